//! Every figure of the accounts of several years, now, some time before, and as of other days.

use accountability::Basis;
use jiff::civil::{Date, date};
use stories::generator::Size;

use super::fund::ADDED;
use super::story;
use crate::compared::{difference, go_on};
use crate::naive::{Ask, Naive, Row};
use crate::reached::Reached;

/// A moment: in percent of the events, the day up to which facts count, and the years whose accounts are compared.
type Moment = (u64, Date, &'static [i16]);

/// Compares the accounts of every fund at these moments, which are in order.
fn compare(rows: &[Row], funds: &[String], moments: &[Moment]) {
    let mut basis = Basis::default();
    let mut from = 0;
    for (percent, effective_on, years) in moments {
        let position = rows.len() as u64 * percent / 100;
        go_on(&mut basis, rows, from..position);
        from = position;
        for fund in funds {
            let final_account = percent % 2 == 1;
            let ask = Ask { fund: fund.clone(), position, effective_on: *effective_on, final_account };
            if let Some(difference) = difference(rows, &basis, &ask, years) {
                panic!("{difference}");
            }
        }
    }
}

/// Takes over what the lines of the fund that was added reach.
fn take(reached: &mut Reached, rows: &[Row]) {
    let (fund, position) = (ADDED.to_owned(), rows.len() as u64);
    let ask = Ask { fund, position, effective_on: date(2026, 12, 31), final_account: false };
    reached.take(&Naive::of(rows, &ask).lines);
}

#[test]
fn a_random_year_of_ten_thousand_households_is_accounted_for_as_by_the_naive_account() {
    let (rows, funds) = story(1, Size { households: 10_000, from: date(2024, 3, 1), to: date(2026, 4, 30) });
    assert!(rows.len() > 200_000, "{} events", rows.len());
    let moments: [Moment; 2] =
        [(60, date(2025, 6, 30), &[2025]), (100, date(2025, 12, 31), &[2024, 2025, 2026])];
    compare(&rows, &funds, &moments);
    let mut reached = Reached::default();
    take(&mut reached, &rows);
    reached.at_least(&[
        (4_000, &["norm", "actual", "count", "counted", "not_eligible", "victim as spent"]),
        (1_000, &["compensable_vat", "correction", "over_limit", "plan at norm", "first_contact at norm"]),
        (
            300,
            &["reclassification", "recovery", "error", "uncertain", "talk at norm", "after_last_commitment"],
        ),
        (
            100,
            &[
                "after_rejection",
                "already_counted",
                "other_method",
                "no_norm",
                "late actual",
                "late correction",
            ],
        ),
        (20, &["aftercare at norm", "late compensable_vat", "late recovery", "late over_limit"]),
        (1, &["year_of_support at norm"]),
    ]);
}

#[test]
fn random_years_of_a_few_hundred_households_are_at_every_moment() {
    let mut reached = Reached::default();
    for seed in 2..=4 {
        let (rows, funds) =
            story(seed, Size { households: 150, from: date(2023, 3, 1), to: date(2026, 6, 30) });
        let moments: Vec<Moment> = (1..=10)
            .map(|tenth| {
                let before = jiff::Span::new().days(i64::try_from(tenth * 37 % 11 * 60).unwrap());
                (tenth * 10, date(2026, 12, 31) - before, &[2023, 2024, 2025, 2026][..])
            })
            .collect();
        compare(&rows, &funds, &moments);
        take(&mut reached, &rows);
    }
    reached.at_least(&[
        (100, &["norm", "actual", "compensable_vat", "count", "counted", "not_eligible", "victim as spent"]),
        (20, &["correction", "reclassification", "recovery", "error", "over_limit", "other_method"]),
        (10, &["plan at norm", "aftercare at norm", "talk at norm", "uncertain", "after_last_commitment"]),
        (5, &["late actual", "late correction", "late counted", "late reclassification", "late over_limit"]),
        (
            3,
            &[
                "year_of_support at norm",
                "no_norm",
                "already_counted",
                "after_rejection",
                "late compensable_vat",
            ],
        ),
    ]);
}
