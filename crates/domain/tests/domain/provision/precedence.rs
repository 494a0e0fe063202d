//! When several refusals apply, the one that stands first in the order is the answer.
//!
//! Told for the pairs a client is likely to meet together.

use domain::provision::{
    CastVote, CommitProvision, DecideProvision, OrderPayment, Outcome, ProvisionRefusal as R,
    RequestProvision, StatePerformance, Vote,
};

use super::given::*;

const AMOUNT: i64 = 640_00;
/// A day before everything in these stories.
const EARLY: Date = date(2026, 1, 1);

#[test]
fn a_provision_nobody_requested_comes_before_a_wrong_date() {
    let tomorrow = CommitProvision { fact: by_on(committer(), TOMORROW), ..commit(1) };
    given_provision([]).when(ask(tomorrow)).then_expect_error(R::ProvisionNotRequested);
}

#[test]
fn a_second_request_comes_before_a_withdrawal_and_a_wrong_date() {
    let tomorrow = RequestProvision { fact: by_on(requester(), TOMORROW), ..request_of(1) };
    given_provision([requested(AMOUNT), withdrawn()])
        .when(ask(tomorrow))
        .then_expect_error(R::ProvisionAlreadyRequested { on: DAY });
}

#[test]
fn a_withdrawal_comes_before_a_wrong_date() {
    let tomorrow = CommitProvision { fact: by_on(committer(), TOMORROW), ..commit(1) };
    given_provision([requested(AMOUNT), withdrawn()])
        .when(ask(tomorrow))
        .then_expect_error(R::RequestWithdrawnOn { on: DAY });
}

#[test]
fn a_wrong_date_comes_before_the_rules_of_the_operation() {
    let on = |day| CommitProvision { fact: by_on(committer(), day), ..commit(1) };
    given_provision([requested(AMOUNT)])
        .when(ask(on(TOMORROW)))
        .then_expect_error(R::ProvisionDateInFuture { on: TOMORROW, today: TODAY });
    given_provision([requested(AMOUNT)])
        .when(ask(on(EARLY)))
        .then_expect_error(R::DateBeforeRequest { on: EARLY, requested_on: DAY });
}

#[test]
fn a_request_is_judged_on_the_household_before_the_fund() {
    let nowhere = domain::provision::Surroundings::default();
    let request = RequestProvision { fact: by_on(requester(), TOMORROW), ..request_of(1) };
    given_provision_within(nowhere.clone(), [])
        .when(ask(request))
        .then_expect_error(R::ProvisionDateInFuture { on: TOMORROW, today: TODAY });
    given_provision_within(nowhere, [])
        .when(ask(request_of(1)))
        .then_expect_error(R::BeneficiaryNotSupported { household: HOUSEHOLD });

    let all_wrong = RequestProvision {
        person: Some(STRANGER),
        need: Some(OTHER_NEED),
        measure: Some(OTHER_MEASURE),
        component: component("x"),
        ..request_of(1)
    };
    let need_wrong = RequestProvision { person: Some(MOTHER), ..all_wrong.clone() };
    let measure_wrong = RequestProvision { need: None, ..need_wrong.clone() };
    let component_wrong = RequestProvision { measure: None, ..measure_wrong.clone() };
    for (request, refusal) in [
        (all_wrong, R::BeneficiaryNotMember { person: STRANGER }),
        (need_wrong, R::ProvisionNeedUnknown { need: OTHER_NEED }),
        (measure_wrong, R::ProvisionMeasureUnknown { measure: OTHER_MEASURE }),
        (component_wrong, R::ComponentNotInFund { component: component("x") }),
    ] {
        given_provision([]).when(ask(request)).then_expect_error(refusal);
    }
}

/// A vote with everything wrong, mended step by step.
#[test]
fn a_vote_is_judged_on_what_then_who_then_which_role() {
    let history = and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::Yes)]);
    let other = CastVote {
        fact: by(requester()),
        subject: subject(9, 1),
        held: [].into(),
        ..vote(AMOUNT, "team_manager", Vote::Yes)
    };
    let own = CastVote { subject: subject(1, AMOUNT), ..other.clone() };
    let not_held = CastVote { fact: by(voter("family_worker")), ..own.clone() };
    let not_in_band = CastVote { held: [role("team_manager")].into(), ..not_held.clone() };
    let again = CastVote { fact: by(voter("family_worker")), ..vote(AMOUNT, "family_worker", Vote::Yes) };
    for (vote, refusal) in [
        (other, R::VotedOnOther { subject: subject(1, AMOUNT) }),
        (own, R::RequesterMayNotVote),
        (not_held, R::RoleNotHeld { role: role("team_manager") }),
        (not_in_band, R::RoleNotInBand { role: role("team_manager") }),
        (again, R::AlreadyVoted),
    ] {
        given_provision(history.clone()).when(ask(vote)).then_expect_error(refusal);
    }
}

