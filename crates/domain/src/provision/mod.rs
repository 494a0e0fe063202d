//! The provision: something granted to a household, from request to payment.
//!
//! Requested, voted on, decided, notified, committed, delivered, invoiced, paid: separate facts of separate days, and
//! six duties that one officer does not hold together. `decide` holds every rule and `apply` only copies facts, so
//! replaying history can never refuse it. Invariant: nothing here awaits, reads a clock, or draws a random number.

mod around;
mod change;
mod commit;
mod decide;
mod file;
mod invoice;
mod notify;
mod objection;
mod objection_term;
mod operations;
mod override_rule;
mod payment;
mod performance;
mod performance_correction;
mod recovery;
mod refusal;
mod request;
mod rules;
mod ruling;
mod separation;
mod stage;
mod standing;
mod vote;
mod waiting;
mod withdraw;
mod words;

use serde::{Deserialize, Serialize};

pub use self::around::{Around, LooksAt, Surroundings};
pub use self::change::{ChangeRequest, RequestChanged};
pub use self::commit::{
    CommitProvision, Commitment, CommitmentReleased, ProvisionCommitted, ReleaseCommitment, ReleaseReason,
};
pub use self::decide::{DecideProvision, Decision, ProvisionDecided};
pub use self::file::File;
pub use self::invoice::{InvoiceReceived, ReceiveInvoice};
pub use self::notify::{DecisionNotified, NotifyDecision};
pub use self::objection::{
    DecideObjection, InTime, LodgeObjection, Objection, ObjectionDecided, ObjectionLodged, ObjectionOutcome,
};
pub use self::objection_term::objection_until;
use self::operations::Operation;
pub use self::operations::{ProvisionBookCommand, ProvisionCommand, ProvisionEvent, ProvisionLeg};
pub use self::override_rule::{OverrideRule, RuleOverridden};
pub use self::payment::{
    BankSource, CancelPayment, CancelReason, ConfirmPayment, CorrectPayment, CorrectionReason, FailPayment,
    FailedFrom, OrderPayment, Payment, PaymentCancelled, PaymentCorrected, PaymentFailed, PaymentMade,
    PaymentOrdered, PaymentSent, PaymentStage, PaymentState, SendPayment,
};
pub use self::performance::{PerformanceStated, StatePerformance};
pub use self::performance_correction::{CorrectPerformance, PerformanceCorrected, PerformanceCorrection};
pub use self::recovery::{
    OrderRecovery, ReceiveRecovery, Recovery, RecoveryOrdered, RecoveryReason, RecoveryReceived,
};
pub use self::refusal::ProvisionRefusal;
use self::refusal::not_in_future;
pub use self::request::{ProvisionRequested, RequestProvision, RequestVersion};
pub use self::ruling::{Court, CourtRuled, RecordCourtRuling, RulingOutcome};
pub use self::stage::Stage;
pub use self::standing::{
    BallotStanding, CommitmentStanding, DecisionStanding, PaymentStanding, Standing, StillDue,
};
pub use self::vote::{
    Ballot, BallotState, CastVote, PutToVote, Subject, SubjectHash, SubjectHashError, Tally, Vote, VoteCast,
    VoteOpened,
};
pub use self::waiting::Waiting;
pub use self::withdraw::{RequestWithdrawn, WithdrawRequest, WithdrawalReason};
pub use self::words::{AmountKind, Compensable, Delivery, Form, Outcome, OverridableRule, Payee, Vat};
use crate::fact::Fact;
use crate::ids::{FundId, HouseholdId};

/// A provision and everything recorded about it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Provision {
    /// Nobody requested it.
    #[default]
    Unknown,
    /// It was requested.
    Known(Box<File>),
}

impl Provision {
    /// What a command leads to, in view of what is around.
    ///
    /// # Errors
    /// Refusals are tested in the order in which [`ProvisionRefusal`] lists them; the first that applies is the
    /// answer.
    pub fn decide(
        &self,
        command: &ProvisionBookCommand,
        around: &Around<'_>,
    ) -> Result<Vec<ProvisionEvent>, ProvisionRefusal> {
        let event = match (self, command) {
            (Self::Unknown, ProvisionBookCommand::Outside(ProvisionCommand::RequestProvision(request))) => {
                request.decide(around)?.into()
            }
            (Self::Unknown, _) => return Err(ProvisionRefusal::ProvisionNotRequested),
            (Self::Known(file), ProvisionBookCommand::Outside(command)) => outside(file, command, around)?,
            (Self::Known(file), ProvisionBookCommand::Leg(leg)) => by_leg(file, leg)?,
        };
        Ok(vec![event])
    }

