//! The money: its order, its languages, the data it ships with, and the bank.

use std::collections::HashSet;

use api::v1;

use super::{
    act::Act,
    bank::{self, OPENING, Transfer},
    books::balances,
    deed::{Answer, Deed},
    details::details,
    names::{LAPTOP, Names, OVERPAID, WASHING_MACHINE},
    papers::{Papers, Post},
    script, shipped,
    stage::wrapped,
};
use crate::{
    demo::{story::cast::Cast, tokens::Officer},
    output::Language,
};

fn parts() -> Vec<Vec<Act>> {
    script(&Cast::new(), &Names::new()).unwrap().into_iter().map(|(_, acts)| acts).collect()
}

#[test]
fn each_part_goes_on_from_day_to_day_within_the_year() {
    for acts in parts() {
        assert!(acts.is_sorted_by_key(|act| act.on));
        assert!(acts.iter().all(|act| act.on.year() == 2025));
    }
}

#[test]
fn every_act_has_a_request_of_its_own_and_both_languages() {
    let acts: Vec<_> = parts().concat();
    let requests: HashSet<_> = acts.iter().map(|act| (act.about, act.name)).collect();
    assert_eq!(requests.len(), acts.len());
    for told in acts.iter().flat_map(|act| [act.told.nl, act.told.en]) {
        assert!(told.ends_with('.'), "{told}");
        assert!(told.chars().count() <= 84, "{told} does not fit on a line");
    }
}

#[test]
fn everybody_has_a_part_but_the_one_who_has_not_voted() {
    let acting: HashSet<_> = parts().concat().iter().map(|act| act.by.subject()).collect();
    let idle: Vec<_> = Officer::ALL.into_iter().filter(|one| !acting.contains(one.subject())).collect();
    // The last three have their part in the account.
    let later = [Officer::Controller, Officer::Accountant, Officer::ReportingService];
    assert_eq!(idle, [&[Officer::ManagerWorkAndIncome][..], &later].concat());
    let subjects: HashSet<_> = Officer::ALL.into_iter().map(Officer::subject).collect();
    assert_eq!(subjects.len(), Officer::ALL.len());
}

#[test]
fn the_budget_is_the_advance_and_the_bank_begins_with_it() {
    let advance = shipped::advance().unwrap();
    let allocated = parts().concat().into_iter().filter_map(|act| match act.does {
        super::act::Move::Deed(Deed::AllocateBudget(request)) => Some(request.amount.unwrap().cents),
        _ => None,
    });
    assert_eq!((allocated.sum::<i64>(), OPENING), (advance, advance));
}

#[test]
fn the_data_that_ships_is_the_grant_and_the_policy_of_utrecht() {
    let terms = shipped::terms().unwrap();
    let codes: Vec<_> = terms.components.iter().map(|component| component.code.as_str()).collect();
    assert_eq!((codes, terms.sisa_code.as_str()), (vec!["a", "b", "c", "d", "e", "f"], "B2"));
    let bands = shipped::policy().unwrap().bands;
    let roles = |band: &v1::Band| band.roles.join(" ");
    assert_eq!(bands[0].up_to.unwrap().cents, 5_000_00);
    assert_eq!(roles(&bands[0]), "family_worker work_and_income social_counsel");
    assert_eq!(roles(&bands[1]), "team_manager project_leader manager_work_and_income");
}

/// Two transfers of a file, as the bank finds them.
fn sent() -> Vec<Transfer> {
    let transfer = |reference: &str, euro: &str| {
        format!(
            "<CdtTrfTxInf>\n<PmtId>\n<EndToEndId>{reference}</EndToEndId>\n</PmtId>\n\
             <Amt><InstdAmt Ccy=\"EUR\">{euro}</InstdAmt></Amt><Cdtr><Nm>Somebody</Nm></Cdtr></CdtTrfTxInf>"
        )
    };
    bank::transfers(&format!("<PmtInf>{}{}</PmtInf>", transfer("A", "640.00"), transfer("B", "480.00")))
}

#[test]
fn the_bank_pays_what_the_file_asks_for_and_gives_back_what_it_cannot_pay() {
    let sent = sent();
    let found: Vec<_> = sent.iter().map(|transfer| (transfer.reference.as_str(), transfer.cents)).collect();
    assert_eq!(found, [("A", WASHING_MACHINE), ("B", LAPTOP)]);

    let first = bank::first_statement(&sent);
    assert_eq!(first.matches("<Ntry>").count(), 3);
    assert!(first.contains("<EndToEndId>B</EndToEndId></Refs><RtrInf><Rsn><Cd>AC04</Cd>"), "{first}");
    assert!(!first.contains("Somebody"), "the bank of the demonstration repeats no names");

    let second = bank::second_statement(&sent[1..]);
    assert_eq!(second.matches("<Ntry>").count(), 2);
    // What is left: the advance, less two payments, and what came back of one of them.
    let closing = OPENING - WASHING_MACHINE - LAPTOP + OVERPAID;
    let closing = format!("<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}.00</Amt>", closing / 100);
    assert!(second.contains(&closing), "{second}");
    assert_eq!(second, bank::second_statement(&sent[1..]), "the same file in every run");
}

#[test]
fn a_statement_is_told_without_references_or_accounts() {
    let names = Names::new();
    let day = crate::demo::command::wire_date(jiff::civil::date(2025, 6, 4));
    let imported = v1::ImportStatementResponse {
        matched: vec![v1::MatchedEntry {
            provision_id: names.laptop.to_string(),
            payment_reference: "0190a1b2".to_owned(),
            amount: Some(v1::EuroCents { cents: LAPTOP }),
            booked_on: Some(day),
            booking: v1::Booking::Returned.into(),
            reason: "AC04".to_owned(),
            ..Default::default()
        }],
        unmatched: vec![v1::UnmatchedDetails {
            entry: Some(v1::UnmatchedEntry {
                amount: Some(v1::EuroCents { cents: 1_234_56 }),
                booked_on: Some(day),
                ..Default::default()
            }),
            name: "A shop".to_owned(),
            ..Default::default()
        }],
        ..Default::default()
    };
    let told = details(&Answer::ImportStatement(imported), &names, Language::En);
    let [returned, unknown] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(returned, "4 Jun 2025 · laptop, EUR 480.00: came back, AC04: the account is closed");
    assert_eq!(unknown, "4 Jun 2025 · A shop, EUR 1,234.56: not recognised, somebody has to look");
}

#[test]
fn the_files_of_the_bank_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let papers = Papers { folder: folder.path() };
    let day = jiff::civil::date(2025, 5, 22);
    let path = papers.keep(Post::ToBank, day, b"longer than what follows").unwrap();
    assert_eq!(papers.keep(Post::ToBank, day, b"again").unwrap(), path);
    assert!(path.ends_with("to-bank/2025-05-22.xml"));
    assert_eq!(std::fs::read(&path).unwrap(), b"again");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_line_balances_when_every_euro_is_in_one_place() {
    let mut line =
        v1::LineBalance { granted: 100, free: 40, encumbered: 30, payable: 20, paid: 15, recovered: 5 };
    assert!(balances(&line));
    line.free += 1;
    assert!(!balances(&line));
}

#[test]
fn a_long_text_is_told_in_lines() {
    assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
    assert_eq!(wrapped("incomprehensibilities fit", 7), ["incomprehensibilities", "fit"]);
    assert_eq!(wrapped(" ", 7), Vec::<String>::new());
}
