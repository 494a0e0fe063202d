//! How far the account is that a report is of: everybody who has the file has to see whether it was submitted.

use accountability::{AccountFacts, Report};
use serde::Serialize;

/// How far an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was submitted: this is the account.
    Submitted,
    /// The accountant certified it, and it was not submitted.
    Certified,
    /// It is a draft, or was one, that is not certified.
    Drafted,
    /// No draft was made of exactly this: it is as of a moment that somebody asked for.
    Unpinned,
}

impl Standing {
    /// That of a report, by the hash that drafts and submission have of it. The account is as it stands now, not as of the
    /// position of the report: a draft is recorded after what it was made from.
    #[must_use]
    pub fn of(account: Option<&AccountFacts>, report: &Report) -> Self {
        let Some(account) = account else { return Self::Unpinned };
        let sha256 = report.sha256();
        if account.submitted.as_ref().is_some_and(|submitted| submitted.report == sha256) {
            return Self::Submitted;
        }
        let is_certified = |draft: u16| account.certified == Some(draft);
        let mut drafts = account.drafts.iter().filter(|draft| draft.report == sha256).peekable();
        match (drafts.peek().is_some(), drafts.any(|draft| is_certified(draft.draft))) {
            (false, _) => Self::Unpinned,
            (true, true) => Self::Certified,
            (true, false) => Self::Drafted,
        }
    }
}
