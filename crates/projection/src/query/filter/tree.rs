//! A filter as a tree, and the tree as a filter.

use std::fmt::{self, Display, Formatter, Write as _};

use jiff::civil::Date;
use uuid::Uuid;
use views::{Field, Kind};

use super::lexer::Operator;

/// A condition. What is in an `All` is no `All` itself, nor is an `Any` in an `Any`, and neither has just one part: so a
/// condition is written in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// Every one of them; every row when there are none.
    All(Vec<Node>),
    /// At least one of them.
    Any(Vec<Node>),
    Not(Box<Node>),
    Test(Test),
}

/// A comparison whose operator and value go with the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Test {
    pub(super) field: &'static Field,
    pub(super) condition: Condition,
}

/// What is asked of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    /// Any operator but [`Operator::Has`]; the operand is not empty.
    Compares(Operator, Operand),
    /// A text that begins so; never empty.
    StartsWith(String),
    /// This is among its words.
    HasWord(&'static str),
    /// This is among its texts.
    HasText(String),
    /// It has a value.
    Present,
    /// It has none.
    Absent,
}

/// A value of the kind of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Operand {
    Word(&'static str),
    Text(String),
    Id(Uuid),
    Date(Date),
    Number(i64),
    Flag(bool),
}

impl Node {
    /// All of these.
    pub(super) fn all(parts: Vec<Node>) -> Self {
        joined(parts, Node::All, |part| match part {
            Node::All(parts) => Ok(parts),
            other => Err(other),
        })
    }

    /// Any of these; none of them lets every row through.
    pub(super) fn any(parts: Vec<Node>) -> Self {
        joined(parts, Node::Any, |part| match part {
            Node::Any(parts) => Ok(parts),
            other => Err(other),
        })
    }

    /// Whether a comparison in it is of this field.
    pub(super) fn asks(&self, name: &str) -> bool {
        match self {
            Node::All(parts) | Node::Any(parts) => parts.iter().any(|part| part.asks(name)),
            Node::Not(inside) => inside.asks(name),
            Node::Test(test) => test.field.name == name,
        }
    }
}

fn joined(parts: Vec<Node>, join: fn(Vec<Node>) -> Node, open: fn(Node) -> Result<Vec<Node>, Node>) -> Node {
    let mut flat: Vec<Node> =
        parts.into_iter().flat_map(|part| open(part).unwrap_or_else(|other| vec![other])).collect();
    if flat.len() == 1 { flat.remove(0) } else { join(flat) }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Node::All(parts) => separated(f, parts, " AND ", |_| false),
            Node::Any(parts) => separated(f, parts, " OR ", |part| matches!(part, Node::All(_))),
            Node::Not(inside) if matches!(**inside, Node::Test(_)) => write!(f, "NOT {inside}"),
            Node::Not(inside) => write!(f, "NOT ({inside})"),
            Node::Test(test) => test.fmt(f),
        }
    }
}

fn separated(
    f: &mut Formatter<'_>,
    parts: &[Node],
    separator: &str,
    parentheses: fn(&Node) -> bool,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        if parentheses(part) { write!(f, "({part})")? } else { part.fmt(f)? }
    }
    Ok(())
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = self.field.name;
        match &self.condition {
            Condition::Compares(operator, operand) => write!(f, "{name} {operator} {operand}"),
            Condition::StartsWith(text) | Condition::HasText(text) => {
                write!(f, "{name}:")?;
                write_quoted(f, text)
            }
            Condition::HasWord(word) => write!(f, "{name}:{word}"),
            Condition::Present => write!(f, "{name}:*"),
            Condition::Absent if self.field.kind == Kind::Date => write!(f, "{name} = none"),
            Condition::Absent => write!(f, "{name} = \"\""),
        }
    }
}

impl Display for Operand {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Word(word) => f.write_str(word),
            Operand::Text(text) => write_quoted(f, text),
            Operand::Id(id) => id.fmt(f),
            Operand::Date(date) => date.fmt(f),
            Operand::Number(number) => number.fmt(f),
            Operand::Flag(flag) => flag.fmt(f),
        }
    }
}

fn write_quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(character)?;
    }
    f.write_char('"')
}
