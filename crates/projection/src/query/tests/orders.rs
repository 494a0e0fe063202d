//! Orders and places, as they are written.

use insta::assert_snapshot;
use uuid::Uuid;
use views::{Field, Kind, View as _};

use super::samples::{Samples, named};
use crate::query::place::Value;
use crate::{Order, Place};

fn parse(text: &str) -> Result<Order, String> {
    Order::parse(Samples::FIELDS, text).map_err(|error| error.to_string())
}

fn place(value: Value) -> Place {
    Place { key: Uuid::from_u128(7), value: Some(value) }
}

#[test]
fn an_order_is_one_field_and_a_direction() {
    let read = |text| parse(text).unwrap().to_string();
    assert_eq!(read("next_deadline desc"), "next_deadline desc");
    assert_eq!(read("  next_deadline   ASC "), "next_deadline");
    assert_eq!(read("key desc"), "key desc");
    // Nothing written: the first that can be ordered on.
    assert_eq!(read(""), "stage");
    const UNORDERED: &[Field] =
        &[named("needs", Kind::Words(&["HOUSING"]), true), named("fund", Kind::Id, false)];
    assert_eq!(Order::parse(UNORDERED, " "), Ok(Order::by_key()));
    assert!(Order::parse(UNORDERED, "needs").is_err());
}

#[test]
fn what_is_no_order_is_pointed_at() {
    let orders = ["next_dedline desc", "needs", "attempts", "stage down", " stage, fund", "stage desc fund"];
    let refused = orders.map(|text| {
        let error = Order::parse(Samples::FIELDS, text).expect_err(text);
        let mark = " ".repeat(error.at - 1);
        format!("{text}\n{mark}^ {}\n  {}\n", error.problem, error.remedy)
    });
    assert_snapshot!(refused.concat());
}

#[test]
fn a_place_is_read_in_one_form_only() {
    let places = [
        place(Value::Text("a#t\"é".to_owned())),
        place(Value::Text(String::new())),
        place(Value::Number(-64_000)),
        place(Value::Flag(true)),
        Place { key: Uuid::from_u128(7), value: None },
    ];
    for place in places {
        assert_eq!(place.to_string().parse(), Ok(place));
    }
    let key = Uuid::from_u128(7);
    for text in ["", "#", "x", "#n1", "n1"] {
        assert!(text.parse::<Place>().is_err(), "{text}");
    }
    for value in ["", "x", "é", "n", "n+1", "n01", "n 1", "n9223372036854775808", "f", "f2", "t\0"] {
        assert!(format!("{key}#{value}").parse::<Place>().is_err(), "{value}");
    }
    assert!(format!("{{{key}}}#n1").parse::<Place>().is_err());
    assert!(key.simple().to_string().parse::<Place>().is_err());
    assert!("0190B9A4-6D5E-7C3A-8F21-0A4B5C6D7E8F".parse::<Place>().is_err());
}

#[test]
fn a_place_of_another_order_does_not_fit() {
    let fits = |order: &str, value| parse(order).unwrap().fits(&place(value));
    assert!(fits("next_deadline", Value::Text("2026-03-03".to_owned())));
    assert!(fits("next_deadline desc", Value::Text("9999-12-31".to_owned())));
    assert!(!fits("next_deadline", Value::Text("soon".to_owned())));
    assert!(!fits("next_deadline", Value::Number(3)));
    assert!(fits("committed_cents", Value::Number(3)) && !fits("committed_cents", Value::Flag(true)));
    assert!(fits("frozen", Value::Flag(true)) && fits("coordinator", Value::Text(String::new())));
    assert!(!fits("key", Value::Number(3)));
    assert!(!parse("stage").unwrap().fits(&Place { key: Uuid::nil(), value: None }));
}
