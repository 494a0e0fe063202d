//! Amounts as banks write them, and as nobody should.

use proptest::prelude::*;

use super::*;

#[test]
fn amounts_are_read_to_the_cent() {
    let written = [
        ("0", 0),
        ("0.00", 0),
        ("12", 12_00),
        ("12.", 12_00),
        (".5", 50),
        ("12.5", 12_50),
        ("12.34", 12_34),
        ("12.34000", 12_34),
        ("00000000000000000000012.34", 12_34),
        ("999999999999.99", 99_999_999_999_999),
    ];
    for (text, cents) in written {
        assert_eq!(parse_cents(text), Ok(cents), "{text}");
    }
}

#[test]
fn what_is_no_amount_is_refused() {
    use AmountProblem::{FractionOfACent, NotANumber, TooLarge};
    let written = [
        ("", NotANumber),
        (".", NotANumber),
        ("-1.00", NotANumber),
        ("+1.00", NotANumber),
        ("1,00", NotANumber),
        ("1.0.0", NotANumber),
        ("1 000.00", NotANumber),
        ("1e3", NotANumber),
        ("NaN", NotANumber),
        ("١", NotANumber),
        ("0.005", FractionOfACent),
        ("1.99999", FractionOfACent),
        ("1000000000000", TooLarge),
        ("9223372036854775807", TooLarge),
        ("99999999999999999999999999999999999999.00", TooLarge),
    ];
    for (text, problem) in written {
        assert_eq!(parse_cents(text), Err(problem), "{text}");
    }
}

proptest! {
    #[test]
    fn every_amount_is_what_it_was(cents in 0_i64..=99_999_999_999_999) {
        prop_assert_eq!(parse_cents(&format!("{}.{:02}", cents / 100, cents % 100)), Ok(cents));
    }

    #[test]
    fn any_text_is_an_amount_or_none(text in "[-+0-9.,eE ]{0,30}") {
        if let Ok(cents) = parse_cents(&text) {
            prop_assert!((0..=99_999_999_999_999).contains(&cents), "{text} became {cents}");
        }
    }
}
