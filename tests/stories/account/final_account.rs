//! The final account locks the grant.

use api::v1::*;
use insta::assert_snapshot;
use stories::{ACCOUNTANT, AccountOfYear, App, BUDGET_HOLDER, CONTROLLER, eur};

use super::{Year2025, indicators, line};

#[tokio::test]
async fn a_final_account_locks_the_fund() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let last = DraftAccountRequest { final_account: FinalAccount::Yes.into(), ..account.drafting() };
    account.tell(CONTROLLER, "2026-02-02", last.clone()).await.unwrap();
    let says = account.says(Some(account_moment::Moment::Draft(1))).await;
    let answer = says.figures.iter().find(|figure| figure.id == "HB/30").unwrap();
    assert_eq!(stories::value_shown(answer.value.as_ref()), "yes");
    account.certified("2026-02-03", 1).await.unwrap();
    assert_snapshot!(line(account.submitted("2026-02-04", 1).await), @"FUND_NOT_SETTLED encumbered EUR 640.00, payable EUR 0.00");

    // What was promised and not delivered is given up first; that is recorded after the draft, and not in it.
    let release = ReleaseCommitmentRequest {
        commitment: 1,
        amount: eur(640_00),
        reason: ReleaseReason::NotDelivered.into(),
        ..Default::default()
    };
    year.provision.tell(BUDGET_HOLDER, "2026-02-04", release).await.unwrap();
    account.submitted("2026-02-04", 1).await.unwrap();
    let recorded = app.recorded().await;
    assert_eq!(recorded[recorded.len() - 3..], ["AccountSubmitted", "YearClosed", "FundClosed"]);

    let next = AccountOfYear::of(&app, &year.fund, 2026);
    assert_eq!(line(next.opened("2026-02-05", &indicators(2026)).await), "ACCOUNT_LOCKED year 2025");
    let allocation =
        AllocateBudgetRequest { line: Some(stories::line(2026)), amount: eur(1), ..Default::default() };
    assert_eq!(year.fund.tell("2026-02-04", allocation).await.unwrap_err().reason, "FUND_CLOSED");
    let certify = CertifyAccountRequest { year: 2025, draft: 1, ..Default::default() };
    let again = account.tell(ACCOUNTANT, "2026-02-05", certify).await;
    assert_eq!(again.unwrap_err().reason, "ACCOUNT_ALREADY_SUBMITTED");
    app.finish().await;
}
