//! What is asked of the account of the stories' fund for the year of the stories.

use domain::account::*;
use domain::ids::{AccountId, FileHash, RulesVersion};
use domain::money::AccountingYear;

use super::*;

/// The year of the stories.
pub(crate) const YEAR: i16 = 2026;

pub(crate) fn account_of(year: i16) -> AccountId {
    AccountId::of(FUND, AccountingYear::new(year).unwrap())
}

/// An indicator set; what it says does not matter to any row.
pub(crate) fn indicators(text: &str) -> IndicatorSet {
    IndicatorSet::new(IndicatorText::new(text).unwrap())
}

pub(crate) fn open_account(on: Date) -> OpenAccount {
    let year = AccountingYear::new(YEAR).unwrap();
    OpenAccount { fact: by("controller", on), fund: FUND, year, indicators: indicators("{}") }
}

pub(crate) fn draft_account(on: Date, position: u64) -> DraftAccount {
    let pin = Pin {
        position,
        root: FileHash::of(b"a tree"),
        effective_on: on,
        indicators: indicators("{}").sha256().clone(),
        rules: RulesVersion::new("herstelboek-rules/1").unwrap(),
        final_account: FinalAccount::No,
    };
    DraftAccount { fact: by("controller", on), pin, report: FileHash::of(b"a report") }
}

pub(crate) fn mark_line(on: Date, position: u64) -> MarkLine {
    let (line, finding) = (LineId { position, part: 0 }, Finding::Uncertainty);
    MarkLine { fact: by("accountant", on), line, finding, household: Some(HOUSEHOLD), text: text() }
}

pub(crate) fn certify_account(on: Date, draft: u16) -> CertifyAccount {
    CertifyAccount { fact: by("accountant", on), draft }
}
