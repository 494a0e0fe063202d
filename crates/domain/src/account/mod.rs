//! The account: what is given to the authority that granted a fund, for one year (verantwoording).
//!
//! Opened with the indicators the authority asks for, drafted from the ledger, examined by somebody else, submitted as it
//! was certified, settled. What the figures are is not known here: a draft pins what they follow from, and the hash of the
//! report. `decide` holds every rule and `apply` only copies facts. Nothing here awaits, reads a clock, or draws a random
//! number.

mod adopt;
mod around;
mod certify;
mod close;
mod draft;
mod file;
mod indicators;
mod line;
mod mark;
mod open;
mod operations;
mod pin;
mod refusal;
mod submit;
mod words;

use serde::{Deserialize, Serialize};

pub use self::adopt::{AdoptIndicatorSet, IndicatorSetAdopted};
pub use self::around::{AccountAround, AccountLooksAt, AccountSurroundings};
pub use self::certify::{AccountCertified, CertifyAccount};
pub use self::close::{AccountClosed, CloseAccount};
pub use self::draft::{AccountDrafted, DraftAccount};
pub use self::file::AccountFile;
pub use self::indicators::{IndicatorSet, IndicatorSetError, IndicatorText, IndicatorTextError};
pub use self::line::{LineId, ParseLineError};
pub use self::mark::{ClearMark, LineMarked, MarkCleared, MarkLine};
pub use self::open::{AccountOpened, OpenAccount};
pub use self::operations::{AccountCommand, AccountEvent};
pub use self::pin::Pin;
pub use self::refusal::AccountRefusal;
pub use self::submit::{AccountSubmitted, SubmitAccount};
pub use self::words::{AccountStage, FinalAccount, Finding, FundBooks, YearBooks};

/// The account of a year of a fund.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Account {
    /// Nobody opened it.
    #[default]
    Unopened,
    /// It was opened.
    Opened(Box<AccountFile>),
}

impl Account {
    /// Which fund and which accounts of other years a command looks at.
    #[must_use]
    pub fn looks_at(&self, command: &AccountCommand) -> Option<AccountLooksAt> {
        match (self, command) {
            (Self::Unopened, AccountCommand::OpenAccount(open)) => {
                let (fund, year, through) = (open.fund, open.year, open.fact.today.year());
                Some(AccountLooksAt { fund, year, through })
            }
            (Self::Opened(file), AccountCommand::SubmitAccount(_)) => {
                let (fund, year, through) = (file.fund, file.year, file.year.number() - 1);
                Some(AccountLooksAt { fund, year, through })
            }
            _ => None,
        }
    }

    /// What a command leads to, in view of what is around.
    ///
    /// # Errors
    /// Refusals are tested in the order in which [`AccountRefusal`] lists them; the first that applies is the answer.
    pub fn decide(
        &self,
        command: &AccountCommand,
        around: &AccountAround<'_>,
    ) -> Result<Vec<AccountEvent>, AccountRefusal> {
        let event = match (self, command) {
            (Self::Unopened, AccountCommand::OpenAccount(open)) => open.decide(around)?.into(),
            (Self::Unopened, _) => return Err(AccountRefusal::AccountNotOpened),
            (Self::Opened(file), AccountCommand::OpenAccount(_)) => command.decide(file, around)?,
            (Self::Opened(file), command) => {
                is_at_stage(file, command)?;
                refusal::not_in_future(command.fact())?;
                file.not_before(command.fact(), file.opened_on)?;
                command.decide(file, around)?
            }
        };
        Ok(vec![event])
    }

    /// Takes over what happened. An event that history cannot hold at this place changes nothing.
    pub fn apply(&mut self, event: &AccountEvent) {
        match (&mut *self, event) {
            (Self::Unopened, AccountEvent::AccountOpened(opened)) => {
                *self = Self::Opened(Box::new(AccountFile::opened(opened)));
            }
            (Self::Opened(_), AccountEvent::AccountOpened(_)) | (Self::Unopened, _) => {}
            (Self::Opened(file), event) => event.change(file),
        }
    }

    /// The file; `None` when the account was not opened.
    #[must_use]
    pub fn file(&self) -> Option<&AccountFile> {
        match self {
            Self::Unopened => None,
            Self::Opened(file) => Some(file),
        }
    }
}

/// Until it is submitted everything but closing, after that closing only, and then nothing.
fn is_at_stage(file: &AccountFile, command: &AccountCommand) -> Result<(), AccountRefusal> {
    if let Some(closed) = &file.closed {
        return Err(AccountRefusal::AccountClosed { on: closed.on });
    }
    match (&file.submitted, command) {
        (Some(_), AccountCommand::CloseAccount(_)) => Ok(()),
        (Some(submitted), _) => Err(AccountRefusal::AccountAlreadySubmitted { on: submitted.on }),
        (None, AccountCommand::CloseAccount(_)) => Err(AccountRefusal::AccountNotSubmitted),
        (None, _) => Ok(()),
    }
}

crate::table::aggregate! {
    Account as "account": AccountCommand => AccountEvent, refusing AccountRefusal,
    around AccountSurroundings, by |account, command, around| account.decide(command, &around.around())
}
