//! A filter as a condition in SQL: names of columns are the view's own, values are always bound.

use sqlx::types::Json;
use sqlx::{Postgres, QueryBuilder};
use views::{ALWAYS, Field, Kind, NEVER};

use super::Filter;
use super::tree::{Condition, Node, Operand, Test};

impl Filter {
    /// Writes the condition, as one term.
    pub(in crate::query) fn write(&self, query: &mut QueryBuilder<'_, Postgres>) {
        write_node(&self.root, query);
    }
}

fn write_node(node: &Node, query: &mut QueryBuilder<'_, Postgres>) {
    match node {
        Node::All(parts) if parts.is_empty() => {
            query.push("true");
        }
        Node::All(parts) => write_parts(parts, " and ", query),
        Node::Any(parts) => write_parts(parts, " or ", query),
        Node::Not(inside) => {
            query.push("not ");
            write_parts(std::slice::from_ref(&**inside), "", query);
        }
        Node::Test(test) => write_test(test, query),
    }
}

fn write_parts(parts: &[Node], separator: &str, query: &mut QueryBuilder<'_, Postgres>) {
    query.push("(");
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            query.push(separator);
        }
        write_node(part, query);
    }
    query.push(")");
}

fn write_test(test: &Test, query: &mut QueryBuilder<'_, Postgres>) {
    let Test { field, condition } = test;
    let column = field.column;
    match condition {
        Condition::Compares(operator, operand) => {
            query.push(column).push(" ").push(operator.sign()).push(" ");
            write_operand(operand, query);
        }
        Condition::StartsWith(start) => write_start(column, start, query),
        Condition::HasWord(word) => {
            query.push(column).push(" @> ").push_bind(Json([*word]));
        }
        Condition::HasText(text) => {
            query.push(column).push(" @> ").push_bind(Json([text.clone()]));
        }
        Condition::Present => write_absence(field, false, query),
        Condition::Absent => write_absence(field, true, query),
    }
}

fn write_operand(operand: &Operand, query: &mut QueryBuilder<'_, Postgres>) {
    match operand {
        Operand::Word(word) => query.push_bind(*word),
        Operand::Text(text) => query.push_bind(text.clone()),
        Operand::Id(id) => query.push_bind(id.to_string()),
        Operand::Date(date) => query.push_bind(date.to_string()),
        Operand::Number(number) => query.push_bind(*number),
        Operand::Flag(flag) => query.push_bind(*flag),
    };
}

/// That there is no value, or that there is one.
fn write_absence(field: &Field, absent: bool, query: &mut QueryBuilder<'_, Postgres>) {
    query.push(field.column);
    match (field.kind, absent) {
        (Kind::Date, true) => query.push(" in ("),
        (Kind::Date, false) => query.push(" not in ("),
        (_, true) => query.push(" = "),
        (_, false) => query.push(" != "),
    };
    match field.kind {
        Kind::Date => query.push_bind(ALWAYS).push(", ").push_bind(NEVER).push(")"),
        Kind::Words(_) | Kind::Texts => query.push_bind(Json([""; 0])),
        _ => query.push_bind(""),
    };
}

/// A range rather than a function: row-level security lets only what cannot leak use an index, and comparisons are that.
fn write_start(column: &str, start: &str, query: &mut QueryBuilder<'_, Postgres>) {
    query.push("(").push(column).push(" >= ").push_bind(start.to_owned());
    if let Some(end) = after_all_with(start) {
        query.push(" and ").push(column).push(" < ").push_bind(end);
    }
    query.push(")");
}

/// The first text, in the order of bytes, after all that begin with this one; none when nothing can come after them.
fn after_all_with(start: &str) -> Option<String> {
    let mut characters: Vec<char> = start.chars().collect();
    while let Some(last) = characters.pop() {
        let next = (last..=char::MAX).nth(1);
        if let Some(next) = next {
            characters.push(next);
            return Some(characters.into_iter().collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::after_all_with;

    #[test]
    fn what_comes_after_a_prefix() {
        assert_eq!(after_all_with("3F").as_deref(), Some("3G"));
        assert_eq!(after_all_with("a\u{d7ff}").as_deref(), Some("a\u{e000}"));
        assert_eq!(after_all_with("a\u{10ffff}").as_deref(), Some("b"));
        assert_eq!(after_all_with("\u{10ffff}"), None);
    }
}
