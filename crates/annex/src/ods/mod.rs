//! A workbook as an OpenDocument spreadsheet (ODF 1.3), the open standard of the government, with nothing in it that is
//! not needed.
//!
//! A zip with `mimetype` first and stored, then the manifest and the parts. Nothing is compressed, so the bytes depend
//! on no compressor; no clock is read. Amounts are decimal text (`office:value`), so no cent
//! passes through floating point here.

mod content;
mod parts;
mod text;

use std::io::{self, Cursor, Write as _};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::table::Workbook;

/// The media type of the format.
const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The version of the format, in each part.
const VERSION: (&str, &str) = ("office:version", "1.3");

type Xml = Writer<Vec<u8>>;

/// The workbook as bytes of ODS.
pub(crate) fn write(workbook: &Workbook) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let parts = [
        ("mimetype", MEDIA_TYPE.as_bytes().to_vec()),
        ("META-INF/manifest.xml", document(parts::manifest)?),
        ("content.xml", document(|xml| content::write(xml, workbook))?),
        ("styles.xml", document(parts::styles)?),
        ("meta.xml", document(|xml| parts::meta(xml, workbook))?),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, stored)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// An XML document with what this writes.
fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    write(&mut xml)?;
    Ok(xml.into_inner())
}
