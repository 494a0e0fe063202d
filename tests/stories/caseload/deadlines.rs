//! Deadlines as of any day: by the column that is kept, and by the facts themselves; both agree.

use api::v1::*;
use insta::assert_snapshot;
use jiff::civil::date;
use stories::generator::{Generator, Size, fill};
use stories::{App, COORDINATOR, Fund, Household, NEIGHBOURHOOD_TEAM, Person, Provision, Step, day};

use super::{word, written};

/// Households of which three had a first conversation: before the transition rule, after it, and one with more time.
async fn three(app: &App) -> Vec<Household<'_>> {
    let mut households = vec![];
    for (reported, talked) in
        [("2024-10-07", "2024-11-04"), ("2025-01-06", "2025-02-03"), ("2025-01-13", "2025-02-10")]
    {
        let mut household = Household::coordinated(app, reported, COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
        let ada = Person::new(app, "Ada Vermeulen", "");
        household.tell(reported, ada.joining()).await.unwrap();
        household.talks(talked, &ada.id).await;
        households.push(household);
    }
    let later = OverrideTermRequest {
        term: Term::Plan.into(),
        until: day("2025-06-02"),
        reason: "the father is in hospital".to_owned(),
        ..Default::default()
    };
    households[2].tell_as(server::auth::Role::MandatedDecider, "2025-02-24", later).await.unwrap();
    households.push(Household::reported_on(app, "2025-02-24").await);
    households
}

/// All deadlines that answer a question, page by page, as lines.
async fn listed(app: &App, question: ListDeadlinesRequest) -> Vec<String> {
    listed_by(app, question, 1).await
}

/// The same, in pages of so many households.
async fn listed_by(app: &App, question: ListDeadlinesRequest, page_size: i32) -> Vec<String> {
    let mut caseload = app.caseload_as(COORDINATOR);
    let (mut lines, mut question) = (vec![], ListDeadlinesRequest { page_size, ..question });
    loop {
        let page = caseload.list_deadlines(question.clone()).await.unwrap().into_inner();
        lines.extend(page.deadlines.iter().map(line));
        if page.next_page_token.is_empty() {
            return lines;
        }
        question.page_token = page.next_page_token;
    }
}

fn line(deadline: &HouseholdDeadline) -> String {
    let overridden = if deadline.overridden { " overridden" } else { "" };
    let met = deadline.met_on.map(|on| format!(" on {}", written(Some(on)))).unwrap_or_default();
    format!(
        "{} {} from {} to {} {}{met}{overridden}",
        deadline.reference,
        word(deadline.term().as_str_name(), "DEADLINE_TERM_"),
        written(deadline.started_on),
        written(deadline.due_on),
        word(deadline.state().as_str_name(), "DEADLINE_STATE_"),
    )
}

