//! IBANs as they are typed, and what a typing error looks like.

use super::*;

/// The example of the Dutch structure in the IBAN registry.
const DUTCH: &str = "NL91ABNA0417164300";

#[test]
fn an_iban_is_read_as_people_write_it() {
    for text in [DUTCH, "NL91 ABNA 0417 1643 00", " nl91abna0417164300\n", "NL91\u{a0}ABNA 0417164300"] {
        assert_eq!(text.parse::<Iban>().unwrap().in_full(), DUTCH, "{text}");
    }
}

#[test]
fn an_iban_is_shown_masked() {
    let iban: Iban = DUTCH.parse().unwrap();
    assert_eq!(iban.to_string(), "NL91…4300");
    assert_eq!(format!("{iban:?}"), "Iban(redacted)");
}

#[test]
fn what_is_no_iban_is_refused_in_order() {
    use IbanError::{Character, CheckDigits, Country, CountryLength, Length, Structure};
    let refused = [
        ("", Length { length: 0 }),
        ("NL91ABNA", Length { length: 8 }),
        ("NL91ABNA0417164300NL91ABNA0417164300", Length { length: 36 }),
        ("NL91.ABNA.0417.1643.00", Character),
        ("NL91ABNA04171643é0", Character),
        ("ZZ91ABNA0417164300", Country),
        ("9191ABNA0417164300", Country),
        ("NL91ABNA041716430", CountryLength { expected: 18, length: 17 }),
        ("NL91ABNAO417164300", Structure { position: 9 }),
        ("NLX1ABNA0417164300", Structure { position: 3 }),
        ("NL19ABNA0417164300", CheckDigits),
        ("NL91ABNA0417164301", CheckDigits),
    ];
    for (text, error) in refused {
        assert_eq!(text.parse::<Iban>(), Err(error), "{text}");
    }
}

#[test]
fn every_exchange_of_two_neighbours_is_noticed() {
    for at in 8..DUTCH.len() - 1 {
        let mut bytes = DUTCH.as_bytes().to_vec();
        bytes.swap(at, at + 1);
        let mistyped = String::from_utf8(bytes).unwrap();
        if mistyped != DUTCH {
            assert_eq!(mistyped.parse::<Iban>(), Err(IbanError::CheckDigits), "{mistyped}");
        }
    }
}

#[test]
fn not_every_iban_is_reached_by_a_sepa_transfer() {
    let norwegian: Iban = "NO9386011117947".parse().unwrap();
    let turkish: Iban = "TR330006100519786457841326".parse().unwrap();
    assert!(norwegian.is_in_sepa());
    assert!(!turkish.is_in_sepa());
}
