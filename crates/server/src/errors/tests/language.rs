//! Dutch, unless the caller would rather read English.

use crate::errors::Language::{self, Dutch, English};

#[test]
fn the_caller_gets_the_language_it_prefers() {
    let cases = [
        ("", Dutch),
        ("nl", Dutch),
        ("en", English),
        ("EN-gb", English),
        ("en-GB, nl;q=0.8", English),
        ("nl;q=0.3, en;q=0.75", English),
        ("nl, en", Dutch),
        ("de, en;q=0.5, nl;q=0.4", English),
        ("de", Dutch),
        ("en;q=0", Dutch),
        ("en;q=0.12345", Dutch),
        ("en;q=high", Dutch),
        ("*", Dutch),
    ];
    for (header, language) in cases {
        assert_eq!(Language::preferred(header), language, "accept-language: {header}");
    }
}
