//! Commands as a story tells them: only what is specific, the rest is filled in.

use std::future::Future;

use api::google::r#type::Date;
use api::v1::{self, Receipt, household_service_client::HouseholdServiceClient};
use tonic::Status;

use crate::Client;

/// What every command has in common.
#[derive(Debug, Clone)]
pub struct Common {
    /// The ledger to write in.
    pub ledger: String,
    /// The id of this one action.
    pub request_id: String,
    /// The household it is about.
    pub household_id: String,
    /// The day on which it happened.
    pub happened_on: Option<Date>,
}

/// The request of a command rpc.
pub trait Command: Clone + Send {
    /// The same request with the common fields filled in.
    #[must_use]
    fn filled(self, common: Common) -> Self;

    /// Sends it and gives its receipt.
    fn send(
        self,
        client: &mut HouseholdServiceClient<Client>,
    ) -> impl Future<Output = Result<Receipt, Status>> + Send;
}

macro_rules! commands {
    ($($rpc:ident: $request:ident,)+) => {$(
        impl Command for v1::$request {
            fn filled(self, common: Common) -> Self {
                let Common { ledger, request_id, household_id, happened_on } = common;
                Self { ledger, request_id, household_id, happened_on, ..self }
            }

            async fn send(self, client: &mut HouseholdServiceClient<Client>) -> Result<Receipt, Status> {
                let answer = client.$rpc(self).await?.into_inner();
                Ok(answer.receipt.expect("a receipt"))
            }
        }
    )+};
}

commands! {
    report_household: ReportHouseholdRequest,
    add_member: AddMemberRequest,
    remove_member: RemoveMemberRequest,
    change_member_details: ChangeMemberDetailsRequest,
    record_victim_status: RecordVictimStatusRequest,
    assign_coordinator: AssignCoordinatorRequest,
    record_contact_attempt: RecordContactAttemptRequest,
    record_first_contact: RecordFirstContactRequest,
    assess_threat: AssessThreatRequest,
    resolve_threat: ResolveThreatRequest,
    hold_first_conversation: HoldFirstConversationRequest,
    hold_intake_conversation: HoldIntakeConversationRequest,
    record_need: RecordNeedRequest,
    close_need: CloseNeedRequest,
    hold_three_way_talk: HoldThreeWayTalkRequest,
    draw_up_plan: DrawUpPlanRequest,
    revise_plan: RevisePlanRequest,
    agree_plan: AgreePlanRequest,
    start_measure: StartMeasureRequest,
    complete_measure: CompleteMeasureRequest,
    stop_measure: StopMeasureRequest,
    refer_to_organisation: ReferToOrganisationRequest,
    give_consent: GiveConsentRequest,
    withdraw_consent: WithdrawConsentRequest,
    override_term: OverrideTermRequest,
    enter_debt_phase: EnterDebtPhaseRequest,
    leave_debt_trajectory: LeaveDebtTrajectoryRequest,
    start_aftercare: StartAftercareRequest,
    end_support: EndSupportRequest,
    resume_support: ResumeSupportRequest,
    transfer_to_municipality: TransferToMunicipalityRequest,
    hand_over_to_regular_support: HandOverToRegularSupportRequest,
    add_note: AddNoteRequest,
}
