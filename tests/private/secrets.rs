//! Secrets: distinctive texts that are told to the app, and how each would look where it should not be.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::*};

/// The BSN of the applicant.
pub const BSN: &str = "111222333";
/// The account number of somebody who is paid.
pub const IBAN: &str = "NL91ABNA0417164300";
/// In every text, so that one search finds any of them.
pub const MARK: &str = "kwartelslag";

/// Everything personal that was told so far.
#[derive(Default)]
pub struct Secrets {
    told: BTreeMap<String, String>,
}

impl Secrets {
    /// A text nobody else has, told as this.
    pub fn tell(&mut self, what: &str) -> String {
        let text = format!("{MARK} {what} {:x}", 0xfeed_0000 + self.told.len());
        self.told.entry(what.to_owned()).or_insert(text).clone()
    }

    /// Another secret that has no mark, such as a BSN.
    pub fn also(&mut self, secret: &str) {
        self.told.insert(secret.to_owned(), secret.to_owned());
    }

    /// What was told as this.
    pub fn told(&self, what: &str) -> String {
        self.told.get(what).unwrap_or_else(|| panic!("nobody told {what}")).clone()
    }

    /// None of them is in this content, in whatever spelling.
    pub fn are_not_in(&self, place: &str, content: &[u8]) {
        assert!(!content.is_empty(), "{place} is empty");
        for (what, secret) in &self.told {
            for (spelling, text) in spellings(secret) {
                assert!(!has(content, &text), "{what} is in {place}, {spelling}");
            }
        }
    }

    /// What to look for in a heap too large to look for everything: the mark, the BSN and the account number.
    pub fn marks() -> Vec<(&'static str, Vec<u8>)> {
        [MARK, BSN, IBAN].into_iter().flat_map(spellings).collect()
    }
}

/// Whether bytes are in a content.
pub fn has(content: &[u8], text: &[u8]) -> bool {
    memchr::memmem::find(content, text).is_some()
}

/// A text as it is, and encoded in the usual ways; in base64 it may begin at any of three places.
fn spellings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let decimal = bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut spellings = vec![
        ("in clear", bytes.to_vec()),
        ("in capitals", text.to_uppercase().into_bytes()),
        ("in hex", hex::encode(bytes).into_bytes()),
        ("in capital hex", hex::encode_upper(bytes).into_bytes()),
        ("as a list of bytes", decimal.into_bytes()),
        ("in UTF-16", wide),
    ];
    for offset in 0..3 {
        let shifted = [vec![0; offset], bytes.to_vec()].concat();
        // The first characters also hold what came before, the last one what comes after.
        let (before, whole) = ((offset * 8).div_ceil(6), shifted.len() * 8 / 6);
        spellings
            .push(("in base64", BASE64_STANDARD_NO_PAD.encode(&shifted).as_bytes()[before..whole].to_vec()));
        spellings.push((
            "in base64url",
            BASE64_URL_SAFE_NO_PAD.encode(&shifted).as_bytes()[before..whole].to_vec(),
        ));
    }
    spellings
}

#[test]
fn a_secret_is_found_however_it_is_spelled() {
    let secret = "Ada Vermeulen, Kanaalstraat 12";
    let around = |before: &str| format!("{before}{secret} and more");
    for before in ["", "a", "ab", "abc", "abcd"] {
        let text = around(before);
        for content in [
            text.clone(),
            BASE64_STANDARD.encode(&text),
            BASE64_URL_SAFE_NO_PAD.encode(&text),
            hex::encode(&text),
            format!("{:?}", text.as_bytes()),
        ] {
            assert!(
                spellings(secret).iter().any(|(_, spelled)| has(content.as_bytes(), spelled)),
                "{content}"
            );
        }
    }
}
