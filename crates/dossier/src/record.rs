//! The record: one event as one line of canonical JSON, the bytes whose hash is the leaf.
//!
//! Read without copying and without building a tree of values: an auditor reads millions, and the bytes that
//! were hashed are the only ones that count.

mod cursor;
mod layout;
mod plain;

use std::fmt;

use cursor::Cursor;
pub(crate) use layout::Layout;

/// An event as it stands in `events.jsonl`; `Display` writes the line, without its newline.
///
/// ```
/// use dossier::Record;
///
/// let line = concat!(
///     r#"{"ledger":"GM0344","position":12,"aggregate_type":"household","aggregate_id":"0190","sequence":3,"#,
///     r#""event_type":"FirstContactMade","event_version":"1.0","recorded_at":"2026-11-22T02:13:43.123456Z","#,
///     r#""payload":{"on":"2026-11-21"},"metadata":{}}"#,
/// );
/// let record = Record::parse(line.as_bytes())?;
/// assert_eq!((record.position, record.payload), (12, r#"{"on":"2026-11-21"}"#));
/// assert_eq!(record.to_string(), line);
/// # Ok::<(), dossier::NotCanonical>(())
/// ```
///
/// Texts are as written between their quotes, JSON escapes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// The ledger's name.
    pub ledger: &'a str,
    /// Place in the ledger, from 0.
    pub position: u64,
    /// What kind of book the stream belongs to.
    pub aggregate_type: &'a str,
    /// Which book.
    pub aggregate_id: &'a str,
    /// Place in the stream, from 1.
    pub sequence: u64,
    /// What happened.
    pub event_type: &'a str,
    /// Version of the payload's schema.
    pub event_version: &'a str,
    /// When it was recorded: UTC, six decimals, `Z`. Texts of this shape sort as the instants do.
    pub recorded_at: &'a str,
    /// The event, a JSON value verbatim.
    pub payload: &'a str,
    /// About the event, a JSON value verbatim.
    pub metadata: &'a str,
}

/// A line that is not a record in its one canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the line is not a canonical record: at byte {at}, expected {expected}")]
pub struct NotCanonical {
    /// Where reading stopped, in bytes from 0.
    pub at: usize,
    /// What the canonical form has there.
    pub expected: &'static str,
}

impl<'a> Record<'a> {
    /// Reads a line, without its newline. Only the canonical form is a record: these keys in this order, no
    /// white space between them, texts escaped as little as JSON allows, numbers without leading zeroes.
    ///
    /// # Errors
    /// [`NotCanonical`], with the first place that differs.
    pub fn parse(line: &'a [u8]) -> Result<Self, NotCanonical> {
        Record::read(text(line)?)
    }

    /// Reads a line of text.
    pub(crate) fn read(line: &'a str) -> Result<Self, NotCanonical> {
        let mut cursor = Cursor::new(line);
        let record = Record {
            ledger: cursor.literal("{\"ledger\":")?.text()?,
            position: cursor.literal(",\"position\":")?.number()?,
            aggregate_type: cursor.literal(",\"aggregate_type\":")?.text()?,
            aggregate_id: cursor.literal(",\"aggregate_id\":")?.text()?,
            sequence: cursor.literal(",\"sequence\":")?.number()?,
            event_type: cursor.literal(",\"event_type\":")?.text()?,
            event_version: cursor.literal(",\"event_version\":")?.text()?,
            recorded_at: cursor.literal(",\"recorded_at\":")?.instant()?,
            payload: cursor.literal(",\"payload\":")?.value()?,
            metadata: cursor.literal(",\"metadata\":")?.value()?,
        };
        cursor.literal("}")?.end()?;
        Ok(record)
    }
}

/// The text of a line.
pub(crate) fn text(line: &[u8]) -> Result<&str, NotCanonical> {
    std::str::from_utf8(line).map_err(|error| NotCanonical { at: error.valid_up_to(), expected: "UTF-8" })
}

impl fmt::Display for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{\"ledger\":\"{}\",\"position\":{}", self.ledger, self.position)?;
        write!(
            f,
            ",\"aggregate_type\":\"{}\",\"aggregate_id\":\"{}\"",
            self.aggregate_type, self.aggregate_id
        )?;
        write!(f, ",\"sequence\":{},\"event_type\":\"{}\"", self.sequence, self.event_type)?;
        write!(f, ",\"event_version\":\"{}\",\"recorded_at\":\"{}\"", self.event_version, self.recorded_at)?;
        write!(f, ",\"payload\":{},\"metadata\":{}}}", self.payload, self.metadata)
    }
}