#[tokio::test]
async fn what_is_due_by_the_column_and_by_the_facts() {
    let app = App::start().await;
    let _households = three(&app).await;
    let usual = listed(&app, app.deadlines().await).await;
    assert_snapshot!(usual.join("\n"), @r"
    00000001 plan from 2025-01-01 to 2025-02-26 passed
    00000001 end_of_support from 2025-01-01 to 2027-01-01 running
    00000007 plan from 2025-02-03 to 2025-03-31 running
    00000007 end_of_support from 2025-02-03 to 2027-02-03 running
    00000014 first_conversation from 2025-02-24 to 2025-04-21 running
    0000000D plan from 2025-02-10 to 2025-06-02 running overridden
    0000000D end_of_support from 2025-02-10 to 2027-02-10 running
    ");
    for on in ["2025-03-03", "2025-03-31", "2025-04-22", "2027-01-02"] {
        for within_days in [None, Some(0), Some(30)] {
            let question = ListDeadlinesRequest { on: day(on), within_days, ..app.deadlines().await };
            // With a term that no column is kept for, all rows are gone through.
            let terms = (1..=5).collect();
            let by_facts = listed(&app, ListDeadlinesRequest { terms, ..question.clone() }).await;
            let without: Vec<_> =
                by_facts.into_iter().filter(|line| !line.contains(" material_provisions ")).collect();
            assert_eq!(listed(&app, question).await, without, "on {on} within {within_days:?}");
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn on_a_day_in_the_past_later_facts_are_left_out() {
    let app = App::start().await;
    let _households = three(&app).await;
    let all = (1..=3).collect::<Vec<_>>();
    let then = ListDeadlinesRequest { on: day("2025-02-03"), states: all.clone(), ..app.deadlines().await };
    assert_snapshot!(listed(&app, then).await.join("\n"), @r"
    00000001 first_conversation from 2024-10-07 to 2024-12-02 met on 2024-11-04
    00000001 plan from 2025-01-01 to 2025-02-26 running
    00000001 end_of_support from 2025-01-01 to 2027-01-01 running
    0000000D first_conversation from 2025-01-13 to 2025-03-10 running
    00000007 first_conversation from 2025-01-06 to 2025-03-03 met on 2025-02-03
    00000007 plan from 2025-02-03 to 2025-03-31 running
    00000007 end_of_support from 2025-02-03 to 2027-02-03 running
    ");
    let before = ListDeadlinesRequest { on: day("2024-10-06"), states: all, ..app.deadlines().await };
    assert_eq!(listed(&app, before).await, Vec::<String>::new());
    app.finish().await;
}

#[tokio::test]
async fn the_term_for_an_objection_is_listed_with_the_decision_it_is_about() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::Notified, &app, &household, &fund, 640_00).await;
    let terms = vec![DeadlineTerm::Objection.into()];
    let question = ListDeadlinesRequest { terms, ..app.deadlines().await };
    let page = app.caseload_as(COORDINATOR).list_deadlines(question.clone()).await.unwrap().into_inner();
    let told: Vec<_> = page.deadlines.iter().map(|one| (&one.provision_id, line(one))).collect();
    let notified = format!("{} objection from 2025-02-18 to 2025-04-01 running", household.reference());
    assert_eq!(told, [(&machine.id, notified)]);
    let after = ListDeadlinesRequest { on: day("2025-04-02"), ..question };
    let passed = format!("{} objection from 2025-02-18 to 2025-04-01 passed", household.reference());
    assert_eq!(listed(&app, after).await, [passed]);
    app.finish().await;
}

#[tokio::test]
async fn of_random_households_the_column_and_the_facts_say_the_same() {
    let app = App::start().await;
    let size = Size { households: 60, from: date(2024, 1, 8), to: date(2025, 9, 1) };
    fill(&app.utrecht().await, &app.clock, Generator::new(41, size)).await.unwrap();
    let last = app.last_position().await.unwrap();
    let at = |position| Some(AsOf { moment: Some(as_of::Moment::Position(position)) });
    // Now, and as of a position before the transition rule.
    let (mut compared, now) = (0, ["2025-09-01", "2025-09-22", "2026-03-01", "2028-01-01"]);
    let then = ["2024-12-31", "2025-01-01", "2025-01-02", "2025-06-01"];
    for (as_of, days) in [(None, now), (at(last / 4), then)] {
        for on in days {
            for (within_days, states) in [(None, vec![]), (Some(30), vec![]), (None, vec![3])] {
                let question =
                    ListDeadlinesRequest { on: day(on), within_days, states, as_of, ..app.deadlines().await };
                let terms = (1..=5).collect();
                let by_facts = listed_by(&app, ListDeadlinesRequest { terms, ..question.clone() }, 500).await;
                let without: Vec<_> =
                    by_facts.into_iter().filter(|line| !line.contains(" material_provisions ")).collect();
                compared += without.len();
                assert_eq!(listed_by(&app, question, 500).await, without, "on {on} within {within_days:?}");
            }
        }
    }
    assert!(compared > 500, "only {compared} terms");
    app.finish().await;
}
