//! The annex as a workbook: its lines, what is left out, what it was made from.

use crate::annex::Annex;
use crate::table::{Column, Plain, Workbook};

/// The three sheets. The definition was compared with the report before.
pub(crate) fn workbook(annex: &Annex<'_>) -> Workbook {
    let Annex { report, language, ledger_title, .. } = annex;
    let code = report.sisa_code.as_ref().map_or(report.fund_name.as_str(), |code| code.as_str());
    Workbook {
        title: Plain::new(&format!("{ledger_title}: SiSa {code} {}", report.year)),
        language: *language,
        dated: report.effective_on,
        sheets: vec![
            super::lines::sheet(annex),
            super::left_out::sheet(annex),
            super::made_from::sheet(annex),
        ],
    }
}

/// The same with a first sheet that says in every row of which account it is: what a CSV is made of.
pub(crate) fn one_table(annex: &Annex<'_>) -> Workbook {
    let mut workbook = workbook(annex);
    workbook.sheets[0] = super::lines::sheet_of_account(annex);
    workbook
}

/// Columns with these headings and widths.
pub(super) fn columns(columns: &[(&str, u8)]) -> Vec<Column> {
    columns.iter().map(|(heading, width)| Column { heading: Plain::new(heading), width: *width }).collect()
}
