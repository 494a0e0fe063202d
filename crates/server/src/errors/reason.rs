//! What each reason is on the wire: its name, its gRPC code, and whether trying again can help.
//!
//! The match is exhaustive on purpose: a reason added to `errors.proto` does not compile without a code.

use std::time::Duration;

use tonic::Code;

use super::Reason;

/// The prefix that buf asks of every value of the enum; `ErrorInfo.reason` goes without.
const PREFIX: &str = "ERROR_REASON_";

/// The name of a reason as `ErrorInfo.reason` carries it: `REVISION_CONFLICT`.
#[must_use]
pub(crate) fn name(reason: Reason) -> &'static str {
    let full = reason.as_str_name();
    full.strip_prefix(PREFIX).unwrap_or(full)
}

/// The reason with this name; `None` when `errors.proto` has none.
#[must_use]
pub(crate) fn named(name: &str) -> Option<Reason> {
    Reason::from_str_name(&format!("{PREFIX}{name}"))
}

/// After which time trying again makes sense, for the reasons that pass by themselves.
#[must_use]
pub(crate) fn retry_delay(reason: Reason) -> Option<Duration> {
    match reason {
        Reason::QueueFull => Some(Duration::from_millis(200)),
        Reason::DatabaseUnavailable | Reason::KeysUnavailable => Some(Duration::from_secs(1)),
        Reason::ShuttingDown => Some(Duration::from_secs(2)),
        _ => None,
    }
}

/// The gRPC code of a reason.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one table; split up, it would no longer be exhaustive")]
pub(crate) fn code(reason: Reason) -> Code {
    use Reason as R;
    match reason {
        R::FieldRequired
        | R::FieldInvalid
        | R::FieldTooLong
        | R::ListTooLong
        | R::IdInvalid
        | R::DateInvalid
        | R::EnumUnknown
        | R::BsnInvalid
        | R::NumberOutOfRange
        | R::FieldNotAllowed
        | R::PageTokenInvalid
        | R::MessageUnreadable
        | R::DateInFuture
        | R::NobodyPresent
        | R::PlanWithoutGoals
        | R::DuplicateGoal
        | R::DuplicateMeasure
        | R::MeasureWithoutGoal => Code::InvalidArgument,
        R::TokenMissing | R::TokenInvalid | R::TokenForeign | R::TokenExpired => Code::Unauthenticated,
        R::RoleNotAllowed => Code::PermissionDenied,
        R::LedgerNotFound
        | R::HouseholdNotFound
        | R::PersonNotFound
        | R::HouseholdNotReported
        | R::NeedUnknown
        | R::MeasureUnknown
        | R::ConsentUnknown => Code::NotFound,
        R::RequestIdReused
        | R::HouseholdAlreadyReported
        | R::AlreadyMember
        | R::AlreadyCoordinator
        | R::NeedAlreadyRecorded
        | R::PlanAlreadyDrawnUp
        | R::PlanAlreadyAgreed
        | R::ConsentAlreadyGiven => Code::AlreadyExists,
        R::RevisionConflict => Code::Aborted,
        R::PositionNotReached => Code::OutOfRange,
        R::QueueFull | R::MessageTooLarge => Code::ResourceExhausted,
        R::RpcUnknown => Code::Unimplemented,
        R::DatabaseUnavailable | R::ShuttingDown | R::KeysUnavailable => Code::Unavailable,
        R::DeadlineExceeded => Code::DeadlineExceeded,
        R::LedgerDamaged => Code::DataLoss,
        R::Unspecified | R::Internal | R::PersonNotClaimed => Code::Internal,
        R::HouseholdTooLarge
        | R::SupportEnded
        | R::DateBeforeReport
        | R::PersonInOtherHousehold
        | R::NotAMember
        | R::BsnOfOtherPerson
        | R::CoordinatorChangeNeedsReason
        | R::FirstContactAlreadyMade
        | R::NoThreatOpen
        | R::FirstConversationAlreadyHeld
        | R::NeedAlreadyClosed
        | R::NoPlan
        | R::MeasureUnderWay
        | R::PlanVersionNotCurrent
        | R::PlanNotAgreed
        | R::MeasureAlreadyStarted
        | R::SupportTermPassed
        | R::MeasureNotUnderWay
        | R::ConsentAlreadyWithdrawn
        | R::TermNotRunning
        | R::OverrideNotLater
        | R::DebtPhaseNotLater
        | R::DebtSolutionAlreadyOffered
        | R::NoDebtTrajectory
        | R::AftercareAlreadyStarted
        | R::MeasuresUnderWay
        | R::SupportNotEnded => Code::FailedPrecondition,
    }
}
