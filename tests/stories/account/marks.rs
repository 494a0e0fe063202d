//! What the accountant marks leaves the settlement and stays visible.

use api::v1::account_moment::Moment;
use api::v1::*;
use insta::assert_snapshot;
use stories::{ACCOUNTANT, AccountOfYear, App, explained};

use super::{Year2025, indicators, line};

#[tokio::test]
async fn a_marked_line_leaves_the_settlement_and_stays_visible() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    let why = explained(&app, ACCOUNTANT, account.why("HB/13", None).await).await.unwrap();
    let [cost] = why.lines.as_slice() else { panic!("one line: {:?}", why.lines) };
    assert_eq!(line(account.marked("2026-02-03", "999999", "x").await), "LINE_NOT_FOUND line_id 999999");
    account.marked("2026-02-03", &cost.line_id, "no receipt for the machine").await.unwrap();
    assert_eq!(account.now().await.stage(), AccountStage::Open);
    assert_eq!(line(account.certified("2026-02-03", 1).await), "DRAFT_OUTDATED draft 1");

    account.drafted("2026-02-03").await.unwrap();
    assert_snapshot!(account.compared(Moment::Draft(1), Moment::Draft(2)).await, @r"
    HB/13 600.00 -> 0.00
      FINDING -60000 (1 lines)
    HB/17 13500.00 -> 12900.00
      FINDING -60000 (1 lines)
    HB/19 13500.00 -> 12900.00
      FINDING -60000 (1 lines)
    HB/23 0.00 -> 600.00
      FINDING 60000 (1 lines)
    HB/25 0.00 -> 600.00
      FINDING 60000 (1 lines)
    HB/29 -36500.00 -> -37100.00
      FINDING -60000 (1 lines)
    ");
    let why = explained(&app, ACCOUNTANT, account.why("HB/23", None).await).await.unwrap();
    assert_eq!(why.lines[0].line_id, cost.line_id);
    assert_eq!(why.lines[0].standing(), LineStanding::Error);

    let sealed = account.now().await.marks;
    assert_eq!(sealed[0].text.as_ref().unwrap().opened, None);
    let opened = account.opened_texts().await.marks;
    assert_eq!(opened[0].text.as_ref().unwrap().opened.as_deref(), Some("no receipt for the machine"));
    assert_eq!(opened[0].finding(), AuditFinding::Error);

    let clear = ClearMarkRequest { year: 2025, line_id: cost.line_id.clone(), ..Default::default() };
    account.tell(ACCOUNTANT, "2026-02-04", clear.clone()).await.unwrap();
    let again = account.tell(ACCOUNTANT, "2026-02-04", clear).await;
    assert_eq!(line(again), format!("LINE_NOT_MARKED line {}", cost.line_id));
    account.drafted("2026-02-04").await.unwrap();
    assert_eq!(account.compared(Moment::Draft(1), Moment::Draft(3)).await, "");
    app.finish().await;
}

#[tokio::test]
async fn a_line_of_no_household_is_marked_too() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let why = explained(&app, ACCOUNTANT, account.why("HB/15", None).await).await.unwrap();
    let coordination = &why.lines[0];
    assert_eq!((coordination.household_pseudonym.as_str(), coordination.cents), ("", 12_500_00));
    account.marked("2026-02-03", &coordination.line_id, "the number of victims").await.unwrap();
    let opened = account.opened_texts().await.marks;
    assert_eq!(opened[0].text.as_ref().unwrap().opened.as_deref(), Some("the number of victims"));
    app.finish().await;
}

#[tokio::test]
async fn a_line_is_marked_in_the_account_of_the_year_it_counts_in() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let next = AccountOfYear::of(&app, &year.fund, 2026);
    next.opened("2026-02-02", &indicators(2026)).await.unwrap();
    year.delivered("2026-02-03", "2026-01-20", 10_00).await;
    let of_2025 = explained(&app, ACCOUNTANT, account.why("HB/13", None).await).await.unwrap();
    let of_2026 = explained(&app, ACCOUNTANT, next.why("HB/13", None).await).await.unwrap();
    let (of_2025, of_2026) = (&of_2025.lines[0].line_id, &of_2026.lines[0].line_id);

    let later = account.marked("2026-02-03", of_2026, "x").await;
    assert_eq!(line(later), format!("LINE_OF_OTHER_YEAR account_year 2025, line_id {of_2026}, year 2026"));
    account.goes_its_way("2026-02-03", "2026-02-04", "2026-02-05").await;
    let submitted = next.marked("2026-02-05", of_2025, "x").await;
    assert_eq!(
        line(submitted),
        format!("LINE_OF_OTHER_YEAR account_year 2026, line_id {of_2025}, year 2025")
    );
    assert_eq!(next.now().await.marks, []);
    next.marked("2026-02-05", of_2026, "no receipt").await.unwrap();
    assert_eq!(&next.now().await.marks[0].line_id, of_2026);
    app.finish().await;
}
