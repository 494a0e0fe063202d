//! JSON as nearly all of it is: without white space, escapes, fractions or deep nesting. An auditor reads millions of
//! records; looking for nothing else takes a third of the time of a reader of all JSON, who is asked about the rest.

/// How deeply values stand in each other at most: one bit for each.
const DEEPEST: u32 = 64;

/// The length in bytes of the JSON value that `text` begins with, when it is a plain one with a comma or a brace after it;
/// none when it is not, and may be none at all.
pub(super) fn length(text: &[u8]) -> Option<usize> {
    if has_control_characters(text) {
        return None;
    }
    let (mut at, mut depth) = (0, 0);
    // The lowest bit says that what stands open innermost is an object.
    let mut objects: u64 = 0;
    loop {
        match *text.get(at)? {
            open @ (b'{' | b'[') if depth < DEEPEST => {
                let is_object = open == b'{';
                (at, depth, objects) = (at + 1, depth + 1, objects << 1 | u64::from(is_object));
                if *text.get(at)? != open + (b'}' - b'{') {
                    at = if is_object { key(text, at)? } else { at };
                    continue;
                }
            }
            b'"' => at = string(text, at)?,
            b'0'..=b'9' => at = number(text, at)?,
            b't' => at = word(text, at, b"true")?,
            b'f' => at = word(text, at, b"false")?,
            b'n' => at = word(text, at, b"null")?,
            _ => return None,
        }
        // A value has ended, and whatever it was the last of ends with it.
        while depth > 0 {
            match (*text.get(at)?, objects & 1) {
                (b'}', 1) | (b']', 0) => (at, depth, objects) = (at + 1, depth - 1, objects >> 1),
                _ => break,
            }
        }
        match (*text.get(at)?, depth, objects & 1) {
            (b',' | b'}', 0, _) => return Some(at),
            (b',', _, 1) => at = key(text, at + 1)?,
            (b',', ..) => at += 1,
            _ => return None,
        }
    }
}

/// The length in bytes of the text up to the quote that ends it, when nothing in it is escaped.
pub(super) fn text_length(text: &[u8]) -> Option<usize> {
    let length = memchr::memchr2(b'"', b'\\', text)?;
    (text[length] == b'"' && !has_control_characters(&text[..length])).then_some(length)
}

/// In one pass that the compiler makes wide, because it never stops early.
fn has_control_characters(text: &[u8]) -> bool {
    text.iter().fold(false, |found, byte| found | (*byte < b' '))
}

/// What comes after a key and its colon.
fn key(text: &[u8], at: usize) -> Option<usize> {
    let end = (*text.get(at)? == b'"').then(|| string(text, at))??;
    (*text.get(end)? == b':').then_some(end + 1)
}

/// What comes after a string, which begins here.
fn string(text: &[u8], at: usize) -> Option<usize> {
    let length = memchr::memchr2(b'"', b'\\', text.get(at + 1..)?)?;
    let end = at + 1 + length;
    (text[end] == b'"').then_some(end + 1)
}

/// What comes after a whole number, which begins here.
fn number(text: &[u8], at: usize) -> Option<usize> {
    let digits = text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_plain = (digits == 1 || text[at] != b'0') && !matches!(text.get(at + digits)?, b'.' | b'e' | b'E');
    is_plain.then_some(at + digits)
}

/// What comes after a word, if it is this one.
fn word(text: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    text[at..].starts_with(word).then_some(at + word.len())
}

#[cfg(test)]
mod tests {
    use super::length;
    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    /// What the reader of all JSON says.
    fn of_any(text: &str) -> Option<usize> {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        Some(values.byte_offset())
    }

    #[test]
    fn plain_values_have_a_length() {
        for value in [
            r#"{"a":[1,20,{}],"b":{"c":null},"d":[],"e":"x:,}]"}"#,
            r#""text""#,
            "0",
            "120",
            "true",
            "[[[]],false]",
        ] {
            for after in [",\"metadata\":{}}", "}"] {
                assert_eq!(length(format!("{value}{after}").as_bytes()), Some(value.len()), "{value}");
            }
        }
    }

    proptest! {
        /// It may know less than the reader of all JSON, and never anything else.
        #[test]
        fn whatever_has_a_length_has_that_length(text in "[\\[\\]{}:,\"a0-2tfn\\\\.e \n-]{0,12}|(\\[|\\]|\\{\"a\":|\\}|1|,|true|\"b\"|,\"c\":){0,12}") {
            if let Some(length) = length(text.as_bytes()) {
                prop_assert_eq!(of_any(&text), Some(length), "{}", text);
            }
        }
    }
}
