//! The burgerservicenummer: nine digits that pass the 11-test (Wet algemene bepalingen burgerservicenummer).
//!
//! It is checked here, at the door, because after sealing nobody can.

use std::fmt;

use zeroize::Zeroizing;

const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/// A number that can be a BSN. Wiped from memory when dropped, and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Bsn(Zeroizing<String>);

/// Why a text is no BSN. The text itself is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BsnError {
    /// Not nine digits.
    #[error("a BSN has 9 digits, without points or blanks")]
    NotNineDigits,
    /// Nine zeros pass the sum but were never given out.
    #[error("a BSN is not all zeros")]
    AllZeros,
    /// The weighted sum is not divisible by 11: most often a typing error.
    #[error("the BSN does not pass the 11-test; check it for a typing error")]
    ElevenTest,
}

impl Bsn {
    /// Reads nine digits and applies the 11-test: weights 9 8 7 6 5 4 3 2 -1, sum divisible by 11.
    ///
    /// # Errors
    /// In the order of [`BsnError`].
    pub fn parse(text: &str) -> Result<Self, BsnError> {
        if text.len() != 9 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(BsnError::NotNineDigits);
        }
        if text.bytes().all(|byte| byte == b'0') {
            return Err(BsnError::AllZeros);
        }
        let digits = text.bytes().map(|byte| i32::from(byte - b'0'));
        let sum: i32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        if sum % 11 != 0 {
            return Err(BsnError::ElevenTest);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// The nine digits, to be sealed and nothing else.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Bsn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Bsn(redacted)")
    }
}

#[cfg(test)]
mod tests;