#[test]
fn a_duty_comes_before_a_vote_that_is_over() {
    let lost = and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::No), ordered(1, 1)]);
    let by_payer = CastVote { fact: by(payer()), ..vote(AMOUNT, "social_counsel", Vote::Yes) };
    given_provision(lost).when(ask(by_payer)).then_expect_error(R::DutiesSeparate {
        duty: domain::fund::Duty::Vote,
        other: domain::fund::Duty::OrderPayment,
    });
}

#[test]
fn a_duty_comes_before_the_votes_and_the_amount() {
    let own = DecideProvision { fact: by(requester()), ..decide_part(AMOUNT) };
    given_provision([requested(AMOUNT)]).when(ask(own)).then_expect_error(R::DutiesSeparate {
        duty: domain::fund::Duty::Decide,
        other: domain::fund::Duty::Request,
    });
    given_provision([requested(AMOUNT)])
        .when(ask(decide_part(AMOUNT)))
        .then_expect_error(R::PartialAmountInvalid { requested: eur(AMOUNT) });
}

#[test]
fn a_promise_is_judged_on_the_decision_then_the_notification_then_the_duty_then_the_amount() {
    let own = CommitProvision { fact: by(decider()), ..commit(AMOUNT + 1) };
    given_provision(a_carried_vote(AMOUNT)).when(ask(own.clone())).then_expect_error(R::NotDecided);
    given_provision(a_refusal(AMOUNT)).when(ask(own.clone())).then_expect_error(R::NotGranted);
    given_provision(a_grant(AMOUNT)).when(ask(own.clone())).then_expect_error(R::NotNotified);
    given_provision(a_notified_grant(AMOUNT)).when(ask(own)).then_expect_error(R::DutiesSeparate {
        duty: domain::fund::Duty::Commit,
        other: domain::fund::Duty::Decide,
    });
}

#[test]
fn a_statement_is_judged_on_its_date_then_the_duty_then_the_amount() {
    let early = StatePerformance { fact: by(committer()), performed_on: LATER, ..state(1, AMOUNT + 1) };
    let own = StatePerformance { performed_on: DAY, ..early.clone() };
    given_provision(a_commitment(AMOUNT))
        .when(ask(early))
        .then_expect_error(R::DateAfterStatement { date: LATER, on: DAY });
    given_provision(a_commitment(AMOUNT)).when(ask(own)).then_expect_error(R::DutiesSeparate {
        duty: domain::fund::Duty::StatePerformance,
        other: domain::fund::Duty::Commit,
    });
}

/// An order with everything wrong, mended step by step.
#[test]
fn an_order_is_judged_on_delivery_then_duty_then_invoice_then_repetition_then_amounts() {
    let all_wrong = OrderPayment {
        fact: by(stater()),
        commitment: 2,
        invoice: Some(1),
        repeats: Some(1),
        ..order(1, 900_00)
    };
    let not_delivered = OrderPayment { commitment: 1, ..all_wrong.clone() };
    given_provision(a_commitment(AMOUNT))
        .when(ask(all_wrong))
        .then_expect_error(R::CommitmentUnknown { commitment: 2 });
    given_provision(a_commitment(AMOUNT))
        .when(ask(not_delivered.clone()))
        .then_expect_error(R::NoPerformanceStatement);
    given_provision(a_delivery(AMOUNT)).when(ask(not_delivered.clone())).then_expect_error(
        R::DutiesSeparate {
            duty: domain::fund::Duty::OrderPayment,
            other: domain::fund::Duty::StatePerformance,
        },
    );
    let no_invoice = OrderPayment { fact: by(payer()), ..not_delivered };
    given_provision(a_delivery(AMOUNT))
        .when(ask(no_invoice.clone()))
        .then_expect_error(R::InvoiceUnknown { invoice: 1 });
    let invoiced = and(a_delivery(AMOUNT), [invoiced(1, 800_00), released(1, 40_00)]);
    given_provision(invoiced.clone()).when(ask(no_invoice.clone())).then_expect_error(R::InvoiceExceeded {
        invoice: 1,
        invoiced: eur(800_00),
        ordered: cents(0),
        asked: eur(900_00),
    });
    let repeats_nothing = OrderPayment { amount: eur(700_00), ..no_invoice };
    given_provision(invoiced.clone())
        .when(ask(repeats_nothing.clone()))
        .then_expect_error(R::PaymentNotFailed { payment: 1 });
    let too_much = OrderPayment { repeats: None, ..repeats_nothing };
    given_provision(invoiced.clone()).when(ask(too_much.clone())).then_expect_error(
        R::PaymentOverPerformance { stated: cents(AMOUNT), ordered: cents(0), asked: eur(700_00) },
    );
    let delivered = OrderPayment { amount: eur(AMOUNT), ..too_much };
    given_provision(invoiced).when(ask(delivered)).then_expect_error(R::PaymentOverCommitment {
        committed: cents(600_00),
        ordered: cents(0),
        asked: eur(AMOUNT),
    });
}

#[test]
fn a_decision_that_was_taken_comes_before_the_duty() {
    let own = DecideProvision { fact: by(requester()), ..decide(Outcome::Refused) };
    given_provision(a_refusal(AMOUNT)).when(ask(own)).then_expect_error(R::DecisionTaken { on: DAY });
}
