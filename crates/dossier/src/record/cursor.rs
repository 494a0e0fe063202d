//! Reads the parts of a record from left to right. Each step says what it expected and where.
//! It never copies and never recurses, so neither length nor nesting of a line can hurt.

use serde::de::IgnoredAny;

use crate::record::{NotCanonical, plain};

/// The shape of an instant: a zero stands for any digit.
const INSTANT: &[u8] = b"\"0000-00-00T00:00:00.000000Z\"";

/// A place in a line.
pub(super) struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        Cursor { line, at: 0 }
    }

    pub(super) fn literal(&mut self, text: &'static str) -> Result<&mut Self, NotCanonical> {
        if !self.rest().starts_with(text.as_bytes()) {
            return self.expected(text);
        }
        self.at += text.len();
        Ok(self)
    }

    /// The text between two quotes.
    pub(super) fn text(&mut self) -> Result<&'a str, NotCanonical> {
        self.literal("\"")?;
        let start = self.at;
        if let Some(length) = plain::text_length(self.rest()) {
            self.at += length + 1;
            return Ok(&self.line[start..start + length]);
        }
        let mut escaped = false;
        loop {
            let rest = self.rest();
            let stop = rest.iter().position(|byte| *byte < b' ' || matches!(byte, b'"' | b'\\'));
            self.at += stop.unwrap_or(rest.len());
            match stop.map(|stop| rest[stop]) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                _ => return self.expected("a closing quote"),
            }
        }
        let text = &self.line[start..self.at];
        self.at += 1;
        if escaped && !is_canonical(&self.line[start - 1..self.at]) {
            self.at = start;
            return self.expected("a text with the shortest JSON escapes");
        }
        Ok(text)
    }

    /// A number from 0 to the largest signed 64-bit one, in its shortest form.
    pub(super) fn number(&mut self) -> Result<u64, NotCanonical> {
        let rest = &self.line[self.at..];
        let digits = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
        let shortest = digits == "0" || !digits.starts_with('0');
        match digits.parse() {
            Ok(number) if shortest && number <= merkle::MAX_SIZE => {
                self.at += digits.len();
                Ok(number)
            }
            _ => self.expected("a whole number without leading zeroes"),
        }
    }

    /// An instant in UTC with six decimals.
    pub(super) fn instant(&mut self) -> Result<&'a str, NotCanonical> {
        let fits = |(byte, shape): (&u8, &u8)| {
            if *shape == b'0' { byte.is_ascii_digit() } else { byte == shape }
        };
        let text = self.rest().get(..INSTANT.len()).unwrap_or_default();
        if text.is_empty() || !text.iter().zip(INSTANT).all(fits) || !is_on_the_calendar(text) {
            return self.expected("an instant such as \"2026-11-22T02:13:43.123456Z\"");
        }
        let start = self.at + 1;
        self.at += INSTANT.len();
        Ok(&self.line[start..self.at - 1])
    }

    /// Any JSON value, taken as it stands.
    pub(super) fn value(&mut self) -> Result<&'a str, NotCanonical> {
        let rest = &self.line[self.at..];
        if let Some(length) = plain::length(rest.as_bytes()) {
            self.at += length;
            return Ok(&rest[..length]);
        }
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        let read = values.next();
        if rest.starts_with([' ', '\t', '\r']) || !matches!(read, Some(Ok(_))) {
            return self.expected("a JSON value");
        }
        let value = &rest[..values.byte_offset()];
        self.at += value.len();
        Ok(value)
    }

    pub(super) fn end(&mut self) -> Result<(), NotCanonical> {
        if self.rest().is_empty() { Ok(()) } else { self.expected("the end of the line") }
    }

    fn rest(&self) -> &'a [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn expected<T>(&self, expected: &'static str) -> Result<T, NotCanonical> {
        Err(NotCanonical { at: self.at.min(self.line.len()), expected })
    }
}

/// Whether a quoted text is what `serde_json` would write for the same characters.
fn is_canonical(quoted: &str) -> bool {
    serde_json::from_str::<String>(quoted)
        .and_then(|text| serde_json::to_string(&text))
        .is_ok_and(|written| written == quoted)
}

/// Whether month, day, hour, minute and second of a well-shaped instant are possible ones.
fn is_on_the_calendar(text: &[u8]) -> bool {
    let two = |at: usize| (text[at] - b'0') * 10 + (text[at + 1] - b'0');
    (1..=12).contains(&two(6)) && (1..=31).contains(&two(9)) && two(12) < 24 && two(15) < 60 && two(18) < 60
}
