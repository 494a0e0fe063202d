//! What every command has in common on the wire: ledger, request id, book, expected revision, and the day.
//!
//! One trait covers all of them, so that an rpc is one line in the service.

use api::v1;
use domain::{BookCommand, BookEvent, BookId};
use jiff::civil::Date;
use ledger::LedgerName;
use uuid::Uuid;

use super::draft::Draft;
use super::fields::{Field, Fields};
use super::texts::Texts;
use crate::errors::Problem;

/// The request of a command rpc.
pub(crate) trait CommandRequest: prost::Message + Sized {
    /// The response of the same rpc.
    type Response: prost::Message;

    /// The name of the rpc and of the command: `AddMember`.
    const NAME: &'static str;

    /// Whether the response says something that only the recorded event knows.
    const TELLS_OF_EVENT: bool;

    /// The ledger it names, unchecked: to authorise the caller before anything else is looked at.
    fn ledger(&self) -> &str;

    /// Checks every field.
    ///
    /// # Errors
    /// All field violations at once, in the order of the fields.
    fn check(self) -> Result<(Call, Draft), Problem>;

    /// The response, from the receipt and what was recorded.
    fn respond(receipt: v1::Receipt, recorded: &Answered) -> Self::Response;
}

/// What a response may be made of, besides the receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answered {
    /// The command that was recorded.
    pub(crate) command: BookCommand,
    /// Its first event as it stands in the ledger, for a request that [`CommandRequest::TELLS_OF_EVENT`].
    pub(crate) event: Option<BookEvent>,
}

/// The common part of a command, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// The ledger to write in.
    pub(crate) ledger: LedgerName,
    /// The id of this one action.
    pub(crate) request_id: Uuid,
    /// The book it is about.
    pub(crate) book: BookId,
    /// The revision the caller last saw.
    pub(crate) expected_revision: Option<u64>,
    /// The day on which it happened.
    pub(crate) happened_on: Date,
}

/// The specific part of a command: what `requests/` writes for each.
pub(super) trait Specifics {
    /// Checks the fields from number 10 on.
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft>;
}

/// The commands about one kind of book, with the field that names it, or how it is named. `with` names what the response
/// says besides the receipt and what it is taken from; `reading` says that it is taken from the recorded event.
macro_rules! commands {
    ($book:ident by $id:ident { $($commands:tt)+ }) => {
        commands! { (|fields, request| fields.id(stringify!($id), &request.$id).map(BookId::$book)) { $($commands)+ } }
    };
    ((|$fields:ident, $request:ident| $named:expr) {
        $($command:ident: $message:ident -> $response:ident $(with $created:ident)?
            $(reading $($read:ident)+)?,)+
    }) => {$(
        impl CommandRequest for v1::$message {
            type Response = v1::$response;
            const NAME: &'static str = stringify!($command);
            const TELLS_OF_EVENT: bool = [$($(stringify!($read),)+)? ""].len() > 1;

            fn ledger(&self) -> &str {
                &self.ledger
            }

            fn check(self) -> Result<(Call, Draft), Problem> {
                let mut fields = Fields::default();
                let ledger = fields.ledger("ledger", &self.ledger);
                let request_id = fields.id("request_id", &self.request_id);
                let named = |$fields: &mut Fields, $request: &Self| -> Field<BookId> { $named };
                let book = named(&mut fields, &self);
                let expected_revision = fields.optional_count("expected_revision", self.expected_revision);
                let happened_on = fields.date("happened_on", self.happened_on);
                let draft = self.draft(&mut fields, Texts::default());
                fields.finish((|| {
                    let call = Call {
                        ledger: ledger?,
                        request_id: request_id?,
                        book: book?,
                        expected_revision: expected_revision?,
                        happened_on: happened_on?,
                    };
                    Ok((call, draft?))
                })())
            }

            fn respond(receipt: v1::Receipt, _recorded: &Answered) -> Self::Response {
                v1::$response {
                    receipt: Some(receipt),
                    $($created: super::requests::$created(&_recorded.command),)?
                    $($($read: super::requests::$read(_recorded.event.as_ref()),)+)?
                }
            }
        }
    )+};
}

