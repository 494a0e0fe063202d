//! Any bytes at all are verified, without a key: it must answer, in bounded time and memory, and never panic.
//! `tests/it/hostile.rs` feeds the same function thousands of inputs in every build.

#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use verifier::{Language, Options, verify};

fuzz_target!(|input: &[u8]| {
    let verdict = verify(Cursor::new(input), &Options::default(), |_, _| ());
    for language in [Language::English, Language::Dutch] {
        assert!(!verdict.in_language(language).to_string().is_empty());
    }
});
