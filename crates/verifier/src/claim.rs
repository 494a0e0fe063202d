//! What the dossier claims: a report or a figure, read and held against its own form before any event is.

use accountability::{Explanation, Question, RULES, Report};
use domain::ids::{AccountId, FileHash};
use dossier::{Claim, Entry, Objection, Papers, Place};

use crate::words::Said;

/// A claim that can be examined.
pub(crate) struct Claimed {
    pub(crate) what: What,
    /// Where it stands.
    pub(crate) entry: Entry,
    /// What was asked.
    pub(crate) question: Question,
    /// The hash of its bytes.
    pub(crate) sha256: FileHash,
    /// The hash of the definition it was made by.
    pub(crate) indicators: FileHash,
    /// The rules it was made by.
    pub(crate) rules: String,
}

/// A report or a figure.
pub(crate) enum What {
    Report(Box<Report>),
    Figure(Box<Explanation>),
}

impl Claimed {
    /// Reads what is claimed.
    pub(crate) fn read(papers: &Papers<'_>) -> Result<Self, Objection> {
        let entry = papers.claim.entry();
        let object = |said: Said| said.at(Place::Entry(entry));
        let (bytes, what) = match papers.claim {
            Claim::Report(bytes) => (
                bytes,
                Report::parse(bytes)
                    .map(|report| What::Report(Box::new(report)))
                    .map_err(|error| error.to_string()),
            ),
            Claim::Figure(bytes) => (
                bytes,
                Explanation::parse(bytes)
                    .map(|figure| What::Figure(Box::new(figure)))
                    .map_err(|error| error.to_string()),
            ),
        };
        let what = what.map_err(|reason| object(Said::Unreadable { reason }))?;
        if what.to_bytes() != bytes {
            return Err(object(Said::NotInItsForm));
        }
        let (question, indicators, rules) = what.parts();
        let claimed = Claimed { entry, question, sha256: FileHash::of(bytes), indicators, rules, what };
        claimed.fits(papers)?;
        if FileHash::of(papers.definition) != claimed.indicators {
            return Err(Said::OtherDefinition.at(Place::Entry(Entry::Definition)));
        }
        Ok(claimed)
    }

    /// Whether it is about the ledger and the events of this dossier.
    fn fits(&self, papers: &Papers<'_>) -> Result<(), Objection> {
        let (position, size) = (self.question.position, papers.manifest.size);
        let said = if self.question.ledger != papers.manifest.ledger {
            Said::OtherLedger
        } else if position > size || (matches!(self.what, What::Figure(_)) && position != size) {
            Said::OtherPosition { position, size }
        } else {
            return Ok(());
        };
        Err(said.at(Place::Entry(self.entry)))
    }

    /// Whether it was made by the rules of this version.
    pub(crate) fn is_by_our_rules(&self) -> bool {
        self.rules == RULES
    }

    /// The account it is of.
    pub(crate) fn account(&self) -> AccountId {
        AccountId::of(self.question.fund, self.question.year)
    }
}

impl What {
    fn to_bytes(&self) -> Vec<u8> {
        match self {
            What::Report(report) => report.to_bytes(),
            What::Figure(figure) => figure.to_bytes(),
        }
    }

    /// What was asked, the hash of the definition, and the rules.
    fn parts(&self) -> (Question, FileHash, String) {
        match self {
            What::Report(report) => {
                let Report { ledger, fund, year, position, effective_on, final_account, .. } = &**report;
                let question = Question {
                    ledger: ledger.clone(),
                    fund: *fund,
                    year: *year,
                    position: *position,
                    effective_on: *effective_on,
                    final_account: *final_account,
                };
                (question, report.indicators.clone(), report.rules.clone())
            }
            What::Figure(figure) => {
                (figure.question.clone(), figure.indicators.clone(), figure.rules.clone())
            }
        }
    }
}
