//! How a story begins: what had to happen before the step it is about.
//!
//! Each history is the one before it and a step more.

use domain::provision::{Outcome, ProvisionEvent, Vote};

use super::*;

/// A history, and this after it.
pub(crate) fn and(
    history: impl Into<Vec<ProvisionEvent>>,
    events: impl Into<Vec<ProvisionEvent>>,
) -> Vec<ProvisionEvent> {
    [history.into(), events.into()].concat()
}

/// Requested and put to the vote.
pub(crate) fn a_vote(amount: i64) -> Vec<ProvisionEvent> {
    vec![requested(amount), put_to_vote(amount)]
}

/// All three roles of the band said yes.
pub(crate) fn a_carried_vote(amount: i64) -> Vec<ProvisionEvent> {
    let band = band_of(amount);
    let votes = band.roles.iter().map(|role| voted(amount, role.as_str(), Vote::Yes));
    and(a_vote(amount), votes.collect::<Vec<_>>())
}

/// Granted as requested.
pub(crate) fn a_grant(amount: i64) -> Vec<ProvisionEvent> {
    and(a_carried_vote(amount), [decided(Outcome::Granted, Some(amount), THREE_YES)])
}

/// Refused without a vote.
pub(crate) fn a_refusal(amount: i64) -> Vec<ProvisionEvent> {
    vec![requested(amount), decided(Outcome::Refused, None, NO_VOTES)]
}

/// The household knows.
pub(crate) fn a_notified_grant(amount: i64) -> Vec<ProvisionEvent> {
    and(a_grant(amount), [notified()])
}

/// All of it is promised.
pub(crate) fn a_commitment(amount: i64) -> Vec<ProvisionEvent> {
    and(a_notified_grant(amount), [committed(1, amount)])
}

/// All of it was delivered.
pub(crate) fn a_delivery(amount: i64) -> Vec<ProvisionEvent> {
    and(a_commitment(amount), [stated(1, 1, amount)])
}

/// All of it is ordered to be paid.
pub(crate) fn an_order(amount: i64) -> Vec<ProvisionEvent> {
    and(a_delivery(amount), [ordered(1, amount)])
}

/// All of it is paid.
pub(crate) fn a_payment(amount: i64) -> Vec<ProvisionEvent> {
    and(an_order(amount), [sent(1), paid(1, amount)])
}
