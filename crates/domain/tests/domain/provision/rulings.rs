//! A court upholds the decision or annuls it; what it annulled is decided anew.
//!
//! A higher court may let the first decision stand after all.

use domain::provision::{Court, Outcome, ProvisionRefusal as R, RecordCourtRuling, RulingOutcome};

use super::given::*;

const AMOUNT: i64 = 640_00;

#[test]
fn a_ruling_is_recorded() {
    for court in [Court::DistrictCourt, Court::HigherAppeal] {
        for outcome in [RulingOutcome::Upheld, RulingOutcome::Annulled, RulingOutcome::AnnulledSelfDecided] {
            given_provision(a_refusal(AMOUNT))
                .when(ask(rule(court, outcome)))
                .then_expect_events(vec![ruled(court, outcome)]);
        }
    }
}

#[test]
fn a_court_rules_on_a_decision() {
    given_provision(a_carried_vote(AMOUNT))
        .when(ask(rule(Court::DistrictCourt, RulingOutcome::Annulled)))
        .then_expect_error(R::NotDecided);
    let decided = domain::provision::ProvisionDecided {
        on: LATER,
        by: decider(),
        outcome: Outcome::Refused,
        amount: None,
        mandate: domain::fund::Mandate::College,
        votes: NO_VOTES,
        text: sealed(3),
    };
    let early = RecordCourtRuling { fact: by(clerk()), ..rule(Court::DistrictCourt, RulingOutcome::Upheld) };
    given_provision([requested(AMOUNT), decided.into()])
        .when(ask(early))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn who_decided_does_not_record_a_ruling() {
    let own = rule(Court::DistrictCourt, RulingOutcome::Annulled);
    let own = RecordCourtRuling { fact: by(decider()), ..own };
    given_provision(a_refusal(AMOUNT)).when(ask(own)).then_expect_error(R::DeciderMayNotReopen);
}

#[test]
fn nothing_is_ordered_or_sent_of_what_a_court_annulled() {
    let annulled = ruled(Court::DistrictCourt, RulingOutcome::Annulled);
    let delivered = and(a_delivery(AMOUNT), [ordered(1, 400_00), annulled.clone()]);
    let (granted, ordered) = (cents(0), cents(400_00));
    given_provision(delivered.clone()).when(ask(order(1, 1))).then_expect_error(R::PaymentOverGrant {
        granted,
        ordered,
        asked: eur(1),
    });
    given_provision(delivered.clone()).when(send(1)).then_expect_error(R::PaymentNotCovered {
        provision: PROVISION,
        payment: 1,
        granted,
        ordered,
    });
    assert!(!provision(&delivered).may_be_sent(1));
    given_provision(delivered.clone()).when(ask(cancel(1))).then_expect_events(vec![cancelled(1)]);
    let upheld = and(delivered, [ruled(Court::HigherAppeal, RulingOutcome::Upheld)]);
    assert!(provision(&upheld).may_be_sent(1));
    given_provision(upheld).when(send(1)).then_expect_events(vec![sent(1)]);
}

#[test]
fn what_was_annulled_is_decided_anew_and_granted_after_a_vote() {
    for outcome in [RulingOutcome::Annulled, RulingOutcome::AnnulledSelfDecided] {
        let history = and(a_refusal(AMOUNT), [ruled(Court::DistrictCourt, outcome)]);
        given_provision(history.clone())
            .when(ask(decide(Outcome::Granted)))
            .then_expect_error(R::NotPutToVote);
        given_provision(history.clone()).when(ask(put())).then_expect_events(vec![put_to_vote(AMOUNT)]);
        let votes = a_carried_vote(AMOUNT).into_iter().skip(1).collect::<Vec<_>>();
        given_provision(and(history, votes))
            .when(ask(decide(Outcome::Granted)))
            .then_expect_events(vec![decided(Outcome::Granted, Some(AMOUNT), THREE_YES)]);
    }
}

#[test]
fn what_was_upheld_stands_also_when_a_lower_court_annulled_it() {
    let upheld = and(a_refusal(AMOUNT), [ruled(Court::DistrictCourt, RulingOutcome::Upheld)]);
    let annulled = and(a_refusal(AMOUNT), [ruled(Court::DistrictCourt, RulingOutcome::Annulled)]);
    let after_all = and(annulled, [ruled(Court::HigherAppeal, RulingOutcome::Upheld)]);
    for history in [upheld, after_all] {
        given_provision(history)
            .when(ask(decide(Outcome::Granted)))
            .then_expect_error(R::DecisionTaken { on: DAY });
    }
    let founded = [objected(), objection_decided(domain::provision::ObjectionOutcome::Founded)];
    let open_by_objection =
        and(and(a_refusal(AMOUNT), founded), [ruled(Court::DistrictCourt, RulingOutcome::Upheld)]);
    given_provision(open_by_objection).when(ask(decide(Outcome::Refused))).then_expect_events(vec![decided(
        Outcome::Refused,
        None,
        NO_VOTES,
    )]);
}

#[test]
fn what_an_objection_opened_stays_open_when_an_annulment_is_undone_on_the_same_day() {
    let annulled = and(a_refusal(AMOUNT), [ruled(Court::DistrictCourt, RulingOutcome::Annulled)]);
    let anew = and(annulled, [decided(Outcome::Refused, None, NO_VOTES)]);
    let founded = [objected(), objection_decided(domain::provision::ObjectionOutcome::Founded)];
    let upheld = [ruled(Court::HigherAppeal, RulingOutcome::Upheld)];
    given_provision(and(and(anew, founded), upheld))
        .when(ask(decide(Outcome::Refused)))
        .then_expect_events(vec![decided(Outcome::Refused, None, NO_VOTES)]);
}
