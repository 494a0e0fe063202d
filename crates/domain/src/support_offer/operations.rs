//! The tables of operations: what can be asked of an offer, and what happens to it.
//!
//! Names of events are for ever: they stand in recorded events.

use super::change::{ChangeOffer, OfferChanged};
use super::offer::{OfferSupport, SupportOffered};
use super::withdraw::{OfferWithdrawn, WithdrawOffer};

crate::table::commands! {
    /// Everything that can be asked of an offer.
    SupportOfferCommand:
    OfferSupport => SupportOffered,
    ChangeOffer => OfferChanged,
    WithdrawOffer => OfferWithdrawn,
}

crate::table::events! {
    /// Everything that can happen to an offer.
    SupportOfferEvent:
    SupportOffered,
    OfferChanged,
    OfferWithdrawn,
}
