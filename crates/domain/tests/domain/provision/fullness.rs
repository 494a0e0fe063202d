//! A file stays small enough to be read whole: of everything it keeps there is a most.
//!
//! Told of what can be repeated without end otherwise.

use domain::ids::RecoveryId;
use domain::provision::{
    Court, ObjectionOutcome, ProvisionBookCommand, ProvisionEvent, ProvisionRefusal as R, RulingOutcome,
};
use uuid::Uuid;

use super::given::*;

const AMOUNT: i64 = 640_00;

fn is_full(history: Vec<ProvisionEvent>, command: ProvisionBookCommand, most: u16) {
    given_provision(history.clone()).when(command.clone()).then_expect_error(R::ProvisionFull { most });
    let one_less = history[..history.len() - 1].to_vec();
    assert!(given_provision(one_less).when(command).inspect_result().is_ok());
}

#[test]
fn a_request_has_at_most_50_versions() {
    let changes = (2..=50).map(|version| changed(version, AMOUNT + i64::from(version)));
    is_full(and([requested(AMOUNT)], changes.collect::<Vec<_>>()), ask(change_amount(1)), 50);
}

#[test]
fn a_provision_is_voted_on_at_most_50_times() {
    let votes = (0..50).map(|_| put_to_vote(AMOUNT));
    let mut history = and([requested(AMOUNT)], votes.collect::<Vec<_>>());
    history.push(changed(2, 700_00));
    let put = ask(put());
    given_provision(history.clone()).when(put.clone()).then_expect_error(R::ProvisionFull { most: 50 });
    history.remove(1);
    assert!(given_provision(history).when(put).inspect_result().is_ok());
}

#[test]
fn there_are_at_most_20_objections_and_20_rulings() {
    let settled = [objected(), objection_decided(ObjectionOutcome::Unfounded)];
    let objections = std::iter::repeat_n(settled, 20).flatten().collect::<Vec<_>>();
    let history = and(a_refusal(AMOUNT), objections);
    given_provision(history.clone()).when(ask(object())).then_expect_error(R::ProvisionFull { most: 20 });
    let one_less = history[..history.len() - 2].to_vec();
    assert!(given_provision(one_less).when(ask(object())).inspect_result().is_ok());

    let upheld = ruled(Court::DistrictCourt, RulingOutcome::Upheld);
    let history = and(a_refusal(AMOUNT), vec![upheld; 20]);
    is_full(history, ask(rule(Court::HigherAppeal, RulingOutcome::Upheld)), 20);
}

#[test]
fn there_are_at_most_99_recoveries_and_999_receipts_of_them() {
    let id = |number: u128| RecoveryId::new(Uuid::from_u128(number));
    let ordered = (1..=99).map(|number| ordered_back(id(number), 1)).collect::<Vec<_>>();
    is_full(and(a_payment(AMOUNT), ordered), ask(order_back(id(100), 1)), 99);
    let received = vec![received_back(RECOVERY, 1); 999];
    let history = and(and(a_payment(AMOUNT), [ordered_back(RECOVERY, AMOUNT)]), received);
    is_full(history, ask(receive_back(RECOVERY, 1)), 999);
}

#[test]
fn there_are_at_most_99_corrections() {
    let to = line(2025, "c");
    let moved = vec![corrected(1, support(), to.clone(), 1); 99];
    is_full(and(a_payment(AMOUNT), moved), ask(correct(1, to, 1)), 99);
    let steps = (0..99).map(|step| worth_corrected(1, AMOUNT - step, AMOUNT - step - 1));
    is_full(and(a_delivery(AMOUNT), steps.collect::<Vec<_>>()), ask(correct_worth(1, 1)), 99);
}
