//! `AccountService`: one line per command, the commands that need the ledger to be looked at first, and questions.

use api::v1::{self, account_service_server::AccountService};

use super::service::service;

mod draft;
mod get_account;
mod indicators;
mod list_accounts;
mod mark;

service! {
    AccountService
    commands {
        clear_mark: ClearMarkRequest -> ClearMarkResponse,
        certify_account: CertifyAccountRequest -> CertifyAccountResponse,
        submit_account: SubmitAccountRequest -> SubmitAccountResponse,
        close_account: CloseAccountRequest -> CloseAccountResponse,
    }
    questions {
        open_account: OpenAccount(OpenAccountRequest) -> OpenAccountResponse by account_opened,
        adopt_indicator_set: AdoptIndicatorSet(AdoptIndicatorSetRequest) -> AdoptIndicatorSetResponse
            by indicators_adopted,
        draft_account: DraftAccount(DraftAccountRequest) -> DraftAccountResponse by account_drafted,
        mark_line: MarkLine(MarkLineRequest) -> MarkLineResponse by line_marked,
        get_account: GetAccount(GetAccountRequest) -> GetAccountResponse by one_account,
        list_accounts: ListAccounts(ListAccountsRequest) -> ListAccountsResponse by all_accounts,
    }
}
