//! How money reads in a story.

use api::v1::{BudgetLine, FundBalance, LineBalance};

/// Euro cents as euros: -1250 is `-12.50`.
pub fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// Euros as euro cents, with or without their currency: `EUR -12.50` is -1250.
pub fn cents(euros: &str) -> i64 {
    let digits = euros.strip_prefix("EUR ").unwrap_or(euros);
    let (_, part) = digits.split_once('.').expect("an amount with cents");
    assert_eq!(part.len(), 2, "{euros}");
    digits.replace('.', "").parse().expect("an amount")
}

/// How a fund stands: a line for each line of its budget, granted = free + encumbered + payable + paid − recovered, and
/// what is at the bank. Every line adds up, and all of them to the total.
pub fn shown(balance: &FundBalance) -> String {
    let mut total = LineBalance::default();
    let mut text = String::new();
    for of_line in &balance.lines {
        let (line, stands) = (of_line.line.as_ref().expect("a line"), of_line.balance.expect("a balance"));
        text += &format!("{}\n", line_shown(line, &stands));
        total.granted += stands.granted;
        total.free += stands.free;
        total.encumbered += stands.encumbered;
        total.payable += stands.payable;
        total.paid += stands.paid;
        total.recovered += stands.recovered;
    }
    assert_eq!(Some(total), balance.total, "the lines add up to the total");
    assert_eq!(balance.bank, balance.authority, "what is at the bank is owed to the authority");
    format!("{text}bank {}", euros(balance.bank))
}

fn line_shown(line: &BudgetLine, stands: &LineBalance) -> String {
    let LineBalance { granted, free, encumbered, payable, paid, recovered } = *stands;
    assert_eq!(granted, free + encumbered + payable + paid - recovered, "every cent is in one place");
    format!(
        "{} {}: {} = free {} + encumbered {} + payable {} + paid {} - recovered {}",
        line.year,
        line.component,
        euros(granted),
        euros(free),
        euros(encumbered),
        euros(payable),
        euros(paid),
        euros(recovered),
    )
}
