//! What goes wrong in the crates below becomes a problem: executor, ledger, feed, views, vault and banking.
//!
//! Only here is decided which of it a caller can do something about. The texts of those errors are for our own log
//! and never sent.

use accountability::AccountError;
use banking::PaymentFileError;
use domain::Refusal;
use execution::{ExecutionError, LoadError};
use ledger::{FeedError, LedgerError};
use projection::ProjectionError;
use replay::{ReplayError, UnreadableEvent};
use vault::VaultError;

use super::{Problem, Reason, Violation, named};

impl From<&Refusal> for Problem {
    fn from(refusal: &Refusal) -> Self {
        // A test holds every refusal code against `errors.proto`.
        let reason = named(refusal.code()).unwrap_or(Reason::Internal);
        refusal.values().into_iter().fold(Self::new(reason), |problem, (key, value)| problem.with(key, value))
    }
}

impl From<&ExecutionError> for Problem {
    fn from(error: &ExecutionError) -> Self {
        match error {
            ExecutionError::QueueFull { retry_after } => {
                Self::new(Reason::QueueFull).retry_after(*retry_after)
            }
            ExecutionError::RequestReused { request } => {
                Self::new(Reason::RequestIdReused).with("request_id", request)
            }
            ExecutionError::RevisionConflict { expected, actual } => {
                Self::new(Reason::RevisionConflict).with("expected", expected).with("actual", actual)
            }
            ExecutionError::Refused(refusal) => refusal.into(),
            ExecutionError::TooLarge(_) => {
                Self::new(Reason::MessageTooLarge).with("limit", ledger::PAYLOAD_LIMIT)
            }
            ExecutionError::Unreadable(error) => error.as_ref().into(),
            ExecutionError::Unavailable(error) => error.as_ref().into(),
            ExecutionError::Stopped => Self::new(Reason::ShuttingDown),
        }
    }
}

impl From<&LoadError> for Problem {
    fn from(error: &LoadError) -> Self {
        match error {
            LoadError::Ledger(error) => error.into(),
            LoadError::Event { position, .. } => Self::new(Reason::LedgerDamaged).with("position", position),
        }
    }
}

impl From<&LedgerError> for Problem {
    fn from(error: &LedgerError) -> Self {
        match error {
            LedgerError::Unknown(ledger) => Self::new(Reason::LedgerNotFound).with("ledger", ledger),
            LedgerError::PastTheEnd { asked, size, .. } => {
                Self::new(Reason::PositionNotReached).with("asked", asked).with("tree_size", size)
            }
            LedgerError::NoSuchProof { new, .. } => {
                let values = vec![("minimum", "1".to_owned()), ("maximum", new.to_string())];
                let field = "old_size".to_owned();
                Self::field(Violation { field, reason: Reason::NumberOutOfRange, values })
            }
            LedgerError::Damaged { .. } => Self::new(Reason::LedgerDamaged),
            LedgerError::Statement(_) | LedgerError::Database(_) => Self::new(Reason::DatabaseUnavailable),
        }
    }
}

impl From<&FeedError> for Problem {
    fn from(error: &FeedError) -> Self {
        match error {
            FeedError::Gap { expected, .. } => Self::new(Reason::LedgerDamaged).with("position", expected),
            FeedError::Ledger(error) => error.into(),
        }
    }
}

impl From<&UnreadableEvent> for Problem {
    fn from(error: &UnreadableEvent) -> Self {
        Self::new(Reason::LedgerDamaged).with("position", error.position)
    }
}

impl From<&ReplayError> for Problem {
    fn from(error: &ReplayError) -> Self {
        match error {
            ReplayError::Ledger(error) => error.into(),
            ReplayError::Gap(error) => error.into(),
            ReplayError::Event(error) => error.into(),
        }
    }
}

impl From<&AccountError> for Problem {
    fn from(error: &AccountError) -> Self {
        match error {
            AccountError::FundUnknown { fund } => Self::new(Reason::FundNotFound).with("fund_id", fund),
            AccountError::AccountNotOpened { fund, year } => {
                Self::new(Reason::AccountNotFound).with("fund_id", fund).with("year", year)
            }
            AccountError::Definition(error) => error.into(),
            AccountError::FigureUnknown { figure, known } => {
                let known: Vec<_> = known.iter().map(ToString::to_string).collect();
                Self::new(Reason::FigureNotFound).with("figure", figure).with("known", known.join(", "))
            }
        }
    }
}

impl From<&PaymentFileError> for Problem {
    fn from(error: &PaymentFileError) -> Self {
        match error {
            // Composing a run sees to this by the day in the Netherlands; the file goes by the day it says.
            PaymentFileError::ExecutionDate { execution, created } => {
                Self::new(Reason::ExecutionInPast).with("execution_on", execution).with("on", created)
            }
            // What is paid, to whom and from which account was checked before: when one of these comes up, the fault
            // is ours.
            PaymentFileError::MessageId(_)
            | PaymentFileError::CreatedAt { .. }
            | PaymentFileError::DebtorName
            | PaymentFileError::DebtorOutsideSepa
            | PaymentFileError::NoTransfers
            | PaymentFileError::TooManyTransfers { .. }
            | PaymentFileError::EndToEndId { .. }
            | PaymentFileError::RepeatedEndToEndId { .. }
            | PaymentFileError::Amount { .. }
            | PaymentFileError::CreditorName { .. }
            | PaymentFileError::CreditorOutsideSepa { .. }
            | PaymentFileError::Refused => Self::new(Reason::Internal),
        }
    }
}

impl From<&ProjectionError> for Problem {
    fn from(error: &ProjectionError) -> Self {
        match error {
            ProjectionError::Database(_) | ProjectionError::Sql(_) | ProjectionError::Gone { .. } => {
                Self::new(Reason::DatabaseUnavailable)
            }
            ProjectionError::Ledger(error) => error.into(),
            ProjectionError::Feed(error) => error.into(),
            ProjectionError::Stopped { view, position, .. } => {
                Self::new(Reason::ViewStopped).with("view", view).with("position", position)
            }
            ProjectionError::PositionNotReached { asked, size } => {
                Self::new(Reason::PositionNotReached).with("asked", asked).with("tree_size", size)
            }
            ProjectionError::Place(_) => {
                let field = "page_token".to_owned();
                Self::field(Violation { field, reason: Reason::PageTokenInvalid, values: vec![] })
            }
            ProjectionError::UnknownView { .. }
            | ProjectionError::BeingRebuilt { .. }
            | ProjectionError::NotBuilt { .. }
            | ProjectionError::Row { .. } => Self::new(Reason::Internal),
        }
    }
}

impl From<&VaultError> for Problem {
    fn from(error: &VaultError) -> Self {
        match error {
            // What a caller sent was checked before: when one of these comes up, the fault is ours.
            VaultError::TextTooLong { .. }
            | VaultError::Access { .. }
            | VaultError::KeyUnknown(_)
            | VaultError::Altered
            | VaultError::OtherKeySet { .. } => Self::new(Reason::Internal),
            VaultError::Keys(_) => Self::new(Reason::KeysUnavailable),
            VaultError::AccessNotRecorded(_) | VaultError::Database(_) => {
                Self::new(Reason::DatabaseUnavailable)
            }
        }
    }
}
