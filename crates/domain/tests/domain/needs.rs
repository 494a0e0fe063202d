//! Needs, each on one life domain, recorded once and closed once.
//!
//! Ids are the caller's: reuse is refused.

use domain::household::HouseholdRefusal;

use crate::given::*;

#[test]
fn a_member_puts_a_need_forward() {
    given([reported(), joined(MOTHER)]).when(record_need(NEED, MOTHER)).then_expect_events(vec![need(NEED)]);
}

#[test]
fn a_need_id_is_used_once() {
    given([reported(), joined(MOTHER), need(NEED)])
        .when(record_need(NEED, MOTHER))
        .then_expect_error(HouseholdRefusal::NeedAlreadyRecorded { need: NEED });
}

#[test]
fn a_stranger_puts_no_need_forward() {
    given([reported(), joined(MOTHER)])
        .when(record_need(NEED, STRANGER))
        .then_expect_error(HouseholdRefusal::NotAMember { person: STRANGER });
}

#[test]
fn a_need_is_closed_with_what_became_of_it() {
    given([reported(), joined(MOTHER), need(NEED)])
        .when(close_need(NEED))
        .then_expect_events(vec![need_closed(NEED)]);
}

#[test]
fn an_unknown_need_is_not_closed() {
    given([reported(), joined(MOTHER), need(NEED)])
        .when(close_need(OTHER_NEED))
        .then_expect_error(HouseholdRefusal::NeedUnknown { need: OTHER_NEED });
}

#[test]
fn a_need_is_closed_once() {
    given([reported(), joined(MOTHER), need(NEED), need_closed(NEED)])
        .when(close_need(NEED))
        .then_expect_error(HouseholdRefusal::NeedAlreadyClosed { need: NEED, on: DAY });
}
