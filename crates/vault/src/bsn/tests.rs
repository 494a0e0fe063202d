//! The 11-test on the numbers everybody knows, and on every single typing error.

use super::{Bsn, BsnError};

#[test]
fn test_numbers_in_general_use_pass() {
    for known in ["111222333", "999990342"] {
        assert_eq!(Bsn::parse(known).unwrap().as_str(), known);
    }
}

#[test]
fn what_is_no_bsn_is_refused_for_the_first_reason_that_applies() {
    let cases = [
        ("", BsnError::NotNineDigits),
        ("12345678", BsnError::NotNineDigits),
        ("1112.22.333", BsnError::NotNineDigits),
        ("11122233३", BsnError::NotNineDigits),
        ("000000000", BsnError::AllZeros),
        ("123456789", BsnError::ElevenTest),
    ];
    for (text, expected) in cases {
        assert_eq!(Bsn::parse(text), Err(expected), "{text}");
    }
}

#[test]
fn one_wrong_digit_is_always_noticed() {
    let right = "999990342";
    for place in 0..9 {
        for digit in '0'..='9' {
            let mut typed: Vec<char> = right.chars().collect();
            typed[place] = digit;
            let typed: String = typed.into_iter().collect();
            assert_eq!(Bsn::parse(&typed).is_ok(), typed == right, "{typed}");
        }
    }
}

#[test]
fn it_is_never_shown() {
    let bsn = Bsn::parse("111222333").unwrap();
    assert_eq!(format!("{bsn:?}"), "Bsn(redacted)");
}
