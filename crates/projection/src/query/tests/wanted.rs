//! Filters as a test thinks of them: how they are written, and which rows they mean, without the product's parser.

use proptest::prelude::*;
use serde_json::Value;

use super::samples::{DATES, FUNDS, NEEDS, OFFICERS, STAGES};
use views::{ALWAYS, NEVER};

/// A filter: what is wanted.
#[derive(Debug, Clone)]
pub(super) enum Wanted {
    Test(Test),
    All(Vec<Wanted>),
    Any(Vec<Wanted>),
    Not(Box<Wanted>),
}

/// A comparison, with the value as it is written and as it is meant.
#[derive(Debug, Clone)]
pub(super) struct Test {
    field: &'static str,
    operator: &'static str,
    written: String,
    means: String,
}

impl Wanted {
    /// The filter as somebody would write it.
    pub(super) fn written(&self) -> String {
        let list = |parts: &[Wanted], word: &str| {
            let parts: Vec<_> = parts.iter().map(Wanted::as_part).collect();
            parts.join(word)
        };
        match self {
            Wanted::Test(Test { field, operator, written, .. }) => format!("{field}{operator}{written}"),
            Wanted::All(parts) => list(parts, " AND "),
            Wanted::Any(parts) => list(parts, " OR "),
            Wanted::Not(inside) => format!("-{}", inside.as_part()),
        }
    }

    fn as_part(&self) -> String {
        match self {
            Wanted::Test(_) => self.written(),
            _ => format!("({})", self.written()),
        }
    }

    /// Whether a row with this shown is meant.
    pub(super) fn means(&self, shown: &Value) -> bool {
        match self {
            Wanted::Test(test) => test.means(shown),
            Wanted::All(parts) => parts.iter().all(|part| part.means(shown)),
            Wanted::Any(parts) => parts.iter().any(|part| part.means(shown)),
            Wanted::Not(inside) => !inside.means(shown),
        }
    }
}

impl Test {
    fn means(&self, shown: &Value) -> bool {
        match &shown[self.field] {
            Value::Array(values) if self.means == "*" => !values.is_empty(),
            Value::Array(values) => values.iter().any(|value| *value == self.means.as_str()),
            Value::String(text) if self.means == "*" => !["", NEVER, ALWAYS].contains(&text.as_str()),
            Value::String(text) if self.means == "none" => {
                [NEVER, ALWAYS].contains(&text.as_str()) == (self.operator == "=")
            }
            Value::String(text) if self.operator == ":" => text.starts_with(&self.means),
            Value::String(text) => self.compares(text, &self.means),
            Value::Number(number) => self.compares(number.as_i64(), self.means.parse().ok()),
            Value::Bool(flag) => self.compares(*flag, self.means == "true"),
            other => panic!("{other}"),
        }
    }

    fn compares<T: PartialOrd>(&self, left: T, right: T) -> bool {
        match self.operator {
            "=" => left == right,
            "!=" => left != right,
            "<" => left < right,
            "<=" => left <= right,
            ">" => left > right,
            ">=" => left >= right,
            other => panic!("{other}"),
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

/// A comparison of one of these fields, by one of these operators, with one of these values (written, meant).
fn test(
    fields: &'static [&'static str],
    operators: &'static [&'static str],
    values: Vec<(String, String)>,
) -> BoxedStrategy<Wanted> {
    let chosen =
        (prop::sample::select(fields), prop::sample::select(operators), prop::sample::select(values));
    chosen
        .prop_map(|(field, operator, (written, means))| {
            Wanted::Test(Test { field, operator, written, means })
        })
        .boxed()
}

fn words(words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|word| (word.to_ascii_lowercase(), (*word).to_owned())).collect()
}

fn texts(texts: &[&str]) -> Vec<(String, String)> {
    texts.iter().map(|text| (quoted(text), (*text).to_owned())).collect()
}

fn same(texts: &[&str]) -> Vec<(String, String)> {
    texts.iter().map(|text| ((*text).to_owned(), (*text).to_owned())).collect()
}

fn comparisons() -> BoxedStrategy<Wanted> {
    const ORDER: &[&str] = &["=", "!=", "<", "<=", ">", ">="];
    const EQUALITY: &[&str] = &["=", "!="];
    const HAS: &[&str] = &[":"];
    const DATED: &[&str] = &["next_deadline", "last_contact"];
    // Counted on a calendar, from 2026-03-03.
    let counted = [
        ("today", "2026-03-03"),
        ("TODAY+2w", "2026-03-17"),
        ("today-14d", "2026-02-17"),
        ("today+3m", "2026-06-03"),
        ("today+2y", "2028-03-03"),
    ];
    let counted = counted.map(|(written, means)| (written.to_owned(), means.to_owned()));
    let dates = [same(&DATES), counted.to_vec()].concat();
    prop_oneof![
        test(&["stage"], EQUALITY, words(STAGES)),
        test(&["needs"], HAS, words(NEEDS)),
        test(&["needs", "coordinator", "roles", "fund", "next_deadline", "last_contact"], HAS, same(&["*"])),
        test(&["coordinator"], EQUALITY, texts(&OFFICERS)),
        test(&["coordinator"], HAS, texts(&["u", "u-1", "U", "é", "o'", "\u{10ffff}", r#"o'brien "\"#])),
        test(&["roles"], HAS, texts(&OFFICERS[1..])),
        test(&["fund"], EQUALITY, texts(&FUNDS)),
        test(DATED, ORDER, dates),
        test(DATED, EQUALITY, same(&["none"])),
        test(&["committed_cents", "attempts"], ORDER, same(&["-1", "0", "2", "64000", "500000"])),
        test(&["frozen"], EQUALITY, same(&["true", "false"])),
    ]
    .boxed()
}

/// A filter of some dozen comparisons at most.
pub(super) fn wanted() -> impl Strategy<Value = Wanted> {
    comparisons().prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Wanted::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Wanted::Any),
            inner.prop_map(|inside| Wanted::Not(Box::new(inside))),
        ]
    })
}
