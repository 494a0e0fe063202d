//! Ids that are short texts, given by systems outside: officers, organisations, municipalities, codes of a fund, banks.
//!
//! They are bounded and limited to a few ASCII characters, so that they are safe in a log line, a URL and a
//! record without escaping. They are checked when read as well as when made.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// Why a text cannot be an id. The text itself is not repeated: it may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextIdError {
    /// Shorter or longer than the type allows; lengths in characters.
    #[error("the {kind} has {length} characters; send {min} to {max}")]
    Length {
        /// What the text was to name.
        kind: &'static str,
        /// How many characters it has.
        length: usize,
        /// The least number of characters.
        min: usize,
        /// The greatest number of characters.
        max: usize,
    },
    /// A character that the type does not allow.
    #[error("character {index} of the {kind} is not allowed; use {allowed}")]
    Character {
        /// What the text was to name.
        kind: &'static str,
        /// Where the first wrong character stands, counted from 0.
        index: usize,
        /// What is allowed, in words.
        allowed: &'static str,
    },
}

/// The shape of one kind of text id.
struct Shape {
    kind: &'static str,
    min: usize,
    max: usize,
    allowed: &'static str,
    fits: fn(usize, char) -> bool,
}

impl Shape {
    fn check(&self, text: &str) -> Result<(), TextIdError> {
        let length = text.chars().count();
        if !(self.min..=self.max).contains(&length) {
            return Err(TextIdError::Length { kind: self.kind, length, min: self.min, max: self.max });
        }
        match text.chars().enumerate().find(|(index, char)| !(self.fits)(*index, *char)) {
            Some((index, _)) => Err(TextIdError::Character { kind: self.kind, index, allowed: self.allowed }),
            None => Ok(()),
        }
    }
}

macro_rules! text_ids {
    ($($(#[$doc:meta])+ $name:ident: $kind:literal, $min:literal to $max:literal, $pattern:literal, $allowed:literal, $fits:expr;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            const SHAPE: Shape = Shape { kind: $kind, min: $min, max: $max, allowed: $allowed, fits: $fits };

            /// The id with this text.
            ///
            /// # Errors
            /// In this order: the length, then the first character that is not allowed.
            pub fn new(text: impl Into<String>) -> Result<Self, TextIdError> {
                let text = text.into();
                Self::SHAPE.check(&text)?;
                Ok(Self(text))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "minLength": $min, "maxLength": $max })
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextIdError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl FromStr for $name {
            type Err = TextIdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

text_ids! {
    /// An officer: whoever acts for the municipality, by the subject of the token they act with.
    OfficerId: "officer id", 1 to 128, r"^[A-Za-z0-9._:@/|-]+$", "letters, digits and . _ : @ / | -", foreign;
    /// An organisation that carries out or takes over support: a neighbourhood team, a debt counsellor, a school.
    OrganisationId: "organisation id", 1 to 128, r"^[A-Za-z0-9._:@/|-]+$", "letters, digits and . _ : @ / | -", foreign;
    /// A municipality, by the key of its ledger: the code of Statistics Netherlands (`GM0344` is Utrecht).
    MunicipalityKey: "municipality key", 2 to 32, r"^[A-Z][A-Za-z0-9_-]+$", "a capital, then letters, digits, _ and -", municipal;
    /// A component of a fund's terms (`c` in the specific grant of 2021).
    ComponentCode: "component code", 1 to 16, r"^[A-Za-z0-9._-]+$", "letters, digits and . _ -", coded;
    /// An activity within a component that has a limit of its own (`restructuring`).
    ActivityCode: "activity code", 1 to 32, r"^[A-Za-z0-9._-]+$", "letters, digits and . _ -", coded;
    /// A line of the account to the Rijk (`B2`).
    SisaCode: "SiSa code", 1 to 8, r"^[A-Za-z0-9._-]+$", "letters, digits and . _ -", coded;
    /// A role in which somebody votes, by the word a token has for it (`social_counsel`).
    RoleCode: "role", 1 to 64, r"^[a-z_]+$", "small letters and _", role;
    /// What a bank calls a booking, so that it is found again on a statement. As long as ISO 20022 makes it, and without
    /// blanks, so that it is no place for a name.
    BankReference: "bank reference", 1 to 35, r"^[A-Za-z0-9./:?(),'+-]+$", "letters, digits and . / : ? ( ) , ' + -", banking;
    /// Why a bank did not carry out or gave back a payment, by its ISO 20022 code (`AC01`).
    BankReason: "bank reason", 1 to 8, r"^[A-Za-z0-9._-]+$", "letters, digits and . _ -", coded;
    /// The account a fund pays from (ISO 13616), without spaces. The municipality's own: never somebody's.
    OwnIban: "IBAN", 15 to 34, r"^[A-Z0-9]+$", "capitals and digits", account;
    /// The SHA-256 hash of a file, in hexadecimal.
    FileHash: "file hash", 64 to 64, r"^[0-9a-f]+$", "the digits 0 to 9 and a to f", hexadecimal;
    /// The version of the rules by which an account is made from the ledger (`herstelboek-rules/1`).
    RulesVersion: "rules version", 1 to 64, r"^[A-Za-z0-9._/-]+$", "letters, digits and . _ / -", versioned;
    /// The code of a refusal, where it is recorded why a bank's booking was not taken over (`AMOUNT_DIFFERS`).
    RefusalCode: "refusal code", 1 to 64, r"^[A-Z_]+$", "capitals and _", refusal;
    /// The bank of such an account (ISO 9362).
    OwnBic: "BIC", 8 to 11, r"^[A-Z0-9]+$", "capitals and digits", account;
}

fn foreign(_: usize, char: char) -> bool {
    char.is_ascii_alphanumeric() || "._:@/|-".contains(char)
}

fn coded(_: usize, char: char) -> bool {
    char.is_ascii_alphanumeric() || "._-".contains(char)
}

fn versioned(index: usize, char: char) -> bool {
    coded(index, char) || char == '/'
}

fn role(_: usize, char: char) -> bool {
    char.is_ascii_lowercase() || char == '_'
}

fn banking(_: usize, char: char) -> bool {
    char.is_ascii_alphanumeric() || "./:?(),'+-".contains(char)
}

fn hexadecimal(_: usize, char: char) -> bool {
    char.is_ascii_digit() || ('a'..='f').contains(&char)
}

fn refusal(_: usize, char: char) -> bool {
    char.is_ascii_uppercase() || char == '_'
}

fn account(_: usize, char: char) -> bool {
    char.is_ascii_uppercase() || char.is_ascii_digit()
}

fn municipal(index: usize, char: char) -> bool {
    if index == 0 { char.is_ascii_uppercase() } else { char.is_ascii_alphanumeric() || "_-".contains(char) }
}
