//! The account of a year: requests become commands and questions, and what is wrong with them is named.

use api::v1;
use api::v1::account_moment::Moment;
use domain::account::{AccountCommand, FinalAccount, LineId};
use domain::ids::{AccountId, HouseholdId};
use domain::{BookCommand, BookId};
use jiff::civil::date;
use vault::Subject;

use super::{GlassVault, HOUSEHOLD, LEDGER, REQUEST, command_of, day, wrong};
use crate::convert::queries::{AccountOf, MomentOf, Query};
use crate::convert::{CommandRequest, Recount};
use crate::errors::{Problem, name};

const FUND: &str = "0190b5a2-7c1e-7000-8000-0000000000f1";

/// A request about the account of 2025 with its common fields filled in.
macro_rules! request {
    ($request:ident { $($field:ident $(: $value:expr)?),* $(,)? }) => {
        v1::$request {
            ledger: LEDGER.into(),
            request_id: REQUEST.into(),
            fund_id: FUND.into(),
            happened_on: day(2026, 11, 20),
            year: 2025,
            $($field $(: $value)?,)*
            ..Default::default()
        }
    };
}

async fn converted<T: CommandRequest>(request: T) -> AccountCommand {
    match command_of(request, &GlassVault::default()).await {
        Ok(BookCommand::Account(command)) => command,
        other => panic!("{}: {other:?}", T::NAME),
    }
}

fn account() -> BookId {
    let of = AccountOf::named(FUND, 2025).unwrap();
    BookId::Account(AccountId::of(of.fund, of.year))
}

fn told<T: std::fmt::Debug>(answer: Result<T, Problem>) -> Vec<(String, &'static str)> {
    let problem = answer.unwrap_err();
    problem.violations().iter().map(|one| (one.field.clone(), name(one.reason))).collect()
}

#[tokio::test]
async fn each_request_becomes_the_command_of_its_name() {
    let (indicators, text) = (|| "{}\n".to_owned(), || "no receipt".to_owned());
    let line_id = || "1234.2".to_owned();
    let finding = v1::AuditFinding::Uncertainty.into();
    let settled = Some(v1::EuroCents { cents: -5 });
    for (command, expected) in [
        (converted(request!(OpenAccountRequest { indicators: indicators() })).await, "OpenAccount"),
        (
            converted(request!(AdoptIndicatorSetRequest { indicators: indicators() })).await,
            "AdoptIndicatorSet",
        ),
        (
            converted(request!(MarkLineRequest { line_id: line_id(), finding, text: text() })).await,
            "MarkLine",
        ),
        (converted(request!(ClearMarkRequest { line_id: line_id() })).await, "ClearMark"),
        (converted(request!(CertifyAccountRequest { draft: 1 })).await, "CertifyAccount"),
        (converted(request!(SubmitAccountRequest { draft: 1 })).await, "SubmitAccount"),
        (converted(request!(CloseAccountRequest { settled })).await, "CloseAccount"),
    ] {
        assert_eq!(BookCommand::Account(command).name(), expected);
    }
    let (call, _) = request!(CertifyAccountRequest { draft: 1 }).check().unwrap();
    assert_eq!(call.book, account());
}

#[tokio::test]
async fn the_reason_of_a_mark_is_sealed_for_the_household_of_the_line() {
    let request = || {
        let (line_id, text) = ("1234".to_owned(), "Anna has no receipt".to_owned());
        request!(MarkLineRequest { line_id, finding: v1::AuditFinding::Error.into(), text })
    };
    let vault = GlassVault::default();
    let BookCommand::Account(AccountCommand::MarkLine(mark)) = command_of(request(), &vault).await.unwrap()
    else {
        panic!("another command")
    };
    let household: HouseholdId = HOUSEHOLD.parse().unwrap();
    assert_eq!((mark.line, mark.household), (LineId { position: 1234, part: 0 }, Some(household)));
    let sealed = vault.sealed();
    assert_eq!(sealed, [(Subject::Household(household), "text", "Anna has no receipt".to_owned())]);
    assert!(!format!("{mark:?}").contains("receipt"));
}

