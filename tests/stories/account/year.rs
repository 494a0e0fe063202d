//! A year from opening to settlement.

use api::v1::account_moment::Moment;
use api::v1::*;
use insta::assert_snapshot;
use stories::{ACCOUNTANT, AccountOfYear, App, CONTROLLER, Service as _, UTRECHT};

use super::{Year2025, indicators, line, without_zeros};

#[tokio::test]
async fn a_year_is_accounted_for() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    assert_eq!(line(account.drafted("2026-02-02").await).split(' ').next(), Some("ACCOUNT_NOT_FOUND"));
    let opened = account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    assert_eq!(account.now().await.account_id, opened.receipt.unwrap().account_id);
    assert_eq!(account.now().await.stage(), AccountStage::Open);

    let draft = account.drafted("2026-02-02").await.unwrap();
    let pin = draft.pin.clone().unwrap();
    assert_eq!((draft.draft, pin.rules.as_str()), (1, "herstelboek-rules/1"));
    assert_eq!(draft.receipt.unwrap().first_position, pin.tree_size, "everything before it counts");
    let kept = app.utrecht().await.checkpoints(0, u64::MAX, 100).await.unwrap();
    let size = u64::try_from(pin.tree_size).unwrap();
    assert!(kept.iter().any(|(kept, _)| *kept == size), "the checkpoint it rests on is kept");
    assert_snapshot!(without_zeros(&account.shown(Some(Moment::Draft(1))).await), @r"
    B2/01 1 (1 lines) Number of (potential) victims eligible for support (year T)
    B2/02 1 (1 lines) Number of (potential) victims eligible for support (cumulative)
    HB/01 1 (1 lines) Number of households with a first contact (a, year T)
    HB/02 1 (1 lines) Number of households with a first contact (a, cumulative)
    HB/11 400.00 (1 lines) Spent on a: first contact, registration and inventory of needs (year T)
    HB/13 600.00 (1 lines) Spent on c: buying and carrying out support on the five life domains (year T)
    HB/15 12500.00 (1 lines) Spent on e: setting up and coordinating support (year T)
    HB/17 13500.00 (3 lines) Spent in total (year T)
    HB/19 13500.00 (3 lines) Spent in total (cumulative)
    HB/27 50000.00 (1 lines) Advance received (year T)
    HB/28 50000.00 (1 lines) Advance received (cumulative)
    HB/29 -36500.00 (4 lines) Still to be received or, when negative, to be paid back (cumulative)
    HB/30 no (0 lines) Final account (yes/no)
    ");

    assert_eq!(line(account.submitted("2026-02-03", 1).await), "DRAFT_NOT_CERTIFIED draft 1");
    account.certified("2026-02-03", 1).await.unwrap();
    assert_eq!(account.now().await.stage(), AccountStage::Certified);
    let submitted = account.submitted("2026-02-04", 1).await.unwrap();
    assert_eq!(submitted.report_sha256, draft.report_sha256);
    assert_eq!(account.says(Some(Moment::Submission(true))).await.sha256, draft.report_sha256);
    app.clock.set("2026-09-01T09:00:00Z");
    account.settled("2026-09-01", 1_000_00).await.unwrap();

    let closed = account.now().await;
    assert_eq!((closed.stage(), closed.revision), (AccountStage::Closed, 5));
    let recorded = app.recorded().await;
    let after = recorded.iter().skip_while(|event| *event != "AccountOpened").cloned().collect::<Vec<_>>();
    assert_snapshot!(after.join("\n"), @r"
    AccountOpened
    AccountDrafted
    AccountCertified
    AccountSubmitted
    YearClosed
    AccountClosed
    ");
    assert_eq!(line(account.drafted("2026-09-01").await).split(' ').next(), Some("ACCOUNT_CLOSED"));
    app.finish().await;
}

#[tokio::test]
async fn accounts_are_listed_by_fund_and_year() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    year.account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let next = AccountOfYear::of(&app, &year.fund, 2026);
    next.opened("2026-02-02", &indicators(2026)).await.unwrap();
    year.account.drafted("2026-02-02").await.unwrap();
    let mut client = stories::Accounts::over(CONTROLLER.of(&app));
    let (mut told, mut page_token) = (vec![], String::new());
    loop {
        let question = ListAccountsRequest {
            ledger: UTRECHT.to_owned(),
            fund_id: year.fund.id.clone(),
            page_size: 1,
            page_token,
            at_least_position: app.last_position().await,
            ..Default::default()
        };
        let page = client.list_accounts(question).await.unwrap().into_inner();
        told.extend(page.accounts.iter().map(|one| (one.year, one.stage(), one.drafts)));
        page_token = page.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(told, [(2025, AccountStage::Drafted, 1), (2026, AccountStage::Open, 0)]);
    app.finish().await;
}

#[tokio::test]
async fn a_draft_that_is_asked_for_twice_is_made_once() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    year.account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let request = year.account.request("2026-02-02", year.account.drafting());
    let first = stories::Command::by(request.clone(), CONTROLLER.of(&app)).await.unwrap();
    year.delivered("2026-02-02", "2025-12-10", 10_00).await;
    let retry = stories::Command::by(request.clone(), CONTROLLER.of(&app)).await.unwrap();
    assert_eq!(first, retry);
    let other = DraftAccountRequest { final_account: FinalAccount::Yes.into(), ..request };
    let other = stories::Command::by(other, CONTROLLER.of(&app)).await;
    assert_eq!(other.unwrap_err().reason, "REQUEST_ID_REUSED");
    assert_eq!(year.account.now().await.drafts.len(), 1);
    app.finish().await;
}

#[tokio::test]
async fn who_prepares_an_account_does_not_examine_it() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    let both = stories::Officer { name: CONTROLLER.name, ..ACCOUNTANT };
    let certify = CertifyAccountRequest { year: 2025, draft: 1, ..Default::default() };
    assert_eq!(line(account.tell(both, "2026-02-03", certify).await), "PREPARER_MAY_NOT_EXAMINE");
    account.certified("2026-02-03", 1).await.unwrap();
    let examiner = stories::Officer { name: ACCOUNTANT.name, ..CONTROLLER };
    let submit = SubmitAccountRequest { year: 2025, draft: 1, ..Default::default() };
    assert_eq!(line(account.tell(examiner, "2026-02-04", submit).await), "EXAMINER_MAY_NOT_SUBMIT");
    app.finish().await;
}
