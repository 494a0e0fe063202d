//! Where households live: spread over the municipalities in proportion to their reported victims.
//!
//! Think of all reported victims in one row, municipality by municipality. Each household takes the place of one of
//! them, about a golden section further than the household before it. So every first N households are spread evenly,
//! a larger caseload begins with the smaller one, and one as large as the row is spread exactly like it.

use super::dice::Dice;
use crate::demo::municipalities::Municipality;

/// How much further each next household is: of the numbers near the golden section of the 44,949 reported victims one
/// that spreads best. It is coprime to them, so every place comes up once before any comes up again.
pub(super) const STRIDE: u64 = 27_800;

/// The row of reported victims.
pub(super) struct Spread<'a> {
    municipalities: &'a [Municipality],
    /// For each municipality the first place in the row after its own.
    ends: Vec<u64>,
    first: u64,
}

impl<'a> Spread<'a> {
    /// The spread of the caseload with a seed; the seed decides where in the row it begins.
    pub(super) fn new(municipalities: &'a [Municipality], seed: u64) -> Self {
        let mut end = 0;
        let ends = municipalities.iter().map(|municipality| {
            end += u64::from(municipality.reported_victims);
            end
        });
        let ends: Vec<u64> = ends.collect();
        let last = u32::try_from(end.saturating_sub(1)).expect("the Netherlands has fewer people");
        let first = Dice::new(seed, 0).between("first place in the row", 0..=last).into();
        Self { municipalities, ends, first }
    }

    /// Where a household lives.
    pub(super) fn home(&self, household: u32) -> &'a Municipality {
        let row = self.ends.last().copied().unwrap_or(0).max(1);
        let place = (self.first + u64::from(household) * STRIDE) % row;
        &self.municipalities[self.ends.partition_point(|end| *end <= place)]
    }
}
