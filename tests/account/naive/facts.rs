//! The history as of one moment, sorted into drawers: per household, per provision, and what the fund says.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fund::{Fund, Stage};
use super::row::Row;

/// What is known at a moment.
pub(super) struct Known<'a> {
    pub(super) fund: &'a Fund<'a>,
    pub(super) stage: &'a Stage,
    pub(super) households: BTreeMap<&'a str, Vec<&'a Row>>,
    pub(super) provisions: BTreeMap<&'a str, Vec<&'a Row>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(below: &[&'a Row], fund: &'a Fund<'a>, stage: &'a Stage) -> Self {
        let (households, provisions) = (BTreeMap::new(), BTreeMap::new());
        let mut known = Self { fund, stage, households, provisions };
        for row in below.iter().filter(|row| row.position < stage.position) {
            match row.book.as_str() {
                "household" => known.households.entry(&row.id).or_default().push(row),
                "provision" => known.provisions.entry(&row.id).or_default().push(row),
                _ => {}
            }
        }
        known
    }

    /// Whether something of this day happened by the last day of the moment.
    pub(super) fn happened(&self, on: Date) -> bool {
        on <= self.stage.effective_on
    }

    /// The events of a household that happened.
    pub(super) fn household(&self, id: &str) -> Vec<&'a Row> {
        let rows = self.households.get(id).into_iter().flatten().copied();
        rows.filter(|row| self.happened(row.date("on"))).collect()
    }
}
