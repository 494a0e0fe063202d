//! Every way to refuse a command of a payment run, in order of precedence.

use jiff::civil::Date;

use crate::ids::{FileHash, PaymentReference};

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum PaymentRunRefusal {
    /// Making the file of a run nobody composed.
    #[error("the payment run was not composed; compose it first")]
    RunNotComposed,
    /// Composing a run twice.
    #[error("the payment run was composed on {on}; make its file, or compose another run")]
    RunAlreadyComposed { on: Date },
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    RunDateInFuture { on: Date, today: Date },
    /// Asking the bank to pay before the day of recording.
    #[error("{execution_on} is before {on}; give that date or a later one for the bank to pay")]
    ExecutionInPast { execution_on: Date, on: Date },
    /// A fund that says from which account it pays too late.
    #[error("the fund has no account to pay from; set its paying account first")]
    RunWithoutAccount,
    /// No payment of the fund waits.
    #[error("no payment of the fund waits for a run; order a payment first")]
    NothingToPay,
    /// A first file of a run, a payment of which was paid, failed or cancelled since.
    #[error(
        "payment {payment} is no longer with the bank in this run; fail the others, and order them again"
    )]
    RunOvertaken { payment: PaymentReference },
    /// A file that is not the one of this run.
    #[error("the file made before has hash {expected}; hand that file to the bank, or report this")]
    FileDiffers { expected: FileHash },
}

crate::refusal::codes! { PaymentRunRefusal:
    RunNotComposed => "RUN_NOT_COMPOSED" {},
    RunAlreadyComposed => "RUN_ALREADY_COMPOSED" { on },
    RunDateInFuture => "RUN_DATE_IN_FUTURE" { on, today },
    ExecutionInPast => "EXECUTION_IN_PAST" { execution_on, on },
    RunWithoutAccount => "RUN_WITHOUT_ACCOUNT" {},
    NothingToPay => "NOTHING_TO_PAY" {},
    RunOvertaken => "RUN_OVERTAKEN" { payment },
    FileDiffers => "FILE_DIFFERS" { expected },
}
