//! Commands as a story tells them: only what is specific, the rest is filled in.

use std::future::Future;

use api::google::r#type::Date;
use api::v1::{
    self, Receipt, account_service_client::AccountServiceClient,
    accountability_service_client::AccountabilityServiceClient,
    catalogue_service_client::CatalogueServiceClient, fund_service_client::FundServiceClient,
    household_service_client::HouseholdServiceClient, method_service_client::MethodServiceClient,
    payment_service_client::PaymentServiceClient, provision_service_client::ProvisionServiceClient,
    signal_service_client::SignalServiceClient,
};
use tonic::Status;

use crate::{Client, Refusal};

/// A client of `HouseholdService`.
pub type Households = HouseholdServiceClient<Client>;
/// A client of `FundService`.
pub type Funds = FundServiceClient<Client>;
/// A client of `ProvisionService`.
pub type Provisions = ProvisionServiceClient<Client>;
/// A client of `PaymentService`.
pub type Payments = PaymentServiceClient<Client>;
/// A client of `SignalService`.
pub type Signals = SignalServiceClient<Client>;
/// A client of `MethodService`.
pub type Methods = MethodServiceClient<Client>;
/// A client of `CatalogueService`.
pub type Catalogue = CatalogueServiceClient<Client>;

/// A client of `AccountService`.
pub type Accounts = AccountServiceClient<Client>;
/// A client of `AccountabilityService`.
pub type Accountability = AccountabilityServiceClient<Client>;

/// What every command has in common.
#[derive(Debug, Clone)]
pub struct Common {
    /// The ledger to write in.
    pub ledger: String,
    /// The id of this one action.
    pub request_id: String,
    /// The id of what it is about: a household, a fund, a provision, a payment run, a signal and so on.
    pub about: String,
    /// The day on which it happened.
    pub happened_on: Option<Date>,
}

/// A client of one of the services.
pub trait Service: Send {
    /// One over this channel.
    fn over(client: Client) -> Self;
}

/// The request of a command rpc.
pub trait Command: prost::Message + Clone {
    /// The service that takes it.
    type Service: Service;
    /// What it answers.
    type Answer: prost::Message + Default;

    /// The same request with the common fields filled in.
    #[must_use]
    fn filled(self, common: Common) -> Self;

    /// Sends it and gives the answer.
    fn ask(self, service: &mut Self::Service) -> impl Future<Output = Result<Self::Answer, Status>> + Send;

    /// The receipt in an answer.
    fn receipt(answer: Self::Answer) -> Receipt;

    /// Sends it and gives its receipt.
    fn send(self, service: &mut Self::Service) -> impl Future<Output = Result<Receipt, Status>> + Send {
        async { Ok(Self::receipt(self.ask(service).await?)) }
    }

    /// Sends it over this channel and gives the answer.
    fn by(self, client: Client) -> impl Future<Output = Result<Self::Answer, Refusal>> + Send {
        async { Ok(self.ask(&mut Self::Service::over(client)).await?) }
    }
}

macro_rules! services {
    ($($service:ident,)+) => {$(
        impl Service for $service {
            fn over(client: Client) -> Self {
                Self::new(client)
            }
        }
    )+};
}

services! { Households, Funds, Provisions, Payments, Signals, Methods, Catalogue, Accounts, Accountability, }

/// The commands of a service, and which of their fields says what they are about.
macro_rules! commands {
    ($service:ident by $id:tt { $($rpc:ident: $request:ident -> $answer:ident,)+ }) => {
        $(commands! { $service, $id, $rpc, $request, $answer })+
    };
    ($service:ident, [$($id:ident)?], $rpc:ident, $request:ident, $answer:ident) => {
        impl Command for v1::$request {
            type Service = $service;
            type Answer = v1::$answer;

            fn filled(self, common: Common) -> Self {
                let Common { ledger, request_id, happened_on, .. } = common;
                Self { ledger, request_id, $($id: common.about,)? happened_on, ..self }
            }

            async fn ask(self, service: &mut $service) -> Result<v1::$answer, Status> {
                Ok(service.$rpc(self).await?.into_inner())
            }

            fn receipt(answer: v1::$answer) -> Receipt {
                answer.receipt.expect("a receipt")
            }
        }
    };
}

commands! { Households by [household_id] {
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
} }

