//! The IBAN: an account that is checked before money goes to it (ISO 13616).
//!
//! The structures of the countries and the check digits are those of the crate `sepa`.

use std::fmt;
use std::str::FromStr;

use sepa::iban::{iban_bban_format, iban_country_length, validate_iban};

/// An account number whose country, length, structure and check digits agree.
///
/// Shown masked, as `NL91…4300`; the whole of it is [`Iban::in_full`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(sepa::Iban);

/// Why a text is no IBAN. The text itself is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IbanError {
    /// Not 15 to 34 characters; blanks do not count.
    #[error("an IBAN has 15 to 34 characters and this has {length}; check whether it is complete")]
    Length {
        /// The characters it has.
        length: usize,
    },
    /// Something else than a letter or a digit of ASCII.
    #[error("an IBAN has letters and digits only; take out points and dashes")]
    Character,
    /// The first two characters are not a country that gives out IBANs.
    #[error("the IBAN does not start with a country that has IBANs, such as NL")]
    Country,
    /// The length is not that of its country.
    #[error(
        "an IBAN of this country has {expected} characters and this has {length}; check whether it is complete"
    )]
    CountryLength {
        /// The characters the country's IBANs have.
        expected: usize,
        /// The characters it has.
        length: usize,
    },
    /// A letter where the country has a digit, or the other way round.
    #[error("character {position} of the IBAN does not fit its country; check for O and 0, I and 1")]
    Structure {
        /// Which character, counted from 1.
        position: usize,
    },
    /// The third and fourth character do not agree with the rest: most often a typing error.
    #[error("the check digits of the IBAN do not agree with the rest; check it for a typing error")]
    CheckDigits,
}

impl Iban {
    /// The whole IBAN, without blanks, in capitals. For the bank; write it nowhere else.
    pub fn in_full(&self) -> &str {
        self.0.as_str()
    }

    /// Whether a SEPA credit transfer reaches its country.
    pub fn is_in_sepa(&self) -> bool {
        self.0.is_sepa()
    }

    pub(crate) fn inner(&self) -> &sepa::Iban {
        &self.0
    }
}

impl FromStr for Iban {
    type Err = IbanError;

    /// Reads an IBAN as people write it, with blanks and in small letters too.
    ///
    /// # Errors
    /// In the order of [`IbanError`].
    fn from_str(text: &str) -> Result<Self, IbanError> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let length = compact.chars().count();
        if !(15..=34).contains(&length) {
            return Err(IbanError::Length { length });
        }
        if !compact.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(IbanError::Character);
        }
        let country = compact[..2].to_ascii_uppercase();
        let (Some(_), Some(expected)) = (iban_bban_format(&country), iban_country_length(&country)) else {
            return Err(IbanError::Country);
        };
        if length != expected {
            return Err(IbanError::CountryLength { expected, length });
        }
        validate_iban(&compact).map(Self).map_err(|error| match error {
            sepa::iban::IbanError::InvalidBbanFormat { position, .. } => IbanError::Structure { position },
            sepa::iban::IbanError::NonNumericCheckDigits { .. } => IbanError::Structure { position: 3 },
            _ => IbanError::CheckDigits,
        })
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.in_full();
        write!(f, "{}…{}", &text[..4], &text[text.len() - 4..])
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iban(redacted)")
    }
}

#[cfg(test)]
mod tests;
