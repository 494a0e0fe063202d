//! A bank statement becomes lines that name no person; what else it says is for who sent it.

use api::v1;
use domain::bank_statement::{
    BankStatement, BankStatementCommand, BankStatementEvent, Booking, ImportStatement, Known, StatedAccount,
    StatementLine,
};
use domain::ids::{BankReason, OwnIban, StatementId};
use domain::{BookCommand, BookEvent, BookId};
use jiff::civil::date;

use super::bank::{OWN, booking, details, file, import, returned, statement};
use crate::convert::tests::fund::examples::cents;
use crate::convert::tests::{GlassVault, command_of, day, wrong};
use crate::convert::{Answered, CommandRequest, bank_statement, tell};
use crate::errors::Reason;

const OURS: &str = "0190b5a27c1e700080000000000000c3001";

/// The command a file becomes.
async fn taken_in(file: Vec<u8>) -> ImportStatement {
    let vault = GlassVault::default();
    let command = command_of(import(file), &vault).await.unwrap();
    assert_eq!(vault.sealed(), [], "nothing of a statement is kept");
    match command {
        BookCommand::BankStatement(BankStatementCommand::ImportStatement(import)) => import,
        other => panic!("{} takes no statement in", other.name()),
    }
}

/// A balance of this many euro at the beginning (`OPBD`) or the end (`CLBD`).
fn balance(kind: &str, euro: &str) -> String {
    format!(
        "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{euro}</Amt>\
         <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>"
    )
}

fn debit(euro: &str) -> String {
    booking(euro, "DBIT", "BOOK", &details(OURS, "", ""))
}

/// The only line of a statement with this booking.
async fn line(booking: &str) -> StatementLine {
    let mut lines = taken_in(file(&statement(booking))).await.lines;
    assert_eq!(lines.len(), 1);
    lines.remove(0)
}

#[tokio::test]
async fn a_payment_of_ours_is_known_by_its_reference() {
    let line = line(&booking("800.00", "DBIT", "BOOK", &details(OURS, "De Sleutel", "rent"))).await;
    assert_eq!((line.entry, line.payment), (1, Some(OURS.parse().unwrap())));
    assert_eq!((line.amount.cents().cents(), line.booked_on), (800_00, date(2026, 11, 20)));
    assert_eq!(line.booking, Booking::Debit);
    // What a bank calls it is kept in the characters that every bank passes on.
    assert_eq!(line.bank_reference.unwrap().as_str(), "NL-7.1");
    let capitals = OURS.to_uppercase();
    let line = self::line(&booking("800.00", "DBIT", "BOOK", &details(&capitals, "", ""))).await;
    assert_eq!(line.payment, Some(OURS.parse().unwrap()));
}

#[tokio::test]
async fn a_line_is_on_the_account_of_its_statement() {
    let booking = booking("800.00", "DBIT", "BOOK", &details(OURS, "", ""));
    let ours = statement(&booking);
    let iban = format!("<IBAN>{OWN}</IBAN>");
    let nobodys = ours.replace(&format!("<Acct><Id>{iban}</Id></Acct>"), "");
    let foreign = ours.replace(&iban, "<Othr><Id>417164300</Id></Othr>");
    let theirs = ours.replace(OWN, "NL20INGB0001234567");
    let taken_in = taken_in(file(&[ours, nobodys, foreign, theirs].concat())).await;
    let number = |text: &str| Some(StatedAccount::new(OwnIban::new(text).unwrap()));
    let accounts: Vec<_> = taken_in.lines.iter().map(|line| line.account.clone()).collect();
    assert_eq!(accounts, [number(OWN), None, None, number("NL20INGB0001234567")]);
}

#[tokio::test]
async fn what_a_bank_calls_a_booking_has_no_blanks_and_is_cut_off() {
    let booking = booking("1.00", "DBIT", "BOOK", &details(OURS, "", ""));
    let called = |name: &str| booking.replace("NL_7*1", name);
    let short = line(&called("Anna de Vries")).await;
    assert_eq!(short.bank_reference.unwrap().as_str(), "AnnadeVries");
    let long = line(&called(&"1 ".repeat(40))).await;
    assert_eq!(long.bank_reference.unwrap().as_str(), "1".repeat(35));
}

