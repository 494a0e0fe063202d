//! The demonstration as it is shipped: a second run adds nothing, and what it prints to try next can be tried.

use std::{fs, path::Path, process::Command};

use crate::home::Home;

/// What begins the arguments with which the books are exported.
const EXPORT: &str = "export ledger-cli ";

/// Plays it with a small caseload, and gives what it prints.
async fn played(home: &Home) -> String {
    let free = ["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];
    let demo = ["demo", "--exit", "--households", "1"].into_iter().chain(free);
    home.program(demo).run().await.ended_with(0).stdout
}

fn hledger(file: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("hledger");
    let output = command.arg("-f").arg(file).args(arguments).env("LC_ALL", "C.UTF-8").output();
    let output = output.expect("hledger is here: tools/ensure-hledger installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn a_second_run_adds_nothing_and_hledger_finds_the_balances_that_were_shown() {
    let home = Home::on_throwaway_database().await;
    let first = played(&home).await;
    assert!(first.contains("at the bank, and owed to the Rijk until it is accounted for: EUR 299,300.00"));
    let second = played(&home).await;
    assert!(second.contains(", 0 new in this run of "), "{second}");

    let suggested = second.lines().find_map(|line| Some(line.split_once(EXPORT)?.1));
    let arguments = suggested.expect("a command that exports the books").split_whitespace();
    let books = home.program(EXPORT.split_whitespace().chain(arguments)).run().await.ended_with(0).stdout;
    let file = home.file("books.journal");
    fs::write(&file, books).expect("a file");
    hledger(&file, &["check", "--strict", "ordereddates"]);
    let balance = hledger(&file, &["balance", "--no-total", "--output-format", "csv"]);
    let shown = [
        ("bank", "299300.00"),
        ("fund:free:2025:c", "198960.00"),
        ("fund:paid:2025:c", "1120.00"),
        ("fund:recovered:2025:c", "-80.00"),
    ];
    for (account, euro) in shown {
        assert!(balance.contains(&format!("\"{account}\",\"EUR {euro}\"")), "{account} in {balance}");
    }
    assert!(!balance.contains("payable"), "nothing is left to be paid: {balance}");
}
