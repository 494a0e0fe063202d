//! Limits of activities: what is over the most counts for nothing, as a line of its own.
//!
//! SPUK 2021: debt restructuring up to EUR 10,000 per person in all years together, unless the college decides more. What
//! the college decided or hardship set aside (Wht 9.1) is not held to the limit, and is part of what it was used for.

use std::collections::{BTreeSet, HashMap};

use domain::money::EuroCents;

use super::candidate::{Hold, LimitOf, Limited, rest};
use super::counting::over;
use crate::line::{LeftOut, Line, Standing};

/// What was spent under each limit.
#[derive(Debug, Default)]
pub(super) struct Limits(HashMap<LimitOf, Spent>);

/// What was spent under one limit, in euro cents, and the events that rests on.
#[derive(Debug, Default)]
struct Spent {
    /// What counts, over the limit or not.
    counted: i128,
    /// What was left out as over it.
    beyond: i128,
    rests_on: BTreeSet<u64>,
}

impl Limits {
    /// The line, less what is over the limit; and that, when there is any. What comes back first takes off what was over.
    pub(super) fn split(&mut self, mut line: Line, limited: &Limited) -> Vec<Line> {
        if line.standing != Standing::Counted {
            return vec![line];
        }
        let spent = self.0.entry(limited.of.clone()).or_default();
        spent.rests_on.extend(line.rests_on.iter().copied());
        rest(&mut line.rests_on, spent.rests_on.iter().copied());
        let within = spent.take(line.amount, limited);
        let beyond = line.amount.cents() - within;
        if beyond == 0 {
            return vec![line];
        }
        let left_out = Line {
            id: over(line.id),
            amount: EuroCents::new(beyond),
            standing: Standing::LeftOut(LeftOut::OverLimit),
            ..line.clone()
        };
        line.amount = EuroCents::new(within);
        if within == 0 { vec![left_out] } else { vec![line, left_out] }
    }
}

impl Spent {
    /// How much of an amount counts, in euro cents: what there is room for; of what comes back, all but what was left out.
    fn take(&mut self, amount: EuroCents, limited: &Limited) -> i64 {
        let amount = i128::from(amount.cents());
        let within = match limited.hold {
            Hold::Not => amount,
            Hold::To if amount < 0 => amount + self.beyond.min(-amount),
            Hold::To => amount.min((i128::from(limited.most.cents()) - self.counted).max(0)),
        };
        self.counted += within;
        self.beyond += amount - within;
        i64::try_from(within).expect("a part of an amount is no larger than the amount")
    }
}