#[tokio::test]
async fn what_is_not_ours_names_no_payment() {
    for reference in ["NOTPROVIDED", "2026-117", "0190b5a27c1e700080000000000000c3000"] {
        let line = line(&booking("1.00", "DBIT", "BOOK", &details(reference, "", ""))).await;
        assert_eq!(line.payment, None, "{reference}");
    }
}

#[tokio::test]
async fn money_that_comes_back_is_told_from_money_that_comes_in() {
    let credit = |more: &str| booking("800.00", "CRDT", "BOOK", &(details(OURS, "", "") + more));
    assert_eq!(line(&credit("")).await.booking, Booking::Credit);
    let reason = |code: &str| Booking::Returned(BankReason::new(code).unwrap());
    assert_eq!(line(&credit(&returned("<Rsn><Cd>AC04</Cd></Rsn>"))).await.booking, reason("AC04"));
    // No reason, and one that is no code, are recorded as not specified.
    assert_eq!(line(&credit(&returned(""))).await.booking, reason("MS03"));
    let own = returned("<Rsn><Prtry>rekening is opgeheven</Prtry></Rsn>");
    assert_eq!(line(&credit(&own)).await.booking, reason("MS03"));
    let reversal = credit("").replace("<Sts>", "<RvslInd>true</RvslInd><Sts>");
    assert_eq!(line(&reversal).await.booking, reason("MS03"));
}

#[tokio::test]
async fn only_what_is_booked_counts() {
    for status in ["PDNG", "INFO", "FUTR"] {
        let line = line(&booking("1.00", "DBIT", status, &details(OURS, "", ""))).await;
        assert_eq!(line.booking, Booking::Pending, "{status}");
    }
}

#[tokio::test]
async fn an_entry_without_a_day_has_that_of_its_statement() {
    let entry = booking("1.00", "DBIT", "BOOK", &details(OURS, "", ""));
    let undated = entry.replace("<BookgDt><Dt>2026-11-20</Dt></BookgDt>", "");
    assert_eq!(line(&undated).await.booked_on, date(2026, 11, 20));
    let stated = statement(&undated);
    let (before, period) = stated.split_once("<FrToDt>").unwrap();
    let unperiodic = format!("{before}{}", period.split_once("</FrToDt>").unwrap().1);
    assert_eq!(taken_in(file(&unperiodic)).await.lines[0].booked_on, date(2026, 11, 21));
    let unsaid = unperiodic.replace("<CreDtTm>2026-11-21T01:00:00</CreDtTm>", "");
    assert_eq!(
        taken_in(file(&unsaid)).await.lines[0].booked_on,
        date(2026, 11, 22),
        "the day it is taken in"
    );
}

#[tokio::test]
async fn entries_are_counted_through_and_those_of_nothing_are_left_out() {
    let entry = |euro: &str| booking(euro, "DBIT", "BOOK", &details(OURS, "", ""));
    let two = statement(&(entry("1.00") + &entry("0.00"))) + &statement(&entry("2.00"));
    let lines = taken_in(file(&two)).await.lines;
    let lines: Vec<_> = lines.iter().map(|line| (line.entry, line.amount.cents().cents())).collect();
    assert_eq!(lines, [(1, 100), (3, 200)]);
}

#[tokio::test]
async fn the_id_of_a_statement_follows_from_its_file() {
    let id = |request: v1::ImportStatementRequest| match request.check().unwrap().0.book {
        BookId::BankStatement(id) => id,
        other => panic!("{other} is no statement"),
    };
    let one = import(file(&statement("")));
    let again = v1::ImportStatementRequest {
        request_id: StatementId::new(uuid::Uuid::from_u128(1)).to_string(),
        happened_on: day(2026, 11, 23),
        ..one.clone()
    };
    let other = import(file(&statement(" ")));
    assert_eq!(id(one.clone()), id(again));
    assert_ne!(id(one.clone()), id(other));
    let sha256 = taken_in(one.file.clone()).await.sha256;
    let id = id(one);
    assert_eq!(id.as_uuid().get_version_num(), 8);
    assert!(sha256.as_str().starts_with(&id.to_string()[..8]), "{sha256} {id}");
}

