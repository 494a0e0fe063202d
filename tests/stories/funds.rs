//! Funds: their terms, how their money stands, and the journal that adds up to it.

use std::collections::BTreeMap;

use api::v1::fund_service_client::FundServiceClient;
use api::v1::*;
use futures::future::join_all;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Client, Refusal, UTRECHT, day};

/// The terms of a fund with one component, `c`.
fn terms(name: &str) -> FundTerms {
    let text = || "an example".to_owned();
    FundTerms {
        name: name.to_owned(),
        authority: Authority::Council.into(),
        authority_name: text(),
        legal_base: text(),
        legal_version: text(),
        source: text(),
        components: ["a", "c"].map(component).into(),
        ..Default::default()
    }
}

fn component(code: &str) -> Component {
    Component {
        code: code.to_owned(),
        name_nl: "Onderdeel".to_owned(),
        name_en: "Component".to_owned(),
        method: ComponentMethod::Chosen.into(),
        unit: CountUnit::Household.into(),
        once: Counting::EveryTime.into(),
        norms: vec![],
    }
}

fn line(year: i32, component: &str) -> Option<BudgetLine> {
    Some(BudgetLine { year, component: component.to_owned() })
}

struct Treasury<'a> {
    app: &'a App,
    client: FundServiceClient<Client>,
}

impl<'a> Treasury<'a> {
    fn of(app: &'a App) -> Self {
        let client = FundServiceClient::new(app.client(&app.token(Role::BudgetHolder, &["*"]), "en"));
        Self { app, client }
    }

    async fn open(&mut self, fund_id: &str, on: &str, name: &str) -> Receipt {
        let request = OpenFundRequest {
            ledger: UTRECHT.into(),
            request_id: self.app.id(),
            fund_id: fund_id.into(),
            happened_on: day(on),
            terms: Some(terms(name)),
            ..Default::default()
        };
        self.client.open_fund(request).await.unwrap().into_inner().receipt.unwrap()
    }

    fn allocation(&self, fund_id: &str, on: &str, component: &str, cents: i64) -> AllocateBudgetRequest {
        AllocateBudgetRequest {
            ledger: UTRECHT.into(),
            request_id: self.app.id(),
            fund_id: fund_id.into(),
            happened_on: day(on),
            line: line(2025, component),
            amount: Some(EuroCents { cents }),
            ..Default::default()
        }
    }

    async fn allocate(&mut self, fund_id: &str, on: &str, component: &str, cents: i64) -> Receipt {
        let request = self.allocation(fund_id, on, component, cents);
        self.client.allocate_budget(request).await.unwrap().into_inner().receipt.unwrap()
    }

    async fn balance(&mut self, fund_id: &str, position: Option<i64>, date: Option<&str>) -> FundBalance {
        let request = GetFundBalanceRequest {
            ledger: UTRECHT.into(),
            fund_id: fund_id.into(),
            as_of_position: position,
            as_of_date: date.and_then(day),
            at_least_position: None,
        };
        self.client.get_fund_balance(request).await.unwrap().into_inner().balance.unwrap()
    }

    async fn journal(
        &mut self,
        fund_id: &str,
        page_size: i32,
        line: Option<BudgetLine>,
    ) -> Vec<Vec<JournalEntry>> {
        let (mut pages, mut page_token) = (Vec::new(), String::new());
        loop {
            let request = ListJournalRequest {
                ledger: UTRECHT.into(),
                fund_id: fund_id.into(),
                page_size,
                page_token,
                as_of_position: None,
                line: line.clone(),
            };
            let page = self.client.list_journal(request).await.unwrap().into_inner();
            pages.push(page.entries);
            page_token = page.next_page_token;
            if page_token.is_empty() {
                return pages;
            }
        }
    }

    async fn funds(&mut self, page_size: i32) -> Vec<Vec<String>> {
        let at_least_position = self.app.last_position().await;
        let (mut pages, mut page_token) = (Vec::new(), String::new());
        loop {
            let ledger = UTRECHT.into();
            let request =
                ListFundsRequest { ledger, page_size, page_token, at_least_position, ..Default::default() };
            let page = self.client.list_funds(request).await.unwrap().into_inner();
            let told = |fund: FundSummary| format!("{} {}", fund.name, fund.total.unwrap().granted);
            pages.push(page.funds.into_iter().map(told).collect());
            page_token = page.next_page_token;
            if page_token.is_empty() {
                return pages;
            }
        }
    }
}

#[tokio::test]
async fn a_balance_is_of_a_day_and_of_what_was_known() {
    let app = App::start().await;
    let mut treasury = Treasury::of(&app);
    let fund = app.id();
    treasury.open(&fund, "2025-01-10", "SPUK").await;
    let early = treasury.allocate(&fund, "2025-02-20", "c", 500).await;
    treasury.allocate(&fund, "2025-01-15", "a", 70).await;
    let granted = |balance: FundBalance| balance.total.unwrap().granted;
    assert_eq!(granted(treasury.balance(&fund, None, None).await), 570);
    assert_eq!(granted(treasury.balance(&fund, Some(early.last_position), None).await), 500);
    assert_eq!(granted(treasury.balance(&fund, None, Some("2025-01-31")).await), 70);
    assert_eq!(granted(treasury.balance(&fund, Some(early.last_position), Some("2025-01-31")).await), 0);
    let lines = treasury.balance(&fund, None, None).await.lines;
    let lines: Vec<_> = lines.into_iter().map(|one| one.line.unwrap().component).collect();
    assert_eq!(lines, ["a", "c"]);
    app.finish().await;
}

