//! `ProvisionService`: one line per command, and questions about provisions and the votes on them.

use api::v1::{self, provision_service_server::ProvisionService};

use super::service::service;

mod get_ballot;
mod get_provision;
mod list_open_votes;
mod list_provisions;

service! {
    ProvisionService
    commands {
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
    }
    questions {
        get_provision: GetProvision(GetProvisionRequest) -> GetProvisionResponse by one_provision,
        list_provisions: ListProvisions(ListProvisionsRequest) -> ListProvisionsResponse by provisions_of,
        get_ballot: GetBallot(GetBallotRequest) -> GetBallotResponse by ballot,
        list_open_votes: ListOpenVotes(ListOpenVotesRequest) -> ListOpenVotesResponse by open_votes,
    }
}
