//! The limits, from both sides.

use banking::{MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, MAX_ENTRIES, MAX_TEXT, StatementProblem, read_statements};

use crate::bank::{Version, booking, read, statement};

fn problem(xml: &str) -> StatementProblem {
    read_statements(xml.as_bytes()).unwrap_err().problem
}

#[test]
fn a_file_has_at_most_16_mib() {
    let fill = |bytes: usize| {
        let file = statement(Version::V02, "");
        let blanks = " ".repeat(bytes - file.len());
        file + &blanks
    };
    assert!(read(&fill(MAX_BYTES)).is_ok());
    assert_eq!(problem(&fill(MAX_BYTES + 1)), StatementProblem::TooLarge { bytes: MAX_BYTES + 1 });
}

#[test]
fn elements_are_nested_40_deep_and_no_deeper() {
    // Three elements are around it.
    let nested = |deep: usize| {
        statement(Version::V02, &format!("{}{}", "<Envlp>".repeat(deep - 3), "</Envlp>".repeat(deep - 3)))
    };
    assert!(read(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(problem(&nested(MAX_DEPTH + 1)), StatementProblem::TooDeep);
    assert_eq!(problem(&nested(100_000)), StatementProblem::TooDeep);
    let known = "<Ntry>".repeat(100_000);
    assert_eq!(problem(&statement(Version::V02, &known)), StatementProblem::TooDeep);
}

#[test]
fn a_file_has_at_most_a_million_elements() {
    let elements = |count: usize| {
        let around = statement(Version::V02, "").matches("</").count();
        statement(Version::V02, &"<x/>".repeat(count - around))
    };
    assert!(read(&elements(MAX_ELEMENTS)).is_ok());
    assert_eq!(problem(&elements(MAX_ELEMENTS + 1)), StatementProblem::TooManyElements);
}

#[test]
fn an_element_has_at_most_8_kib_of_text() {
    let text = |bytes: usize| statement(Version::V02, "").replace("STMT-1", &"&#65;".repeat(bytes));
    assert_eq!(read(&text(MAX_TEXT)).unwrap().id, "A".repeat(MAX_TEXT));
    assert_eq!(problem(&text(MAX_TEXT + 1)), StatementProblem::TextTooLong);
}

#[test]
fn a_remittance_has_at_most_8_kib_of_text() {
    let text = |bytes: usize| {
        let texts = "<Ustrd>a</Ustrd>".repeat(bytes.div_ceil(2));
        let details = format!("<NtryDtls><TxDtls><RmtInf>{texts}</RmtInf></TxDtls></NtryDtls>");
        statement(Version::V02, &booking(Version::V02, "1", "DBIT", &details))
    };
    assert!(read(&text(MAX_TEXT)).is_ok());
    assert_eq!(problem(&text(MAX_TEXT + 1)), StatementProblem::TextTooLong);
}

#[test]
fn a_file_has_at_most_10_000_entries() {
    let version = Version::V02;
    let bookings = |count: usize| statement(version, &booking(version, "1", "DBIT", "").repeat(count));
    assert_eq!(read(&bookings(MAX_ENTRIES)).unwrap().entries.len(), MAX_ENTRIES);
    assert_eq!(problem(&bookings(MAX_ENTRIES + 1)), StatementProblem::TooManyEntries);
    let parts = |count: usize| {
        let transactions = format!("<TxDtls>{}</TxDtls>", version.amount("1")).repeat(count);
        let details = format!("<NtryDtls>{transactions}</NtryDtls>");
        statement(version, &booking(version, &count.to_string(), "DBIT", &details))
    };
    assert_eq!(read(&parts(MAX_ENTRIES)).unwrap().entries.len(), MAX_ENTRIES);
    assert_eq!(problem(&parts(MAX_ENTRIES + 1)), StatementProblem::TooManyEntries);
    // In one file, over several statements.
    let half = bookings(MAX_ENTRIES / 2);
    let (start, end) = (half.find("<Stmt>").unwrap(), half.find("</BkToCstmrStmt>").unwrap());
    let several =
        |count: usize| format!("{}{}{}", &half[..start], half[start..end].repeat(count), &half[end..]);
    assert_eq!(read_statements(several(2).as_bytes()).unwrap().len(), 2);
    assert_eq!(problem(&several(3)), StatementProblem::TooManyEntries);
}
