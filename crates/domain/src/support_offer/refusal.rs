//! Every way to refuse a command of an offer, in order of precedence.

use jiff::civil::Date;

use crate::fact::Fact;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum SupportOfferRefusal {
    /// Anything but making it, for an offer nobody made.
    #[error("the offer was not made; take it into the catalogue first")]
    OfferNotMade,
    /// Making an offer twice.
    #[error("the offer was made on {on}; change it, or make another under an id of its own")]
    OfferAlreadyMade { on: Date },
    /// Anything about an offer that was withdrawn.
    #[error("the offer was withdrawn on {on}; make another")]
    OfferWithdrawn { on: Date },
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    OfferDateInFuture { on: Date, today: Date },
    /// A date before the offer became what it is.
    #[error(
        "{on} is before {changed_on}, when the offer was made or last changed; give that date or a later one"
    )]
    OfferDateBeforeChange { on: Date, changed_on: Date },
    /// An offer without a day on which it is available.
    #[error("{until} is before {available_from}; give a last day that is not before the first")]
    OfferEndsBeforeStart { until: Date, available_from: Date },
    /// A change that changes nothing.
    #[error("the offer is so since {on}; say what changes, or leave it so")]
    OfferUnchanged { on: Date },
}

/// A date on which something happened is not after the date of recording.
pub(super) fn not_in_future(fact: &Fact) -> Result<(), SupportOfferRefusal> {
    match fact.on > fact.today {
        true => Err(SupportOfferRefusal::OfferDateInFuture { on: fact.on, today: fact.today }),
        false => Ok(()),
    }
}

crate::refusal::codes! { SupportOfferRefusal:
    OfferNotMade => "OFFER_NOT_MADE" {},
    OfferAlreadyMade => "OFFER_ALREADY_MADE" { on },
    OfferWithdrawn => "OFFER_WITHDRAWN" { on },
    OfferDateInFuture => "OFFER_DATE_IN_FUTURE" { on, today },
    OfferDateBeforeChange => "OFFER_DATE_BEFORE_CHANGE" { on, changed_on },
    OfferEndsBeforeStart => "OFFER_ENDS_BEFORE_START" { until, available_from },
    OfferUnchanged => "OFFER_UNCHANGED" { on },
}