#[test]
fn every_wrong_field_of_a_command_is_named() {
    let nothing = v1::OpenAccountRequest::default();
    let expected = [
        ("ledger", "FIELD_REQUIRED"),
        ("request_id", "FIELD_REQUIRED"),
        ("fund_id", "FIELD_REQUIRED"),
        ("year", "NUMBER_OUT_OF_RANGE"),
        ("happened_on", "FIELD_REQUIRED"),
        ("indicators", "FIELD_REQUIRED"),
    ];
    assert_eq!(wrong(nothing), expected.map(|(field, reason)| (field.to_owned(), reason)));
    let long = "x".repeat(64 * 1024 + 1);
    for indicators in [long, "{\t}".to_owned()] {
        let open = request!(OpenAccountRequest { indicators });
        assert_eq!(wrong(open), [("indicators".to_owned(), "FIELD_INVALID")]);
    }
    for line_id in ["", "x", "1.0", "01", "-1"] {
        let clear = request!(ClearMarkRequest { line_id: line_id.to_owned() });
        assert_eq!(wrong(clear).len(), 1, "{line_id}");
    }
    let close = request!(CloseAccountRequest {});
    assert_eq!(wrong(close), [("settled".to_owned(), "FIELD_REQUIRED")]);
    let draft = request!(DraftAccountRequest {});
    assert_eq!(told(draft.check()), [("final_account".to_owned(), "FIELD_REQUIRED")]);
}

fn asking(of: Option<v1::AccountMoment>) -> v1::GetReportRequest {
    let (ledger, fund_id) = (LEDGER.to_owned(), FUND.to_owned());
    v1::GetReportRequest { ledger, fund_id, year: 2025, of, at_least_position: None }
}

#[test]
fn a_moment_is_a_size_an_instant_a_draft_or_the_submission() {
    let moment = |moment| v1::AccountMoment { moment: Some(moment), ..Default::default() };
    let asked = |of| asking(of).check().unwrap().at;
    assert_eq!(asked(None).moment, MomentOf::Now);
    assert_eq!(asked(Some(moment(Moment::TreeSize(7)))).moment, MomentOf::Size(7));
    assert_eq!(asked(Some(moment(Moment::Draft(2)))).moment, MomentOf::Draft(2));
    assert_eq!(asked(Some(moment(Moment::Submission(true)))).moment, MomentOf::Submission);
    let of_day = v1::AccountMoment {
        effective_on: day(2025, 6, 30),
        final_account: v1::FinalAccount::Yes.into(),
        ..Default::default()
    };
    let at = asked(Some(of_day));
    assert_eq!((at.effective_on, at.final_account), (Some(date(2025, 6, 30)), Some(FinalAccount::Yes)));
    for (of, field, reason) in [
        (moment(Moment::TreeSize(0)), "of.tree_size", "NUMBER_OUT_OF_RANGE"),
        (moment(Moment::Draft(0)), "of.draft", "NUMBER_OUT_OF_RANGE"),
        (moment(Moment::Submission(false)), "of.submission", "FIELD_INVALID"),
        (
            v1::AccountMoment { effective_on: day(2025, 6, 30), ..moment(Moment::Draft(1)) },
            "of.effective_on",
            "FIELD_NOT_ALLOWED",
        ),
    ] {
        assert_eq!(told(asking(Some(of)).check()), [(field.to_owned(), reason)]);
    }
}

#[test]
fn a_reference_says_which_figure_as_of_when() {
    let asking = |reference: &str| v1::ExplainFigureRequest {
        ledger: LEDGER.to_owned(),
        reference: reference.to_owned(),
        recount: true,
        ..Default::default()
    };
    let query = asking(&format!("{FUND}/2025/B2/01@10579")).check().unwrap();
    assert_eq!((query.figure.as_str(), query.at.moment), ("B2/01", MomentOf::Size(10_579)));
    assert_eq!((Some(query.of), query.recount), (AccountOf::named(FUND, 2025), Recount::Asked));
    assert_eq!(told(asking("B2/01").check()), [("reference".to_owned(), "FIELD_INVALID")]);
    let twice = v1::ExplainFigureRequest { year: 2025, ..asking(&format!("{FUND}/2025/B2/01@1")) };
    assert_eq!(told(twice.check()), [("year".to_owned(), "FIELD_NOT_ALLOWED")]);
}
