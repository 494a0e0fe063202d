//! What every command has in common on the wire: ledger, request id, household, expected revision, and the day.
//!
//! One trait covers all of them, so that an rpc is one line in the service.

use api::v1;
use domain::household::HouseholdCommand;
use domain::ids::HouseholdId;
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
    type Response;

    /// The name of the rpc and of the command: `AddMember`.
    const NAME: &'static str;

    /// The ledger it names, unchecked: to authorise the caller before anything else is looked at.
    fn ledger(&self) -> &str;

    /// Checks every field.
    ///
    /// # Errors
    /// All field violations at once, in the order of the fields.
    fn check(self) -> Result<(Call, Draft), Problem>;

    /// The response, from the receipt and the command that was recorded.
    fn respond(receipt: v1::Receipt, command: &HouseholdCommand) -> Self::Response;
}

/// The common part of a command, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// The ledger to write in.
    pub(crate) ledger: LedgerName,
    /// The id of this one action.
    pub(crate) request_id: Uuid,
    /// The household it is about.
    pub(crate) household: HouseholdId,
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

macro_rules! commands {
    ($($command:ident: $request:ident -> $response:ident $(with $created:ident)?,)+) => {$(
        impl CommandRequest for v1::$request {
            type Response = v1::$response;
            const NAME: &'static str = stringify!($command);

            fn ledger(&self) -> &str {
                &self.ledger
            }

            fn check(self) -> Result<(Call, Draft), Problem> {
                let mut fields = Fields::default();
                let ledger = fields.ledger("ledger", &self.ledger);
                let request_id = fields.id("request_id", &self.request_id);
                let household = fields.id("household_id", &self.household_id);
                let expected_revision = fields.optional_count("expected_revision", self.expected_revision);
                let happened_on = fields.date("happened_on", self.happened_on);
                let draft = self.draft(&mut fields, Texts::default());
                fields.finish((|| {
                    let call = Call {
                        ledger: ledger?,
                        request_id: request_id?,
                        household: household?,
                        expected_revision: expected_revision?,
                        happened_on: happened_on?,
                    };
                    Ok((call, draft?))
                })())
            }

            fn respond(receipt: v1::Receipt, _command: &HouseholdCommand) -> Self::Response {
                v1::$response { receipt: Some(receipt), $($created: super::requests::$created(_command))? }
            }
        }
    )+};
}

commands! {
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
}
