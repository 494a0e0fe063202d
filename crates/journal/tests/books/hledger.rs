//! hledger as a child process, with the books on its standard input.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

/// Runs hledger on these books.
pub(crate) fn hledger(arguments: &[&str], books: &str) -> Output {
    let mut command = Command::new("hledger");
    command.args(["--file", "-"]).args(arguments).env("LC_ALL", "C.UTF-8");
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("hledger is here: tools/ensure-hledger installs it");
    child.stdin.take().unwrap().write_all(books.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// What the strictest check says that every supported version has; nothing when it accepts the books.
pub(crate) fn complaint(books: &str) -> Option<String> {
    let checked = hledger(&["check", "--strict", "ordereddates", "payees"], books);
    (!checked.status.success()).then(|| String::from_utf8(checked.stderr).unwrap())
}

/// What hledger says is on each account, in euro cents, debit positive; accounts with nothing on them are left out.
pub(crate) fn balances(books: &str, period: &[&str]) -> BTreeMap<String, i64> {
    let arguments = ["balance", "--no-total", "--output-format", "csv"];
    let output = hledger(&[&arguments, period].concat(), books);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut rows = csv::Reader::from_reader(output.stdout.as_slice());
    rows.deserialize::<(String, String)>()
        .map(|row| row.map(|(name, amount)| (name, cents(&amount))).unwrap())
        .collect()
}

/// The values hledger finds for a tag, each once, in its order.
pub(crate) fn tagged(books: &str, tag: &str) -> Vec<String> {
    let output = hledger(&["tags", "--values", &format!("^{tag}$")], books);
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// `EUR -12.34` as -1234.
pub(crate) fn cents(amount: &str) -> i64 {
    let euros = amount.strip_prefix("EUR ").unwrap_or_else(|| panic!("'{amount}' is no amount in euros"));
    let (whole, part) = euros.split_once('.').unwrap_or_else(|| panic!("'{amount}' has no cents"));
    assert_eq!(part.len(), 2, "{amount}");
    format!("{whole}{part}").parse().unwrap()
}