#[tokio::test]
async fn funds_are_listed_in_the_order_in_which_they_were_opened() {
    let app = App::start().await;
    let mut treasury = Treasury::of(&app);
    assert_eq!(treasury.funds(2).await, [Vec::<String>::new()]);
    let (last, middle, first) = (app.id(), app.id(), app.id());
    for (fund, name) in [(&first, "first"), (&middle, "middle"), (&last, "last")] {
        treasury.open(fund, "2025-01-10", name).await;
    }
    treasury.allocate(&first, "2025-02-01", "c", 7).await;
    assert_eq!(treasury.funds(2).await, [vec!["first 7", "middle 0"], vec!["last 0"]]);
    assert_eq!(treasury.funds(3).await, [vec!["first 7", "middle 0", "last 0"]]);
    app.finish().await;
}

#[tokio::test]
async fn a_long_journal_adds_up_page_by_page() {
    let app = App::start().await;
    let mut treasury = Treasury::of(&app);
    let fund = app.id();
    treasury.open(&fund, "2025-01-10", "SPUK").await;
    let other = app.id();
    treasury.open(&other, "2025-01-10", "other").await;
    let requests: Vec<_> = (0..2_100)
        .map(|number| treasury.allocation(&fund, "2025-02-01", if number % 700 == 0 { "a" } else { "c" }, 1))
        .collect();
    let sent = requests.into_iter().map(|request| {
        let mut client = treasury.client.clone();
        async move { client.allocate_budget(request).await }
    });
    assert!(join_all(sent).await.iter().all(Result::is_ok));

    let shown = treasury.client.get_fund(GetFundRequest {
        ledger: UTRECHT.into(),
        fund_id: fund.clone(),
        ..Default::default()
    });
    assert_eq!(shown.await.unwrap().into_inner().fund.unwrap().revision, 2_101);
    let pages = treasury.journal(&fund, 1_000, None).await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1_000, 1_000, 100]);
    let entries: Vec<_> = pages.into_iter().flatten().collect();
    assert!(entries.is_sorted_by(|one, next| one.position < next.position));
    let mut sums: BTreeMap<(i32, String), i64> = BTreeMap::new();
    for posting in entries.into_iter().flat_map(|entry| entry.postings) {
        let key = (posting.account, posting.line.map(|line| line.component).unwrap_or_default());
        *sums.entry(key).or_default() += posting.cents;
    }
    let free = Account::Free as i32;
    assert_eq!((sums[&(free, "a".into())], sums[&(free, "c".into())]), (3, 2_097));
    assert_eq!(treasury.balance(&fund, None, None).await.total.unwrap().free, 2_100);

    let pages = treasury.journal(&fund, 2, line(2025, "a")).await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    let exact = treasury.journal(&fund, 3, line(2025, "a")).await;
    assert_eq!(exact.concat().len(), 3);
    assert_eq!(treasury.journal(&other, 2, None).await, [vec![]]);
    app.finish().await;
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let app = App::start().await;
    let mut treasury = Treasury::of(&app);
    let fund = app.id();
    let unknown = app.id();
    let opened = treasury.open(&fund, "2025-01-10", "SPUK").await;
    let get = GetFundRequest { ledger: UTRECHT.into(), fund_id: unknown.clone(), ..Default::default() };
    let refused = Refusal::from(treasury.client.get_fund(get.clone()).await.unwrap_err());
    assert_eq!((refused.reason.as_str(), refused.values.get("fund_id")), ("FUND_NOT_FOUND", Some(&unknown)));
    let ask =
        GetFundBalanceRequest { ledger: UTRECHT.into(), fund_id: unknown.clone(), ..Default::default() };
    let refused = Refusal::from(treasury.client.get_fund_balance(ask).await.unwrap_err());
    assert_eq!(refused.reason, "FUND_NOT_FOUND");
    let ask = ListJournalRequest { ledger: UTRECHT.into(), fund_id: unknown, ..Default::default() };
    let refused = Refusal::from(treasury.client.list_journal(ask).await.unwrap_err());
    assert_eq!(refused.reason, "FUND_NOT_FOUND");
    let later =
        GetFundRequest { fund_id: fund.clone(), as_of_position: Some(opened.last_position + 1), ..get };
    let refused = Refusal::from(treasury.client.get_fund(later).await.unwrap_err());
    assert_eq!(refused.reason, "POSITION_NOT_REACHED");

    let again = Refusal::from(
        treasury
            .client
            .allocate_budget(AllocateBudgetRequest {
                line: line(2025, "z"),
                ..treasury.allocation(&fund, "2025-02-01", "c", 1)
            })
            .await
            .unwrap_err(),
    );
    assert_snapshot!(format!("{} {:?}", again.reason, again.values), @r#"COMPONENT_UNKNOWN {"component": "z"}"#);
    let mut worker = FundServiceClient::new(app.client(&app.token(Role::FamilyWorker, &["*"]), "en"));
    let refused = worker.get_fund(GetFundRequest {
        ledger: UTRECHT.into(),
        fund_id: fund.clone(),
        ..Default::default()
    });
    assert_eq!(Refusal::from(refused.await.unwrap_err()).reason, "ROLE_NOT_ALLOWED");
    let amended = AmendTermsRequest {
        ledger: UTRECHT.into(),
        request_id: app.id(),
        fund_id: fund,
        happened_on: day("2025-02-01"),
        terms: Some(terms("SPUK")),
        ..Default::default()
    };
    assert_eq!(treasury.client.amend_terms(amended.clone()).await.unwrap().into_inner().version, 2);
    assert_eq!(treasury.client.amend_terms(amended).await.unwrap().into_inner().version, 2);
    app.finish().await;
}
