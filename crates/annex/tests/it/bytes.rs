//! The files as bytes: the same each time, and in the shape the formats prescribe.

use std::io::{Cursor, Read as _};

use insta::assert_snapshot;
use zip::{CompressionMethod, ZipArchive};

use crate::workbooks::every_kind;

fn entry(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_workbook_makes_the_same_bytes() {
    for write in [annex::csv, annex::xlsx, annex::ods] {
        assert_eq!(write(&every_kind()).unwrap(), write(&every_kind()).unwrap());
    }
}

#[test]
fn an_ods_says_what_it_is_in_its_first_bytes() {
    let ods = annex::ods(&every_kind()).unwrap();
    assert_eq!(&ods[..4], b"PK\x03\x04");
    // ODF 1.3 part 2, 3.3: first, stored, without an extra field, so that it stands at byte 38.
    assert_eq!(&ods[26..30], [8, 0, 0, 0]);
    assert_eq!(&ods[30..84], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
    let mut zip = ZipArchive::new(Cursor::new(&ods)).unwrap();
    let entries: Vec<_> = (0..zip.len())
        .map(|index| {
            let file = zip.by_index(index).unwrap();
            (file.name().unwrap().into_owned(), file.compression() == CompressionMethod::Stored)
        })
        .collect();
    let expected = ["mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml"];
    assert_eq!(entries, expected.map(|name| (name.to_owned(), true)));
}

#[test]
fn an_ods_reads_as_it_was_meant() {
    let ods = annex::ods(&every_kind()).unwrap();
    let content = entry(&ods, "content.xml").replace("><", ">\n<");
    assert_snapshot!("content", content);
    assert_snapshot!("meta", entry(&ods, "meta.xml").replace("><", ">\n<"));
}

#[test]
fn neither_file_has_a_formula_a_link_or_a_clock() {
    let (ods, xlsx) = (annex::ods(&every_kind()).unwrap(), annex::xlsx(&every_kind()).unwrap());
    assert!(!entry(&ods, "content.xml").contains("table:formula"));
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let sheet = entry(&xlsx, name);
        assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "{name}");
    }
    assert!(entry(&xlsx, "docProps/core.xml").contains("2025-12-31T00:00:00Z"));
    assert!(entry(&ods, "meta.xml").contains("<meta:creation-date>2025-12-31T00:00:00<"));
}
