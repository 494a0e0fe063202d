//! What every question over rows has in common: which day it is there, and filters of our own.

use std::collections::BTreeSet;

use domain::{
    ids::RoleCode,
    provision::{File, Waiting},
};
use jiff::{Timestamp, civil::Date};
use ledger::Ledger;
use projection::{AsOf, Asked, Filter, Order};
use views::{View, provisions::Provisions, words};

use super::Desk;
use crate::{
    auth::Caller,
    errors::{Problem, Reason},
};

impl Desk {
    /// Refuses an instant up to which not everything is recorded yet.
    pub(super) fn has_passed(&self, instant: Timestamp) -> Result<(), Problem> {
        let now = self.clock.now();
        if instant <= now {
            return Ok(());
        }
        Err(Problem::new(Reason::InstantInFuture).with("asked", instant).with("now", now))
    }

    /// The day it is at the moment that is asked for. No view is waited for; a position of the ledger is, when it must be
    /// there.
    pub(super) async fn day_of(&self, ledger: &Ledger, asked: &Asked) -> Result<Date, Problem> {
        match asked.as_of {
            None => Ok(self.day(self.clock.now())),
            Some(AsOf::Instant(instant)) => self.has_passed(instant).map(|()| self.day(instant)),
            Some(AsOf::Position(position)) => {
                let (_, day) = self.moment(ledger, Some(position), asked.at_least).await?;
                Ok(day)
            }
        }
    }
}

/// The provisions that wait for the vote of a caller: that of a role of theirs is missing, and nothing keeps them from
/// casting it.
pub(super) fn votes(caller: &Caller) -> Result<Filter, Problem> {
    let waiting = words::waiting(Waiting::Vote);
    let roles: Vec<_> = caller.role_codes().iter().map(|role| format!("roles:\"{role}\"")).collect();
    let roles = roles.join(" OR ");
    filter::<Provisions>(&format!("waiting = {waiting} AND ({roles}) AND NOT voters:\"{}\"", caller.officer))
}

/// The roles of a caller whose vote is missing.
pub(super) fn own_roles(caller: &Caller, file: &File) -> BTreeSet<RoleCode> {
    let mut own = caller.role_codes();
    let missing = file.missing_roles();
    own.retain(|role| missing.contains(role));
    own
}

/// A filter of our own, written as people write one: ids of officers, organisations and roles have no sign in them that
/// would need a backslash.
///
/// # Errors
/// `INTERNAL` when the view does not know it: a fault of ours.
pub(super) fn filter<V: View>(text: &str) -> Result<Filter, Problem> {
    // No filter of ours says `today`.
    Filter::parse(V::FIELDS, text, Date::ZERO).map_err(|_| Problem::new(Reason::Internal))
}

/// An order of our own.
///
/// # Errors
/// `INTERNAL` when the view does not know it: a fault of ours.
pub(super) fn order_by<V: View>(text: &str) -> Result<Order, Problem> {
    Order::parse(V::FIELDS, text).map_err(|_| Problem::new(Reason::Internal))
}
