//! `FundService`: one line per command, and questions answered from the events of a fund.

use api::v1::{self, fund_service_server::FundService};

use super::service::service;

mod events;
mod get_balance;
mod get_fund;
mod list_funds;
mod list_journal;

pub(super) use events::fold;

service! {
    FundService
    commands {
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
    }
    questions {
        get_fund: GetFund(GetFundRequest) -> GetFundResponse by one_fund,
        list_funds: ListFunds(ListFundsRequest) -> ListFundsResponse by all_funds,
        get_fund_balance: GetFundBalance(GetFundBalanceRequest) -> GetFundBalanceResponse by fund_balance,
        list_journal: ListJournal(ListJournalRequest) -> ListJournalResponse by fund_journal,
    }
}
