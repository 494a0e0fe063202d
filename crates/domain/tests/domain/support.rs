//! Around the plan: referrals, consents, aftercare and notes.
//!
//! What is allowed after the end of support is told here too.

use domain::household::{ConsentPurpose, GiveConsent, HouseholdRefusal};

use crate::given::*;

#[test]
fn the_household_is_referred() {
    given([reported(), joined(MOTHER), need(NEED)]).when(refer(NEED)).then_expect_events(vec![referred()]);
}

#[test]
fn a_referral_names_a_known_need() {
    given([reported()]).when(refer(NEED)).then_expect_error(HouseholdRefusal::NeedUnknown { need: NEED });
}

#[test]
fn a_member_consents() {
    given([reported(), joined(MOTHER)]).when(consent(CONSENT, MOTHER)).then_expect_events(vec![consented()]);
}

#[test]
fn a_stranger_does_not_consent() {
    given([reported()])
        .when(consent(CONSENT, STRANGER))
        .then_expect_error(HouseholdRefusal::NotAMember { person: STRANGER });
}

#[test]
fn withdrawing_once_is_enough_because_a_standing_consent_is_not_given_again() {
    let refusal = HouseholdRefusal::ConsentAlreadyGiven { consent: CONSENT, on: DAY };
    let history = [reported(), joined(MOTHER), joined(SON), consented()];
    given(history.clone()).when(consent(OTHER_CONSENT, MOTHER)).then_expect_error(refusal.clone());
    given(history).when(consent(CONSENT, SON)).then_expect_error(refusal);
}

#[test]
fn another_purpose_is_another_consent() {
    let consent = GiveConsent {
        fact: fact(),
        consent: OTHER_CONSENT,
        person: MOTHER,
        purpose: ConsentPurpose::ThreeWayTalk,
    };
    assert!(given([reported(), joined(MOTHER), consented()]).when(consent.into()).inspect_result().is_ok());
}

#[test]
fn a_consent_is_withdrawn_and_may_be_given_again_under_a_new_id() {
    let history = [reported(), joined(MOTHER), consented()];
    given(history.clone()).when(withdraw_consent()).then_expect_events(vec![consent_withdrawn()]);

    let history = [&history[..], &[consent_withdrawn()]].concat();
    assert!(given(history.clone()).when(consent(OTHER_CONSENT, MOTHER)).inspect_result().is_ok());
    given(history)
        .when(consent(CONSENT, MOTHER))
        .then_expect_error(HouseholdRefusal::ConsentAlreadyGiven { consent: CONSENT, on: DAY });
}

#[test]
fn a_consent_is_withdrawn_after_support_ended_too() {
    given([reported(), joined(MOTHER), consented(), ended()])
        .when(withdraw_consent())
        .then_expect_events(vec![consent_withdrawn()]);
}

#[test]
fn only_a_standing_consent_is_withdrawn() {
    given([reported(), joined(MOTHER)])
        .when(withdraw_consent())
        .then_expect_error(HouseholdRefusal::ConsentUnknown { consent: CONSENT });
    given([reported(), joined(MOTHER), consented(), consent_withdrawn()])
        .when(withdraw_consent())
        .then_expect_error(HouseholdRefusal::ConsentAlreadyWithdrawn { consent: CONSENT, on: DAY });
}

#[test]
fn aftercare_starts() {
    given([reported(), drawn_up()]).when(start_aftercare()).then_expect_events(vec![aftercare()]);
}

#[test]
fn there_is_no_aftercare_without_a_plan() {
    given([reported()]).when(start_aftercare()).then_expect_error(HouseholdRefusal::NoPlan);
}

#[test]
fn aftercare_is_counted_once_for_a_plan_revised_or_not() {
    let refusal = HouseholdRefusal::AftercareAlreadyStarted { on: DAY };
    given([reported(), drawn_up(), aftercare()]).when(start_aftercare()).then_expect_error(refusal.clone());
    given([reported(), drawn_up(), aftercare(), revised()])
        .when(start_aftercare())
        .then_expect_error(refusal);
}

#[test]
fn a_note_is_added_at_any_time() {
    given([reported()]).when(add_note()).then_expect_events(vec![noted()]);
    given([reported(), ended()]).when(add_note()).then_expect_events(vec![noted()]);
}
