//! Words that several operations share: life domains and channels.
//!
//! Their names stand in recorded events and never change; a new word is added at the end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The five life domains on which support is given (Wht 2.21; VNG: leefgebieden).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum LifeDomain {
    /// Financiën.
    Finance,
    /// Gezin.
    Family,
    /// Werk.
    Work,
    /// Wonen.
    Housing,
    /// Zorg.
    Care,
}

/// By which way a household was reached, or should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Channel {
    /// A telephone call.
    Phone,
    /// A letter by post.
    Letter,
    /// An e-mail.
    Email,
    /// A text or chat message.
    Message,
    /// A visit at home.
    HomeVisit,
    /// A talk at an office or a consultation hour.
    Office,
    /// Through a partner organisation.
    ThroughPartner,
}
