//! Whatever is written is answered with a filter that reads back as itself, or with an error at one of its characters.

use proptest::prelude::*;
use views::View as _;

use super::samples::{Samples, TODAY};
use super::wanted::wanted;
use crate::{Filter, Order, Place};

/// Words and signs that a filter is made of, and some that it is not.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(
        &[
            "stage",
            "needs",
            "coordinator",
            "roles",
            "fund",
            "next_deadline",
            "attempts",
            "frozen",
            "=",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            ":",
            "*",
            "AND",
            "OR",
            "NOT",
            "-",
            "(",
            ")",
            "INTAKE",
            "HOUSING",
            "u-1",
            "\"u\"",
            "'\\'",
            "\"",
            "\\",
            "today",
            "today+14d",
            "today-9999y",
            "2026-03-03",
            "none",
            "true",
            "3",
            "-3",
            "é",
            "\u{10ffff}",
            "\u{0}",
            "",
            " ",
        ][..],
    );
    prop::collection::vec((pieces, prop::bool::weighted(0.8)), 0..40).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, space)| if space { format!("{piece} ") } else { piece.to_owned() })
            .collect()
    })
}

/// A filter somebody could have meant, with some of its characters changed.
fn mutated() -> impl Strategy<Value = String> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<Option<char>>()), 1..4);
    (wanted(), changes).prop_map(|(wanted, changes)| {
        let mut characters: Vec<char> = wanted.written().chars().collect();
        for (index, change) in changes {
            if characters.is_empty() {
                break;
            }
            let at = index.index(characters.len());
            match change {
                Some(character) => characters[at] = character,
                None => drop(characters.remove(at)),
            }
        }
        characters.into_iter().collect()
    })
}

fn check(text: &str) -> Result<(), TestCaseError> {
    match Filter::parse(Samples::FIELDS, text, TODAY) {
        Err(error) => prop_assert!((1..=text.chars().count() + 1).contains(&error.at), "{text:?} {error:?}"),
        Ok(filter) => {
            let again = Filter::parse(Samples::FIELDS, &filter.to_string(), TODAY);
            prop_assert_eq!(again.as_ref(), Ok(&filter), "{}", text);
        }
    }
    if let Ok(order) = Order::parse(Samples::FIELDS, text) {
        prop_assert_eq!(Order::parse(Samples::FIELDS, &order.to_string()), Ok(order));
    }
    if let Ok(place) = text.parse::<Place>() {
        prop_assert_eq!(place.to_string(), text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn anything(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn pieces_of_filters(text in pieces()) {
        check(&text)?;
    }

    #[test]
    fn filters_with_slips_of_the_pen(text in mutated()) {
        check(&text)?;
    }

    #[test]
    fn filters_as_meant(wanted in wanted()) {
        prop_assert!(Filter::parse(Samples::FIELDS, &wanted.written(), TODAY).is_ok());
        check(&wanted.written())?;
    }
}
