//! The table of operations: every command of a household with the event it leads to.
//!
//! From this one table come the two enums and their dispatch. An operation lives in a file of its own (or with
//! its opposite) that holds the words it uses, its command, its event, its rule and its change.
//! Names of events are for ever: they stand in recorded events.

use super::case::Case;
use super::refusal::HouseholdRefusal;
use super::{
    add_member::*, aftercare::*, answer_need::*, consent::*, contact::*, coordinator::*, debt::*, ending::*,
    first_conversation::*, intake::*, member_details::*, need::*, note::*, plan::*, referral::*,
    remove_member::*, report::*, term_override::*, threat::*, three_way_talk::*, victim_status::*,
};
use crate::support_offer::SupportOffer;

/// The rule of one operation: what its command leads to, asked of an open case. One that looks at an offer of the
/// catalogue too has a `decide` of its own that takes it.
pub(super) trait Operation {
    /// What happens when nothing refuses it.
    type Event;

    /// Specific refusals only: stage and dates were judged before, for every command alike.
    fn decide(&self, case: &Case) -> Result<Self::Event, HouseholdRefusal>;
}

/// What one event changes in a case. It copies facts and cannot fail: history is never refused.
pub(super) trait Change {
    fn change(&self, case: &mut Case);
}

/// From the one table: both enums, and what dispatches over them.
macro_rules! operations {
    (
        changes { $($command:ident => $event:ident,)+ }
        looks { $($look_command:ident => $look_event:ident,)+ }
        moves { $($move_command:ident => $move_event:ident,)+ }
    ) => {
        crate::table::commands! {
            /// Everything that can be asked of a household.
            HouseholdCommand:
            $($command => $event,)+
            $($look_command => $look_event,)+
            $($move_command => $move_event,)+
        }

        crate::table::events! {
            /// Everything that can happen to a household.
            HouseholdEvent:
            $($event,)+
            $($look_event,)+
            $($move_event,)+
        }

        impl HouseholdCommand {
            pub(super) fn decide(
                &self,
                case: &Case,
                offer: Option<&SupportOffer>,
            ) -> Result<HouseholdEvent, HouseholdRefusal> {
                match self {
                    $(Self::$command(command) => command.decide(case).map(HouseholdEvent::$event),)+
                    $(Self::$look_command(command) => {
                        command.decide(case, offer).map(HouseholdEvent::$look_event)
                    })+
                    $(Self::$move_command(command) => command.decide(case).map(HouseholdEvent::$move_event),)+
                }
            }
        }

        impl HouseholdEvent {
            /// Applies what changes within a stage; moves between stages are `Household::apply`'s.
            pub(super) fn change(&self, case: &mut Case) {
                match self {
                    $(Self::$event(event) => event.change(case),)+
                    $(Self::$look_event(event) => event.change(case),)+
                    $(Self::$move_event(_) => {})+
                }
            }
        }
    };
}

operations! {
    changes {
        AddMember => MemberJoined,
        RemoveMember => MemberLeft,
        ChangeMemberDetails => MemberDetailsChanged,
        RecordVictimStatus => VictimStatusRecorded,
        AssignCoordinator => CoordinatorAssigned,
        RecordContactAttempt => ContactAttempted,
        RecordFirstContact => FirstContactMade,
        AssessThreat => ThreatAssessed,
        ResolveThreat => ThreatResolved,
        HoldFirstConversation => FirstConversationHeld,
        HoldIntakeConversation => IntakeConversationHeld,
        RecordNeed => NeedRecorded,
        CloseNeed => NeedClosed,
        HoldThreeWayTalk => ThreeWayTalkHeld,
        DrawUpPlan => PlanDrawnUp,
        RevisePlan => PlanRevised,
        AgreePlan => PlanAgreed,
        StartMeasure => MeasureStarted,
        CompleteMeasure => MeasureCompleted,
        StopMeasure => MeasureStopped,
        ReferToOrganisation => ReferredToOrganisation,
        GiveConsent => ConsentGiven,
        WithdrawConsent => ConsentWithdrawn,
        OverrideTerm => TermOverridden,
        EnterDebtPhase => DebtPhaseEntered,
        LeaveDebtTrajectory => DebtTrajectoryLeft,
        StartAftercare => AftercareStarted,
        AddNote => NoteAdded,
    }
    looks {
        AnswerNeed => NeedAnswered,
    }
    moves {
        ReportHousehold => HouseholdReported,
        EndSupport => SupportEnded,
        ResumeSupport => SupportResumed,
        TransferToMunicipality => HouseholdTransferred,
        HandOverToRegularSupport => HandedOverToRegularSupport,
    }
}