commands! { Household by household_id {
    ReportHousehold: ReportHouseholdRequest -> ReportHouseholdResponse,
    AddMember: AddMemberRequest -> AddMemberResponse with person_id,
    RemoveMember: RemoveMemberRequest -> RemoveMemberResponse,
    ChangeMemberDetails: ChangeMemberDetailsRequest -> ChangeMemberDetailsResponse,
    RecordVictimStatus: RecordVictimStatusRequest -> RecordVictimStatusResponse,
    AssignCoordinator: AssignCoordinatorRequest -> AssignCoordinatorResponse,
    RecordContactAttempt: RecordContactAttemptRequest -> RecordContactAttemptResponse,
    RecordFirstContact: RecordFirstContactRequest -> RecordFirstContactResponse,
    AssessThreat: AssessThreatRequest -> AssessThreatResponse,
    ResolveThreat: ResolveThreatRequest -> ResolveThreatResponse,
    HoldFirstConversation: HoldFirstConversationRequest -> HoldFirstConversationResponse,
    HoldIntakeConversation: HoldIntakeConversationRequest -> HoldIntakeConversationResponse,
    RecordNeed: RecordNeedRequest -> RecordNeedResponse,
    AnswerNeed: AnswerNeedRequest -> AnswerNeedResponse,
    CloseNeed: CloseNeedRequest -> CloseNeedResponse,
    HoldThreeWayTalk: HoldThreeWayTalkRequest -> HoldThreeWayTalkResponse,
    DrawUpPlan: DrawUpPlanRequest -> DrawUpPlanResponse,
    RevisePlan: RevisePlanRequest -> RevisePlanResponse,
    AgreePlan: AgreePlanRequest -> AgreePlanResponse,
    StartMeasure: StartMeasureRequest -> StartMeasureResponse,
    CompleteMeasure: CompleteMeasureRequest -> CompleteMeasureResponse,
    StopMeasure: StopMeasureRequest -> StopMeasureResponse,
    ReferToOrganisation: ReferToOrganisationRequest -> ReferToOrganisationResponse,
    GiveConsent: GiveConsentRequest -> GiveConsentResponse,
    WithdrawConsent: WithdrawConsentRequest -> WithdrawConsentResponse,
    OverrideTerm: OverrideTermRequest -> OverrideTermResponse,
    EnterDebtPhase: EnterDebtPhaseRequest -> EnterDebtPhaseResponse,
    LeaveDebtTrajectory: LeaveDebtTrajectoryRequest -> LeaveDebtTrajectoryResponse,
    StartAftercare: StartAftercareRequest -> StartAftercareResponse,
    EndSupport: EndSupportRequest -> EndSupportResponse,
    ResumeSupport: ResumeSupportRequest -> ResumeSupportResponse,
    TransferToMunicipality: TransferToMunicipalityRequest -> TransferToMunicipalityResponse,
    HandOverToRegularSupport: HandOverToRegularSupportRequest -> HandOverToRegularSupportResponse,
    AddNote: AddNoteRequest -> AddNoteResponse,
} }

commands! { Fund by fund_id {
    OpenFund: OpenFundRequest -> OpenFundResponse,
    AmendTerms: AmendTermsRequest -> AmendTermsResponse reading version,
    AllocateBudget: AllocateBudgetRequest -> AllocateBudgetResponse,
    WithdrawBudget: WithdrawBudgetRequest -> WithdrawBudgetResponse,
    SetNormAmount: SetNormAmountRequest -> SetNormAmountResponse,
    ReceiveAdvance: ReceiveAdvanceRequest -> ReceiveAdvanceResponse,
    ChooseMethod: ChooseMethodRequest -> ChooseMethodResponse,
    SwitchToActual: SwitchToActualRequest -> SwitchToActualResponse,
    AdoptApprovalPolicy: AdoptApprovalPolicyRequest -> AdoptApprovalPolicyResponse reading version,
    SetPayingAccount: SetPayingAccountRequest -> SetPayingAccountResponse,
    FreezeFund: FreezeFundRequest -> FreezeFundResponse,
    UnfreezeFund: UnfreezeFundRequest -> UnfreezeFundResponse,
    CloseYear: CloseYearRequest -> CloseYearResponse,
    CloseFund: CloseFundRequest -> CloseFundResponse,
} }

