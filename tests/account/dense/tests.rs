//! Every figure of every account of a small history, at its end and half-way, is that of the naive account.

use std::fmt::Write as _;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::deed::deed;
use super::fund::FUNDS;
use super::teller::{Teller, fund};
use crate::compared::{basis, difference};
use crate::naive::{Ask, Naive, Row};
use crate::reached::Reached;

proptest! {
    #![proptest_config(ProptestConfig {
        max_shrink_iters: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn small_histories_are_accounted_for_as_by_the_naive_account(
        deeds in prop::collection::vec(deed(), 1..110),
        half in 20..100_u64,
        month in 1..13_i8,
    ) {
        let rows = Teller::tell(&deeds);
        let end = rows.len() as u64;
        for (position, effective_on) in
            [(end, date(2026, 12, 31)), (end, date(2025, month, 28)), (end * half / 100, date(2025, 12, 31))]
        {
            let basis = basis(&rows, position);
            for number in 0..FUNDS {
                let ask = Ask { fund: fund(number), position, effective_on, final_account: month % 2 == 0 };
                if let Some(difference) = difference(&rows, &basis, &ask, &[2024, 2025, 2026]) {
                    prop_assert!(false, "{difference}\n{}", told(&rows));
                }
            }
        }
    }
}

fn told(rows: &[Row]) -> String {
    rows.iter().fold(String::new(), |mut text, row| {
        writeln!(text, "{row}").unwrap();
        text
    })
}

#[test]
fn small_histories_reach_every_kind_of_line_and_every_standing() {
    let mut runner = TestRunner::deterministic();
    let histories = prop::collection::vec(deed(), 1..110);
    let mut reached = Reached::default();
    for _ in 0..250 {
        let rows = Teller::tell(&histories.new_tree(&mut runner).unwrap().current());
        for number in 0..FUNDS {
            let (position, effective_on) = (rows.len() as u64, date(2026, 12, 31));
            let ask = Ask { fund: fund(number), position, effective_on, final_account: false };
            reached.take(&Naive::of(&rows, &ask).lines);
        }
    }
    reached.at_least(&[
        (
            50,
            &[
                "norm",
                "actual",
                "compensable_vat",
                "count",
                "counted",
                "not_eligible",
                "after_rejection",
                "no_norm",
            ],
        ),
        (
            10,
            &[
                "correction",
                "reclassification",
                "recovery",
                "error",
                "uncertain",
                "over_limit",
                "other_method",
            ],
        ),
        (
            10,
            &[
                "late actual",
                "late correction",
                "late counted",
                "late victim as spent",
                "late year_of_support as spent",
            ],
        ),
        (
            5,
            &[
                "plan at norm",
                "aftercare at norm",
                "talk at norm",
                "year_of_support at norm",
                "already_counted",
            ],
        ),
        (5, &["after_last_commitment", "late compensable_vat"]),
        (
            2,
            &[
                "after_last_account_day",
                "late recovery",
                "late reclassification",
                "late over_limit",
                "late uncertain",
            ],
        ),
    ]);
}
