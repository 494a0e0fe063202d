//! How far the account of a report is, from the facts of the account.

use accountability::{AccountFacts, Basis, FinalAccount, Pin, Report};
use annex::Standing;
use domain::account::{
    AccountCertified, AccountDrafted, AccountEvent, AccountOpened, IndicatorSet, IndicatorText,
};
use domain::ids::{AccountId, FileHash, OfficerId, RulesVersion};
use domain::{BookEvent, BookId};
use jiff::civil::date;

use crate::accounts::{SET, report};

/// The account after its opening and these events.
fn after(report: &Report, events: Vec<AccountEvent>) -> AccountFacts {
    let indicators = IndicatorSet::new(IndicatorText::new(SET).unwrap());
    let opened =
        AccountOpened { on: date(2025, 1, 1), by: by(), fund: report.fund, year: report.year, indicators };
    let book = BookId::Account(AccountId::of(report.fund, report.year));
    let mut basis = Basis::default();
    for (position, event) in std::iter::once(opened.into()).chain(events).enumerate() {
        basis.apply(position as u64, book, &BookEvent::Account(event));
    }
    basis.account(report.fund, report.year).unwrap().clone()
}

fn by() -> OfficerId {
    OfficerId::new("officer-1").unwrap()
}

fn drafted(report: &Report, draft: u16) -> AccountEvent {
    let pin = Pin {
        position: report.position,
        root: FileHash::of(b"root"),
        effective_on: report.effective_on,
        indicators: report.indicators.clone(),
        rules: RulesVersion::new(&report.rules).unwrap(),
        final_account: FinalAccount::No,
    };
    AccountDrafted { on: date(2026, 2, 2), by: by(), draft, pin, report: report.sha256() }.into()
}

#[test]
fn a_report_is_as_far_as_the_draft_that_has_its_hash() {
    let report = report();
    let other = Report { position: 1, ..report.clone() };
    let certified = |draft| AccountCertified { on: date(2026, 3, 3), by: by(), draft }.into();
    let standing = |events| Standing::of(Some(&after(&report, events)), &report);
    assert_eq!(Standing::of(None, &report), Standing::Unpinned);
    assert_eq!(standing(vec![]), Standing::Unpinned);
    assert_eq!(standing(vec![drafted(&other, 1), certified(1)]), Standing::Unpinned);
    assert_eq!(standing(vec![drafted(&report, 1)]), Standing::Drafted);
    assert_eq!(standing(vec![drafted(&report, 1), certified(1)]), Standing::Certified);
    assert_eq!(standing(vec![drafted(&report, 1), drafted(&other, 2), certified(2)]), Standing::Drafted);
}

#[test]
fn a_submitted_report_is_submitted_and_no_other_is() {
    let report = report();
    let mut account = after(&report, vec![drafted(&report, 1)]);
    let draft = account.drafts[0].clone();
    account.submitted = Some(accountability::Submitted {
        at: 9,
        on: date(2026, 4, 4),
        draft: 1,
        pin: draft.pin,
        report: draft.report,
    });
    assert_eq!(Standing::of(Some(&account), &report), Standing::Submitted);
    let later = Report { position: report.position + 1, ..report };
    assert_eq!(Standing::of(Some(&account), &later), Standing::Unpinned);
}
