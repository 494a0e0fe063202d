//! The text form of a sealed text is for ever, and nothing else is taken for one.
//!
//! What fails here would make recorded texts unreadable, or let a text in clear pass for a sealed one.

use super::*;

fn sealed() -> Sealed {
    Sealed { key: Uuid::from_u128(7), nonce: [1; NONCE], ciphertext: vec![2; TAG + 3] }
}

#[test]
fn the_text_form_is_for_ever() {
    let text = "v1.00000000-0000-0000-0000-000000000007.AQEBAQEBAQEBAQEBAgICAgICAgICAgICAgICAgICAg";
    assert_eq!(sealed().to_string(), text);
    assert_eq!(text.parse(), Ok(sealed()));
    assert_eq!(serde_json::from_str::<Sealed>(&format!("\"{text}\"")).unwrap(), sealed());
}

#[test]
fn what_is_not_sealed_is_refused_without_repeating_it() {
    for (text, expected) in [
        ("Janssen", SealedError::Form),
        ("v2.00000000-0000-0000-0000-000000000007.AQEB", SealedError::Form),
        ("v1.7.AQEB", SealedError::Key),
        ("v1.00000000-0000-0000-0000-000000000007.A=", SealedError::Encoding),
        ("v1.00000000-0000-0000-0000-000000000007.AQEB", SealedError::Short { length: 3 }),
        ("v1.00000000-0000-0000-0000-000000000007.AQEB.", SealedError::Form),
    ] {
        assert_eq!(text.parse::<Sealed>(), Err(expected));
        assert!(!expected.to_string().contains("Janssen"));
    }
}

#[test]
fn debug_shows_no_ciphertext() {
    assert_eq!(format!("{:?}", sealed()), "Sealed(19 bytes, key 00000000-0000-0000-0000-000000000007)");
}
