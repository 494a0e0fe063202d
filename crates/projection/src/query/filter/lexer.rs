//! From characters to tokens, each with its place.

use std::fmt;
use std::iter::{Enumerate, Peekable};
use std::str::Chars;

use super::FilterError;
use super::error::Problem;
use crate::query::mistake::Mistake;
use crate::query::remedy::Remedy;

/// The most characters a filter may have.
pub(super) const LONGEST: usize = 2_000;

/// What stands between a field and a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `:`, has this among its words or texts; a text that begins with it.
    Has,
}

impl Operator {
    /// As it is written, in a filter and in SQL alike but for [`Operator::Has`].
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Has => ":",
        }
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sign())
    }
}

/// The smallest thing with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A field, a keyword, or a value without quotes; a `-` in front may be the sign of a number or a NOT.
    Bare(String),
    /// A text between quotes, without them.
    Quoted(String),
    Operator(Operator),
    Star,
    Open,
    Close,
}

/// A token and the character it begins at, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) at: usize,
}

/// The tokens of a text.
pub(super) fn lex(text: &str) -> Result<Vec<Placed>, FilterError> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Problem::new(Mistake::TooLong { limit: LONGEST }, Remedy::AskLess).at(LONGEST + 1));
    }
    let mut characters = text.chars().enumerate().peekable();
    let mut tokens = Vec::new();
    while let Some((index, character)) = characters.next() {
        if character.is_whitespace() {
            continue;
        }
        let token = match character {
            '(' => Token::Open,
            ')' => Token::Close,
            '*' => Token::Star,
            ':' => Token::Operator(Operator::Has),
            '=' => Token::Operator(Operator::Equal),
            '<' if follows(&mut characters, '=') => Token::Operator(Operator::AtMost),
            '<' => Token::Operator(Operator::Less),
            '>' if follows(&mut characters, '=') => Token::Operator(Operator::AtLeast),
            '>' => Token::Operator(Operator::Greater),
            '!' if follows(&mut characters, '=') => Token::Operator(Operator::NotEqual),
            '"' | '\'' => Token::Quoted(quoted(character, index + 1, &mut characters)?),
            bare if is_bare(bare) => Token::Bare(bare_text(bare, &mut characters)),
            other => return Err(stray(other, index + 1)),
        };
        tokens.push(Placed { token, at: index + 1 });
    }
    Ok(tokens)
}

type Characters<'a> = Peekable<Enumerate<Chars<'a>>>;

fn follows(characters: &mut Characters<'_>, wanted: char) -> bool {
    characters.next_if(|(_, next)| *next == wanted).is_some()
}

fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '+' | '.' | '@')
}

fn bare_text(first: char, characters: &mut Characters<'_>) -> String {
    let mut text = String::from(first);
    while let Some((_, next)) = characters.next_if(|(_, next)| is_bare(*next)) {
        text.push(next);
    }
    text
}

/// The rest of a text between quotes. `open` is the place of the first.
fn quoted(quote: char, open: usize, characters: &mut Characters<'_>) -> Result<String, FilterError> {
    let mut text = String::new();
    while let Some((index, character)) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some((_, escaped @ ('"' | '\'' | '\\'))) => text.push(escaped),
                _ => return Err(Problem::new(Mistake::LoneBackslash, Remedy::Escape).at(index + 1)),
            },
            end if end == quote => return Ok(text),
            control if control.is_control() => {
                return Err(Problem::new(Mistake::UnseenCharacter, Remedy::LeaveOut).at(index + 1));
            }
            plain => text.push(plain),
        }
    }
    Err(Problem::new(Mistake::QuoteNotClosed, Remedy::CloseQuote(quote)).at(open))
}

fn stray(character: char, at: usize) -> FilterError {
    let remedy = match character {
        '!' => Remedy::WriteNotEqual,
        '&' => Remedy::WriteKeyword("AND"),
        '|' => Remedy::WriteKeyword("OR"),
        _ => Remedy::PutBetweenQuotes,
    };
    Problem::new(Mistake::MisplacedCharacter, remedy).at(at)
}
