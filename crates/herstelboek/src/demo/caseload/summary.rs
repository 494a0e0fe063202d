//! What was played, in figures that a person can take in.

use std::collections::BTreeMap;

use super::{household::Household, reach::Reach};
use crate::demo::{
    screen::{Look, Screen},
    words::{Told, count, nl_en},
};

/// How many lines `Reach` has in the summary.
const LINES: usize = 7;
/// How wide the longest bar is, in columns.
const WIDTH: u64 = 36;
/// How many municipalities are named.
const NAMED: usize = 6;

/// Counts households.
#[derive(Default)]
pub(super) struct Summary<'a> {
    reached: [(Option<Told>, u64); LINES],
    homes: BTreeMap<&'a str, u64>,
}

impl<'a> Summary<'a> {
    /// Counts one.
    pub(super) fn add(&mut self, household: &Household<'a>) {
        let (line, told) = Reach::line(household.reach);
        self.reached[line].0 = Some(told);
        self.reached[line].1 += 1;
        *self.homes.entry(&household.home.name).or_default() += 1;
    }

    /// In how many municipalities they live.
    pub(super) fn municipalities(&self) -> usize {
        self.homes.len()
    }

    /// Shows how far they are, and where most of them live.
    pub(super) fn show(&self, screen: &Screen) {
        let most = self.reached.iter().map(|(_, households)| *households).max().unwrap_or(0);
        for (told, households) in &self.reached {
            let Some(told) = told else { continue };
            let bar = "█".repeat(bar(*households, most));
            let number = count(*households, screen.language);
            screen.line(format_args!(
                "   {:<20} {number:>6}  {}",
                screen.say(*told),
                screen.look(&bar, Look::Good)
            ));
        }
        let mut homes: Vec<_> = self.homes.iter().collect();
        homes.sort_by_key(|(_, households)| std::cmp::Reverse(**households));
        let named = homes.iter().take(NAMED).map(|(name, households)| format!("{name} {households}"));
        let told = nl_en("De meeste in:", "Most of them in:");
        screen.note(&format!("{} {}", screen.say(told), named.collect::<Vec<_>>().join(" · ")));
    }
}

/// How long a bar is: as its share of the longest, and visible when there is anything to see.
pub(super) fn bar(households: u64, most: u64) -> usize {
    let columns = (households * WIDTH).div_ceil(most.max(1));
    usize::try_from(columns).expect("a bar is no longer than the longest")
}
