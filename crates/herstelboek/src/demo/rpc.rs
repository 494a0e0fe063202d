//! The rpcs of the money and of the caseload that the demonstration calls: which request goes to which service, and what
//! the answer to it is.

use api::v1;
use tonic::{Request, Response, Status, transport::Channel};

/// A request that is one rpc.
pub(super) trait Rpc: Clone {
    /// What it is answered with.
    type Answer;
    /// The name of the rpc.
    const NAME: &'static str;

    /// Sends it inside an envelope, which carries the metadata.
    async fn send(envelope: Request<Self>, to: Channel) -> Result<Response<Self::Answer>, Status>;
}

macro_rules! rpcs {
    ($($module:ident::$client:ident { $($rpc:ident: $request:ident -> $answer:ident as $name:literal,)+ })+) => {
        $($(impl Rpc for v1::$request {
            type Answer = v1::$answer;
            const NAME: &'static str = $name;

            async fn send(envelope: Request<Self>, to: Channel) -> Result<Response<Self::Answer>, Status> {
                v1::$module::$client::new(to).$rpc(envelope).await
            }
        })+)+
    };
}

rpcs! {
    account_service_client::AccountServiceClient {
        open_account: OpenAccountRequest -> OpenAccountResponse as "OpenAccount",
        draft_account: DraftAccountRequest -> DraftAccountResponse as "DraftAccount",
        mark_line: MarkLineRequest -> MarkLineResponse as "MarkLine",
        certify_account: CertifyAccountRequest -> CertifyAccountResponse as "CertifyAccount",
        submit_account: SubmitAccountRequest -> SubmitAccountResponse as "SubmitAccount",
    }
    accountability_service_client::AccountabilityServiceClient {
        get_report: GetReportRequest -> GetReportResponse as "GetReport",
        compare_reports: CompareReportsRequest -> CompareReportsResponse as "CompareReports",
    }
    caseload_service_client::CaseloadServiceClient {
        count_work: CountWorkRequest -> CountWorkResponse as "CountWork",
        list_work: ListWorkRequest -> ListWorkResponse as "ListWork",
        list_deadlines: ListDeadlinesRequest -> ListDeadlinesResponse as "ListDeadlines",
        get_timeline: GetTimelineRequest -> GetTimelineResponse as "GetTimeline",
    }
    fund_service_client::FundServiceClient {
        open_fund: OpenFundRequest -> OpenFundResponse as "OpenFund",
        choose_method: ChooseMethodRequest -> ChooseMethodResponse as "ChooseMethod",
        adopt_approval_policy: AdoptApprovalPolicyRequest -> AdoptApprovalPolicyResponse as "AdoptApprovalPolicy",
        set_norm_amount: SetNormAmountRequest -> SetNormAmountResponse as "SetNormAmount",
        set_paying_account: SetPayingAccountRequest -> SetPayingAccountResponse as "SetPayingAccount",
        allocate_budget: AllocateBudgetRequest -> AllocateBudgetResponse as "AllocateBudget",
        receive_advance: ReceiveAdvanceRequest -> ReceiveAdvanceResponse as "ReceiveAdvance",
        get_fund_balance: GetFundBalanceRequest -> GetFundBalanceResponse as "GetFundBalance",
        list_journal: ListJournalRequest -> ListJournalResponse as "ListJournal",
    }
    provision_service_client::ProvisionServiceClient {
        request_provision: RequestProvisionRequest -> RequestProvisionResponse as "RequestProvision",
        put_to_vote: PutToVoteRequest -> PutToVoteResponse as "PutToVote",
        cast_vote: CastVoteRequest -> CastVoteResponse as "CastVote",
        decide_provision: DecideProvisionRequest -> DecideProvisionResponse as "DecideProvision",
        notify_decision: NotifyDecisionRequest -> NotifyDecisionResponse as "NotifyDecision",
        commit_provision: CommitProvisionRequest -> CommitProvisionResponse as "CommitProvision",
        state_performance: StatePerformanceRequest -> StatePerformanceResponse as "StatePerformance",
        receive_invoice: ReceiveInvoiceRequest -> ReceiveInvoiceResponse as "ReceiveInvoice",
        get_provision: GetProvisionRequest -> GetProvisionResponse as "GetProvision",
        get_ballot: GetBallotRequest -> GetBallotResponse as "GetBallot",
        list_open_votes: ListOpenVotesRequest -> ListOpenVotesResponse as "ListOpenVotes",
    }
    payment_service_client::PaymentServiceClient {
        order_payment: OrderPaymentRequest -> OrderPaymentResponse as "OrderPayment",
        order_recovery: OrderRecoveryRequest -> OrderRecoveryResponse as "OrderRecovery",
        receive_recovery: ReceiveRecoveryRequest -> ReceiveRecoveryResponse as "ReceiveRecovery",
        compose_payment_run: ComposePaymentRunRequest -> ComposePaymentRunResponse as "ComposePaymentRun",
        get_payment_run: GetPaymentRunRequest -> GetPaymentRunResponse as "GetPaymentRun",
        make_payment_file: MakePaymentFileRequest -> MakePaymentFileResponse as "MakePaymentFile",
        import_statement: ImportStatementRequest -> ImportStatementResponse as "ImportStatement",
    }
}
