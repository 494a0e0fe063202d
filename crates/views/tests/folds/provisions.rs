//! The row of a provision: what worklists of votes, decisions and money are made of.

use domain::provision::*;
use insta::{assert_json_snapshot, assert_snapshot};
use views::provisions::{Provisions, Row};

use crate::given::*;

fn of(world: &World) -> Row {
    row::<Provisions>(&world.events, PROVISION.as_uuid())
}

fn requested() -> World {
    let mut world = family();
    open_fund(&mut world);
    world.provision(PROVISION, request(DAY, PROVISION, HOUSEHOLD, 640_00));
    world
}

#[test]
fn a_provision_on_which_one_role_has_voted() {
    let mut world = requested();
    world.provision(PROVISION, put_to_vote(DAY));
    let yes = vote(&world, PROVISION, LATER, "social_counsel", Vote::Yes);
    world.provision(PROVISION, yes);
    assert_json_snapshot!(shown::<Provisions>(&of(&world)), @r#"
    {
      "amount_cents": 64000,
      "committed_cents": 0,
      "component": "c",
      "fund": "00000000-0000-0000-0000-0000000000f1",
      "household": "01900000-0000-0000-0000-00003f0a91c2",
      "life_domain": "HOUSING",
      "objection_until": "9999-12-31",
      "paid_cents": 0,
      "requested_by": "requester",
      "requested_on": "2026-03-02",
      "roles": [
        "family_worker",
        "work_and_income"
      ],
      "stage": "VOTING",
      "voters": [
        "author",
        "requester",
        "social_counsel"
      ],
      "waiting": "VOTE",
      "waiting_since": "2026-03-02"
    }
    "#);
}

#[test]
fn a_provision_from_request_to_payment_and_back() {
    let mut world = requested();
    let mut lines = Vec::new();
    let mut told = |world: &World| {
        let shown = shown::<Provisions>(&of(world));
        let last =
            world.events.iter().rev().find(|(_, event)| matches!(event, domain::BookEvent::Provision(_)));
        let columns =
            ["stage", "waiting", "waiting_since", "committed_cents", "paid_cents", "objection_until"];
        let columns = columns.map(|column| shown[column].to_string().replace('"', ""));
        lines.push(format!("{}: {}", last.unwrap().1.event_type(), columns.join(" ")));
    };
    told(&world);
    world.provision(PROVISION, put_to_vote(DAY));
    told(&world);
    for role in ["family_worker", "social_counsel", "work_and_income"] {
        let yes = vote(&world, PROVISION, date(2026, 3, 4), role, Vote::Yes);
        world.provision(PROVISION, yes);
        told(&world);
    }
    let steps: [ProvisionCommand; 9] = [
        decide(date(2026, 3, 5), Outcome::Granted).into(),
        notify(date(2026, 3, 6)).into(),
        commit(date(2026, 3, 9), 600_00).into(),
        release(date(2026, 3, 10), 100_00).into(),
        state(date(2026, 3, 20), 500_00).into(),
        order(date(2026, 3, 23), 500_00).into(),
        confirm(date(2026, 3, 25), 1).into(),
        fail(date(2026, 3, 27), 1).into(),
        order(date(2026, 3, 30), 500_00).into(),
    ];
    for step in steps {
        world.provision(PROVISION, step);
        told(&world);
    }
    assert_snapshot!(lines.join("\n"), @r"
    ProvisionRequested: REQUESTED VOTE 2026-03-02 0 0 9999-12-31
    VoteOpened: VOTING VOTE 2026-03-02 0 0 9999-12-31
    VoteCast: VOTING VOTE 2026-03-02 0 0 9999-12-31
    VoteCast: VOTING VOTE 2026-03-02 0 0 9999-12-31
    VoteCast: ADVISED DECISION 2026-03-04 0 0 9999-12-31
    ProvisionDecided: GRANTED NOTIFICATION 2026-03-05 0 0 9999-12-31
    DecisionNotified: GRANTED COMMITMENT 2026-03-06 0 0 2026-04-17
    ProvisionCommitted: COMMITTED PERFORMANCE 2026-03-09 60000 0 2026-04-17
    CommitmentReleased: COMMITTED PERFORMANCE 2026-03-09 50000 0 2026-04-17
    PerformanceStated: COMMITTED PAYMENT_ORDER 2026-03-20 50000 0 2026-04-17
    PaymentOrdered: COMMITTED PAYMENT 2026-03-23 50000 0 2026-04-17
    PaymentMade: SETTLED NOTHING 2026-03-25 50000 50000 2026-04-17
    PaymentFailed: COMMITTED PAYMENT_ORDER 2026-03-27 50000 0 2026-04-17
    PaymentOrdered: COMMITTED PAYMENT 2026-03-30 50000 0 2026-04-17
    ");
}

#[test]
fn a_delivery_that_is_worth_less_is_paid_for_less() {
    let mut world = requested();
    granted(
        &mut world,
        RequestProvision { provision: OTHER_PROVISION, ..request(DAY, PROVISION, HOUSEHOLD, 640_00) },
    );
    let mut waits = Vec::new();
    let mut told = |world: &World| {
        let row = row::<Provisions>(&world.events, OTHER_PROVISION.as_uuid());
        let file = row.file().unwrap();
        let worth = file.worth(&file.performances()[0]);
        waits.push(format!("{worth} {}", shown::<Provisions>(&row)["waiting"].as_str().unwrap()));
    };
    told(world.provision(OTHER_PROVISION, state(DAY, 500_00)));
    told(world.provision(OTHER_PROVISION, order(DAY, 400_00)));
    told(world.provision(OTHER_PROVISION, confirm(DAY, 1)));
    told(world.provision(OTHER_PROVISION, correct(LATER, 400_00)));
    told(world.provision(OTHER_PROVISION, correct(LATER, 640_00)));
    assert_snapshot!(waits.join("\n"), @r"
    EUR 500.00 PAYMENT_ORDER
    EUR 500.00 PAYMENT_ORDER
    EUR 500.00 PAYMENT_ORDER
    EUR 400.00 PERFORMANCE
    EUR 640.00 PAYMENT_ORDER
    ");
}

#[test]
fn releases_keep_their_dates() {
    let mut world = requested();
    granted(
        &mut world,
        RequestProvision { provision: OTHER_PROVISION, ..request(DAY, PROVISION, HOUSEHOLD, 640_00) },
    );
    world.provision(OTHER_PROVISION, release(LATER, 40_00));
    let row = row::<Provisions>(&world.events, OTHER_PROVISION.as_uuid());
    assert_eq!(row.releases.len(), 1);
    assert_eq!((row.releases[0].on, row.releases[0].amount.cents()), (LATER, 40_00));
    assert_eq!(row.file().unwrap().committed().cents(), 600_00);
}

#[test]
fn money_that_comes_back_after_the_withdrawal_is_found_as_promised() {
    let mut world = requested();
    granted(
        &mut world,
        RequestProvision { provision: OTHER_PROVISION, ..request(DAY, PROVISION, HOUSEHOLD, 640_00) },
    );
    let reason = WithdrawalReason::ByHousehold;
    world
        .provision(OTHER_PROVISION, state(DAY, 640_00))
        .provision(OTHER_PROVISION, order(DAY, 640_00))
        .provision(OTHER_PROVISION, confirm(DAY, 1))
        .provision(OTHER_PROVISION, WithdrawRequest { fact: fact(DAY), reason });
    let stage = |world: &World| {
        let row = row::<Provisions>(&world.events, OTHER_PROVISION.as_uuid());
        shown::<Provisions>(&row)["stage"].as_str().unwrap().to_owned()
    };
    assert_eq!(stage(&world), "WITHDRAWN");
    world.provision(OTHER_PROVISION, fail(LATER, 1));
    assert_eq!(stage(&world), "COMMITTED");
    world.provision(OTHER_PROVISION, release(LATER, 640_00));
    assert_eq!(stage(&world), "WITHDRAWN");
}
