//! The commands the demonstration sends: every request of `HouseholdService` it uses, as one type.
//!
//! A command is written with its own fields only; [`Command::addressed`] fills in what all of them have in common.

use api::{google::r#type::Date as WireDate, v1};
use jiff::civil::Date;
use tonic::{Request, Response, Status, transport::Channel};
use uuid::Uuid;

/// To which book a command goes, and as which request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address<'a> {
    /// The ledger to write in.
    pub(super) ledger: &'a str,
    /// The household, fund, provision or payment run it is about.
    pub(super) book: Uuid,
    /// The id of this one action: the same in every run.
    pub(super) request: Uuid,
    /// The day on which it happened.
    pub(super) on: Date,
}

/// A client of the service that takes commands.
pub(super) type Households = v1::household_service_client::HouseholdServiceClient<Channel>;

macro_rules! commands {
    ($($command:ident($request:ident) by $rpc:ident,)+) => {
        /// A command.
        #[derive(Debug, Clone)]
        pub(super) enum Command {
            $($command(v1::$request),)+
        }

        $(impl From<v1::$request> for Command {
            fn from(request: v1::$request) -> Self {
                Self::$command(request)
            }
        })+

        impl Command {
            /// The name of its rpc.
            pub(super) fn name(&self) -> &'static str {
                match self {
                    $(Self::$command(_) => stringify!($command),)+
                }
            }

            /// The command with the fields that all commands have.
            pub(super) fn addressed(mut self, to: Address<'_>) -> Self {
                match &mut self {
                    $(Self::$command(request) => {
                        request.ledger = to.ledger.to_owned();
                        request.household_id = to.book.to_string();
                        request.request_id = to.request.to_string();
                        request.happened_on = Some(wire_date(to.on));
                    })+
                }
                self
            }

            /// The id of the request and the day on which it happened.
            #[cfg(test)]
            pub(super) fn id_and_day(&self) -> (String, WireDate) {
                match self {
                    $(Self::$command(request) => {
                        (request.request_id.clone(), request.happened_on.expect("it is addressed"))
                    })+
                }
            }

            /// Sends the command inside an envelope, which carries the metadata.
            pub(super) async fn send(
                envelope: Request<Self>,
                mut to: Households,
            ) -> Result<Response<Option<v1::Receipt>>, Status> {
                let (metadata, extensions, command) = envelope.into_parts();
                match command {
                    $(Self::$command(request) => {
                        let request = Request::from_parts(metadata, extensions, request);
                        Ok(to.$rpc(request).await?.map(|answer| answer.receipt))
                    })+
                }
            }
        }
    };
}

commands! {
    ReportHousehold(ReportHouseholdRequest) by report_household,
    AddMember(AddMemberRequest) by add_member,
    RecordVictimStatus(RecordVictimStatusRequest) by record_victim_status,
    AssignCoordinator(AssignCoordinatorRequest) by assign_coordinator,
    RecordContactAttempt(RecordContactAttemptRequest) by record_contact_attempt,
    RecordFirstContact(RecordFirstContactRequest) by record_first_contact,
    AssessThreat(AssessThreatRequest) by assess_threat,
    ResolveThreat(ResolveThreatRequest) by resolve_threat,
    HoldFirstConversation(HoldFirstConversationRequest) by hold_first_conversation,
    HoldIntakeConversation(HoldIntakeConversationRequest) by hold_intake_conversation,
    RecordNeed(RecordNeedRequest) by record_need,
    CloseNeed(CloseNeedRequest) by close_need,
    HoldThreeWayTalk(HoldThreeWayTalkRequest) by hold_three_way_talk,
    DrawUpPlan(DrawUpPlanRequest) by draw_up_plan,
    AgreePlan(AgreePlanRequest) by agree_plan,
    StartMeasure(StartMeasureRequest) by start_measure,
    CompleteMeasure(CompleteMeasureRequest) by complete_measure,
    StopMeasure(StopMeasureRequest) by stop_measure,
    ReferToOrganisation(ReferToOrganisationRequest) by refer_to_organisation,
    GiveConsent(GiveConsentRequest) by give_consent,
    EnterDebtPhase(EnterDebtPhaseRequest) by enter_debt_phase,
    StartAftercare(StartAftercareRequest) by start_aftercare,
    EndSupport(EndSupportRequest) by end_support,
    TransferToMunicipality(TransferToMunicipalityRequest) by transfer_to_municipality,
    HandOverToRegularSupport(HandOverToRegularSupportRequest) by hand_over_to_regular_support,
    AddNote(AddNoteRequest) by add_note,
}

/// A day as it goes over the wire.
pub(super) fn wire_date(date: Date) -> WireDate {
    WireDate { year: date.year().into(), month: date.month().into(), day: date.day().into() }
}
