//! The table of operations: every command of a provision with the event it leads to.
//!
//! Commands come from outside or, of payments, as legs from a payment run or a bank statement. Names of events are for
//! ever: they stand in recorded events.

use super::around::Around;
use super::file::File;
use super::refusal::ProvisionRefusal;
use super::{
    change::*, commit::*, decide::*, invoice::*, notify::*, objection::*, override_rule::*, payment::*,
    performance::*, performance_correction::*, recovery::*, request::*, ruling::*, vote::*, withdraw::*,
};
use crate::table::{commands, events};

/// The rule of one operation: what its command leads to, asked of the file of a request.
pub(super) trait Operation {
    /// What happens when nothing refuses it.
    type Event;

    /// Specific refusals only: withdrawal and dates were judged before, for every command alike.
    fn decide(&self, file: &File) -> Result<Self::Event, ProvisionRefusal>;
}

/// What one event changes in a file. It copies facts and cannot fail: history is never refused.
pub(super) trait Change {
    fn change(&self, file: &mut File);
}

commands! {
    /// Everything that can be asked of a provision from outside.
    ProvisionCommand:
    RequestProvision => ProvisionRequested,
    ChangeRequest => RequestChanged,
    PutToVote => VoteOpened,
    CastVote => VoteCast,
    DecideProvision => ProvisionDecided,
    NotifyDecision => DecisionNotified,
    CommitProvision => ProvisionCommitted,
    ReleaseCommitment => CommitmentReleased,
    StatePerformance => PerformanceStated,
    CorrectPerformance => PerformanceCorrected,
    ReceiveInvoice => InvoiceReceived,
    OrderPayment => PaymentOrdered,
    CancelPayment => PaymentCancelled,
    ConfirmPayment => PaymentMade,
    FailPayment => PaymentFailed,
    CorrectPayment => PaymentCorrected,
    OrderRecovery => RecoveryOrdered,
    ReceiveRecovery => RecoveryReceived,
    WithdrawRequest => RequestWithdrawn,
    LodgeObjection => ObjectionLodged,
    DecideObjection => ObjectionDecided,
    RecordCourtRuling => CourtRuled,
    OverrideRule => RuleOverridden,
}

events! {
    /// Everything that can happen to a provision.
    ProvisionEvent:
    ProvisionRequested,
    RequestChanged,
    VoteOpened,
    VoteCast,
    ProvisionDecided,
    DecisionNotified,
    ProvisionCommitted,
    CommitmentReleased,
    PerformanceStated,
    PerformanceCorrected,
    InvoiceReceived,
    PaymentOrdered,
    PaymentCancelled,
    PaymentMade,
    PaymentFailed,
    PaymentCorrected,
    RecoveryOrdered,
    RecoveryReceived,
    RequestWithdrawn,
    ObjectionLodged,
    ObjectionDecided,
    CourtRuled,
    RuleOverridden,
    PaymentSent,
}

/// What other books ask of a provision: a payment run sends, a bank statement confirms or fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProvisionLeg {
    /// Leads to [`PaymentSent`].
    SendPayment(SendPayment),
    /// Leads to [`PaymentMade`].
    Confirm(ConfirmPayment),
    /// Leads to [`PaymentFailed`].
    Fail(FailPayment),
}

/// Everything that can be asked of a provision's book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProvisionBookCommand {
    /// From outside.
    Outside(ProvisionCommand),
    /// By another book.
    Leg(ProvisionLeg),
}

impl ProvisionLeg {
    /// The name of the command.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::SendPayment(_) => "SendPayment",
            Self::Confirm(_) => "ConfirmPayment",
            Self::Fail(_) => "FailPayment",
        }
    }
}

impl ProvisionBookCommand {
    /// The name of the command.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Outside(command) => command.name(),
            Self::Leg(leg) => leg.name(),
        }
    }
}

impl From<ProvisionCommand> for ProvisionBookCommand {
    fn from(command: ProvisionCommand) -> Self {
        Self::Outside(command)
    }
}