commands! { Provision by provision_id {
    RequestProvision: RequestProvisionRequest -> RequestProvisionResponse,
    ChangeRequest: ChangeRequestRequest -> ChangeRequestResponse reading version,
    WithdrawRequest: WithdrawRequestRequest -> WithdrawRequestResponse,
    PutToVote: PutToVoteRequest -> PutToVoteResponse reading policy_version,
    CastVote: CastVoteRequest -> CastVoteResponse,
    DecideProvision: DecideProvisionRequest -> DecideProvisionResponse,
    NotifyDecision: NotifyDecisionRequest -> NotifyDecisionResponse reading objection_until,
    CommitProvision: CommitProvisionRequest -> CommitProvisionResponse reading commitment,
    ReleaseCommitment: ReleaseCommitmentRequest -> ReleaseCommitmentResponse,
    StatePerformance: StatePerformanceRequest -> StatePerformanceResponse reading statement,
    CorrectPerformance: CorrectPerformanceRequest -> CorrectPerformanceResponse,
    ReceiveInvoice: ReceiveInvoiceRequest -> ReceiveInvoiceResponse reading invoice,
    LodgeObjection: LodgeObjectionRequest -> LodgeObjectionResponse,
    DecideObjection: DecideObjectionRequest -> DecideObjectionResponse,
    RecordCourtRuling: RecordCourtRulingRequest -> RecordCourtRulingResponse,
    OverrideRule: OverrideRuleRequest -> OverrideRuleResponse,
    OrderPayment: OrderPaymentRequest -> OrderPaymentResponse reading payment payment_reference,
    CancelPayment: CancelPaymentRequest -> CancelPaymentResponse,
    ConfirmPayment: ConfirmPaymentRequest -> ConfirmPaymentResponse,
    FailPayment: FailPaymentRequest -> FailPaymentResponse,
    CorrectPayment: CorrectPaymentRequest -> CorrectPaymentResponse,
    OrderRecovery: OrderRecoveryRequest -> OrderRecoveryResponse,
    ReceiveRecovery: ReceiveRecoveryRequest -> ReceiveRecoveryResponse,
} }

// MakePaymentFile and ImportStatement are in `requests/payment`: their commands follow from a file.
commands! { PaymentRun by payment_run_id {
    ComposePaymentRun: ComposePaymentRunRequest -> ComposePaymentRunResponse reading count total message_id,
} }

commands! { Signal by signal_id {
    RecordSignal: RecordSignalRequest -> RecordSignalResponse,
    FollowUpSignal: FollowUpSignalRequest -> FollowUpSignalResponse,
    CloseSignal: CloseSignalRequest -> CloseSignalResponse,
} }

commands! { WorkingMethod by working_method_id {
    AdoptWorkingMethod: AdoptWorkingMethodRequest -> AdoptWorkingMethodResponse,
    ImproveWorkingMethod: ImproveWorkingMethodRequest -> ImproveWorkingMethodResponse reading version,
    RetireWorkingMethod: RetireWorkingMethodRequest -> RetireWorkingMethodResponse,
} }

commands! { SupportOffer by offer_id {
    OfferSupport: OfferSupportRequest -> OfferSupportResponse,
    ChangeOffer: ChangeOfferRequest -> ChangeOfferResponse,
    WithdrawOffer: WithdrawOfferRequest -> WithdrawOfferResponse,
} }

// DraftAccount is in `requests/account`: its command follows from the ledger.
commands! { (|fields, request| fields.account(&request.fund_id, request.year)) {
    OpenAccount: OpenAccountRequest -> OpenAccountResponse,
    AdoptIndicatorSet: AdoptIndicatorSetRequest -> AdoptIndicatorSetResponse,
    MarkLine: MarkLineRequest -> MarkLineResponse,
    ClearMark: ClearMarkRequest -> ClearMarkResponse,
    CertifyAccount: CertifyAccountRequest -> CertifyAccountResponse,
    SubmitAccount: SubmitAccountRequest -> SubmitAccountResponse reading report_sha256,
    CloseAccount: CloseAccountRequest -> CloseAccountResponse,
} }
