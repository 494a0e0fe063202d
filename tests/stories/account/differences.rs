//! One cent, a late entry, a correction of a closed year: what became another figure, and why.

use api::v1::account_moment::Moment;
use insta::assert_snapshot;
use stories::{AccountOfYear, App};

use super::{Year2025, indicators, without_zeros};

#[tokio::test]
async fn one_cent_more_is_one_cent_more() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    year.delivered("2026-02-02", "2025-12-10", 1).await;
    let second = account.drafted("2026-02-02").await.unwrap();
    assert_eq!(second.draft, 2);
    assert_snapshot!(account.compared(Moment::Draft(1), Moment::Draft(2)).await, @r"
    HB/13 600.00 -> 600.01
      LATE_ENTRY 1 (1 lines)
    HB/17 13500.00 -> 13500.01
      LATE_ENTRY 1 (1 lines)
    HB/19 13500.00 -> 13500.01
      LATE_ENTRY 1 (1 lines)
    HB/29 -36500.00 -> -36499.99
      LATE_ENTRY 1 (1 lines)
    ");
    assert_eq!(account.compared(Moment::Draft(2), Moment::Draft(2)).await, "");
    app.finish().await;
}

#[tokio::test]
async fn what_is_delivered_is_corrected_before_the_year_is_closed() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    assert_eq!(year.corrected("2026-02-02", 1, 700_00).await.unwrap_err().reason, "WORTH_OVER_COMMITMENT");
    year.corrected("2026-02-02", 1, 550_00).await.unwrap();
    let shown = year.provision.now().await;
    let performance = &shown.performances[0];
    assert_eq!(performance.corrections[0].was.unwrap().cents, 60_000);
    account.drafted("2026-02-02").await.unwrap();
    assert_snapshot!(account.compared(Moment::Draft(1), Moment::Draft(2)).await, @r"
    HB/13 600.00 -> 550.00
      CORRECTION -5000 (1 lines)
    HB/17 13500.00 -> 13450.00
      CORRECTION -5000 (1 lines)
    HB/19 13500.00 -> 13450.00
      CORRECTION -5000 (1 lines)
    HB/29 -36500.00 -> -36550.00
      CORRECTION -5000 (1 lines)
    ");
    app.finish().await;
}

#[tokio::test]
async fn what_comes_late_is_in_the_account_of_the_next_year() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.goes_its_way("2026-02-02", "2026-02-03", "2026-02-04").await;
    let submitted = account.says(Some(Moment::Submission(true))).await;
    app.clock.set("2027-02-01T09:00:00Z");
    year.delivered("2026-03-10", "2025-12-10", 25_00).await;
    year.corrected("2026-03-11", 1, 590_00).await.unwrap();
    assert_eq!(
        account.says(Some(Moment::Submission(true))).await,
        submitted,
        "a closed year does not change"
    );

    let next = AccountOfYear::of(&app, &year.fund, 2026);
    next.opened("2027-02-01", &indicators(2026)).await.unwrap();
    next.drafted("2027-02-01").await.unwrap();
    assert_snapshot!(without_zeros(&next.shown(Some(Moment::Draft(1))).await), @r"
    B2/02 1 (1 lines) Number of (potential) victims eligible for support (cumulative)
    HB/02 1 (1 lines) Number of households with a first contact (a, cumulative)
    HB/13 15.00 (2 lines) Spent on c: buying and carrying out support on the five life domains (year T)
    HB/15 12500.00 (1 lines) Spent on e: setting up and coordinating support (year T)
    HB/17 12515.00 (3 lines) Spent in total (year T)
    HB/18 13500.00 (4 lines) Spent in total through the year before
    HB/19 26015.00 (7 lines) Spent in total (cumulative)
    HB/20 15.00 (2 lines) Of which corrections of earlier years (T-1)
    HB/28 50000.00 (1 lines) Advance received (cumulative)
    HB/29 -23985.00 (8 lines) Still to be received or, when negative, to be paid back (cumulative)
    HB/30 no (0 lines) Final account (yes/no)
    ");
    app.finish().await;
}
