//! What is behind a figure: its lines, exactly its events, a proof of each, and the whole ledger again.

use api::v1::figure_value::Value;
use api::v1::*;
use domain::BookEvent;
use insta::assert_snapshot;
use merkle::Hash;
use stories::{ACCOUNTANT, App, CONTROLLER, ExplainedFigure, Household, Refusal, explained};

use super::{Year2025, indicators};

fn hash(bytes: &[u8]) -> Hash {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.parse().unwrap()
}

/// What a figure's events are, by position and type.
fn events(explained: &ExplainedFigure) -> String {
    let event = |event: &ExplainedEvent| {
        let record: serde_json::Value = serde_json::from_str(&event.line).unwrap();
        format!("{:3} {}", event.position, record["event_type"].as_str().unwrap())
    };
    explained.events.iter().map(event).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_figure_is_explained_down_to_its_events() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    // Somebody else's events are not behind it.
    Household::with_a_member(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let draft = account.drafted("2026-02-02").await.unwrap();
    let figures = account.says(Some(account_moment::Moment::Draft(1))).await.figures;
    let cost = figures.iter().find(|figure| figure.id == "HB/13").unwrap();
    let reference = ExplainFigureRequest {
        ledger: stories::UTRECHT.to_owned(),
        reference: cost.reference.clone(),
        recount: true,
        ..Default::default()
    };
    let why = explained(&app, CONTROLLER, reference).await.unwrap();
    let end = why.end.clone().unwrap();
    assert_eq!((end.figure.as_ref(), end.pin.as_ref()), (Some(cost), draft.pin.as_ref()));
    assert_eq!((end.lines, end.events), (why.lines.len() as i64, why.events.len() as i64));
    assert_eq!(end.added_up.unwrap().value, Some(Value::Cents(60_000)));
    assert_eq!(why.lines.iter().map(|line| line.adds).sum::<i64>(), 60_000);
    assert_snapshot!(events(&why), @r"
      0 FundOpened
      5 MethodChosen
      6 NormAmountSet
      7 NormAmountSet
      8 NormAmountSet
      9 NormAmountSet
     10 NormAmountSet
     11 NormAmountSet
     12 NormAmountSet
     13 NormAmountSet
     14 NormAmountSet
     15 NormAmountSet
     16 HouseholdReported
     17 MemberJoined
     20 ProvisionRequested
     27 ProvisionCommitted
     29 PerformanceStated
     33 AccountOpened
    ");

    let (size, root) = (draft.pin.as_ref().unwrap().tree_size, hash(&end.recount.as_ref().unwrap().root));
    assert_eq!(root.to_string(), draft.pin.as_ref().unwrap().root);
    assert!(end.signed_checkpoint.contains(&size.to_string()));
    for event in &why.events {
        let leaf = merkle::leaf_hash(event.line.as_bytes());
        assert_eq!(leaf, hash(&event.leaf_hash));
        let proof: Vec<_> = event.inclusion_proof.iter().map(|one| hash(one)).collect();
        let (position, size) = (event.position as u64, size as u64);
        merkle::verify_inclusion(leaf, position, size, &proof, root).unwrap();
    }
    let recount = end.recount.unwrap();
    assert_eq!((recount.events, recount.value), (size, end.added_up));
    assert_eq!(why.recounted, [size]);
    app.finish().await;
}

#[tokio::test]
async fn every_figure_is_what_its_events_come_to() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    for figure in account.says(None).await.figures {
        let why = explained(&app, ACCOUNTANT, account.why(&figure.id, None).await).await.unwrap();
        let end = why.end.unwrap();
        assert_eq!(end.added_up, figure.value, "{}", figure.id);
        assert_eq!(end.recount, None);
        let positions: Vec<_> = why.events.iter().map(|event| event.position).collect();
        assert!(positions.is_sorted_by(|one, next| one < next));
        for line in &why.lines {
            assert!(line.rests_on.iter().all(|position| positions.contains(position)), "{line:?}");
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn a_changed_cent_is_not_explained_away() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    let why = explained(&app, CONTROLLER, account.why("HB/13", None).await).await.unwrap();
    let stated = why.lines[0].line_id.parse::<i64>().unwrap();
    let superuser = app.superuser().await;
    for statement in [
        "alter table events disable trigger all".to_owned(),
        format!(
            "update events set payload = replace(payload::text, '60000', '60001')::json where position = {stated}"
        ),
    ] {
        sqlx::query(&statement).execute(superuser.pool()).await.unwrap();
    }
    let asked = account.why("HB/13", None).await;
    let refused = explained(&app, CONTROLLER, asked).await.unwrap_err();
    assert_eq!(
        (refused.reason.as_str(), refused.values["position"].as_str()),
        ("LEDGER_DAMAGED", &*stated.to_string())
    );
    // A figure that does not rest on it is explained; reading all of the ledger finds it.
    let other = account.why("HB/11", None).await;
    assert!(explained(&app, CONTROLLER, other.clone()).await.unwrap().end.is_some());
    let recounted = explained(&app, CONTROLLER, ExplainFigureRequest { recount: true, ..other }).await;
    assert_eq!(recounted.unwrap_err().reason, "LEDGER_DAMAGED");
    app.stop().await;
}

#[tokio::test]
async fn what_the_events_do_not_say_is_not_explained() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    let superuser = app.superuser().await;
    let another = "update views.accounts_rows set payload = replace(payload::text, '60000', '60001')::jsonb";
    sqlx::query(another).execute(superuser.pool()).await.unwrap();
    let refused = explained(&app, CONTROLLER, account.why("HB/13", None).await).await.unwrap_err();
    let told: Vec<_> = refused.values.iter().map(|(name, value)| format!("{name} {value}")).collect();
    assert_snapshot!(format!("{} {}", refused.reason, told.join(", ")), @"ACCOUNT_DIFFERS expected EUR 600.01, figure HB/13, found EUR 600.00");
    app.stop().await;
}

#[tokio::test]
async fn a_reference_is_one_of_a_figure() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let reference = account.says(None).await.figures[0].reference.clone();
    let asking = |reference: &str, figure: &str| ExplainFigureRequest {
        ledger: stories::UTRECHT.to_owned(),
        reference: reference.to_owned(),
        figure: figure.to_owned(),
        ..Default::default()
    };
    for (question, wrong) in [
        (asking("B2/01", ""), "reference: FIELD_INVALID"),
        (asking(&reference, "B2/01"), "figure: FIELD_NOT_ALLOWED"),
        (asking("", "B2/01"), "fund_id: FIELD_REQUIRED"),
    ] {
        let refused: Refusal = explained(&app, CONTROLLER, question).await.unwrap_err();
        let (field, reason) = &refused.fields[0];
        assert_eq!(format!("{field}: {reason}"), wrong);
    }
    app.finish().await;
}

#[tokio::test]
async fn what_is_recorded_of_an_account_is_read_back() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    year.account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let shown = year.account.now().await;
    assert_eq!(shown.indicators, indicators(2025));
    let events =
        app.utrecht().await.read_range(0, u64::MAX, ledger::Direction::NewestFirst, 1).await.unwrap();
    let read =
        BookEvent::from_json("account", &events[0].event_type, &events[0].event_version, &events[0].payload);
    assert!(matches!(read, Ok(BookEvent::Account(_))));
    app.finish().await;
}
