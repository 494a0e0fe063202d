//! A fund in a story, told by its budget holder.

use api::v1::{
    AdoptApprovalPolicyRequest, AllocateBudgetRequest, ApprovalPolicy, BudgetLine, FundBalance, FundTerms,
    GetFundBalanceRequest, JournalEntry, ListJournalRequest, OpenFundRequest, PayingAccount,
    SetPayingAccountRequest,
};

use super::{BUDGET_HOLDER, CONTROLLER, Officer, eur, shown, spuk_2021, utrecht};
use crate::{App, Command, Common, Funds, Refusal, UTRECHT, day};

/// The municipality's own account.
pub const ACCOUNT: &str = "NL20INGB0001234567";

/// A fund.
#[derive(Clone)]
pub struct Fund<'a> {
    app: &'a App,
    /// The ledger it is in.
    pub ledger: String,
    /// Its id.
    pub id: String,
}

impl<'a> Fund<'a> {
    /// A fund nobody opened yet.
    pub fn unopened(app: &'a App) -> Self {
        Self { app, ledger: UTRECHT.to_owned(), id: app.id() }
    }

    /// A fund as Utrecht would open it on 6 January 2025: the terms of SPUK 2021, Utrecht's policy, an account, and
    /// EUR 100,000.00 for support in 2025.
    pub async fn opened(app: &'a App) -> Self {
        let fund = Self::opened_with(app, spuk_2021(), utrecht()).await;
        fund.allocated(2025, 100_000_00).await;
        fund
    }

    /// The same under other terms and another policy, and without a budget.
    pub async fn opened_with(app: &'a App, terms: FundTerms, policy: ApprovalPolicy) -> Self {
        let fund = Self::unopened(app);
        let terms = OpenFundRequest { terms: Some(terms), ..Default::default() };
        fund.tell("2025-01-06", terms).await.expect("an open fund");
        let policy = AdoptApprovalPolicyRequest {
            policy: Some(policy),
            in_force_from: day("2025-01-06"),
            ..Default::default()
        };
        fund.tell("2025-01-06", policy).await.expect("a policy");
        let (name, iban) = ("Gemeente Utrecht".to_owned(), ACCOUNT.to_owned());
        let account = Some(PayingAccount { name, iban, bic: String::new() });
        let account = SetPayingAccountRequest { account, ..Default::default() };
        fund.tell("2025-01-06", account).await.expect("an account");
        fund
    }

    /// Money for support, component `c`, in a year.
    pub async fn allocated(&self, year: i32, cents: i64) {
        let line = Some(line(year));
        let amount = eur(cents);
        let budget = AllocateBudgetRequest { line, amount, ..Default::default() };
        self.tell("2025-01-07", budget).await.expect("a budget");
    }

    /// A request with everything but its specific fields filled in.
    pub fn request<C: Command>(&self, on: &str, command: C) -> C {
        command.filled(Common {
            ledger: self.ledger.clone(),
            request_id: self.app.id(),
            about: self.id.clone(),
            happened_on: day(on),
        })
    }

    /// The budget holder records what happened on a day.
    pub async fn tell<C: Command<Service = Funds>>(
        &self,
        on: &str,
        command: C,
    ) -> Result<C::Answer, Refusal> {
        self.tell_as(BUDGET_HOLDER, on, command).await
    }

    /// Somebody else does.
    pub async fn tell_as<C: Command<Service = Funds>>(
        &self,
        officer: Officer,
        on: &str,
        command: C,
    ) -> Result<C::Answer, Refusal> {
        self.request(on, command).by(officer.of(self.app)).await
    }

    /// The question how it stands.
    pub fn question(&self) -> GetFundBalanceRequest {
        GetFundBalanceRequest {
            ledger: self.ledger.clone(),
            fund_id: self.id.clone(),
            ..GetFundBalanceRequest::default()
        }
    }

    /// How it stands now.
    pub async fn balance(&self) -> FundBalance {
        self.answer(self.question()).await
    }

    /// What is answered to such a question.
    pub async fn answer(&self, question: GetFundBalanceRequest) -> FundBalance {
        let answer = self.app.funds_as(CONTROLLER).get_fund_balance(question).await;
        answer.expect("a fund").into_inner().balance.expect("a balance")
    }

    /// How it stands now, as text.
    pub async fn stands(&self) -> String {
        shown(&self.balance().await)
    }

    /// The question for its journal.
    pub fn journal_question(&self) -> ListJournalRequest {
        let (ledger, fund_id) = (self.ledger.clone(), self.id.clone());
        ListJournalRequest { ledger, fund_id, page_size: 1_000, ..Default::default() }
    }

    /// Its journal.
    pub async fn journal(&self) -> Vec<JournalEntry> {
        let answer = self.app.funds_as(CONTROLLER).list_journal(self.journal_question()).await;
        let page = answer.expect("a journal").into_inner();
        assert_eq!(page.next_page_token, "", "a journal of one page");
        page.entries
    }
}

/// The budget line of support in a year.
pub fn line(year: i32) -> BudgetLine {
    BudgetLine { year, component: "c".to_owned() }
}
