//! hledger's opinion of plain-text books, and ours in its words.

use std::{
    collections::BTreeMap,
    io::Write as _,
    process::{Command, Output, Stdio},
};

use api::v1::FundBalance;
use stories::cents;

/// hledger accepts the books, as strictly as it can.
pub fn accepts(books: &str) {
    let accepted = hledger(books, &["check", "--strict", "ordereddates", "payees"]);
    assert!(accepted.status.success(), "{}", String::from_utf8_lossy(&accepted.stderr));
}

/// What hledger says is on each account up to and including a day, debit positive; accounts with nothing left out.
pub fn balances(books: &str, until: Option<jiff::civil::Date>) -> BTreeMap<String, i64> {
    let end = until.map(|day| format!("--end={}", day.tomorrow().unwrap()));
    let arguments = ["balance", "--no-total", "--output-format", "csv"].into_iter().chain(end.as_deref());
    let printed = hledger(books, &arguments.collect::<Vec<_>>());
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let mut rows = csv::Reader::from_reader(printed.stdout.as_slice());
    rows.deserialize::<(String, String)>()
        .map(|row| row.map(|(account, amount)| (account, cents(&amount))).unwrap())
        .collect()
}

/// What GetFundBalance says, as hledger would say it.
pub fn ours(balance: &FundBalance) -> BTreeMap<String, i64> {
    let mut ours =
        BTreeMap::from([("bank".to_owned(), balance.bank), ("authority".to_owned(), -balance.authority)]);
    for one in &balance.lines {
        let (line, stands) = (one.line.as_ref().unwrap(), one.balance.unwrap());
        for (account, cents) in [
            ("granted", -stands.granted),
            ("free", stands.free),
            ("encumbered", stands.encumbered),
            ("payable", stands.payable),
            ("paid", stands.paid),
            ("recovered", -stands.recovered),
        ] {
            ours.insert(format!("fund:{account}:{}:{}", line.year, line.component), cents);
        }
    }
    ours.retain(|_, cents| *cents != 0);
    ours
}

fn hledger(books: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new("hledger");
    command.args(["--file", "-"]).args(arguments).env("LC_ALL", "C.UTF-8");
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("hledger is here: tools/ensure-hledger installs it");
    child.stdin.take().unwrap().write_all(books.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}