#[tokio::test]
async fn names_and_texts_are_in_the_answer_and_in_no_event() {
    let bookings = booking("800.00", "DBIT", "BOOK", &details("2026-117", "Anna de Vries", "huur november"));
    let command = taken_in(file(&statement(&bookings))).await;
    let mut state = BankStatement::default();
    let events = state.decide(&command.clone().into(), &Known::default()).unwrap();
    let told = format!("{command:?}{events:?}");
    assert!(!told.contains("Anna") && !told.contains("huur") && !told.contains(OWN), "{told}");

    let [event @ BankStatementEvent::StatementImported(_)] = &events[..] else { panic!("one event") };
    state.apply(event);
    let id = StatementId::new(uuid::Uuid::from_u128(5));
    let shown = bank_statement(id, &state, 1).unwrap();
    assert_eq!(shown.unmatched[0].cause(), v1::UnmatchedCause::NotOurs);
    assert_eq!((shown.unmatched[0].amount, shown.matched.len()), (cents(800_00), 0));
    assert_eq!(shown.sha256, command.sha256.to_string());

    let command = BookCommand::BankStatement(command.into());
    let answered = Answered { command, event: Some(BookEvent::BankStatement(event.clone())) };
    let mut answer = v1::ImportStatementRequest::respond(v1::Receipt::default(), &answered);
    tell(&mut answer, &file(&statement(&bookings))).unwrap();
    let details = &answer.unmatched[0];
    assert_eq!(details.entry, Some(shown.unmatched[0].clone()));
    assert_eq!((details.name.as_str(), details.text.as_str()), ("Anna de Vries", "huur november"));
    assert_eq!(answer.accounts, [OWN]);
}

#[test]
fn a_file_that_is_no_statement_is_refused_with_the_place() {
    let refused = |file: Vec<u8>| {
        let problem = import(file).check().err().expect("the file is wrong");
        assert_eq!((problem.reason(), problem.violations().len()), (Reason::FileInvalid, 1));
        assert!(!format!("{problem:?}").contains("geheim"));
        problem.violations()[0].values.clone()
    };
    let value = |key, text: &str| (key, text.to_owned());
    let at = |detail: &str, line: &str, column: &str| {
        vec![value("detail", detail), value("line", line), value("column", column)]
    };
    assert_eq!(refused(b"geheim".to_vec()), at("NOT_XML", "1", "1"));
    assert_eq!(refused(b"<geheim/>".to_vec()), at("NOT_A_STATEMENT", "1", "1"));
    let dollars = file(&statement("")).iter().map(|byte| char::from(*byte)).collect::<String>();
    let dollars = dollars.replace("</Acct>", "<Ccy>USD</Ccy></Acct>").into_bytes();
    assert_eq!(refused(dollars)[0], value("detail", "OTHER_CURRENCY"));
    assert_eq!(refused(vec![b' '; 1024 * 1024 + 1]), [value("detail", "TOO_LARGE")]);
    let many = booking("1.00", "DBIT", "BOOK", "").repeat(1_001);
    assert_eq!(refused(file(&statement(&many))), [value("detail", "TOO_LARGE")]);
    let short = statement(&(balance("OPBD", "10.00") + &balance("CLBD", "8.99") + &debit("1.00")));
    assert_eq!(refused(file(&(statement("") + &short))), [value("detail", "BALANCES_DIFFER")]);
    let whole = statement(&(balance("OPBD", "10.00") + &balance("CLBD", "9.00") + &debit("1.00")));
    assert!(import(file(&whole)).check().is_ok());
    assert_eq!(wrong(import(vec![])), [("file".to_owned(), "FIELD_REQUIRED")]);
}
