//! Which operators and values go with which kind of field.

use jiff::civil::Date;
use uuid::Uuid;
use views::{Field, Kind};

use super::dates;
use super::error::Problem;
use super::lexer::Operator;
use super::tree::{Condition, Operand};
use crate::query::mistake::Mistake;
use crate::query::remedy::{Among, Remedy};

/// A value as it was written.
pub(super) enum Given<'a> {
    /// A word, or what was between quotes.
    Text(&'a str),
    /// `*`
    Anything,
}

const EQUALITY: &[Operator] = &[Operator::Equal, Operator::NotEqual];
const PRESENCE: &[Operator] = &[Operator::Equal, Operator::NotEqual, Operator::Has];
const HAS: &[Operator] = &[Operator::Has];
const ORDER: &[Operator] = &[
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::AtMost,
    Operator::Greater,
    Operator::AtLeast,
];
const EVERY: &[Operator] = &[
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::AtMost,
    Operator::Greater,
    Operator::AtLeast,
    Operator::Has,
];

fn operators(kind: Kind) -> &'static [Operator] {
    match kind {
        Kind::Word(_) | Kind::Flag => EQUALITY,
        Kind::Words(_) | Kind::Texts => HAS,
        Kind::Text | Kind::Id => PRESENCE,
        Kind::Date => EVERY,
        Kind::Cents | Kind::Count => ORDER,
    }
}

/// Whether the field can be asked this way.
pub(super) fn check_operator(field: &'static Field, operator: Operator) -> Result<(), Problem> {
    if operators(field.kind).contains(&operator) {
        return Ok(());
    }
    Err(Problem::new(Mistake::WrongOperator { field, operator }, usable(field)))
}

pub(super) fn operator_missing(field: &'static Field) -> Problem {
    Problem::new(Mistake::OperatorMissing { field }, usable(field))
}

pub(super) fn value_missing(field: &'static Field) -> Problem {
    Problem::new(Mistake::ValueMissing { field }, Remedy::WriteValue(field))
}

fn usable(field: &Field) -> Remedy {
    Remedy::UseOperator(operators(field.kind))
}

/// What is asked of a field, when its operator has been checked.
pub(super) fn condition(
    field: &'static Field,
    operator: Operator,
    given: &Given<'_>,
    today: Option<Date>,
) -> Result<Condition, Problem> {
    match (given, operator) {
        (Given::Anything, Operator::Has) => Ok(Condition::Present),
        (Given::Anything, _) => {
            Err(Problem::new(Mistake::ValueNotAfter { value: "*", operator }, Remedy::WriteValue(field)))
        }
        (Given::Text(text), Operator::Has) => has(field, text),
        (Given::Text(text), _) => compares(field, operator, text, today),
    }
}

fn has(field: &'static Field, text: &str) -> Result<Condition, Problem> {
    match field.kind {
        Kind::Words(words) => word(field, words, text).map(Condition::HasWord),
        Kind::Text | Kind::Texts if text.is_empty() => {
            Err(Problem::new(Mistake::NothingToHave, Remedy::AskForAny(field)))
        }
        Kind::Text => plain(text).map(Condition::StartsWith),
        Kind::Texts => plain(text).map(Condition::HasText),
        _ => Err(Problem::new(Mistake::HasNoParts { field }, Remedy::AskWhetherAny(field))),
    }
}

fn compares(
    field: &'static Field,
    operator: Operator,
    text: &str,
    today: Option<Date>,
) -> Result<Condition, Problem> {
    let wrong = || Problem::new(Mistake::WrongValue { field }, Remedy::WriteValue(field));
    let operand = match field.kind {
        Kind::Word(words) | Kind::Words(words) => Operand::Word(word(field, words, text)?),
        Kind::Text | Kind::Id if text.is_empty() => return absence(operator),
        Kind::Date if text.eq_ignore_ascii_case("none") => return absence(operator),
        Kind::Text | Kind::Texts => Operand::Text(plain(text)?),
        Kind::Id => Operand::Id(hyphenated(text).ok_or_else(wrong)?),
        Kind::Date => Operand::Date(dates::read(text, today).ok_or_else(wrong)?),
        Kind::Cents | Kind::Count => Operand::Number(number(text).ok_or_else(wrong)?),
        Kind::Flag if text.eq_ignore_ascii_case("true") => Operand::Flag(true),
        Kind::Flag if text.eq_ignore_ascii_case("false") => Operand::Flag(false),
        Kind::Flag => return Err(wrong()),
    };
    Ok(Condition::Compares(operator, operand))
}

/// That there is no value, or that there is one.
fn absence(operator: Operator) -> Result<Condition, Problem> {
    match operator {
        Operator::Equal => Ok(Condition::Absent),
        Operator::NotEqual => Ok(Condition::Present),
        _ => Err(Problem::new(Mistake::ValueNotAfter { value: "none", operator }, Remedy::UseEquality)),
    }
}

fn word(field: &'static Field, words: &'static [&'static str], text: &str) -> Result<&'static str, Problem> {
    let found = words.iter().find(|word| word.eq_ignore_ascii_case(text));
    found.copied().ok_or_else(|| {
        let problem = Mistake::UnknownWord { field, written: text.to_owned() };
        Problem::new(problem, Remedy::choose(Among::Words, text, words.to_vec()))
    })
}

/// A text PostgreSQL can be asked for, and a person can have meant.
fn plain(text: &str) -> Result<String, Problem> {
    if text.chars().any(char::is_control) {
        return Err(Problem::new(Mistake::UnseenCharacter, Remedy::LeaveOut));
    }
    Ok(text.to_owned())
}

/// A UUID in the one form with hyphens, in capitals or not.
fn hyphenated(text: &str) -> Option<Uuid> {
    const LENGTH: usize = 36;
    if text.len() == LENGTH { Uuid::try_parse(text).ok() } else { None }
}

fn number(text: &str) -> Option<i64> {
    if text.starts_with('+') { None } else { text.parse().ok() }
}
