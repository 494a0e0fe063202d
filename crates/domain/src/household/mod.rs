//! The household: the unit of support, from report to the end of support.
//!
//! `decide` holds every rule and `apply` only copies facts, so replaying history can never refuse it. VNG's
//! five steps are indicative, not prescriptive: a step in another order is no error, and only what a refusal
//! names is refused. Invariant: nothing here awaits, reads a clock, or draws a random number.

mod add_member;
mod aftercare;
mod answer_need;
mod case;
mod consent;
mod contact;
mod coordinator;
mod course;
mod deadlines;
mod debt;
mod ending;
mod first_conversation;
mod intake;
mod member_details;
mod need;
mod note;
mod operations;
mod plan;
mod referral;
mod refusal;
mod remove_member;
mod report;
mod stage;
mod term_override;
mod threat;
mod three_way_talk;
mod victim_status;
mod words;

use serde::{Deserialize, Serialize};

pub use self::add_member::{AddMember, Ground, Identity, Member, MemberJoined};
pub use self::aftercare::{AftercareStarted, StartAftercare};
pub use self::answer_need::{AnswerNeed, NeedAnswered};
pub use self::case::Case;
pub use self::consent::{
    Consent, ConsentGiven, ConsentPurpose, ConsentWithdrawn, GiveConsent, WithdrawConsent,
};
pub use self::contact::{
    AttemptOutcome, ContactAttempted, FirstContactMade, RecordContactAttempt, RecordFirstContact,
};
pub use self::coordinator::{AssignCoordinator, AssignmentReason, CoordinatorAssigned};
pub use self::course::{Course, Extension, Membership, PastMembership, Stop};
pub use self::deadlines::{Deadline, DeadlineState, Due, Term, deadlines};
pub use self::debt::{
    DebtExit, DebtFile, DebtGuidance, DebtPhase, DebtPhaseEntered, DebtSolution, DebtTrajectoryLeft,
    EnterDebtPhase, LeaveDebtTrajectory, LeftTrajectory,
};
pub use self::ending::{
    EndReason, EndSupport, Ending, HandOverToRegularSupport, HandedOverToRegularSupport,
    HouseholdTransferred, ResumeSupport, Resumption, SupportEnded, SupportResumed, TransferToMunicipality,
};
pub use self::first_conversation::{FirstConversationHeld, HoldFirstConversation};
pub use self::intake::{HoldIntakeConversation, IntakeConversationHeld};
pub use self::member_details::{ChangeMemberDetails, MemberDetailsChanged};
pub use self::need::{CloseNeed, Need, NeedClosed, NeedOutcome, NeedRecorded, RecordNeed};
pub use self::note::{AddNote, NoteAdded};
pub use self::operations::{HouseholdCommand, HouseholdEvent};
pub use self::plan::{
    AgreePlan, CompleteMeasure, DrawUpPlan, Goal, Measure, MeasureCompleted, MeasureStarted, MeasureStopped,
    Plan, PlanAgreed, PlanDrawnUp, PlanRevised, PlanVersion, Progress, RevisePlan, StartMeasure, StopMeasure,
};
pub use self::referral::{ReferToOrganisation, ReferredToOrganisation};
pub use self::refusal::HouseholdRefusal;
pub use self::remove_member::{FormerMember, LeavingReason, MemberLeft, RemoveMember};
pub use self::report::{HouseholdReported, OutreachMethod, ReportHousehold, ReportSource};
pub use self::stage::Stage;
pub use self::term_override::{OverrideTerm, TermOverridden};
pub use self::threat::{
    AssessThreat, ResolveThreat, Threat, ThreatAssessed, ThreatResolved, ThreatSituation,
};
pub use self::three_way_talk::{HoldThreeWayTalk, ThreeWayTalkHeld};
pub use self::victim_status::{RecordVictimStatus, StatusOn, VictimStatus, VictimStatusRecorded};
pub use self::words::{Channel, LifeDomain};
use self::{HouseholdCommand as C, HouseholdEvent as E};
use crate::fact::Fact;
use crate::ids::OfferId;
use crate::support_offer::SupportOffer;

/// A household and where its support stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Household {
    /// Nobody reported it.
    #[default]
    Unknown,
    /// It was reported and is being supported, or looked for.
    Open(Box<Case>),
    /// Support ended; it may be resumed.
    Ended(Ended),
}

/// A household whose support ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// The case as it was left.
    pub case: Box<Case>,
    /// How support ended.
    pub ending: Ending,
}

