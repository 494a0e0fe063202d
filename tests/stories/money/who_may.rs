//! Who may do what with money: for every rpc the roles that come through, and that whoever does not is told them.

use std::collections::BTreeMap;

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{
    App, Client, Command, Common, Fund, Funds, Household, Payments, Provision, Provisions, Refusal,
    Service as _, Step, UTRECHT,
};

/// The roles that come through; whoever does may well be told what is wrong with the request.
async fn roles<T>(app: &App, call: impl AsyncFn(Client) -> Result<T, Refusal>) -> String {
    let (mut through, mut told) = (vec![], String::new());
    for role in Role::ALL {
        match call(app.as_officer("u-1", *role)).await {
            Err(refusal) if refusal.reason == "ROLE_NOT_ALLOWED" => told.clone_from(&refusal.values["roles"]),
            _ => through.push(role.word()),
        }
    }
    let may = through.join(", ");
    let mut named: Vec<_> = told.split(", ").collect();
    named.sort_unstable();
    through.sort_unstable();
    assert_eq!(named, through, "whoever may not is told who may");
    may
}

async fn of_command<C: Command + Default>(app: &App) -> String {
    let request = C::default().filled(Common {
        ledger: UTRECHT.to_owned(),
        request_id: String::new(),
        about: String::new(),
        happened_on: None,
    });
    roles(app, async |client| request.clone().by(client).await).await
}

macro_rules! commands {
    ($app:expr, $($request:ident)+) => {
        [$((stringify!($request), of_command::<$request>($app).await),)+]
    };
}

macro_rules! questions {
    ($app:expr, $($service:ident.$rpc:ident($request:ident),)+) => {
        [$((stringify!($request), roles($app, async |client| {
            let question = $request { ledger: UTRECHT.to_owned(), ..Default::default() };
            Ok($service::over(client).$rpc(question).await?)
        }).await),)+]
    };
}

/// The rpcs that the same roles may use, together.
fn table(rows: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let mut table = BTreeMap::<String, Vec<&str>>::new();
    for (request, roles) in rows {
        table.entry(roles).or_default().push(request.strip_suffix("Request").unwrap());
    }
    let lines: Vec<_> =
        table.iter().map(|(roles, rpcs)| format!("{}\n    {roles}", rpcs.join(", "))).collect();
    lines.join("\n")
}

#[tokio::test]
async fn every_role_may_do_what_its_duty_asks_and_no_more() {
    let app = App::start().await;
    let funds = commands! { &app,
        OpenFundRequest AmendTermsRequest AllocateBudgetRequest WithdrawBudgetRequest SetNormAmountRequest
        ReceiveAdvanceRequest ChooseMethodRequest SwitchToActualRequest AdoptApprovalPolicyRequest
        SetPayingAccountRequest FreezeFundRequest UnfreezeFundRequest CloseYearRequest CloseFundRequest
    };
    assert_snapshot!(table(funds), @r"
    OpenFund, AmendTerms, AllocateBudget, WithdrawBudget, SetNormAmount, ReceiveAdvance, ChooseMethod, SwitchToActual, AdoptApprovalPolicy, SetPayingAccount, FreezeFund, UnfreezeFund
        budget_holder
    CloseYear, CloseFund
        controller
    ");
    let provisions = commands! { &app,
        RequestProvisionRequest ChangeRequestRequest WithdrawRequestRequest PutToVoteRequest CastVoteRequest
        DecideProvisionRequest NotifyDecisionRequest CommitProvisionRequest ReleaseCommitmentRequest
        StatePerformanceRequest ReceiveInvoiceRequest LodgeObjectionRequest DecideObjectionRequest
        RecordCourtRulingRequest OverrideRuleRequest
    };
    assert_snapshot!(table(provisions), @r"
    CommitProvision, ReleaseCommitment
        budget_holder
    ReceiveInvoice
        budget_holder, payment_administration
    RequestProvision, ChangeRequest, WithdrawRequest, PutToVote
        coordinator, family_worker, social_counsel, work_and_income
    CastVote
        coordinator, family_worker, social_counsel, work_and_income, team_manager, project_leader, manager_work_and_income, mandated_decider, programme_lead
    NotifyDecision
        coordinator, mandated_decider
    DecideProvision, DecideObjection, OverrideRule
        mandated_decider
    LodgeObjection, RecordCourtRuling
        objection_handler
    StatePerformance
        performance_stater
    ");
    let payments = commands! { &app,
        OrderPaymentRequest CancelPaymentRequest ConfirmPaymentRequest FailPaymentRequest CorrectPaymentRequest
        OrderRecoveryRequest ReceiveRecoveryRequest ComposePaymentRunRequest MakePaymentFileRequest
        ImportStatementRequest
    };
    assert_snapshot!(table(payments), @r"
    CorrectPayment
        controller
    OrderRecovery, ReceiveRecovery
        mandated_decider, payment_administration
    OrderPayment, CancelPayment, ConfirmPayment, FailPayment, ComposePaymentRun, MakePaymentFile, ImportStatement
        payment_administration
    ");
    assert!(app.recorded().await.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn every_role_may_ask_what_its_duty_needs_and_no_more() {
    let app = App::start().await;
    let questions = questions! { &app,
        Funds.get_fund(GetFundRequest),
        Funds.list_funds(ListFundsRequest),
        Funds.get_fund_balance(GetFundBalanceRequest),
        Funds.list_journal(ListJournalRequest),
        Provisions.get_provision(GetProvisionRequest),
        Provisions.list_provisions(ListProvisionsRequest),
        Provisions.get_ballot(GetBallotRequest),
        Provisions.list_open_votes(ListOpenVotesRequest),
        Payments.get_payment_run(GetPaymentRunRequest),
        Payments.get_statement(GetStatementRequest),
        Payments.list_payables(ListPayablesRequest),
    };
    assert_snapshot!(table(questions), @r"
    GetPaymentRun, GetStatement, ListPayables
        budget_holder, payment_administration, controller, accountant
    GetProvision, ListProvisions
        coordinator, family_worker, social_counsel, work_and_income, mandated_decider, budget_holder, performance_stater, payment_administration, controller, accountant, privacy_officer, archivist, objection_handler
    GetBallot, ListOpenVotes
        coordinator, family_worker, social_counsel, work_and_income, team_manager, project_leader, manager_work_and_income, mandated_decider, programme_lead
    GetFund, ListFunds, GetFundBalance, ListJournal
        team_manager, project_leader, manager_work_and_income, mandated_decider, budget_holder, payment_administration, controller, accountant, programme_lead
    ");
    assert!(app.recorded().await.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn money_of_a_ledger_one_may_not_see_is_not_there() {
    let app = App::start().await;
    app.open_ledger("GM0363", "Amsterdam").await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::Notified, &app, &household, &fund, 640_00).await;
    let token = app.token(Role::BudgetHolder, &["GM0363"]);
    let commit = machine.request("2025-02-19", stories::committing(2025, 640_00));
    let refusal = commit.clone().by(app.client(&token, "en")).await.unwrap_err();
    assert_eq!(refusal.reason, "LEDGER_NOT_FOUND");
    let elsewhere = CommitProvisionRequest { ledger: "GM0363".to_owned(), ..commit };
    assert_eq!(elsewhere.by(app.client(&token, "en")).await.unwrap_err().reason, "PROVISION_NOT_REQUESTED");
    let question = GetFundBalanceRequest { ledger: "GM0363".to_owned(), ..fund.question() };
    let refused = Funds::over(app.client(&token, "en")).get_fund_balance(question).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "FUND_NOT_FOUND");
    app.finish().await;
}
