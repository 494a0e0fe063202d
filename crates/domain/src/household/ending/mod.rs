//! How support ends, and how it is taken up again.
//!
//! Three ways: ended with a reason, transferred to another municipality, handed over to regular support.
//! Legs: every member is released when it ends, and claimed again when it resumes.

mod end;
mod hand_over;
mod resume;
mod transfer;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::end::{EndReason, EndSupport, SupportEnded};
pub use self::hand_over::{HandOverToRegularSupport, HandedOverToRegularSupport};
pub use self::resume::{ResumeSupport, SupportResumed};
pub use self::transfer::{HouseholdTransferred, TransferToMunicipality};

/// How support ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// With a reason of its own.
    Ended(SupportEnded),
    /// By transfer to another municipality.
    Transferred(HouseholdTransferred),
    /// By handover to regular support.
    HandedOver(HandedOverToRegularSupport),
}

/// An ending that was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumption {
    /// How support had ended.
    pub ending: Ending,
    /// How it was taken up again.
    pub resumed: SupportResumed,
}

impl Ending {
    /// The date on which support ended.
    #[must_use]
    pub fn on(&self) -> Date {
        match self {
            Self::Ended(event) => event.on,
            Self::Transferred(event) => event.on,
            Self::HandedOver(event) => event.on,
        }
    }
}
