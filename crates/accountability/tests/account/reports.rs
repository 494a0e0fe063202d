//! The report: its bytes, its refusals, and who may see what is in it.

use accountability::{AccountError, Basis, FigureId, FinalAccount, Reference, Report, ReportError};
use domain::account::IndicatorSetAdopted;
use domain::ids::FundId;
use jiff::civil::date;
use uuid::Uuid;

use crate::given::*;
use crate::shipped;

pub(crate) fn a_year() -> Story {
    let mut story = utrecht();
    story.advance(50_000_00, date(2025, 1, 15));
    story.family(date(2025, 2, 3));
    story.first_contact(HOUSEHOLD, date(2025, 2, 4));
    story.agreed(HOUSEHOLD, &[MOTHER], date(2025, 4, 10));
    story.promised(PROVISION, date(2025, 5, 5));
    story.delivered(PROVISION, 640_00, date(2025, 6, 6));
    story
}

#[test]
fn a_report_is_one_line_of_json_of_one_form() {
    let report = a_year().report(Y2025);
    let text = String::from_utf8(report.to_bytes()).unwrap();
    assert!(text.ends_with("}\n") && text.lines().count() == 1);
    insta::assert_snapshot!("a_report", text.replace("},{", "},\n{"));
    assert_eq!(Report::parse(text.as_bytes()).unwrap().sha256(), report.sha256());
}

#[test]
fn the_same_question_has_the_same_bytes_for_ever() {
    let mut story = a_year();
    let question = story.question(Y2025);
    let report = story.basis().report(&question).unwrap().to_bytes();
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 7, 7));
    story.account(
        Y2025,
        IndicatorSetAdopted { on: date(2026, 1, 1), by: by(), indicators: set_of(&ours("X/1")) },
    );
    assert_eq!(story.basis_below(question.position).report(&question).unwrap().to_bytes(), report);
    assert_ne!(story.basis().report(&story.question(Y2025)).unwrap().to_bytes(), report);
}

#[test]
fn a_report_names_no_household_and_no_person() {
    let text = String::from_utf8(a_year().report(Y2025).to_bytes()).unwrap();
    for id in [HOUSEHOLD.to_string(), MOTHER.to_string(), PROVISION.to_string()] {
        assert!(!text.contains(&id));
    }
}

#[test]
fn the_pseudonym_is_one_per_household_and_fund() {
    let line = a_year().lines(Y2025).into_iter().find(|line| line.household.is_some()).unwrap();
    let mut elsewhere = line.clone();
    elsewhere.fund = FundId::new(Uuid::from_u128(0xF1));
    assert_eq!(line.pseudonym().unwrap().len(), 16);
    assert_ne!(line.pseudonym(), elsewhere.pseudonym());
    elsewhere.household = None;
    assert_eq!(elsewhere.pseudonym(), None);
}

#[test]
fn the_final_account_is_a_figure() {
    let story = a_year();
    let mut question = story.question(Y2025);
    question.final_account = FinalAccount::Yes;
    let text = String::from_utf8(story.basis().report(&question).unwrap().to_bytes()).unwrap();
    assert!(text.contains(r#""final_account":"yes""#) && text.contains(r#""kind":"yes_no","value":"yes""#));
}

#[test]
fn advances_are_counted_by_their_date() {
    let mut story = a_year();
    story.advance(20_000_00, date(2026, 1, 2));
    let figures = |number| ["HB/27", "HB/28"].map(|id| story.figure(number, id));
    assert_eq!(figures(Y2025), [50_000_00, 50_000_00]);
    assert_eq!(figures(Y2026), [20_000_00, 70_000_00]);
}

#[test]
fn refusals_come_in_their_order() {
    let story = a_year();
    let refused = |basis: &Basis, number| basis.report(&question(number, 0)).unwrap_err();
    assert!(matches!(refused(&Basis::default(), Y2025), AccountError::FundUnknown { fund: FUND }));
    let error = refused(&story.basis(), 2027);
    insta::assert_snapshot!(error, @"the account of fund 00000000-0000-0000-0000-0000000000f0 for 2027 is not opened at this position; open it, or ask later");

    let mut other = story.clone();
    other.account(
        Y2025,
        IndicatorSetAdopted { on: date(2026, 1, 1), by: by(), indicators: set_of(shipped::SET_2026) },
    );
    assert!(matches!(refused(&other.basis(), Y2025), AccountError::Definition(_)));
    insta::assert_snapshot!(refused(&other.basis(), Y2025), @"the indicator set, field year: the set is for 2026 and the account for 2025; take the set of that year");

    let error = story.basis().explain(&story.question(Y2025), &figure("B2/99")).unwrap_err();
    assert!(matches!(error, AccountError::FigureUnknown { .. }));
    assert!(
        error
            .to_string()
            .starts_with("figure B2/99 is not in the indicator set; ask for one of B2/01, B2/02")
    );
}

#[test]
fn what_is_no_report_is_refused() {
    assert!(matches!(Report::parse(b"{}"), Err(ReportError::Unreadable { line: 1, .. })));
    let text = String::from_utf8(a_year().report(Y2025).to_bytes()).unwrap();
    let other = text.replace("herstelboek-report/1", "herstelboek-report/9");
    assert_eq!(Report::parse(other.as_bytes()), Err(ReportError::Format));
    let more = text.replacen('{', r#"{"more":1,"#, 1);
    assert!(matches!(Report::parse(more.as_bytes()), Err(ReportError::Unreadable { .. })));
    let wrong = text.replace(r#""kind":"yes_no","value":"no""#, r#""kind":"yes_no","value":0"#);
    assert!(matches!(Report::parse(wrong.as_bytes()), Err(ReportError::Unreadable { .. })));
}

#[test]
fn a_reference_reads_what_it_writes_and_nothing_else() {
    let written = "00000000-0000-0000-0000-0000000000f0/2025/B2/01@10579";
    let reference: Reference = written.parse().unwrap();
    assert_eq!((reference.fund, reference.year.number(), reference.position), (FUND, 2025, 10579));
    assert_eq!((reference.figure.as_str(), reference.to_string().as_str()), ("B2/01", written));
    for other in [
        "",
        "B2/01@3",
        &written.to_uppercase(),
        &written.replace("2025", "02025"),
        &written.replace("@10579", "@+1"),
    ] {
        assert!(other.parse::<Reference>().is_err(), "{other}");
    }
    assert!(
        FigureId::new("").is_err()
            && FigureId::new("B2 01").is_err()
            && FigureId::new("x".repeat(33)).is_err()
    );
}

/// A set of one figure of our own.
pub(crate) fn ours(id: &str) -> String {
    format!(
        r#"{{"format":"herstelboek-indicators/1","name":{{"nl":"n","en":"e"}},"sisa_code":"B2","year":2025,"source":"ours",
"figures":[{{"id":"{id}","label":{{"nl":"n","en":"e"}},"kind":"cents","audit":"R","origin":"ours","derivation":{{"sum":"cents","when":"in_year"}}}}]}}"#
    )
}
