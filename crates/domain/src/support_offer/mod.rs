//! The offer: support that an organisation offers on a life domain, as the catalogue has it (aanbod).
//!
//! A need is answered from it in its household, which looks at the offer and never writes it: an offer may answer many
//! needs, and does not know which.

mod change;
mod offer;
mod operations;
mod refusal;
mod terms;
mod withdraw;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::change::{ChangeOffer, OfferChanged};
pub use self::offer::{OfferSupport, SupportOffered};
pub use self::operations::{SupportOfferCommand, SupportOfferEvent};
pub use self::refusal::SupportOfferRefusal;
pub use self::terms::OfferTerms;
pub use self::withdraw::{OfferWithdrawn, WithdrawOffer};
use crate::fact::Fact;

/// An offer of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SupportOffer {
    /// Nobody made it.
    #[default]
    Unknown,
    /// It was made.
    Known(Box<OfferFile>),
}

/// What is known of an offer that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferFile {
    /// How it was made.
    pub offered: SupportOffered,
    /// How it changed, in order.
    pub changes: Vec<OfferChanged>,
    /// Its end, once withdrawn.
    pub withdrawn: Option<OfferWithdrawn>,
}

impl SupportOffer {
    /// What a command leads to.
    ///
    /// # Errors
    /// In the order of [`SupportOfferRefusal`].
    pub fn decide(
        &self,
        command: &SupportOfferCommand,
    ) -> Result<Vec<SupportOfferEvent>, SupportOfferRefusal> {
        use SupportOfferCommand as C;
        let event = match (self, command) {
            (Self::Unknown, C::OfferSupport(offer)) => offer.decide()?.into(),
            (Self::Unknown, _) => return Err(SupportOfferRefusal::OfferNotMade),
            (Self::Known(file), C::OfferSupport(_)) => {
                return Err(SupportOfferRefusal::OfferAlreadyMade { on: file.offered.on });
            }
            (Self::Known(file), C::ChangeOffer(change)) => {
                file.may_change(&change.fact)?;
                change.decide(file)?.into()
            }
            (Self::Known(file), C::WithdrawOffer(withdraw)) => {
                file.may_change(&withdraw.fact)?;
                withdraw.decide().into()
            }
        };
        Ok(vec![event])
    }

    /// Takes over what happened. An event that history cannot hold at this place changes nothing.
    pub fn apply(&mut self, event: &SupportOfferEvent) {
        match (event, self.file_mut()) {
            (SupportOfferEvent::SupportOffered(event), None) => {
                let (offered, changes, withdrawn) = (event.clone(), Vec::new(), None);
                *self = Self::Known(Box::new(OfferFile { offered, changes, withdrawn }));
            }
            (SupportOfferEvent::OfferChanged(event), Some(file)) => file.changes.push(event.clone()),
            (SupportOfferEvent::OfferWithdrawn(event), Some(file)) => file.withdrawn = Some(event.clone()),
            (SupportOfferEvent::SupportOffered(_), Some(_)) | (_, None) => {}
        }
    }

    /// What is known of it; `None` when nobody made it.
    #[must_use]
    pub fn file(&self) -> Option<&OfferFile> {
        match self {
            Self::Unknown => None,
            Self::Known(file) => Some(file),
        }
    }

    fn file_mut(&mut self) -> Option<&mut OfferFile> {
        match self {
            Self::Unknown => None,
            Self::Known(file) => Some(file),
        }
    }
}

impl OfferFile {
    /// What is offered now, and when.
    #[must_use]
    pub fn terms(&self) -> &OfferTerms {
        self.changes.last().map_or(&self.offered.terms, |change| &change.terms)
    }

    /// Since when it is so.
    #[must_use]
    pub fn changed_on(&self) -> Date {
        self.changes.last().map_or(self.offered.on, |change| change.on)
    }

    /// Whether a need can be answered from it on this day, by what is known of it now.
    #[must_use]
    pub fn available_on(&self, day: Date) -> bool {
        let terms = self.terms();
        let withdrawn = self.withdrawn.as_ref().is_some_and(|withdrawn| withdrawn.on <= day);
        terms.available_from <= day && terms.until.is_none_or(|until| day <= until) && !withdrawn
    }

    /// The general rules: it stands, and the day is one on which it was what it is.
    fn may_change(&self, fact: &Fact) -> Result<(), SupportOfferRefusal> {
        if let Some(withdrawn) = &self.withdrawn {
            return Err(SupportOfferRefusal::OfferWithdrawn { on: withdrawn.on });
        }
        refusal::not_in_future(fact)?;
        let (on, changed_on) = (fact.on, self.changed_on());
        match on < changed_on {
            true => Err(SupportOfferRefusal::OfferDateBeforeChange { on, changed_on }),
            false => Ok(()),
        }
    }
}

crate::table::aggregate! {
    SupportOffer as "support_offer": SupportOfferCommand => SupportOfferEvent, refusing SupportOfferRefusal,
    around (), by |offer, command, _around| offer.decide(command)
}
