//! The account a statement is about, as its file says.
//!
//! Whose it is shows only in the light of the funds: until then it may be anybody's, so it is not shown and cannot be
//! recorded.

use std::fmt;

use crate::fund::Fund;
use crate::ids::OwnIban;

/// The account a statement says it is about (ISO 13616).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatedAccount(OwnIban);

impl StatedAccount {
    /// The account with this number, if it should be ours.
    #[must_use]
    pub fn new(number: OwnIban) -> Self {
        Self(number)
    }

    /// Its number, when this fund pays or paid from it.
    pub(super) fn of(&self, fund: &Fund) -> Option<&OwnIban> {
        Some(&self.0).filter(|number| fund.has_paid_from(number))
    }
}

impl fmt::Debug for StatedAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StatedAccount(redacted)")
    }
}
