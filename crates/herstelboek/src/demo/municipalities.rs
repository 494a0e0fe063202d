//! The municipalities of the demonstration: the 352 of the SPUK 2021 grant, with their reported victims.
//!
//! The file is part of the program; `data/README.md` says where each column comes from.

use anyhow::Context as _;

/// `data/municipalities-spuk-2021.csv`, in the order of the grant's table.
const FILE: &str = include_str!("../../../../data/municipalities-spuk-2021.csv");

/// A municipality, whose key is the name of its ledger.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub(crate) struct Municipality {
    /// The CBS code, or a provisional key: `GM0344`.
    pub(crate) key: String,
    /// The name as CBS writes it.
    pub(crate) name: String,
    /// Reported (potential) victims in 2021; two municipalities have none.
    pub(crate) reported_victims: u32,
}

/// All municipalities, in the order of the file.
///
/// # Errors
/// When the file that was built in cannot be read.
pub(crate) fn all() -> anyhow::Result<Vec<Municipality>> {
    let mut reader = csv::Reader::from_reader(FILE.as_bytes());
    let rows: Result<Vec<_>, _> = reader.deserialize().collect();
    rows.context("reading the municipalities that were built in")
}
