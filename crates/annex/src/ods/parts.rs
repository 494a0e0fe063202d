//! The manifest, the properties, and how cells and columns look.

use std::io;

use quick_xml::events::{BytesText, Event};

use super::{MEDIA_TYPE, VERSION, Xml};
use crate::table::Workbook;

/// The style of headings.
pub(super) const HEADING: &str = "heading";
/// The style of texts.
pub(super) const TEXT: &str = "text";
/// The style of texts that look like a formula: they stay texts when somebody edits the cell.
pub(super) const QUOTED: &str = "quoted";
/// The style of numbers of things.
pub(super) const INTEGER: &str = "integer";
/// The style of amounts: euros with two decimals.
pub(super) const CENTS: &str = "cents";
/// The style of dates.
pub(super) const DATE: &str = "date";

/// The namespaces of ODF 1.3 that its parts use.
pub(super) const NAMESPACES: [(&str, &str); 8] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

const MANIFEST: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

/// Writes `META-INF/manifest.xml`.
pub(super) fn manifest(xml: &mut Xml) -> io::Result<()> {
    let files = [
        ("/", MEDIA_TYPE),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("meta.xml", "text/xml"),
    ];
    let root = xml.create_element("manifest:manifest");
    root.with_attributes([("xmlns:manifest", MANIFEST), ("manifest:version", VERSION.1)])
        .write_inner_content(|xml| {
            files.iter().try_for_each(|(path, media_type)| {
                let file = [("manifest:full-path", *path), ("manifest:media-type", *media_type)];
                empty(xml, "manifest:file-entry", &file)
            })
        })?;
    Ok(())
}

/// Writes `meta.xml`: title, language and date of the workbook.
pub(super) fn meta(xml: &mut Xml, workbook: &Workbook) -> io::Result<()> {
    let dated = format!("{}T00:00:00", workbook.dated);
    let properties = [
        ("meta:generator", "Herstelboek"),
        ("dc:title", workbook.title.as_str()),
        ("meta:creation-date", &dated),
        ("dc:language", workbook.language.code()),
    ];
    let root = xml.create_element("office:document-meta");
    root.with_attributes(NAMESPACES).with_attribute(VERSION).write_inner_content(|xml| {
        xml.create_element("office:meta").write_inner_content(|xml| {
            properties.iter().try_for_each(|(name, text)| {
                xml.create_element(*name).write_text_content(BytesText::new(text)).map(drop)
            })
        })?;
        Ok(())
    })?;
    Ok(())
}

/// Writes `styles.xml`: nothing but the style that all others rest on.
pub(super) fn styles(xml: &mut Xml) -> io::Result<()> {
    let root = xml.create_element("office:document-styles");
    root.with_attributes(NAMESPACES).with_attribute(VERSION).write_inner_content(|xml| {
        xml.create_element("office:styles").write_inner_content(|xml| {
            empty(xml, "style:style", &[("style:name", "Default"), ("style:family", "table-cell")])
        })?;
        Ok(())
    })?;
    Ok(())
}

/// Writes the styles of cells, each after how it shows its value.
pub(super) fn cell_styles(xml: &mut Xml) -> io::Result<()> {
    let whole = [("number:decimal-places", "0"), ("number:min-integer-digits", "1")];
    let euros = [
        ("number:decimal-places", "2"),
        ("number:min-decimal-places", "2"),
        ("number:min-integer-digits", "1"),
        ("number:grouping", "true"),
    ];
    shown(xml, "number:number-style", "shown-integer", |xml| empty(xml, "number:number", &whole))?;
    shown(xml, "number:number-style", "shown-cents", |xml| empty(xml, "number:number", &euros))?;
    shown(xml, "number:text-style", "shown-text", |xml| empty(xml, "number:text-content", &[]))?;
    shown(xml, "number:date-style", "shown-date", |xml| {
        empty(xml, "number:year", &[("number:style", "long")])?;
        dash(xml)?;
        empty(xml, "number:month", &[("number:style", "long")])?;
        dash(xml)?;
        empty(xml, "number:day", &[("number:style", "long")])
    })?;
    for (name, shown) in
        [(QUOTED, "shown-text"), (INTEGER, "shown-integer"), (CENTS, "shown-cents"), (DATE, "shown-date")]
    {
        empty(xml, "style:style", &[("style:name", name), FAMILY, ("style:data-style-name", shown)])?;
    }
    empty(xml, "style:style", &[("style:name", TEXT), FAMILY])?;
    let heading = xml.create_element("style:style").with_attributes([("style:name", HEADING), FAMILY]);
    heading.write_inner_content(|xml| {
        empty(xml, "style:table-cell-properties", &[("fo:wrap-option", "wrap")])?;
        empty(xml, "style:text-properties", &[("fo:font-weight", "bold")])
    })?;
    Ok(())
}

/// The name of the style of columns of this width.
pub(super) fn column_style(width: u8) -> String {
    format!("width-{width}")
}

/// Writes the styles of columns, a character being 2 mm wide.
pub(super) fn column_styles(xml: &mut Xml, widths: &[u8]) -> io::Result<()> {
    for width in widths {
        let (name, millimetres) = (column_style(*width), format!("{}mm", u16::from(*width) * 2));
        let style = xml.create_element("style:style");
        style
            .with_attributes([("style:name", name.as_str()), ("style:family", "table-column")])
            .write_inner_content(|xml| {
                empty(xml, "style:table-column-properties", &[("style:column-width", millimetres.as_str())])
            })?;
    }
    Ok(())
}

const FAMILY: (&str, &str) = ("style:family", "table-cell");

fn shown(
    xml: &mut Xml,
    element: &str,
    name: &str,
    inner: impl Fn(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(element).with_attribute(("style:name", name)).write_inner_content(inner)?;
    Ok(())
}

fn dash(xml: &mut Xml) -> io::Result<()> {
    xml.create_element("number:text")
        .write_inner_content(|xml| xml.write_event(Event::Text(BytesText::new("-"))))?;
    Ok(())
}

fn empty(xml: &mut Xml, element: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(element).with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}
