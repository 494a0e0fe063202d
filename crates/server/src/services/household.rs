//! `HouseholdService`: one line per command.

use api::v1::{self, household_service_server::HouseholdService};

use super::service::service;

service! {
    HouseholdService
    commands {
        report_household: ReportHouseholdRequest -> ReportHouseholdResponse,
        add_member: AddMemberRequest -> AddMemberResponse,
        remove_member: RemoveMemberRequest -> RemoveMemberResponse,
        change_member_details: ChangeMemberDetailsRequest -> ChangeMemberDetailsResponse,
        record_victim_status: RecordVictimStatusRequest -> RecordVictimStatusResponse,
        assign_coordinator: AssignCoordinatorRequest -> AssignCoordinatorResponse,
        record_contact_attempt: RecordContactAttemptRequest -> RecordContactAttemptResponse,
        record_first_contact: RecordFirstContactRequest -> RecordFirstContactResponse,
        assess_threat: AssessThreatRequest -> AssessThreatResponse,
        resolve_threat: ResolveThreatRequest -> ResolveThreatResponse,
        hold_first_conversation: HoldFirstConversationRequest -> HoldFirstConversationResponse,
        hold_intake_conversation: HoldIntakeConversationRequest -> HoldIntakeConversationResponse,
        record_need: RecordNeedRequest -> RecordNeedResponse,
        answer_need: AnswerNeedRequest -> AnswerNeedResponse,
        close_need: CloseNeedRequest -> CloseNeedResponse,
        hold_three_way_talk: HoldThreeWayTalkRequest -> HoldThreeWayTalkResponse,
        draw_up_plan: DrawUpPlanRequest -> DrawUpPlanResponse,
        revise_plan: RevisePlanRequest -> RevisePlanResponse,
        agree_plan: AgreePlanRequest -> AgreePlanResponse,
        start_measure: StartMeasureRequest -> StartMeasureResponse,
        complete_measure: CompleteMeasureRequest -> CompleteMeasureResponse,
        stop_measure: StopMeasureRequest -> StopMeasureResponse,
        refer_to_organisation: ReferToOrganisationRequest -> ReferToOrganisationResponse,
        give_consent: GiveConsentRequest -> GiveConsentResponse,
        withdraw_consent: WithdrawConsentRequest -> WithdrawConsentResponse,
        override_term: OverrideTermRequest -> OverrideTermResponse,
        enter_debt_phase: EnterDebtPhaseRequest -> EnterDebtPhaseResponse,
        leave_debt_trajectory: LeaveDebtTrajectoryRequest -> LeaveDebtTrajectoryResponse,
        start_aftercare: StartAftercareRequest -> StartAftercareResponse,
        end_support: EndSupportRequest -> EndSupportResponse,
        resume_support: ResumeSupportRequest -> ResumeSupportResponse,
        transfer_to_municipality: TransferToMunicipalityRequest -> TransferToMunicipalityResponse,
        hand_over_to_regular_support: HandOverToRegularSupportRequest -> HandOverToRegularSupportResponse,
        add_note: AddNoteRequest -> AddNoteResponse,
    }
}
