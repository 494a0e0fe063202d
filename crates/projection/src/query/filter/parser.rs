//! From tokens to a tree.

use std::iter::Peekable;
use std::vec::IntoIter;

use jiff::civil::Date;
use views::Field;

use super::FilterError;
use super::error::Problem;
use super::lexer::{self, Placed, Token};
use super::tree::{Node, Test};
use super::values::{self, Given};
use crate::query::field::field;
use crate::query::mistake::Mistake;
use crate::query::remedy::Remedy;

/// The most comparisons a filter may have.
const MOST_COMPARISONS: usize = 64;
/// How deep parentheses may stand in parentheses.
const DEEPEST: usize = 16;

pub(super) fn parse(fields: &'static [Field], text: &str, today: Date) -> Result<Node, FilterError> {
    let tokens = lexer::lex(text)?;
    if tokens.is_empty() {
        return Ok(Node::All(Vec::new()));
    }
    let end = text.chars().count() + 1;
    let mut parser =
        Parser { fields, today, tokens: tokens.into_iter().peekable(), end, comparisons: 0, depth: 0 };
    let root = parser.expression()?;
    match parser.tokens.next() {
        None => Ok(root),
        Some(left) => Err(unexpected(&left)),
    }
}

struct Parser {
    fields: &'static [Field],
    today: Date,
    tokens: Peekable<IntoIter<Placed>>,
    /// The place after the last character.
    end: usize,
    comparisons: usize,
    depth: usize,
}

impl Parser {
    fn expression(&mut self) -> Result<Node, FilterError> {
        let mut all = vec![self.alternatives()?];
        while self.keyword("AND") {
            all.push(self.alternatives()?);
        }
        Ok(Node::all(all))
    }

    fn alternatives(&mut self) -> Result<Node, FilterError> {
        let mut any = vec![self.term()?];
        while self.keyword("OR") {
            any.push(self.term()?);
        }
        Ok(Node::any(any))
    }

    fn term(&mut self) -> Result<Node, FilterError> {
        if self.keyword("NOT") || self.minus() {
            return Ok(Node::Not(Box::new(self.simple()?)));
        }
        self.simple()
    }

    fn simple(&mut self) -> Result<Node, FilterError> {
        match self.tokens.next() {
            Some(Placed { token: Token::Open, at }) => self.parentheses(at),
            Some(Placed { token: Token::Bare(name), at }) => self.comparison(&name, at),
            Some(Placed { at, .. }) => Err(self.nothing_to_compare(at)),
            None => Err(self.nothing_to_compare(self.end)),
        }
    }

    fn parentheses(&mut self, open: usize) -> Result<Node, FilterError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Problem::new(Mistake::TooDeep { limit: DEEPEST }, Remedy::Simplify).at(open));
        }
        let inside = self.expression()?;
        self.depth -= 1;
        match self.tokens.next() {
            Some(Placed { token: Token::Close, .. }) => Ok(inside),
            Some(other) => Err(unexpected(&other)),
            None => Err(Problem::new(Mistake::ParenthesisNotClosed, Remedy::CloseParenthesis).at(open)),
        }
    }

    fn comparison(&mut self, name: &str, at: usize) -> Result<Node, FilterError> {
        if matches!(name, "AND" | "OR" | "NOT") {
            return Err(self.nothing_to_compare(at));
        }
        self.comparisons += 1;
        if self.comparisons > MOST_COMPARISONS {
            let problem = Mistake::TooManyComparisons { limit: MOST_COMPARISONS };
            return Err(Problem::new(problem, Remedy::AskLess).at(at));
        }
        let field = field(self.fields, name).map_err(|unknown| match in_capitals(name) {
            Some(problem) => problem.at(at),
            None => Problem::new(unknown.problem, unknown.remedy).at(at),
        })?;
        let operator = match self.tokens.next() {
            Some(Placed { token: Token::Operator(operator), at }) => {
                values::check_operator(field, operator).map_err(|problem| problem.at(at))?;
                operator
            }
            other => {
                let at = other.map_or(self.end, |other| other.at);
                return Err(values::operator_missing(field).at(at));
            }
        };
        let value = self.tokens.next();
        let at = value.as_ref().map_or(self.end, |value| value.at);
        let given = match value.as_ref().map(|value| &value.token) {
            Some(Token::Bare(text)) if !matches!(text.as_str(), "AND" | "OR" | "NOT") => Given::Text(text),
            Some(Token::Quoted(text)) => Given::Text(text),
            Some(Token::Star) => Given::Anything,
            _ => return Err(values::value_missing(field).at(at)),
        };
        let condition =
            values::condition(field, operator, &given, Some(self.today)).map_err(|problem| problem.at(at))?;
        Ok(Node::Test(Test { field, condition }))
    }

    /// Takes this keyword if it is next.
    fn keyword(&mut self, keyword: &str) -> bool {
        self.tokens.next_if(|next| matches!(&next.token, Token::Bare(text) if text == keyword)).is_some()
    }

    /// Takes a `-` that stands before a field or a parenthesis.
    fn minus(&mut self) -> bool {
        let Some(Placed { token: Token::Bare(text), at }) = self.tokens.peek_mut() else { return false };
        match text.strip_prefix('-') {
            None => false,
            Some("") => self.tokens.next().is_some(),
            Some(rest) => {
                *text = rest.to_owned();
                *at += 1;
                true
            }
        }
    }

    fn nothing_to_compare(&self, at: usize) -> FilterError {
        let example = self.fields.first().map_or("stage", |field| field.name);
        Problem::new(Mistake::ComparisonMissing, Remedy::Compare(example)).at(at)
    }
}

/// A token that stands where a comparison has ended.
fn unexpected(found: &Placed) -> FilterError {
    let problem = match &found.token {
        Token::Close => Problem::new(Mistake::ParenthesisNotOpened, Remedy::OpenParenthesis),
        Token::Bare(text) => {
            in_capitals(text).unwrap_or_else(|| Problem::new(Mistake::ComparisonsNotJoined, Remedy::Join))
        }
        _ => Problem::new(Mistake::ComparisonEnded, Remedy::JoinNext),
    };
    problem.at(found.at)
}

fn in_capitals(word: &str) -> Option<Problem> {
    let keyword = ["AND", "OR", "NOT"].into_iter().find(|keyword| word.eq_ignore_ascii_case(keyword))?;
    let problem = Mistake::NotInCapitals { written: word.to_owned() };
    Some(Problem::new(problem, Remedy::WriteKeyword(keyword)))
}
