//! An indicator set is looked at before it gets into the ledger.

use api::v1::*;
use insta::assert_snapshot;
use stories::{App, CONTROLLER, Refusal};

use super::{Year2025, indicators, line};

#[tokio::test]
async fn what_is_wrong_with_an_indicator_set_is_said_with_figure_and_field() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    let right = indicators(2025);
    let mut told = vec![];
    for wrong in [
        "{".to_owned(),
        indicators(2026),
        right.replace("\"a\"", "\"zz\""),
        right.replacen("in_year", "in_januari", 1),
        right.replace("HB/12", "HB/11"),
    ] {
        told.push(line(account.opened("2026-02-02", &wrong).await));
    }
    assert_snapshot!(told.join("\n"), @r"
    INDICATOR_SET_INVALID expected -, figure SET, found -, kind NOT_JSON, place 1:1, problem it is no JSON there; mend the text
    INDICATOR_SET_INVALID expected 2025, figure SET, found 2026, kind OTHER_YEAR, place year, problem the set is for 2026 and the account for 2025; take the set of that year
    INDICATOR_SET_INVALID expected a, b, c, d, e, f, figure HB/01, found zz, kind COMPONENT_UNKNOWN, place derivation.of, problem component zz is not in the terms of the fund; use one of a, b, c, d, e, f
    INDICATOR_SET_INVALID expected in_year, cumulative, before, figure B2/01, found in_januari, kind WORD, place derivation.when, problem 'in_januari' is not known here; use one of in_year, cumulative, before
    INDICATOR_SET_INVALID expected -, figure HB/17, found HB/11, kind TWICE, place derivation.add, problem 'HB/11' is there twice; give it once
    ");
    let nowhere = account.of_fund(app.id());
    let refused: Refusal = nowhere.opened("2026-02-02", &right).await.unwrap_err();
    assert_eq!(refused.reason, "FUND_NOT_FOUND");
    let empty: Refusal = account.opened("2026-02-02", "").await.unwrap_err();
    assert_eq!(empty.fields, [("indicators".to_owned(), "FIELD_REQUIRED".to_owned())]);
    assert!(!app.recorded().await.contains(&"AccountOpened".to_owned()));
    app.finish().await;
}

#[tokio::test]
async fn another_set_asks_for_another_draft() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    let adopting = |text: &str| AdoptIndicatorSetRequest {
        year: 2025,
        indicators: text.to_owned(),
        ..Default::default()
    };
    let same = account.tell(CONTROLLER, "2026-02-02", adopting(&indicators(2025))).await;
    assert_eq!(same.unwrap_err().reason, "INDICATOR_SET_UNCHANGED");
    let set: serde_json::Value = serde_json::from_str(&indicators(2025)).unwrap();
    let mut shorter = set.clone();
    shorter["figures"].as_array_mut().unwrap().truncate(2);
    account.tell(CONTROLLER, "2026-02-02", adopting(&shorter.to_string())).await.unwrap();
    assert_eq!(line(account.certified("2026-02-03", 1).await), "DRAFT_OUTDATED draft 1");
    account.drafted("2026-02-02").await.unwrap();
    assert_eq!(account.says(None).await.figures.len(), 2);
    assert_eq!(account.says(Some(account_moment::Moment::Draft(1))).await.figures.len(), 32);
    app.finish().await;
}

#[tokio::test]
async fn an_account_in_which_something_is_missing_is_not_drafted() {
    let app = App::start().await;
    let fund = stories::Fund::opened(&app).await;
    let account = stories::AccountOfYear::of(&app, &fund, 2025);
    account.opened("2025-03-03", &indicators(2025)).await.unwrap();
    assert_snapshot!(line(account.drafted("2025-03-03").await), @"ACCOUNT_HAS_PROBLEMS count 1, method MISSING, norms NONE, problems neither norm amounts nor actual cost were chosen; record it with ChooseMethod");
    let chosen = ChooseMethodRequest { method: Method::Norm.into(), ..Default::default() };
    fund.tell("2025-03-03", chosen).await.unwrap();
    let mut household = stories::Household::with_a_member(&app).await;
    let contact = household.first_contact();
    stories::Command::send(contact, &mut household.client).await.unwrap();
    assert_snapshot!(line(account.drafted("2025-03-03").await), @"ACCOUNT_HAS_PROBLEMS count 2, method CHOSEN, norms a 2025, e 2025, problems component a has no norm amount for 2025, and 1 lines need it; record it with SetNormAmount; component e has no norm amount for 2025, and 1 lines need it; record it with SetNormAmount");
    app.finish().await;
}

#[tokio::test]
async fn an_account_is_not_opened_before_its_year_begins() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let next = stories::AccountOfYear::of(&app, &year.fund, 2026);
    let early = next.opened("2025-12-30", &indicators(2026)).await;
    assert_eq!(line(early), "ACCOUNT_YEAR_NOT_BEGUN on 2025-12-30, year 2026");
    app.finish().await;
}
