//! The table of operations: every command of a household with the event it leads to.
//!
//! From this one table come the two enums and their dispatch. An operation lives in a file of its own (or with
//! its opposite) that holds the words it uses, its command, its event, its rule and its change.
//! Names of events are for ever: they stand in recorded events.

use cqrs_es::DomainEvent;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::refusal::HouseholdRefusal;
use super::{
    add_member::*, aftercare::*, consent::*, contact::*, coordinator::*, debt::*, ending::*,
    first_conversation::*, intake::*, member_details::*, need::*, note::*, plan::*, referral::*,
    remove_member::*, report::*, term_override::*, threat::*, three_way_talk::*, victim_status::*,
};
use crate::fact::Fact;
use crate::ids::OfficerId;

/// The rule of one operation: what its command leads to, asked of an open case.
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

macro_rules! operations {
    (
        changes { $($command:ident => $event:ident,)+ }
        moves { $($move_command:ident => $move_event:ident,)+ }
    ) => {
        /// Everything that can be asked of a household.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum HouseholdCommand {
            $(#[doc = concat!("Leads to [`", stringify!($event), "`].")] $command($command),)+
            $(#[doc = concat!("Leads to [`", stringify!($move_event), "`].")] $move_command($move_command),)+
        }

        impl HouseholdCommand {
            /// The name of the command, as in the API.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$command(_) => stringify!($command),)+
                    $(Self::$move_command(_) => stringify!($move_command),)+
                }
            }

            /// When it happened, when it is recorded and who states it.
            #[must_use]
            pub fn fact(&self) -> &Fact {
                match self {
                    $(Self::$command(command) => &command.fact,)+
                    $(Self::$move_command(command) => &command.fact,)+
                }
            }

            pub(super) fn decide(&self, case: &Case) -> Result<HouseholdEvent, HouseholdRefusal> {
                match self {
                    $(Self::$command(command) => command.decide(case).map(HouseholdEvent::$event),)+
                    $(Self::$move_command(command) => command.decide(case).map(HouseholdEvent::$move_event),)+
                }
            }
        }

        /// Everything that can happen to a household.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum HouseholdEvent {
            $(#[doc = concat!("Follows from [`", stringify!($command), "`].")] $event($event),)+
            $(#[doc = concat!("Follows from [`", stringify!($move_command), "`].")] $move_event($move_event),)+
        }

        impl HouseholdEvent {
            /// The names of all events, as recorded.
            pub const TYPES: &'static [&'static str] =
                &[$(stringify!($event),)+ $(stringify!($move_event),)+];

            /// The name of the event, as recorded.
            #[must_use]
            pub fn event_type(&self) -> &'static str {
                match self {
                    $(Self::$event(_) => stringify!($event),)+
                    $(Self::$move_event(_) => stringify!($move_event),)+
                }
            }

            /// The date on which it happened.
            #[must_use]
            pub fn on(&self) -> Date {
                match self {
                    $(Self::$event(event) => event.on,)+
                    $(Self::$move_event(event) => event.on,)+
                }
            }

            /// The officer who stated it.
            #[must_use]
            pub fn by(&self) -> &OfficerId {
                match self {
                    $(Self::$event(event) => &event.by,)+
                    $(Self::$move_event(event) => &event.by,)+
                }
            }

            /// Applies what changes within a stage; moves between stages are `Household::apply`'s.
            pub(super) fn change(&self, case: &mut Case) {
                match self {
                    $(Self::$event(event) => event.change(case),)+
                    $(Self::$move_event(_) => {})+
                }
            }

            /// The JSON Schema of every event, by its name.
            #[must_use]
            pub fn schemas() -> Vec<(&'static str, schemars::Schema)> {
                vec![
                    $((stringify!($event), schemars::schema_for!($event)),)+
                    $((stringify!($move_event), schemars::schema_for!($move_event)),)+
                ]
            }
        }

        $(
            impl From<$command> for HouseholdCommand {
                fn from(command: $command) -> Self {
                    Self::$command(command)
                }
            }

            impl From<$event> for HouseholdEvent {
                fn from(event: $event) -> Self {
                    Self::$event(event)
                }
            }
        )+
        $(
            impl From<$move_command> for HouseholdCommand {
                fn from(command: $move_command) -> Self {
                    Self::$move_command(command)
                }
            }

            impl From<$move_event> for HouseholdEvent {
                fn from(event: $move_event) -> Self {
                    Self::$move_event(event)
                }
            }
        )+
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
    moves {
        ReportHousehold => HouseholdReported,
        EndSupport => SupportEnded,
        ResumeSupport => SupportResumed,
        TransferToMunicipality => HouseholdTransferred,
        HandOverToRegularSupport => HandedOverToRegularSupport,
    }
}

impl DomainEvent for HouseholdEvent {
    fn event_type(&self) -> String {
        HouseholdEvent::event_type(self).to_owned()
    }

    fn event_version(&self) -> String {
        crate::book::EVENT_VERSION.to_owned()
    }
}
