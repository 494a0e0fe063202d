//! What the programme lead reports: a period counted by hand, and what is in whose hands now.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{
    App, COORDINATOR, Fund, Household, NEIGHBOURHOOD_TEAM, Officer, Person, Provision, Step, UTRECHT, day,
    euros,
};

use super::{word, written};

const LEAD: Officer = Officer { name: "l.mol", role: Role::ProgrammeLead };

/// One household with a plan and a provision, one that was not reached, one that was given up.
async fn february(app: &App) {
    let mut supported = Household::coordinated(app, "2025-01-06", COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
    let ada = Person::new(app, "Ada Vermeulen", "");
    supported.joined_by(&ada).await.unwrap();
    supported.client.record_first_contact(supported.first_contact()).await.unwrap();
    supported.talks("2025-02-17", &ada.id).await;
    let need = RecordNeedRequest {
        need_id: app.id(),
        life_domain: LifeDomain::Housing.into(),
        text: "a home without mould".to_owned(),
        ..Default::default()
    };
    supported.tell("2025-02-17", need).await.unwrap();
    let goal = PlanGoal {
        goal_id: app.id(),
        life_domain: LifeDomain::Housing.into(),
        text: "live dry".to_owned(),
        ..Default::default()
    };
    supported
        .tell("2025-02-24", DrawUpPlanRequest { goals: vec![goal], ..Default::default() })
        .await
        .unwrap();
    let fund = Fund::opened(app).await;
    Provision::after(Step::Ordered, app, &supported, &fund, 640_00).await;
    Household::reported_on(app, "2025-02-03").await;
    let mut given_up = Household::reported_on(app, "2025-02-10").await;
    let attempt = RecordContactAttemptRequest {
        channel: ContactChannel::Phone.into(),
        outcome: ContactOutcome::NoAnswer.into(),
        ..Default::default()
    };
    given_up.tell("2025-02-12", attempt).await.unwrap();
    let end = EndSupportRequest { reason: EndReason::NoContact.into(), ..Default::default() };
    given_up.tell("2025-02-20", end).await.unwrap();
}

async fn report(app: &App, from: &str, to: &str, as_of: Option<AsOf>) -> ProgressReport {
    let question = GetProgressReportRequest {
        ledger: UTRECHT.to_owned(),
        from: day(from),
        to: day(to),
        as_of,
        at_least_position: app.last_position().await,
    };
    let answer = app.caseload_as(LEAD).get_progress_report(question).await.unwrap();
    answer.into_inner().report.unwrap()
}

fn told(report: &ProgressReport) -> String {
    let reach = |reach: Option<Reach>| {
        let reach = reach.unwrap();
        format!("{} of whom {} reached, {} not", reach.reported, reach.reached, reach.not_reached)
    };
    let mut lines = vec![
        format!("known {}", reach(report.known)),
        format!("reported {}", reach(report.reported)),
        format!("reached in the period {}", report.reached_in_period),
    ];
    lines.extend(
        report
            .stages
            .iter()
            .map(|one| format!("{} {}", word(one.stage().as_str_name(), "HOUSEHOLD_STAGE_"), one.households)),
    );
    lines.extend(report.lead_times.iter().map(|one| {
        let in_time = one.in_time.map(|in_time| format!(", {in_time} in time")).unwrap_or_default();
        let overdue = one.overdue.map(|overdue| format!(", {overdue} overdue")).unwrap_or_default();
        format!(
            "{} {}: median {:?}, 90th percentile {:?}{in_time}{overdue}",
            word(one.clock().as_str_name(), "CLOCK_"),
            one.completed,
            one.median_days,
            one.percentile_90_days,
        )
    }));
    lines.extend(report.needs.iter().map(|one| {
        let life_domain = word(one.life_domain().as_str_name(), "LIFE_DOMAIN_");
        format!("{life_domain} needs at {}: {}", one.organisation_id, one.recorded)
    }));
    lines.extend(report.provisions.iter().map(|one| {
        let life_domain = word(one.life_domain().as_str_name(), "LIFE_DOMAIN_");
        format!(
            "{life_domain} at {}: {} requested, {} granted",
            one.organisation_id, one.requested, one.granted
        )
    }));
    lines.extend(report.money.iter().map(|one| {
        let cents = |amount: Option<EuroCents>| euros(amount.unwrap().cents);
        format!("{}: {} committed, {} paid", one.component, cents(one.committed), cents(one.paid))
    }));
    lines.join("\n")
}

#[tokio::test]
async fn the_report_of_a_month_is_what_is_counted_by_hand() {
    let app = App::start().await;
    february(&app).await;
    // Reported on 6 January and reached on 12 February: 37 days; talked to on the 17th: 42, in time until 3 March; the
    // plan a week later.
    assert_snapshot!(told(&report(&app, "2025-02-01", "2025-02-28", None).await), @r"
    known 3 of whom 1 reached, 2 not
    reported 2 of whom 0 reached, 2 not
    reached in the period 1
    reported 1
    planned 1
    ended 1
    first_contact 1: median Some(37), 90th percentile Some(37)
    first_conversation 1: median Some(42), 90th percentile Some(42), 1 in time, 0 overdue
    plan 1: median Some(7), 90th percentile Some(7), 1 in time, 0 overdue
    end_of_support 0: median None, 90th percentile None, 0 in time, 0 overdue
    after_rejection 0: median None, 90th percentile None, 0 in time, 0 overdue
    housing needs at buurtteam-zuid: 1
    housing at buurtteam-zuid: 1 requested, 1 granted
    c: 640.00 committed, 0.00 paid
    ");
    assert_snapshot!(told(&report(&app, "2025-01-01", "2025-01-31", None).await), @r"
    known 1 of whom 0 reached, 1 not
    reported 1 of whom 0 reached, 1 not
    reached in the period 0
    reported 1
    first_contact 0: median None, 90th percentile None
    first_conversation 0: median None, 90th percentile None, 0 in time, 0 overdue
    plan 0: median None, 90th percentile None, 0 in time, 0 overdue
    end_of_support 0: median None, 90th percentile None, 0 in time, 0 overdue
    after_rejection 0: median None, 90th percentile None, 0 in time, 0 overdue
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_report_as_of_an_earlier_position_is_what_was_known_then() {
    let app = App::start().await;
    february(&app).await;
    let position = app.last_position().await.unwrap();
    let then = report(&app, "2025-02-01", "2025-02-28", None).await;
    let mut late = Household::reported_on(&app, "2025-02-14").await;
    late.gets("2025-02-14", COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
    let now = report(&app, "2025-02-01", "2025-02-28", None).await;
    assert_eq!((then.known.unwrap().reported, now.known.unwrap().reported), (3, 4));
    let as_of = Some(AsOf { moment: Some(as_of::Moment::Position(position)) });
    assert_eq!(report(&app, "2025-02-01", "2025-02-28", as_of).await, then);
    app.finish().await;
}

#[tokio::test]
async fn who_was_never_reached_and_who_has_how_much_in_hand() {
    let app = App::start().await;
    february(&app).await;
    let mut caseload = app.caseload_as(LEAD);
    let (ledger, at_least_position) = (UTRECHT.to_owned(), app.last_position().await);
    let question = GetOutreachRequest { ledger: ledger.clone(), at_least_position, ..Default::default() };
    let outreach = caseload.get_outreach(question).await.unwrap().into_inner();
    let sources = outreach.sources.iter().map(|one| {
        let source = word(one.source().as_str_name(), "REPORT_SOURCE_");
        format!("{source}: {} reached, {} not, {} given up", one.reached, one.not_reached, one.given_up)
    });
    let sources: Vec<_> = sources.collect();
    assert_eq!(sources, ["uht_handover: 1 reached, 1 not, 1 given up"]);
    assert_eq!(outreach.attempts, Some(AttemptSpread { none: 1, ..Default::default() }));
    assert_eq!(written(outreach.longest_waiting_since), "2025-02-03");

    let mut question = ListWorkloadRequest { ledger, page_size: 1, at_least_position, ..Default::default() };
    let mut told = vec![];
    loop {
        let page = caseload.list_workload(question.clone()).await.unwrap().into_inner();
        told.extend(page.workloads.iter().map(|one| {
            let waiting = one.waiting.iter();
            let waiting = waiting.map(|one| word(one.waiting().as_str_name(), "WAITING_"));
            format!(
                "{}/{}: {} open, {} out of sight, {} overdue, waiting for {:?}",
                one.organisation_id,
                one.coordinator_id,
                one.households,
                one.out_of_sight,
                one.overdue,
                waiting.collect::<Vec<_>>(),
            )
        }));
        question.page_token = page.next_page_token;
        if question.page_token.is_empty() {
            break;
        }
    }
    assert_snapshot!(told.join("\n"), @r#"
    /: 1 open, 1 out of sight, 0 overdue, waiting for []
    buurtteam-zuid/r.aydin: 1 open, 0 out of sight, 0 overdue, waiting for ["payment"]
    "#);
    app.finish().await;
}

/// Households are reported and reached, one after the other.
async fn others_write(app: &App) {
    for on in 1..=12 {
        let day = format!("2025-02-{on:02}");
        let mut household = Household::coordinated(app, &day, COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
        household.client.record_first_contact(household.first_contact()).await.unwrap();
    }
}

#[tokio::test]
async fn a_report_that_is_made_while_others_write_is_of_one_position() {
    let app = App::start().await;
    february(&app).await;
    let (from, to) = (day("2025-02-01"), day("2025-02-28"));
    let question = GetProgressReportRequest { ledger: UTRECHT.to_owned(), from, to, ..Default::default() };
    let mut answers = vec![];
    let mut lead = app.caseload_as(LEAD);
    let mut writing = Box::pin(others_write(&app));
    loop {
        tokio::select! {
            biased;
            () = &mut writing => break,
            answer = lead.get_progress_report(question.clone()) => answers.push(answer.unwrap().into_inner()),
        }
    }
    drop(writing);
    answers.push(lead.get_progress_report(question.clone()).await.unwrap().into_inner());
    answers.dedup_by_key(|answer| answer.position);
    assert!(answers.len() > 2, "nobody wrote while the report was made");
    assert!(answers.is_sorted_by_key(|answer| answer.position));
    for answer in answers {
        let position = Some(as_of::Moment::Position(answer.position));
        let as_of = Some(AsOf { moment: position });
        let then = GetProgressReportRequest { as_of, ..question.clone() };
        assert_eq!(lead.get_progress_report(then).await.unwrap().into_inner(), answer);
    }
    app.finish().await;
}
