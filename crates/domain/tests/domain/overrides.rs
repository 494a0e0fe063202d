//! Hardship: the college gives more time for a term, with a reason (Wht 9.1).
//!
//! What an override does to a deadline is told with the deadlines.

use domain::household::{HouseholdRefusal, Term};
use jiff::civil::date;

use crate::given::*;

#[test]
fn a_running_term_gets_more_time() {
    let (on, until) = (date(2026, 3, 20), date(2026, 8, 1));
    given([reported(), joined(MOTHER), first_conversation()])
        .when(override_term(on, Term::Plan, until))
        .then_expect_events(vec![overridden(on, Term::Plan, until)]);
}

#[test]
fn a_passed_term_gets_more_time_too() {
    let (on, until) = (date(2027, 3, 20), date(2027, 8, 1));
    given([reported(), joined(MOTHER), first_conversation()])
        .when(override_term(on, Term::MaterialProvisions, until))
        .then_expect_events(vec![overridden(on, Term::MaterialProvisions, until)]);
}

#[test]
fn a_term_that_has_not_started_is_not_overridden() {
    let until = date(2027, 8, 1);
    for term in [Term::Plan, Term::MaterialProvisions, Term::EndOfSupport, Term::AfterRejection] {
        given([reported(), joined(MOTHER)])
            .when(override_term(DAY, term, until))
            .then_expect_error(HouseholdRefusal::TermNotRunning { term });
    }
}

#[test]
fn a_term_that_was_met_is_not_overridden() {
    given([reported(), joined(MOTHER), first_conversation()])
        .when(override_term(DAY, Term::FirstConversation, date(2027, 8, 1)))
        .then_expect_error(HouseholdRefusal::TermNotRunning { term: Term::FirstConversation });
}

#[test]
fn an_override_gives_more_time_than_there_was() {
    let (term, due) = (Term::Plan, date(2026, 4, 27));
    let history = [reported(), joined(MOTHER), first_conversation()];
    given(history.clone())
        .when(override_term(DAY, term, due))
        .then_expect_error(HouseholdRefusal::OverrideNotLater { term, due, until: due });

    let moved = date(2026, 6, 1);
    given([&history[..], &[overridden(DAY, term, moved)]].concat())
        .when(override_term(LATER, term, date(2026, 5, 20)))
        .then_expect_error(HouseholdRefusal::OverrideNotLater { term, due: moved, until: date(2026, 5, 20) });
}
