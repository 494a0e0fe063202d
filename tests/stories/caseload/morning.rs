//! A coordinator's morning: what is mine, what is overdue, whom nobody has seen, what is due.

use api::v1::*;
use insta::assert_snapshot;
use stories::{
    App, COORDINATOR, Household, NEIGHBOURHOOD_TEAM, Person, Refusal, TEAM_MANAGER, UTRECHT, references,
};

use super::{line, word, written};

/// Five households on 3 March 2025: two of r.aydin, one of somebody else, one of nobody, one that is at risk.
async fn monday(app: &App) -> Vec<Household<'_>> {
    let mut late = Household::coordinated(app, "2024-12-02", COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
    late.tell("2024-12-10", attempt()).await.unwrap();
    let mut mine = Household::coordinated(app, "2025-02-03", COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
    let ada = Person::new(app, "Ada Vermeulen", "");
    mine.joined_by(&ada).await.unwrap();
    mine.client.record_first_contact(mine.first_contact()).await.unwrap();
    mine.talks("2025-02-17", &ada.id).await;
    let others = Household::coordinated(app, "2025-02-10", "k.visser", "buurtteam-noord").await;
    let nobodys = Household::reported_on(app, "2025-02-24").await;
    let mut at_risk = Household::coordinated(app, "2025-02-24", "k.visser", "buurtteam-noord").await;
    at_risk.faces("2025-02-26", ThreateningSituation::Eviction).await;
    vec![late, mine, others, nobodys, at_risk]
}

fn attempt() -> RecordContactAttemptRequest {
    RecordContactAttemptRequest {
        channel: ContactChannel::Phone.into(),
        outcome: ContactOutcome::NoAnswer.into(),
        ..Default::default()
    }
}

/// A worklist as lines: the household, and since and until when.
async fn list(app: &App, question: ListWorkRequest) -> String {
    let answer = app.caseload_as(COORDINATOR).list_work(question).await.unwrap().into_inner();
    assert_eq!(Some(answer.position), app.last_position().await);
    let lines = answer.items.iter().map(|item| {
        let Some(work_item::Subject::Household(household)) = &item.subject else { panic!("{item:?}") };
        format!("{} since {} due {}", line(household), written(item.since), written(item.due))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_worklists_of_a_coordinator() {
    let app = App::start().await;
    let _households = monday(&app).await;
    assert_snapshot!(list(&app, app.work(Worklist::Mine).await).await, @r"
    00000001 reported  r.aydin    contact -          next 2025-01-27 first_conversation since 2024-12-02 due 2025-01-27
    00000005 intake    r.aydin    contact 2025-02-17 next 2025-04-14 plan since 2025-02-03 due 2025-04-14
    ");
    assert_snapshot!(list(&app, app.work(Worklist::Unassigned).await).await, @"0000000F reported  nobody     contact -          next 2025-04-21 first_conversation since 2025-02-24 due 2025-04-21");
    assert_snapshot!(list(&app, app.work(Worklist::Threatened).await).await, @"00000011 reported  k.visser   contact -          next 2025-04-21 first_conversation since 2025-02-26 due 2025-04-21");
    assert_snapshot!(list(&app, app.work(Worklist::Overdue).await).await, @"00000001 reported  r.aydin    contact -          next 2025-01-27 first_conversation since 2025-01-27 due 2025-01-27");
    let of_mine = ListWorkRequest {
        coordinator_id: COORDINATOR.name.to_owned(),
        ..app.work(Worklist::OutOfSight).await
    };
    assert_snapshot!(list(&app, of_mine).await, @"00000001 reported  r.aydin    contact -          next 2025-01-27 first_conversation since - due 2025-01-27");
    app.finish().await;
}

#[tokio::test]
async fn the_counts_are_those_of_the_lists() {
    let app = App::start().await;
    let _households = monday(&app).await;
    let mut caseload = app.caseload_as(COORDINATOR);
    let question = CountWorkRequest {
        ledger: UTRECHT.to_owned(),
        at_least_position: app.last_position().await,
        ..Default::default()
    };
    let counts = caseload.count_work(question).await.unwrap().into_inner().counts;
    let lines =
        counts.iter().map(|one| format!("{} {}", word(one.worklist().as_str_name(), "WORKLIST_"), one.count));
    assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    mine 2
    unassigned 1
    out_of_sight 4
    overdue 1
    threatened 1
    waiting_for_vote 0
    waiting_for_decision 0
    waiting_for_notification 0
    waiting_for_commitment 0
    waiting_for_performance 0
    waiting_for_invoice 0
    waiting_for_payment_order 0
    waiting_for_payment 0
    ");
    for counted in counts {
        let question = app.work(counted.worklist()).await;
        let listed = caseload.list_work(question).await.unwrap().into_inner().items;
        assert_eq!(listed.len() as i64, counted.count, "{:?}", counted.worklist());
    }
    app.finish().await;
}

/// How much is overdue on a day, and how many of the workload.
async fn overdue(app: &App, on: &str) -> Result<(usize, i64), Refusal> {
    let question = ListWorkRequest { on: stories::day(on), ..app.work(Worklist::Overdue).await };
    let listed = app.caseload_as(COORDINATOR).list_work(question).await?.into_inner().items.len();
    let question = ListWorkloadRequest {
        ledger: UTRECHT.to_owned(),
        on: stories::day(on),
        at_least_position: app.last_position().await,
        ..Default::default()
    };
    let workloads = app.caseload_as(TEAM_MANAGER).list_workload(question).await?.into_inner().workloads;
    Ok((listed, workloads.iter().map(|one| one.overdue).sum()))
}

#[tokio::test]
async fn what_will_be_overdue_is_asked_of_a_day_to_come() {
    let app = App::start().await;
    let _households = monday(&app).await;
    // Reported on 2 December 2024: the first conversation was due by 27 January 2025; of 10 February: by 7 April.
    assert_eq!(overdue(&app, "2025-03-03").await, Ok((1, 1)));
    assert_eq!(overdue(&app, "2025-04-07").await, Ok((1, 1)));
    assert_eq!(overdue(&app, "2025-04-08").await, Ok((2, 2)));
    app.finish().await;
}

#[tokio::test]
async fn how_it_was_yesterday_is_not_asked_of_the_rows_of_today() {
    let app = App::start().await;
    let _households = monday(&app).await;
    let yesterday = stories::day("2025-03-02");
    assert_snapshot!(overdue(&app, "2025-03-02").await.unwrap_err(), @r"
    InvalidArgument FIELD_INVALID
      expected = 2025-03-03 … (< 2025-03-03: as_of, ListDeadlines)
      field = on
      violations = 1
      in on: FIELD_INVALID
    en: The field on is not right. Expected: 2025-03-03 … (< 2025-03-03: as_of, ListDeadlines).
    ");
    let counting = CountWorkRequest { ledger: UTRECHT.to_owned(), on: yesterday, ..Default::default() };
    let refused = app.caseload_as(COORDINATOR).count_work(counting).await.unwrap_err();
    assert_eq!(Refusal::from(refused).values["field"], "on");
    let workload = ListWorkloadRequest { ledger: UTRECHT.to_owned(), on: yesterday, ..Default::default() };
    let refused = app.caseload_as(TEAM_MANAGER).list_workload(workload).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "FIELD_INVALID");
    app.finish().await;
}

#[tokio::test]
async fn a_coordinator_looks_after_the_work_of_another() {
    let app = App::start().await;
    let households = monday(&app).await;
    let of_visser =
        ListWorkRequest { coordinator_id: "k.visser".to_owned(), ..app.work(Worklist::Mine).await };
    let items = app.caseload_as(COORDINATOR).list_work(of_visser).await.unwrap().into_inner().items;
    let listed = items.into_iter().filter_map(|item| match item.subject? {
        work_item::Subject::Household(household) => Some(household),
        work_item::Subject::Provision(_) => None,
    });
    let listed: Vec<_> = listed.collect();
    assert_eq!(references(&listed), [households[2].reference(), households[4].reference()]);
    app.finish().await;
}