impl Household {
    /// The offer a decision on this command looks at: the one a need is answered from.
    #[must_use]
    pub fn looks_at(&self, command: &HouseholdCommand) -> Option<OfferId> {
        match (self, command) {
            (Self::Open(_), C::AnswerNeed(answer)) => Some(answer.offer),
            _ => None,
        }
    }

    /// What a command leads to, in the light of the offer it looks at.
    ///
    /// # Errors
    /// Refusals are tested in the order in which [`HouseholdRefusal`] lists them; the first that applies is the
    /// answer.
    pub fn decide(
        &self,
        command: &HouseholdCommand,
        offer: Option<&SupportOffer>,
    ) -> Result<Vec<HouseholdEvent>, HouseholdRefusal> {
        let event = match (self, command) {
            (Self::Unknown, C::ReportHousehold(report)) => E::HouseholdReported(report.open()?),
            (Self::Unknown, _) => return Err(HouseholdRefusal::HouseholdNotReported),
            (Self::Open(case), C::ReportHousehold(_))
            | (Self::Ended(Ended { case, .. }), C::ReportHousehold(_)) => {
                return Err(HouseholdRefusal::HouseholdAlreadyReported { on: case.report.on });
            }
            (Self::Open(case), _) => {
                dates(command.fact(), case)?;
                command.decide(case, offer)?
            }
            (Self::Ended(ended), C::ResumeSupport(resume)) => {
                dates(command.fact(), &ended.case)?;
                E::SupportResumed(resume.resume())
            }
            (Self::Ended(ended), C::AddNote(_) | C::RecordVictimStatus(_) | C::WithdrawConsent(_)) => {
                dates(command.fact(), &ended.case)?;
                command.decide(&ended.case, offer)?
            }
            (Self::Ended(ended), _) => {
                return Err(HouseholdRefusal::SupportEnded { on: ended.ending.on() });
            }
        };
        Ok(vec![event])
    }

    /// Takes over what happened. An event that history cannot hold at this place changes nothing.
    pub fn apply(&mut self, event: &HouseholdEvent) {
        *self = match (std::mem::take(self), event) {
            (Self::Unknown, E::HouseholdReported(report)) => {
                Self::Open(Box::new(Case::opened(report.clone())))
            }
            (Self::Unknown, _) => Self::Unknown,
            (Self::Open(case), E::SupportEnded(end)) => Self::ended(case, Ending::Ended(end.clone())),
            (Self::Open(case), E::HouseholdTransferred(end)) => {
                Self::ended(case, Ending::Transferred(end.clone()))
            }
            (Self::Open(case), E::HandedOverToRegularSupport(end)) => {
                Self::ended(case, Ending::HandedOver(end.clone()))
            }
            (Self::Ended(Ended { mut case, ending }), E::SupportResumed(resumed)) => {
                case.resumptions.push(Resumption { ending, resumed: resumed.clone() });
                Self::Open(case)
            }
            (Self::Open(mut case), event) => {
                event.change(&mut case);
                Self::Open(case)
            }
            (Self::Ended(mut ended), event) => {
                event.change(&mut ended.case);
                Self::Ended(ended)
            }
        };
        if let Self::Open(case) | Self::Ended(Ended { case, .. }) = self {
            case.course.apply(event);
        }
    }

    /// The case, open or ended; `None` when the household was not reported.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        match self {
            Self::Unknown => None,
            Self::Open(case) | Self::Ended(Ended { case, .. }) => Some(case),
        }
    }

    /// How support ended, when it ended and was not resumed.
    #[must_use]
    pub fn ending(&self) -> Option<&Ending> {
        match self {
            Self::Unknown | Self::Open(_) => None,
            Self::Ended(ended) => Some(&ended.ending),
        }
    }

    fn ended(case: Box<Case>, ending: Ending) -> Self {
        Self::Ended(Ended { case, ending })
    }
}

/// The general rules on dates: nothing in the future, nothing before the report.
fn dates(fact: &Fact, case: &Case) -> Result<(), HouseholdRefusal> {
    refusal::not_in_future(fact.on, fact.today)?;
    if fact.on < case.report.on {
        let (on, reported_on) = (fact.on, case.report.on);
        return Err(HouseholdRefusal::DateBeforeReport { on, reported_on });
    }
    Ok(())
}

crate::table::aggregate! {
    Household as "household": HouseholdCommand => HouseholdEvent, refusing HouseholdRefusal,
    around SupportOffer, by |household, command, offer| household.decide(command, Some(offer))
}