impl From<ProvisionLeg> for ProvisionBookCommand {
    fn from(leg: ProvisionLeg) -> Self {
        Self::Leg(leg)
    }
}

impl ProvisionCommand {
    /// What the command leads to in a file that is open for it.
    pub(super) fn decide(
        &self,
        file: &File,
        around: &Around<'_>,
    ) -> Result<ProvisionEvent, ProvisionRefusal> {
        Ok(match self {
            Self::RequestProvision(_) => {
                return Err(ProvisionRefusal::ProvisionAlreadyRequested { on: file.requested().on });
            }
            Self::ChangeRequest(command) => command.decide(file)?.into(),
            Self::PutToVote(command) => command.decide(file, around.fund)?.into(),
            Self::CastVote(command) => command.decide(file)?.into(),
            Self::DecideProvision(command) => command.decide(file)?.into(),
            Self::NotifyDecision(command) => command.decide(file)?.into(),
            Self::CommitProvision(command) => command.decide(file)?.into(),
            Self::ReleaseCommitment(command) => command.decide(file)?.into(),
            Self::StatePerformance(command) => command.decide(file)?.into(),
            Self::CorrectPerformance(command) => command.decide(file)?.into(),
            Self::ReceiveInvoice(command) => command.decide(file)?.into(),
            Self::OrderPayment(command) => command.decide(file)?.into(),
            Self::CancelPayment(command) => command.decide(file)?.into(),
            Self::ConfirmPayment(command) => command.decide(file)?.into(),
            Self::FailPayment(command) => command.decide(file)?.into(),
            Self::CorrectPayment(command) => command.decide(file)?.into(),
            Self::OrderRecovery(command) => command.decide(file)?.into(),
            Self::ReceiveRecovery(command) => command.decide(file)?.into(),
            Self::WithdrawRequest(command) => command.decide(file)?.into(),
            Self::LodgeObjection(command) => command.decide(file)?.into(),
            Self::DecideObjection(command) => command.decide(file)?.into(),
            Self::RecordCourtRuling(command) => command.decide(file)?.into(),
            Self::OverrideRule(command) => command.decide(file)?.into(),
        })
    }

    /// Whether it can still be asked after the request was withdrawn: it concerns money that was paid.
    pub(super) fn concerns_money_paid(&self) -> bool {
        matches!(
            self,
            Self::ReleaseCommitment(_)
                | Self::CorrectPerformance(_)
                | Self::ConfirmPayment(_)
                | Self::FailPayment(_)
                | Self::CorrectPayment(_)
                | Self::OrderRecovery(_)
                | Self::ReceiveRecovery(_)
        )
    }
}

impl ProvisionEvent {
    /// Takes over what happened after the request.
    pub(super) fn change(&self, file: &mut File) {
        match self {
            Self::ProvisionRequested(_) => {}
            Self::RequestChanged(event) => event.change(file),
            Self::VoteOpened(event) => event.change(file),
            Self::VoteCast(event) => event.change(file),
            Self::ProvisionDecided(event) => event.change(file),
            Self::DecisionNotified(event) => event.change(file),
            Self::ProvisionCommitted(event) => event.change(file),
            Self::CommitmentReleased(event) => event.change(file),
            Self::PerformanceStated(event) => event.change(file),
            Self::PerformanceCorrected(event) => event.change(file),
            Self::InvoiceReceived(event) => event.change(file),
            Self::PaymentOrdered(event) => event.change(file),
            Self::PaymentCancelled(event) => event.change(file),
            Self::PaymentMade(event) => event.change(file),
            Self::PaymentFailed(event) => event.change(file),
            Self::PaymentCorrected(event) => event.change(file),
            Self::RecoveryOrdered(event) => event.change(file),
            Self::RecoveryReceived(event) => event.change(file),
            Self::RequestWithdrawn(event) => event.change(file),
            Self::ObjectionLodged(event) => event.change(file),
            Self::ObjectionDecided(event) => event.change(file),
            Self::CourtRuled(event) => event.change(file),
            Self::RuleOverridden(event) => event.change(file),
            Self::PaymentSent(event) => event.change(file),
        }
    }
}
