//! The account of a year, verified by somebody who has nothing but the file and a key.

use std::io::Cursor;

use dossier::{Entry, Language, Place, Problem, Reservation, Statement};
use verifier::{Accountant, FigureId, Verdict, forge};

use crate::parts::Parts;
use crate::town::{HOUSEHOLDS, Town, judge, trusting};

/// The codes of what was examined: proved, not proved, wrong.
pub(crate) fn codes(verdict: &Verdict) -> [Vec<&str>; 3] {
    let proved = verdict.proved.iter().filter_map(|proved| match proved {
        Statement::Examined(remark) => Some(remark.code),
        _ => None,
    });
    let not_proved = verdict.not_proved.iter().filter_map(|not_proved| match not_proved {
        Reservation::Examined(remark) => Some(remark.code),
        _ => None,
    });
    let wrong = verdict.findings.iter().filter_map(|finding| match &finding.problem {
        Problem::Examined(remark) => Some(remark.code),
        _ => None,
    });
    [proved.collect(), not_proved.collect(), wrong.collect()]
}

#[test]
fn an_untouched_account_is_computed_again_and_tied_to_its_submission() {
    let town = Town::submitted();
    let value = |id: &str| town.read_report().figure(&id.parse().unwrap()).unwrap().value.number();
    let amounts = i64::try_from((0..HOUSEHOLDS).map(|number| 64_001 + 100 * number).sum::<u64>()).unwrap();
    let households = i64::try_from(HOUSEHOLDS).unwrap();
    assert_eq!(
        [value("B2/01"), value("HB/01"), value("HB/11")],
        [households, households, 38_000 * households]
    );
    assert_eq!([value("HB/13"), value("HB/17")], [amounts, amounts + 38_000 * households]);

    let verdict = judge(&town.account());
    assert!(verdict.holds(), "{verdict}");
    assert_eq!(
        codes(&verdict),
        [vec!["report_follows", "drafted", "certified", "submitted"], vec![], vec![]]
    );
    let position = town.question.position;
    for (language, words) in [
        (
            Language::English,
            [
                format!(
                    "the report on 2025 of Recovery grant follows from the first {position} events: computed again, all 5 figures"
                ),
                format!("the ledger pins exactly this report: as draft 1, at position {position}"),
                format!("exactly this report was submitted, at position {}", position + 2),
            ],
        ),
        (
            Language::Dutch,
            [
                format!(
                    "het rapport over 2025 van Recovery grant volgt uit de eerste {position} gebeurtenissen"
                ),
                format!("het grootboek legt precies dit rapport vast: als concept 1, op positie {position}"),
                format!("precies dit rapport is ingediend, op positie {}", position + 2),
            ],
        ),
    ] {
        let told = verdict.in_language(language).to_string();
        for words in words {
            assert!(told.contains(&words), "{words}: {told}");
        }
    }
}

