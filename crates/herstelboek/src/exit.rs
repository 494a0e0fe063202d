//! The exit codes, as the help promises them.

use std::process::ExitCode;

use accountability::AccountError;
use audit::ExportError;
use database::DatabaseError;
use ledger::LedgerError;
use projection::ProjectionError;
use server::StartError;
use tonic::Code;

use crate::{
    commands::RowsDiffer,
    config::{ConfigError, LayerError},
};

/// What the help says about exit codes.
pub(crate) const HELP: &str = "\
Exit codes:
  0  ok
  1  failure
  2  usage: wrong arguments or configuration
  3  verification failed
  4  not found
  5  denied
  6  conflict
  7  unavailable: try again";

/// How a run ends when it does not end well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Failure = 1,
    Usage = 2,
    VerificationFailed = 3,
    NotFound = 4,
    Denied = 5,
    Conflict = 6,
    Unavailable = 7,
}

/// A dossier was read, and is not what it claims to be.
#[derive(Debug, thiserror::Error)]
#[error("the dossier does not prove what it claims")]
pub(crate) struct VerificationFailed;

/// Arguments that clap cannot know to be wrong.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Usage(pub(crate) String);

/// Something that was named is not there; the text says what is.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NotFound(pub(crate) String);

impl NotFound {
    /// An account, fund or figure that is not there.
    pub(crate) fn of(error: AccountError) -> Self {
        Self(error.to_string())
    }
}

/// What a server answered instead of what was asked for.
#[derive(Debug, thiserror::Error)]
#[error("{text}")]
pub(crate) struct Refused {
    /// The gRPC code.
    pub(crate) code: Code,
    /// The reason of its `ErrorInfo`; empty when whoever answered gave none.
    pub(crate) reason: String,
    /// What it says, for people.
    pub(crate) text: String,
}

impl Exit {
    /// The exit code of an error, by what is at the bottom of it.
    pub(crate) fn of(error: &anyhow::Error) -> Self {
        error.chain().find_map(Self::of_one).unwrap_or(Self::Failure)
    }

    fn of_one(error: &(dyn std::error::Error + 'static)) -> Option<Self> {
        if error.is::<VerificationFailed>() || error.is::<RowsDiffer>() {
            Some(Self::VerificationFailed)
        } else if error.is::<Usage>() || error.is::<ConfigError>() || error.is::<LayerError>() {
            Some(Self::Usage)
        } else if error.is::<NotFound>() {
            Some(Self::NotFound)
        } else if let Some(refused) = error.downcast_ref() {
            Some(Self::of_refused(refused))
        } else if let Some(error) = error.downcast_ref() {
            Some(Self::of_start(error))
        } else if let Some(ExportError::Ledger(error)) = error.downcast_ref() {
            Some(Self::of_ledger(error))
        } else if let Some(error) = error.downcast_ref() {
            Some(Self::of_projection(error))
        } else if let Some(error) = error.downcast_ref() {
            Some(Self::of_ledger(error))
        } else if let Some(error) = error.downcast_ref() {
            Some(Self::of_database(error))
        } else if error.is::<tonic::transport::Error>() {
            Some(Self::Unavailable)
        } else {
            None
        }
    }

    fn of_start(error: &StartError) -> Self {
        match error {
            StartError::Database(error) => Self::of_database(error),
            _ => Self::Failure,
        }
    }

    fn of_ledger(error: &LedgerError) -> Self {
        match error {
            LedgerError::Unknown(_) => Self::NotFound,
            LedgerError::Database(error) => Self::of_database(error),
            LedgerError::Statement(_) => Self::Unavailable,
            _ => Self::Failure,
        }
    }

    fn of_projection(error: &ProjectionError) -> Self {
        match error {
            ProjectionError::Database(error) => Self::of_database(error),
            ProjectionError::Sql(_) => Self::Unavailable,
            ProjectionError::Ledger(error) => Self::of_ledger(error),
            ProjectionError::UnknownView { .. } => Self::NotFound,
            ProjectionError::BeingRebuilt { .. } => Self::Conflict,
            ProjectionError::NotBuilt { .. } => Self::Unavailable,
            _ => Self::Failure,
        }
    }

    /// Only what passes by itself is worth another try: missing programs and files are not.
    fn of_database(error: &DatabaseError) -> Self {
        match error {
            DatabaseError::Url(_) => Self::Usage,
            DatabaseError::Unavailable(_) | DatabaseError::Statement(_) => Self::Unavailable,
            _ => Self::Failure,
        }
    }

    fn of_refused(refused: &Refused) -> Self {
        match refused.reason.as_str() {
            // What is too large stays too large, and what the code says passes by itself.
            "MESSAGE_TOO_LARGE" | "HOUSEHOLD_TOO_LARGE" => Self::Usage,
            _ => Self::of_code(refused.code),
        }
    }

    fn of_code(code: Code) -> Self {
        match code {
            Code::InvalidArgument | Code::OutOfRange | Code::Unimplemented => Self::Usage,
            Code::NotFound => Self::NotFound,
            Code::PermissionDenied | Code::Unauthenticated => Self::Denied,
            Code::AlreadyExists | Code::Aborted | Code::FailedPrecondition => Self::Conflict,
            Code::Unavailable | Code::ResourceExhausted | Code::DeadlineExceeded => Self::Unavailable,
            _ => Self::Failure,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_that_of_the_cause_however_deep() {
        let deep = |code, reason: &str| {
            let (reason, text) = (reason.to_owned(), String::new());
            Exit::of(&anyhow::Error::new(Refused { code, reason, text }).context("x"))
        };
        assert_eq!(deep(Code::Aborted, "REVISION_CONFLICT"), Exit::Conflict);
        assert_eq!(deep(Code::ResourceExhausted, "QUEUE_FULL"), Exit::Unavailable);
        assert_eq!(deep(Code::ResourceExhausted, "MESSAGE_TOO_LARGE"), Exit::Usage);
        assert_eq!(Exit::of(&anyhow::Error::new(VerificationFailed)), Exit::VerificationFailed);
        assert_eq!(Exit::of(&anyhow::anyhow!("anything else")), Exit::Failure);
    }
}
