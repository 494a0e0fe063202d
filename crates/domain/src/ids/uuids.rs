//! Ids that are UUIDs: drawn by whoever asks for a thing to be recorded, never by the domain.
//!
//! On the wire, in the record and as text they are the hyphenated lower-case form.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text that is not a UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a {kind} id; send a UUID such as 0190b5a2-7c1e-7000-8000-000000000001")]
pub struct ParseIdError {
    kind: &'static str,
    text: String,
}

macro_rules! uuid_ids {
    ($($(#[$doc:meta])+ $name:ident: $kind:literal;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        #[schemars(inline)]
        pub struct $name(Uuid);

        impl $name {
            /// The id with these bits.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The id as a bare UUID.
            #[must_use]
            pub const fn as_uuid(&self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let kept = || text.chars().take(64).collect();
                Uuid::try_parse(text).map(Self).map_err(|_| ParseIdError { kind: $kind, text: kept() })
            }
        }
    )+};
}

uuid_ids! {
    /// A household: the unit of support, one household, one plan, one coordinator.
    HouseholdId: "household";
    /// A natural person, the same in every household of a ledger the person ever belongs to.
    PersonId: "person";
    /// A need that a household or one of its members put forward.
    NeedId: "need";
    /// A goal of a plan; keeps its id from version to version.
    GoalId: "goal";
    /// A measure of a plan; keeps its id from version to version.
    MeasureId: "measure";
    /// A consent one person gave for one purpose.
    ConsentId: "consent";
    /// A note in the file.
    NoteId: "note";
    /// A fund: an earmarked pot of money with terms.
    FundId: "fund";
    /// A provision: something granted to a household.
    ProvisionId: "provision";
    /// Money that is to come back of a provision.
    RecoveryId: "recovery";
    /// Payments handed to the bank in one file.
    PaymentRunId: "payment run";
    /// A bank statement that was taken in.
    StatementId: "bank statement";
    /// A signal: a bottleneck, a risk or a dilemma noticed in the work.
    SignalId: "signal";
    /// A working method: how the work is done, version by version.
    MethodId: "working method";
    /// An offer of the catalogue: support that an organisation offers.
    OfferId: "offer";
    /// The account of one year of a fund.
    AccountId: "account";
}
