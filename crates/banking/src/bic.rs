//! The BIC: which bank keeps an account (ISO 9362). A Dutch IBAN says it already, so it is seldom needed.

use std::str::FromStr;

use sepa::bic::validate_bic;

/// The identifier of a bank: 8 or 11 letters and digits with the country of the bank in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bic(sepa::Bic);

/// Why a text is no BIC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a BIC has 8 or 11 letters and digits, with a country in the fifth and sixth, such as ABNANL2A")]
pub struct BicError;

impl Bic {
    /// The BIC in capitals, without blanks.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(crate) fn inner(&self) -> &sepa::Bic {
        &self.0
    }
}

impl FromStr for Bic {
    type Err = BicError;

    /// Reads a BIC, with blanks and in small letters too.
    ///
    /// # Errors
    /// [`BicError`].
    fn from_str(text: &str) -> Result<Self, BicError> {
        validate_bic(text).map(Self).map_err(|_| BicError)
    }
}

#[cfg(test)]
mod tests {
    //! BICs, and what is none.

    use super::*;

    #[test]
    fn a_bic_has_eight_or_eleven_characters_and_a_country() {
        for text in ["ABNANL2A", "ABNANL2AXXX", " abna nl 2a "] {
            assert!(text.parse::<Bic>().unwrap().as_str().starts_with("ABNANL2A"), "{text}");
        }
        for text in ["", "ABNANL2", "ABNAZZ2A", "ABNANL2AXX", "NOTPROVIDED", "ABNANL2é"] {
            assert_eq!(text.parse::<Bic>(), Err(BicError), "{text}");
        }
    }
}
