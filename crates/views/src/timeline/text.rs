//! The sealed texts that belong to a line: whose each is, what kind of data, and what it is called.
//!
//! Deliberately absent: the BSN, the date of birth, addresses and account numbers. A timeline is read to know what
//! happened, and for that nobody needs to open them.

use domain::Sealed;
use domain::ids::PersonId;

/// A sealed text of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedText<'a> {
    /// What it is called.
    pub label: Label,
    /// Whose it is, and so under whose key it is sealed.
    pub owner: Owner,
    /// The text.
    pub sealed: &'a Sealed,
}

impl<'a> SealedText<'a> {
    /// A text of the household.
    pub(super) fn of_household(label: Label, sealed: &'a Sealed) -> Self {
        Self { label, owner: Owner::Household, sealed }
    }

    /// A text of the household that may not be there.
    pub(super) fn maybe(label: Label, sealed: &'a Option<Sealed>) -> Vec<Self> {
        sealed.iter().map(|sealed| Self::of_household(label, sealed)).collect()
    }
}

/// Whose a sealed text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The household of the timeline.
    Household,
    /// One person.
    Person(PersonId),
}

/// What kind of personal data a sealed text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name.
    Name,
    /// Free text.
    Text,
}

macro_rules! labels {
    ($($(#[$doc:meta])+ $label:ident = $key:literal is $kind:ident,)+) => {
        /// What a sealed text is called.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Label {
            $($(#[$doc])+ $label,)+
        }

        impl Label {
            /// All labels.
            pub const ALL: &'static [Self] = &[$(Self::$label,)+];

            /// The key of its text.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$label => $key,)+
                }
            }

            /// What kind of data has this label.
            #[must_use]
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$label => Kind::$kind,)+
                }
            }
        }
    };
}

labels! {
    /// The name of a member.
    Name = "label-name" is Name,
    /// What was reported, or said in a conversation.
    Report = "label-report" is Text,
    /// A remark.
    Remark = "label-remark" is Text,
    /// Why.
    Reason = "label-reason" is Text,
    /// A note.
    Note = "label-note" is Text,
    /// A need, in the words of who has it.
    Need = "label-need" is Text,
    /// A goal of the plan.
    Goal = "label-goal" is Text,
    /// A measure of the plan.
    Measure = "label-measure" is Text,
    /// What a provision is for.
    Purpose = "label-purpose" is Text,
    /// The case as those who vote see it.
    CaseText = "label-case" is Text,
    /// What an objection says.
    Objection = "label-objection" is Text,
    /// The number of an invoice and who sent it.
    Invoice = "label-invoice" is Text,
    /// The name of somebody who is paid.
    Payee = "label-payee" is Name,
    /// What a payee reads on the statement.
    Remittance = "label-remittance" is Text,
}
