//! A workbook in each of the formats. All check it first, so that a workbook is written by all or refused by all.

use crate::table::{TableError, Workbook};
use crate::{csv_file, ods as ods_file, xlsx as xlsx_file};

/// Why a workbook is not written, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A format could not hold it exactly.
    #[error(transparent)]
    Table(#[from] TableError),
    /// What makes the XLSX refused it.
    #[error("the XLSX cannot be made; make the ODS instead, it says the same")]
    Xlsx(#[source] rust_xlsxwriter::XlsxError),
    /// What makes the ODS refused it.
    #[error("the ODS cannot be made; make the XLSX instead, it says the same")]
    Ods(#[source] std::io::Error),
}

/// The first sheet as bytes of CSV: UTF-8 with a byte order mark, `;` between fields, each in quotes, lines ended by CRLF,
/// a decimal comma, dates as 2025-12-31.
///
/// ```
/// use annex::Language;
/// use annex::table::{Cell, Column, Plain, Sheet, Workbook};
/// use domain::money::EuroCents;
///
/// let columns = ["Omschrijving", "Waarde"].map(|heading| Column { heading: Plain::new(heading), width: 20 });
/// let rows = vec![vec![Cell::text("=1+1"), Cell::Cents(EuroCents::new(640_05))]];
/// let workbook = Workbook {
///     title: Plain::new("SiSa B2 2025"),
///     language: Language::Dutch,
///     dated: jiff::civil::date(2025, 12, 31),
///     sheets: vec![Sheet { name: Plain::new("Bijlage"), columns: columns.to_vec(), rows }],
/// };
/// let csv = String::from_utf8(annex::csv(&workbook)?)?;
/// assert_eq!(csv, "\u{FEFF}\"Omschrijving\";\"Waarde\"\r\n\"'=1+1\";\"640,05\"\r\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`WriteError::Table`].
pub fn csv(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    workbook.check()?;
    Ok(csv_file::write(&workbook.sheets[0], workbook.language))
}

/// All sheets as bytes of XLSX. The same workbook makes the same bytes with the same build of Herstelboek (the
/// compressor is part of the build).
///
/// # Errors
/// In the order of [`WriteError`].
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    workbook.check()?;
    xlsx_file::write(workbook).map_err(WriteError::Xlsx)
}

/// All sheets as bytes of ODS (ODF 1.3). The same workbook makes the same bytes.
///
/// # Errors
/// In the order of [`WriteError`].
pub fn ods(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    workbook.check()?;
    ods_file::write(workbook).map_err(WriteError::Ods)
}
