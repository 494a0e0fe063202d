//! `content.xml`: the styles of the cells, then the sheets.
//!
//! No cell has a `table:formula`, and a text has the value type string: no reader calculates anything.

use std::io;

use super::text::paragraph;
use super::{VERSION, Xml, parts};
use crate::Language;
use crate::table::{Cell, Sheet, Workbook, decimal};

/// Writes the whole of `content.xml`.
pub(super) fn write(xml: &mut Xml, workbook: &Workbook) -> io::Result<()> {
    let root = xml.create_element("office:document-content");
    root.with_attributes(parts::NAMESPACES).with_attribute(VERSION).write_inner_content(|xml| {
        xml.create_element("office:automatic-styles").write_inner_content(|xml| {
            parts::cell_styles(xml)?;
            parts::column_styles(xml, &widths(workbook))
        })?;
        xml.create_element("office:body").write_inner_content(|xml| {
            xml.create_element("office:spreadsheet").write_inner_content(|xml| {
                workbook.sheets.iter().try_for_each(|sheet| write_sheet(xml, sheet, workbook.language))
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// Each width that a column has, once.
fn widths(workbook: &Workbook) -> Vec<u8> {
    let mut widths: Vec<u8> =
        workbook.sheets.iter().flat_map(|sheet| sheet.columns.iter().map(|column| column.width)).collect();
    widths.sort_unstable();
    widths.dedup();
    widths
}

fn write_sheet(xml: &mut Xml, sheet: &Sheet, language: Language) -> io::Result<()> {
    let table = xml.create_element("table:table").with_attribute(("table:name", sheet.name.as_str()));
    table.write_inner_content(|xml| {
        for column in &sheet.columns {
            let style = parts::column_style(column.width);
            xml.create_element("table:table-column")
                .with_attribute(("table:style-name", style.as_str()))
                .write_empty()?;
        }
        xml.create_element("table:table-header-rows").write_inner_content(|xml| {
            row(xml, &sheet.columns, |xml, column| string(xml, parts::HEADING, column.heading.as_str()))
        })?;
        sheet.rows.iter().try_for_each(|cells| row(xml, cells, |xml, cell| write_cell(xml, cell, language)))
    })?;
    Ok(())
}

fn row<T>(xml: &mut Xml, items: &[T], cell: impl Fn(&mut Xml, &T) -> io::Result<()>) -> io::Result<()> {
    xml.create_element("table:table-row")
        .write_inner_content(|xml| items.iter().try_for_each(|item| cell(xml, item)))?;
    Ok(())
}

fn write_cell(xml: &mut Xml, cell: &Cell, language: Language) -> io::Result<()> {
    match cell {
        Cell::Text(text) if text.as_str().is_empty() => {
            xml.create_element("table:table-cell").write_empty()?;
            Ok(())
        }
        Cell::Text(text) if text.looks_like_formula() => string(xml, parts::QUOTED, text.as_str()),
        Cell::Text(text) => string(xml, parts::TEXT, text.as_str()),
        Cell::YesNo(answer) => string(xml, parts::TEXT, answer.word(language)),
        Cell::Integer(count) => {
            let digits = count.to_string();
            value(xml, parts::INTEGER, "float", ("office:value", &digits), &digits)
        }
        Cell::Cents(amount) => {
            let digits = decimal(*amount, '.');
            value(xml, parts::CENTS, "float", ("office:value", &digits), &digits)
        }
        Cell::Date(date) => {
            let date = date.to_string();
            value(xml, parts::DATE, "date", ("office:date-value", &date), &date)
        }
    }
}

fn string(xml: &mut Xml, style: &str, text: &str) -> io::Result<()> {
    xml.create_element("table:table-cell")
        .with_attributes([("table:style-name", style), ("office:value-type", "string")])
        .write_inner_content(|xml| paragraph(xml, text))?;
    Ok(())
}

fn value(xml: &mut Xml, style: &str, kind: &str, value: (&str, &str), shown: &str) -> io::Result<()> {
    xml.create_element("table:table-cell")
        .with_attributes([("table:style-name", style), ("office:value-type", kind), value])
        .write_inner_content(|xml| paragraph(xml, shown))?;
    Ok(())
}