    /// Takes over what happened. An event that history cannot hold at this place changes nothing.
    pub fn apply(&mut self, event: &ProvisionEvent) {
        match (self, event) {
            (state @ Self::Unknown, ProvisionEvent::ProvisionRequested(requested)) => {
                *state = Self::Known(Box::new(File::opened(requested.clone())));
            }
            (Self::Unknown, _) => {}
            (Self::Known(file), event) => {
                event.change(file);
                file.standing.apply(event);
            }
        }
    }

    /// The file; `None` when the provision was not requested.
    #[must_use]
    pub fn file(&self) -> Option<&File> {
        match self {
            Self::Unknown => None,
            Self::Known(file) => Some(file),
        }
    }

    /// The household it is for; `None` when it was not requested.
    #[must_use]
    pub fn household(&self) -> Option<HouseholdId> {
        self.file().map(|file| file.requested().household)
    }

    /// The fund it is paid from; `None` when it was not requested.
    #[must_use]
    pub fn fund_id(&self) -> Option<FundId> {
        self.file().map(|file| file.requested().fund)
    }

    /// One of its payments, by its number.
    #[must_use]
    pub fn payment(&self, number: u16) -> Option<&Payment> {
        let payments = self.file().map(File::payments).unwrap_or_default();
        payments.iter().find(|payment| payment.ordered.payment.number == number)
    }

    /// Whether a run may send one of its payments now: it waits for a run, and the last decision still covers all that
    /// is ordered, sent or paid. What a run names and this denies refuses the whole run, with
    /// [`ProvisionRefusal::PaymentNotCovered`] or [`ProvisionRefusal::PaymentNotOrdered`].
    #[must_use]
    pub fn may_be_sent(&self, number: u16) -> bool {
        let waits = self.payment(number).is_some_and(|payment| payment.stage() == PaymentStage::Ordered);
        waits && self.file().is_some_and(|file| file.ordered() <= file.covered())
    }

    /// Which books a command looks at besides this one.
    #[must_use]
    pub fn looks_at(&self, command: &ProvisionCommand) -> LooksAt {
        match (self, command) {
            (Self::Unknown, ProvisionCommand::RequestProvision(request)) => {
                LooksAt { household: Some(request.household), fund: Some(request.fund) }
            }
            (Self::Known(file), ProvisionCommand::PutToVote(_)) => {
                LooksAt { household: None, fund: Some(file.requested().fund) }
            }
            _ => LooksAt::default(),
        }
    }
}

/// A command from outside, after the general rules.
fn outside(
    file: &File,
    command: &ProvisionCommand,
    around: &Around<'_>,
) -> Result<ProvisionEvent, ProvisionRefusal> {
    if let ProvisionCommand::RequestProvision(_) = command {
        return command.decide(file, around);
    }
    if let Some(withdrawn) = file.withdrawn().filter(|_| !command.concerns_money_paid()) {
        return Err(ProvisionRefusal::RequestWithdrawnOn { on: withdrawn.on });
    }
    dates(command.fact(), file)?;
    command.decide(file, around)
}

/// A leg: what a run sends was judged there, what the bank did is judged as if an officer stated it, but for who and
/// by which reference.
fn by_leg(file: &File, leg: &ProvisionLeg) -> Result<ProvisionEvent, ProvisionRefusal> {
    match leg {
        ProvisionLeg::SendPayment(send) => Ok(send.decide(file)?.into()),
        ProvisionLeg::Confirm(confirm) => {
            dates(&confirm.fact, file)?;
            Ok(confirm.told_by(BankSource::Statement, file)?.into())
        }
        ProvisionLeg::Fail(fail) => {
            dates(&fail.fact, file)?;
            Ok(fail.told_by(BankSource::Statement, file)?.into())
        }
    }
}

/// The general rules on dates: nothing in the future, nothing before the request.
fn dates(fact: &Fact, file: &File) -> Result<(), ProvisionRefusal> {
    not_in_future(fact)?;
    let (on, requested_on) = (fact.on, file.requested().on);
    match on < requested_on {
        true => Err(ProvisionRefusal::DateBeforeRequest { on, requested_on }),
        false => Ok(()),
    }
}

crate::table::aggregate! {
    Provision as "provision": ProvisionBookCommand => ProvisionEvent, refusing ProvisionRefusal,
    around Surroundings, by |provision, command, around| provision.decide(command, &around.around())
}
