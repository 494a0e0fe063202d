//! Forgery, for demonstrations and tests: copies of a dossier in which one cent was changed, zipped again properly.
//! What can be seen is good JSON in a good zip; only what follows from the events, or their hashes, can tell.

use std::io::{Read, Seek, Write};

use dossier::Entry;
use dossier::forge::{ForgeError, rewrite_entry, rewrite_event};

use accountability::FigureId;

/// Copies the dossier of an account, adding one cent to a figure of its report; to the first amount that is not nil when
/// no figure is named. A figure that is not there changes nothing.
///
/// # Errors
/// Those of [`ForgeError`], in its order.
pub fn cent_in_report<W: Write + Seek>(
    original: impl Read + Seek,
    copy: W,
    figure: Option<&FigureId>,
) -> Result<W, ForgeError> {
    rewrite_entry(original, copy, Entry::Report, |report| {
        if let Some(cent) = amount_of(report, figure) {
            another_cent(&mut report[cent]);
        }
    })
}

/// Copies a dossier, changing the last digit of the first amount in an event. An event without one stays as it is.
///
/// # Errors
/// Those of [`ForgeError`], in its order.
pub fn cent_in_event<W: Write + Seek>(
    original: impl Read + Seek,
    copy: W,
    position: u64,
) -> Result<W, ForgeError> {
    rewrite_event(original, copy, position, |line| {
        if let Some(cent) = last_digit(line, 0, br#""amount":"#) {
            another_cent(&mut line[cent]);
        }
    })
}

/// The last digit of the value of a figure, or of the first amount that is not nil.
fn amount_of(report: &[u8], figure: Option<&FigureId>) -> Option<usize> {
    let named = figure.map(|figure| format!(r#"{{"id":"{figure}","#));
    let from = find(report, 0, named.as_deref().map_or(br#""figures":["#, str::as_bytes))?;
    let mut at = from;
    loop {
        at = find(report, at, br#""kind":"cents""#)?;
        let digit = last_digit(report, at, br#""value":"#)?;
        let is_nil = report[digit] == b'0' && report[digit - 1] == b':';
        if figure.is_some() || !is_nil {
            return Some(digit);
        }
    }
}

/// The last digit of the number behind the first `key` from a place on.
fn last_digit(text: &[u8], from: usize, key: &[u8]) -> Option<usize> {
    let start = find(text, from, key)?;
    let digits = text[start..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
    (digits > 0).then(|| start + digits - 1)
}

/// Where the text behind the first `key` from a place on begins.
fn find(text: &[u8], from: usize, key: &[u8]) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.windows(key.len()).position(|window| window == key).map(|start| from + start + key.len())
}

/// A digit one higher, or one lower for a nine; never a nil that would make a number start with it.
fn another_cent(digit: &mut u8) {
    *digit = if *digit == b'9' { b'8' } else { *digit + 1 };
}