#[test]
fn a_cent_in_the_report_is_refused_with_both_amounts() {
    let figure: FigureId = "HB/13".parse().unwrap();
    let copy =
        forge::cent_in_report(Cursor::new(Town::submitted().account()), Cursor::new(vec![]), Some(&figure));
    let verdict = judge(copy.unwrap().get_ref());
    assert_eq!(codes(&verdict)[2], ["figure_differs"], "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Report));
    let told = [Language::English, Language::Dutch].map(|language| verdict.in_language(language).to_string());
    assert!(
        told[0]
            .contains("figure HB/13 is EUR 3,855.07 here, and EUR 3,855.06 by the events: EUR 0.01 too much"),
        "{}",
        told[0]
    );
    assert!(
        told[1].contains(
            "cijfer HB/13 is hier € 3.855,07, en volgens de gebeurtenissen € 3.855,06: € 0,01 te veel"
        ),
        "{}",
        told[1]
    );
    let json = serde_json::to_value(&verdict).unwrap();
    assert_eq!(json["verified"], false);
    assert_eq!(
        (&json["findings"][0]["claimed"], &json["findings"][0]["computed"]),
        (&385_507.into(), &385_506.into())
    );
    assert_eq!(json["findings"][0]["place"]["entry"], "report.json");

    let first =
        forge::cent_in_report(Cursor::new(Town::submitted().account()), Cursor::new(vec![]), None).unwrap();
    assert!(judge(first.get_ref()).to_string().contains("figure HB/11 is EUR 2,280.01 here"));
}

#[test]
fn a_cent_in_an_event_is_refused_at_its_position() {
    let town = Town::submitted();
    let stated = town.lines.iter().position(|line| line.contains("PerformanceStated")).unwrap() as u64;
    let copy = forge::cent_in_event(Cursor::new(town.account()), Cursor::new(vec![]), stated).unwrap();
    let verdict = judge(copy.get_ref());
    assert_eq!(verdict.findings.len(), 1, "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Position(stated));
    assert!(verdict.not_proved.contains(&Reservation::NotExamined), "{verdict}");
}

#[test]
fn a_ledger_rewritten_and_signed_again_no_longer_gives_the_report() {
    let town = Town::submitted();
    let rewritten =
        town.with_lines(town.lines.iter().map(|line| line.replace("\"amount\":64001", "\"amount\":64000")));
    let verdict = judge(&rewritten.account());
    assert!(codes(&verdict)[2].contains(&"figure_differs"), "{verdict}");
    assert!(verdict.to_string().contains("EUR 0.01 too much"), "{verdict}");
    assert!(
        codes(&verdict)[2].contains(&"pin_root_differs"),
        "the draft names the root of the old ledger: {verdict}"
    );
}

#[test]
fn a_definition_that_was_changed_is_refused() {
    let parts = Parts::of(&Town::submitted().account()).unwrap();
    let verdict = judge(&parts.replaced(Entry::Definition, "\"of\": [\"a\"]", "\"of\": [\"c\"]").zip());
    assert_eq!(codes(&verdict)[2], ["definition_differs"], "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Definition));
}

#[test]
fn another_definition_with_a_report_of_its_own_is_not_the_adopted_one() {
    let mut town = Town::submitted();
    let other = crate::town::DEFINITION.replace("Trial", "Trail");
    let mut report = town.read_report();
    report.indicators = domain::ids::FileHash::of(other.as_bytes());
    town.report = report.to_bytes();
    let parts =
        Parts::of(&town.account()).unwrap().with(Entry::Definition, |bytes| *bytes = other.into_bytes());
    let verdict = judge(&parts.zip());
    assert_eq!(codes(&verdict)[2], ["field_differs"], "{verdict}");
    assert!(verdict.to_string().contains("the adopted definition is another by the events"), "{verdict}");
}

#[test]
fn a_report_written_otherwise_or_of_something_else_is_refused() {
    let parts = Parts::of(&Town::submitted().account()).unwrap();
    for (from, to, code) in [
        ("\"lines\":6", "\"lines\": 6", "claim_not_canonical"),
        ("\"lines\":6", "\"lines\":7", "figure_lines_differ"),
        ("\"fund_name\":\"Recovery", "\"fund_name\":\"Discovery", "field_differs"),
        (
            "\"left_out\":[]",
            "\"left_out\":[{\"reason\":\"error\",\"component\":null,\"lines\":1,\"cents\":5}]",
            "field_differs",
        ),
        ("\"position\":", "\"position\":1", "claim_of_other_position"),
        ("\"ledger\":\"GM0344\"", "\"ledger\":\"GM0363\"", "claim_of_other_ledger"),
        ("\"year\":2025", "\"year\":2024", "no_account"),
        ("herstelboek-report/1", "herstelboek-report/2", "claim_unreadable"),
        ("{", "[", "claim_unreadable"),
        ("\"id\":\"HB/01\"", "\"id\":\"HB/02\"", "figure_not_defined"),
    ] {
        let verdict = judge(&parts.clone().replaced(Entry::Report, from, to).zip());
        assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Report), "{verdict}");
        assert_eq!(codes(&verdict)[2][0], code, "{from} → {to}: {verdict}");
    }
}

#[test]
fn a_ledger_with_more_facts_than_are_kept_is_refused() {
    let mut accountant = Accountant::keeping(10);
    let file = Cursor::new(Town::submitted().account());
    let verdict = dossier::verify_with(file, &trusting(), &mut accountant, |_, _| ());
    assert_eq!(codes(&verdict)[2], ["too_many_facts"], "{verdict}");
    assert!(matches!(verdict.findings[0].place, Place::Position(_)));
}

#[test]
fn an_event_of_a_newer_version_is_named() {
    let town = Town::submitted();
    let newer = town.with_lines(town.lines.iter().map(|line| {
        line.replace(
            "\"event_type\":\"FirstContactMade\",\"event_version\":\"1.0\"",
            "\"event_type\":\"FirstContactMade\",\"event_version\":\"2.0\"",
        )
    }));
    let verdict = judge(&newer.account());
    let first = town.lines.iter().position(|line| line.contains("FirstContactMade")).unwrap();
    assert_eq!(codes(&verdict)[2][0], "event_unreadable", "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Position(first as u64));
}

#[test]
fn lines_that_rest_on_more_than_can_be_kept_are_not_drawn_up() {
    let mut accountant = Accountant::default().reaching([0, 10, 10]);
    let file = Cursor::new(Town::submitted().account());
    let verdict = dossier::verify_with(file, &trusting(), &mut accountant, |_, _| ());
    assert_eq!(codes(&verdict)[2], ["reaches_too_far"], "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Report));
}

#[test]
fn what_no_trusted_key_signed_is_not_computed() {
    let stranger = merkle::note::NoteSigner::from_seed("herstelboek.example", &[8; 32]).unwrap();
    let options = verifier::Options { trusted: vec![stranger.verifier_key()], ..trusting() };
    let town = Town::submitted();
    let forged = Parts::of(&town.account()).unwrap();
    let forged = forged.replaced(Entry::Report, "\"value\":385506", "\"value\":385507");
    let verdict = verifier::verify(Cursor::new(forged.zip()), &options, |_, _| ());
    assert_eq!(codes(&verdict), [vec![], vec![], Vec::<&str>::new()], "{verdict}");
    assert!(!verdict.holds() && verdict.not_proved.contains(&Reservation::NotExamined), "{verdict}");
}
