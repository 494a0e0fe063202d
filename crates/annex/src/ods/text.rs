//! A text as the content of a paragraph.
//!
//! ODF reads a run of spaces as one and drops those at either end, unless they are elements of their own (`text:s`).

use std::io;

use quick_xml::events::BytesText;

use super::Xml;

/// Writes `<text:p>` with this text.
pub(super) fn paragraph(xml: &mut Xml, text: &str) -> io::Result<()> {
    xml.create_element("text:p").write_inner_content(|xml| {
        let mut rest = text;
        while !rest.is_empty() {
            rest = if rest.starts_with(' ') { spaces(xml, rest)? } else { words(xml, rest)? };
        }
        Ok(())
    })?;
    Ok(())
}

/// Writes up to where a space has to be an element: at the end, or with another after it.
fn words<'a>(xml: &mut Xml, text: &'a str) -> io::Result<&'a str> {
    let last = text.len() - text.trim_end_matches(' ').len();
    let run = text.find("  ").unwrap_or(text.len());
    let (words, rest) = text.split_at(run.min(text.len() - last));
    xml.write_event(quick_xml::events::Event::Text(BytesText::new(words)))?;
    Ok(rest)
}

/// Writes the spaces it begins with as an element.
fn spaces<'a>(xml: &mut Xml, text: &'a str) -> io::Result<&'a str> {
    let rest = text.trim_start_matches(' ');
    let count = (text.len() - rest.len()).to_string();
    xml.create_element("text:s").with_attribute(("text:c", count.as_str())).write_empty()?;
    Ok(rest)
}
