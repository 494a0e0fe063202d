//! The account of a year as the wire shows it: where it stands, as a whole and as a line of a list.

use accountability::AccountFacts;
use api::v1;
use domain::account as d;
use domain::account::{AccountDrafted, AccountFile, IndicatorSet, LineMarked, Pin};
use domain::ids::{AccountId, OfficerId};
use vault::Subject;

use super::dates::day;
use super::money::euro_cents;
use super::reader::{Opened, Reader, Wanted};
use super::receipt::count;
use super::words::{Word, words};

words! {
    d::FinalAccount = v1::FinalAccount { Yes, No }
    d::Finding = v1::AuditFinding { Error, Uncertainty }
    d::AccountStage = v1::AccountStage { Open, Drafted, Certified, Submitted, Closed }
}

/// An account with what its file does not keep.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AccountShown<'a> {
    /// Its id.
    pub(crate) id: AccountId,
    /// Its file.
    pub(crate) file: &'a AccountFile,
    /// The number of its events.
    pub(crate) revision: u64,
    /// Who opened it.
    pub(crate) opened_by: &'a OfficerId,
    /// The indicator set that is adopted.
    pub(crate) indicators: &'a IndicatorSet,
}

/// An account.
#[must_use]
pub(crate) fn year_account(account: AccountShown<'_>, opened: &Opened) -> v1::YearAccount {
    shown(account, &mut Reader::about(Subject::Account(account.id), opened))
}

/// Why lines of an account are marked: what there is to open.
#[must_use]
pub(crate) fn account_texts(account: AccountShown<'_>) -> Vec<Wanted> {
    let nothing = Opened::new();
    let mut reader = Reader::about(Subject::Account(account.id), &nothing);
    // What is shown is not needed here, only what the reader was asked for.
    drop(shown(account, &mut reader));
    reader.into_wanted()
}

/// An account in a list.
#[must_use]
pub(crate) fn account_summary(account: &AccountFacts) -> v1::YearAccountSummary {
    v1::YearAccountSummary {
        account_id: account.account.to_string(),
        fund_id: account.fund.to_string(),
        year: account.year.number().into(),
        stage: account.stage.number(),
        drafts: number(account.drafts.len()),
        marks: number(account.marks.len()),
        submitted_on: account.submitted.as_ref().and_then(|submitted| day(submitted.on)),
        settled: account.settled.map(euro_cents),
    }
}

/// A draft that was recorded.
#[must_use]
pub(crate) fn drafted(receipt: v1::Receipt, drafted: &AccountDrafted) -> v1::DraftAccountResponse {
    v1::DraftAccountResponse {
        receipt: Some(receipt),
        draft: drafted.draft.into(),
        pin: Some(pin(&drafted.pin)),
        report_sha256: drafted.report.to_string(),
    }
}

fn shown(account: AccountShown<'_>, reader: &mut Reader) -> v1::YearAccount {
    let AccountShown { id, file, revision, opened_by, indicators } = account;
    v1::YearAccount {
        account_id: id.to_string(),
        revision: count(revision),
        fund_id: file.fund.to_string(),
        year: file.year.number().into(),
        stage: file.stage().number(),
        opened_on: day(file.opened_on),
        opened_by: opened_by.to_string(),
        indicators: indicators.text().as_str().to_owned(),
        indicators_sha256: indicators.sha256().to_string(),
        drafts: file.drafts.iter().map(draft).collect(),
        marks: file.marks.values().map(|marked| mark(marked, reader)).collect(),
        certificate: file.certified.as_ref().map(|certified| v1::AccountCertificate {
            draft: certified.draft.into(),
            certified_on: day(certified.on),
            certified_by: certified.by.to_string(),
        }),
        submission: file.submitted.as_ref().map(|submitted| v1::AccountSubmission {
            draft: submitted.draft.into(),
            submitted_on: day(submitted.on),
            submitted_by: submitted.by.to_string(),
            pin: Some(pin(&submitted.pin)),
            report_sha256: submitted.report.to_string(),
        }),
        closing: file.closed.as_ref().map(|closed| v1::AccountClosing {
            closed_on: day(closed.on),
            closed_by: closed.by.to_string(),
            settled: Some(euro_cents(closed.settled)),
        }),
    }
}

fn draft(drafted: &AccountDrafted) -> v1::AccountDraft {
    v1::AccountDraft {
        draft: drafted.draft.into(),
        drafted_on: day(drafted.on),
        drafted_by: drafted.by.to_string(),
        pin: Some(pin(&drafted.pin)),
        report_sha256: drafted.report.to_string(),
    }
}

fn mark(marked: &LineMarked, reader: &mut Reader) -> v1::AccountMark {
    let text = match marked.household {
        Some(household) => reader.text_of(Subject::Household(household), &marked.text),
        None => reader.text(&marked.text),
    };
    v1::AccountMark {
        line_id: marked.line.to_string(),
        finding: marked.finding.number(),
        marked_on: day(marked.on),
        marked_by: marked.by.to_string(),
        text,
    }
}

fn pin(pin: &Pin) -> v1::Pin {
    v1::Pin {
        tree_size: count(pin.position),
        root: pin.root.to_string(),
        effective_on: day(pin.effective_on),
        indicators_sha256: pin.indicators.to_string(),
        rules: pin.rules.to_string(),
        final_account: pin.final_account.number(),
    }
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
