//! What is remembered of the decisions on a provision: each with its dates, and until when it could be objected to.
//!
//! A date in the past is answered with what had been decided by then.

use domain::provision::*;

use super::given::*;

const AMOUNT: i64 = 640_00;
/// A refusal, notified, objected to and taken anew; each step on its own day.
const REFUSED: Date = date(2026, 3, 2);
const KNOWN: Date = date(2026, 3, 4);
const GRANTED: Date = date(2026, 3, 30);
const KNOWN_ANEW: Date = date(2026, 4, 1);

fn decided_on(on: Date, amount: Option<i64>) -> ProvisionEvent {
    let outcome = amount.map_or(Outcome::Refused, |_| Outcome::Granted);
    match decided(outcome, amount, NO_VOTES) {
        ProvisionEvent::ProvisionDecided(decided) => ProvisionDecided { on, ..decided }.into(),
        other => other,
    }
}

fn notified_on(on: Date) -> ProvisionEvent {
    DecisionNotified { on, by: clerk(), objection_until: objection_until(on) }.into()
}

fn standing() -> Standing {
    let events = [
        requested(AMOUNT),
        decided_on(REFUSED, None),
        notified_on(KNOWN),
        objected(),
        objection_decided(ObjectionOutcome::Founded),
        decided_on(GRANTED, Some(AMOUNT)),
        notified_on(KNOWN_ANEW),
    ];
    file(&events).standing().clone()
}

#[test]
fn a_day_of_the_past_knows_the_decision_of_then() {
    let standing = standing();
    let granted = |on: Date| standing.decision_by(on).map(|decision| decision.granted);
    assert_eq!(granted(REFUSED.yesterday().unwrap()), None);
    assert_eq!(granted(REFUSED), Some(cents(0)));
    assert_eq!(granted(GRANTED.yesterday().unwrap()), Some(cents(0)));
    assert_eq!(granted(GRANTED), Some(cents(AMOUNT)));
    assert_eq!(standing.decision().map(|decision| decision.granted), Some(cents(AMOUNT)));
    assert_eq!(standing.objection_until(), Some(date(2026, 5, 13)));
}

#[test]
fn a_window_for_objections_is_shown_while_it_ran_and_the_last_one_for_ever() {
    let standing = standing();
    let until = |on: Date| -> Vec<String> {
        let shown = standing.objectionable_on(on).filter_map(|decision| decision.objection_until);
        shown.map(|until| until.to_string()).collect()
    };
    assert!(until(KNOWN.yesterday().unwrap()).is_empty());
    assert_eq!(until(KNOWN), ["2026-04-15"]);
    assert_eq!(until(GRANTED), ["2026-04-15"]);
    assert_eq!(until(KNOWN_ANEW), ["2026-04-15", "2026-05-13"]);
    assert_eq!(until(date(2026, 4, 15)), ["2026-04-15", "2026-05-13"]);
    assert_eq!(until(date(2026, 4, 16)), ["2026-05-13"]);
    assert_eq!(until(TODAY), ["2026-05-13"], "it has closed, and is the last");
}

#[test]
fn a_window_that_closed_stays_shown_until_it_is_decided_anew() {
    let refused =
        file(&[requested(AMOUNT), decided_on(REFUSED, None), notified_on(KNOWN)]).standing().clone();
    assert_eq!(refused.objectionable_on(TODAY).count(), 1);
    let anew = [
        requested(AMOUNT),
        decided_on(REFUSED, None),
        notified_on(KNOWN),
        ruled(Court::DistrictCourt, RulingOutcome::Annulled),
        decided_on(date(2026, 9, 1), Some(AMOUNT)),
    ];
    let anew = file(&anew).standing().clone();
    assert_eq!(anew.objectionable_on(date(2026, 8, 31)).count(), 1);
    assert_eq!(anew.objectionable_on(date(2026, 9, 1)).count(), 0, "the new one is not notified yet");
}