commands! { Funds by [fund_id] {
    open_fund: OpenFundRequest -> OpenFundResponse,
    amend_terms: AmendTermsRequest -> AmendTermsResponse,
    allocate_budget: AllocateBudgetRequest -> AllocateBudgetResponse,
    withdraw_budget: WithdrawBudgetRequest -> WithdrawBudgetResponse,
    set_norm_amount: SetNormAmountRequest -> SetNormAmountResponse,
    receive_advance: ReceiveAdvanceRequest -> ReceiveAdvanceResponse,
    choose_method: ChooseMethodRequest -> ChooseMethodResponse,
    switch_to_actual: SwitchToActualRequest -> SwitchToActualResponse,
    adopt_approval_policy: AdoptApprovalPolicyRequest -> AdoptApprovalPolicyResponse,
    set_paying_account: SetPayingAccountRequest -> SetPayingAccountResponse,
    freeze_fund: FreezeFundRequest -> FreezeFundResponse,
    unfreeze_fund: UnfreezeFundRequest -> UnfreezeFundResponse,
    close_year: CloseYearRequest -> CloseYearResponse,
    close_fund: CloseFundRequest -> CloseFundResponse,
} }

commands! { Provisions by [provision_id] {
    request_provision: RequestProvisionRequest -> RequestProvisionResponse,
    change_request: ChangeRequestRequest -> ChangeRequestResponse,
    withdraw_request: WithdrawRequestRequest -> WithdrawRequestResponse,
    put_to_vote: PutToVoteRequest -> PutToVoteResponse,
    cast_vote: CastVoteRequest -> CastVoteResponse,
    decide_provision: DecideProvisionRequest -> DecideProvisionResponse,
    notify_decision: NotifyDecisionRequest -> NotifyDecisionResponse,
    commit_provision: CommitProvisionRequest -> CommitProvisionResponse,
    release_commitment: ReleaseCommitmentRequest -> ReleaseCommitmentResponse,
    state_performance: StatePerformanceRequest -> StatePerformanceResponse,
    correct_performance: CorrectPerformanceRequest -> CorrectPerformanceResponse,
    receive_invoice: ReceiveInvoiceRequest -> ReceiveInvoiceResponse,
    lodge_objection: LodgeObjectionRequest -> LodgeObjectionResponse,
    decide_objection: DecideObjectionRequest -> DecideObjectionResponse,
    record_court_ruling: RecordCourtRulingRequest -> RecordCourtRulingResponse,
    override_rule: OverrideRuleRequest -> OverrideRuleResponse,
} }

commands! { Payments by [provision_id] {
    order_payment: OrderPaymentRequest -> OrderPaymentResponse,
    cancel_payment: CancelPaymentRequest -> CancelPaymentResponse,
    confirm_payment: ConfirmPaymentRequest -> ConfirmPaymentResponse,
    fail_payment: FailPaymentRequest -> FailPaymentResponse,
    correct_payment: CorrectPaymentRequest -> CorrectPaymentResponse,
    order_recovery: OrderRecoveryRequest -> OrderRecoveryResponse,
    receive_recovery: ReceiveRecoveryRequest -> ReceiveRecoveryResponse,
} }

commands! { Payments by [payment_run_id] {
    compose_payment_run: ComposePaymentRunRequest -> ComposePaymentRunResponse,
    make_payment_file: MakePaymentFileRequest -> MakePaymentFileResponse,
} }

commands! { Signals by [signal_id] {
    record_signal: RecordSignalRequest -> RecordSignalResponse,
    follow_up_signal: FollowUpSignalRequest -> FollowUpSignalResponse,
    close_signal: CloseSignalRequest -> CloseSignalResponse,
} }

commands! { Methods by [working_method_id] {
    adopt_working_method: AdoptWorkingMethodRequest -> AdoptWorkingMethodResponse,
    improve_working_method: ImproveWorkingMethodRequest -> ImproveWorkingMethodResponse,
    retire_working_method: RetireWorkingMethodRequest -> RetireWorkingMethodResponse,
} }

commands! { Catalogue by [offer_id] {
    offer_support: OfferSupportRequest -> OfferSupportResponse,
    change_offer: ChangeOfferRequest -> ChangeOfferResponse,
    withdraw_offer: WithdrawOfferRequest -> WithdrawOfferResponse,
} }

// Its id follows from fund and year; the year is filled in by the story.
commands! { Accounts by [fund_id] {
    open_account: OpenAccountRequest -> OpenAccountResponse,
    adopt_indicator_set: AdoptIndicatorSetRequest -> AdoptIndicatorSetResponse,
    draft_account: DraftAccountRequest -> DraftAccountResponse,
    mark_line: MarkLineRequest -> MarkLineResponse,
    clear_mark: ClearMarkRequest -> ClearMarkResponse,
    certify_account: CertifyAccountRequest -> CertifyAccountResponse,
    submit_account: SubmitAccountRequest -> SubmitAccountResponse,
    close_account: CloseAccountRequest -> CloseAccountResponse,
} }

// The id of a statement follows from its file.
commands! { Payments by [] {
    import_statement: ImportStatementRequest -> ImportStatementResponse,
} }
