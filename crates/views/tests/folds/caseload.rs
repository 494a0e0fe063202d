//! The row of a household: what the caseload shows of it, step by step.

use domain::household::*;
use domain::provision::{FailedFrom, ProvisionEvent};
use domain::{BookEvent, BookId};
use insta::{assert_json_snapshot, assert_snapshot};
use jiff::Timestamp;
use views::caseload::{Caseload, Row, ThreatState};
use views::{Recorded, Route, View};

use crate::given::*;

fn of(world: &World) -> Row {
    row::<Caseload>(&world.events, HOUSEHOLD.as_uuid())
}

#[test]
fn a_family_that_was_reached_and_planned_for() {
    let world = family();
    let row = of(&world);
    assert_json_snapshot!(shown::<Caseload>(&row), @r#"
    {
      "attempts": 2,
      "committed_cents": 0,
      "coordinator": "noor",
      "ended_on": "9999-12-31",
      "last_attempt": "2026-02-09",
      "last_contact": "2026-04-07",
      "members": 3,
      "needs": [
        "FINANCE",
        "HOUSING"
      ],
      "next_deadline": "2028-03-02",
      "next_term": "END_OF_SUPPORT",
      "open_needs": 2,
      "organisation": "wijkteam-west",
      "paid_cents": 0,
      "reached": true,
      "reference": "3F0A91C2",
      "reported_on": "2026-02-02",
      "situations": [
        "EVICTION"
      ],
      "source": "OUTREACH_KITCHEN_TABLE_TALK",
      "stage": "SUPPORTED",
      "threat": "OPEN",
      "victims": "POTENTIAL",
      "waiting": []
    }
    "#);
}

/// Each step changes what it is about, and nothing else.
#[test]
fn what_is_shown_follows_each_step() {
    let world = family();
    let mut before = serde_json::json!({});
    let mut lines = Vec::new();
    for steps in 1..=world.events.len() {
        let (book, event) = &world.events[steps - 1];
        if !matches!(book, BookId::Household(_)) {
            continue;
        }
        let now = shown::<Caseload>(&row::<Caseload>(&world.events[..steps], HOUSEHOLD.as_uuid()));
        let changed = now.as_object().unwrap().iter().filter(|(column, value)| before[*column] != **value);
        let changed: Vec<_> = changed.map(|(column, value)| format!("{column} {value}")).collect();
        if steps > 1 {
            lines.push(format!("{}: {}", event.event_type(), changed.join(", ")));
        }
        before = now;
    }
    assert_snapshot!(lines.join("\n"), @r#"
    MemberJoined: members 1, victims "POTENTIAL"
    MemberJoined: members 2
    MemberJoined: members 3
    CoordinatorAssigned: coordinator "noor", organisation "wijkteam-west"
    ContactAttempted: attempts 1, last_attempt "2026-02-05"
    ContactAttempted: attempts 2, last_attempt "2026-02-09"
    FirstContactMade: last_contact "2026-02-12", reached true, stage "CONTACTED"
    ThreatAssessed: situations ["EVICTION"], threat "OPEN"
    FirstConversationHeld: last_contact "2026-03-02", next_deadline "2026-04-27", next_term "PLAN", stage "INTAKE"
    NeedRecorded: needs ["HOUSING"], open_needs 1
    NeedRecorded: needs ["FINANCE","HOUSING"], open_needs 2
    PlanDrawnUp: next_deadline "2028-03-02", next_term "END_OF_SUPPORT", stage "PLANNED"
    PlanAgreed: last_contact "2026-04-07", stage "SUPPORTED"
    "#);
}

#[test]
fn a_row_is_small() {
    let mut world = family();
    world
        .household(HOUSEHOLD, close(LATER, NEED, NeedOutcome::Met))
        .household(HOUSEHOLD, attempt(LATER, AttemptOutcome::AppointmentMade))
        .household(HOUSEHOLD, assess(LATER, &[]));
    let stored = serde_json::to_string(&of(&world)).unwrap();
    assert!(world.events.len() >= 20, "{}", world.events.len());
    assert!(stored.len() < 1_024, "{} bytes: {stored}", stored.len());
    assert_snapshot!(stored, @r#"
    {"reference":"3F0A91C2","course":{"reported_on":"2026-02-02","first_contact_on":"2026-02-12","first_conversation_on":"2026-03-02","plan_on":"2026-03-30","agreed_on":"2026-04-07","members":{"00000000-0000-0000-0000-0000000000b1":[{"on":"2026-02-02","status":"Potential"}],"00000000-0000-0000-0000-0000000000b2":[{"on":"2026-02-02","status":"NotAVictim"}],"00000000-0000-0000-0000-0000000000b3":[{"on":"2026-02-02","status":"NotAVictim"}]}},"source":{"Outreach":"KitchenTableTalk"},"coordinator":{"officer":"noor","organisation":"wijkteam-west","since":"2026-02-03"},"threat":{"state":"Clear","since":"2026-04-07"},"attempts":{"count":3,"last_on":"2026-04-07"},"last_contact_on":"2026-04-07","needs":{"open":{"00000000-0000-0000-0000-0000000000c2":{"life_domain":"Finance","on":"2026-03-02"}},"closed":[{"life_domain":"Housing","on":"2026-03-02","closed_on":"2026-04-07","outcome":"Met"}]},"measures":{"planned":1,"under_way":0,"completed":0,"stopped":0}}
    "#);
}

#[test]
fn the_first_contact_need_not_be_the_last() {
    let mut world = family();
    assert_eq!(of(&world).last_contact_on, Some(LATER));
    world.household(HOUSEHOLD, attempt(date(2026, 6, 1), AttemptOutcome::NoAnswer));
    assert_eq!(of(&world).last_contact_on, Some(LATER), "nobody was spoken to");
    world.household(HOUSEHOLD, attempt(date(2026, 5, 1), AttemptOutcome::Declined));
    assert_eq!(of(&world).last_contact_on, Some(date(2026, 5, 1)));
    assert_eq!(
        of(&world).attempts.last_on,
        Some(date(2026, 6, 1)),
        "the later date counts, whenever recorded"
    );
}

#[test]
fn a_household_nobody_reached_shows_dates_that_sort() {
    let mut world = World::default();
    world.household(STRANGERS, report(REPORT_DAY, ReportSource::ThirdParty));
    let shown = shown::<Caseload>(&row::<Caseload>(&world.events, STRANGERS.as_uuid()));
    assert_eq!(
        (&shown["last_contact"], &shown["last_attempt"]),
        (&"0001-01-01".into(), &"0001-01-01".into())
    );
    assert_eq!((&shown["ended_on"], &shown["victims"]), (&"9999-12-31".into(), &"NONE".into()));
    assert_eq!((&shown["next_deadline"], &shown["reached"]), (&"2026-03-30".into(), &false.into()));
    assert_eq!(shown["reference"], "000000A3");
}

#[test]
fn the_strongest_status_of_a_member_speaks_for_the_household() {
    let mut world = family();
    let victims = |world: &World| shown::<Caseload>(&of(world))["victims"].clone();
    assert_eq!(victims(&world), "POTENTIAL");
    world.household(HOUSEHOLD, status(LATER, MOTHER, VictimStatus::Recognised));
    assert_eq!(victims(&world), "RECOGNISED");
    let rejected = VictimStatus::Rejected { municipality_told_on: LATER };
    world.household(HOUSEHOLD, status(LATER, MOTHER, rejected));
    assert_eq!(victims(&world), "REJECTED");
    let (fact, person) = (fact(LATER), MOTHER);
    world.household(HOUSEHOLD, RemoveMember { fact, person, reason: LeavingReason::MovedOut });
    assert_eq!(victims(&world), "NOT_A_VICTIM");
}

#[test]
fn a_threat_is_open_until_it_is_resolved_or_assessed_anew() {
    let mut world = family();
    let threat = |world: &World| {
        let shown = shown::<Caseload>(&of(world));
        (shown["threat"].as_str().unwrap().to_owned(), shown["situations"].to_string())
    };
    assert_eq!(threat(&world), ("OPEN".into(), r#"["EVICTION"]"#.into()));
    world.household(HOUSEHOLD, ResolveThreat { fact: fact(LATER), text: None });
    assert_eq!(threat(&world).0, "RESOLVED");
    world.household(HOUSEHOLD, assess(LATER, &[]));
    assert_eq!(threat(&world), ("CLEAR".into(), "[]".into()));
}

#[test]
fn an_ended_household_has_no_next_deadline_until_it_is_resumed() {
    let mut world = family();
    world.household(HOUSEHOLD, end(date(2026, 5, 30)));
    let ended = shown::<Caseload>(&of(&world));
    assert_eq!((&ended["stage"], &ended["ended_on"]), (&"ENDED".into(), &"2026-05-30".into()));
    assert_eq!((&ended["next_deadline"], &ended["next_term"]), (&"9999-12-31".into(), &"NONE".into()));
    world.household(HOUSEHOLD, ResumeSupport { fact: fact(date(2026, 6, 10)), text: text() });
    let resumed = shown::<Caseload>(&of(&world));
    assert_eq!((&resumed["stage"], &resumed["next_term"]), (&"SUPPORTED".into(), &"END_OF_SUPPORT".into()));
}

#[test]
fn provisions_go_to_the_row_of_their_household() {
    let mut world = family();
    open_fund(&mut world);
    granted(&mut world, request(LATER, PROVISION, HOUSEHOLD, 640_00));
    world.provision(OTHER_PROVISION, request(LATER, OTHER_PROVISION, HOUSEHOLD, 200_00));
    let money = |world: &World| {
        let shown = shown::<Caseload>(&of(world));
        (shown["committed_cents"].clone(), shown["paid_cents"].clone(), shown["waiting"].to_string())
    };
    assert_eq!(money(&world), (640_00.into(), 0.into(), r#"["VOTE","PERFORMANCE"]"#.into()));
    world
        .provision(PROVISION, state(LATER, 640_00))
        .provision(PROVISION, order(LATER, 640_00))
        .provision(PROVISION, confirm(date(2026, 4, 10), 1));
    assert_eq!(money(&world), (640_00.into(), 640_00.into(), r#"["VOTE"]"#.into()));
    world.provision(PROVISION, fail(date(2026, 4, 14), 1));
    assert_eq!(money(&world), (640_00.into(), 0.into(), r#"["VOTE","PAYMENT_ORDER"]"#.into()));
    let returned = |event: &BookEvent| matches!(event, BookEvent::Provision(ProvisionEvent::PaymentFailed(failed)) if failed.was == FailedFrom::Paid);
    assert!(world.events.iter().any(|(_, event)| returned(event)), "the bank gave the money back");
    assert_eq!(rows::<Caseload>(&world.events).len(), 1, "a provision has no row of its own here");
}

#[test]
fn what_a_row_does_not_show_is_not_written() {
    let mut world = family();
    let before = world.events.len();
    let (note, life_domain) = (domain::ids::NoteId::new(uuid::Uuid::from_u128(9)), None);
    world.household(HOUSEHOLD, AddNote { fact: fact(LATER), note, life_domain, text: text() });
    let (book, event) = &world.events[before];
    let recorded = Recorded { position: 0, recorded_at: Timestamp::UNIX_EPOCH, book: *book, event };
    assert_eq!(Caseload::route(&recorded), Route::Nowhere);
}

#[test]
fn what_is_entered_late_does_not_replace_what_stands() {
    let mut world = family();
    let (late, later) = (date(2026, 2, 20), date(2026, 5, 4));
    world
        .household(HOUSEHOLD, assign(LATER, "sam", "wijkteam-oost"))
        .household(HOUSEHOLD, assess(LATER, &[]))
        .household(HOUSEHOLD, status(LATER, MOTHER, VictimStatus::Recognised));
    let before = of(&world);
    world
        .household(HOUSEHOLD, assign(late, "kim", "wijkteam-zuid"))
        .household(HOUSEHOLD, assess(late, &[ThreatSituation::Eviction]))
        .household(HOUSEHOLD, status(late, MOTHER, VictimStatus::NotAVictim));
    let after = of(&world);
    assert_eq!((&after.coordinator, &after.threat), (&before.coordinator, &before.threat));
    assert_eq!(shown::<Caseload>(&after), shown::<Caseload>(&before));
    world
        .household(HOUSEHOLD, assess(later, &[ThreatSituation::Eviction]))
        .household(HOUSEHOLD, ResolveThreat { fact: fact(LATER), text: None });
    assert_eq!(of(&world).threat.state, ThreatState::Open, "it was about the one before");
    world
        .household(HOUSEHOLD, assign(LATER, "noor", "wijkteam-west"))
        .household(HOUSEHOLD, ResolveThreat { fact: fact(later), text: None });
    let last = of(&world);
    assert_eq!(last.coordinator.unwrap().officer, officer("noor"), "of two on one day the last recorded");
    assert_eq!(last.threat.state, ThreatState::Resolved);
}

#[test]
fn who_left_is_no_longer_shown_and_still_counts_for_the_days_before() {
    let mut world = family();
    let (left, told) = (date(2026, 6, 1), date(2026, 5, 4));
    let rejected = VictimStatus::Rejected { municipality_told_on: told };
    world
        .household(HOUSEHOLD, add(REPORT_DAY, FATHER, VictimStatus::Potential))
        .household(HOUSEHOLD, status(told, MOTHER, rejected));
    let next = |world: &World| {
        let shown = shown::<Caseload>(&of(world));
        (shown["members"].clone(), shown["next_deadline"].clone(), shown["next_term"].clone())
    };
    assert_eq!(next(&world), (4.into(), "2028-03-02".into(), "END_OF_SUPPORT".into()));
    let reason = LeavingReason::Separated;
    world.household(HOUSEHOLD, RemoveMember { fact: fact(left), person: FATHER, reason });
    assert_eq!(next(&world), (3.into(), "2026-07-01".into(), "AFTER_REJECTION".into()));
    let course = of(&world).course;
    let terms = |on: Date| course.deadlines(on).iter().map(|one| one.term).collect::<Vec<_>>();
    assert!(!terms(date(2026, 5, 31)).contains(&Term::AfterRejection), "there was one who might be a victim");
    assert!(terms(left).contains(&Term::AfterRejection));
}
