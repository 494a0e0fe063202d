//! Conversations: the first, which starts the clocks, intake conversations and three-way talks.
//!
//! Members take part, in any order of conversations that the household needs.

use domain::household::HouseholdRefusal;

use crate::given::*;

const NOT_A_MEMBER: HouseholdRefusal = HouseholdRefusal::NotAMember { person: STRANGER };

#[test]
fn the_first_conversation_is_held() {
    given([reported(), joined(MOTHER)])
        .when(hold_first_conversation([MOTHER]))
        .then_expect_events(vec![first_conversation()]);
}

#[test]
fn the_first_conversation_is_held_once() {
    given([reported(), joined(MOTHER), first_conversation()])
        .when(hold_first_conversation([MOTHER]))
        .then_expect_error(HouseholdRefusal::FirstConversationAlreadyHeld { on: DAY });
}

#[test]
fn intake_conversations_are_held_again_and_again() {
    given([reported(), joined(MOTHER), joined(SON), intake()])
        .when(hold_intake([MOTHER, SON]))
        .then_expect_events(vec![intake()]);
}

#[test]
fn intake_may_come_before_the_first_conversation() {
    given([reported(), joined(MOTHER), joined(SON)])
        .when(hold_intake([MOTHER, SON]))
        .then_expect_events(vec![intake()]);
}

#[test]
fn a_three_way_talk_is_held() {
    given([reported(), joined(MOTHER)])
        .when(hold_three_way_talk([MOTHER]))
        .then_expect_events(vec![three_way_talk()]);
}

#[test]
fn only_members_take_part() {
    let history = [reported(), joined(MOTHER)];
    for command in [
        hold_first_conversation([MOTHER, STRANGER]),
        hold_intake([STRANGER]),
        hold_three_way_talk([MOTHER, STRANGER]),
    ] {
        given(history.clone()).when(command).then_expect_error(NOT_A_MEMBER);
    }
}

#[test]
fn somebody_takes_part() {
    for command in [hold_first_conversation([]), hold_intake([]), hold_three_way_talk([])] {
        given([reported(), joined(MOTHER)]).when(command).then_expect_error(HouseholdRefusal::NobodyPresent);
    }
}
