//! Tables: one for each workload.

use comfy_table::{
    CellAlignment, Table, TableStyle,
    presets::{UTF8_FULL, UTF8_FULL_CONDENSED},
};

use super::{line, shown};
use crate::{
    contest::Workload,
    run::{Outcome, Series},
};

/// Prints what everybody did, and who did not run.
pub(super) fn tell(outcome: &Outcome) {
    line(
        "\nPer second: median [slowest–fastest] of the rounds; below it, what 99 of 100 calls were answered within.",
    );
    for workload in Workload::ALL {
        let of_it =
            outcome.series.iter().filter(|series| series.workload == workload && series.pace.is_none());
        let of_it: Vec<&Series> = of_it.collect();
        let absent: Vec<_> = outcome.absent.iter().filter(|absent| absent.workload == workload).collect();
        if of_it.is_empty() && absent.is_empty() {
            continue;
        }
        line(format_args!("\n({}) {}", workload.letter(), workload.title()));
        match workload {
            _ if of_it.is_empty() => {}
            Workload::Limits | Workload::Reading => line(listed(&of_it)),
            Workload::Growth => line(by(&of_it, "events", |series| series.size.unwrap_or(0))),
            _ => line(by(&of_it, "in flight", |series| series.in_flight as u64)),
        }
        for absent in absent {
            line(format_args!("{} did not run: {}", absent.name, absent.reason));
        }
        for (_, who, note) in outcome.notes.iter().filter(|(at, ..)| *at == workload) {
            line(format_args!("{who}: {}, {} {}", note.what, shown::count(note.value), note.unit));
        }
    }
}

/// A row for each name, a column for each level or size.
fn by(series: &[&Series], what: &str, column: impl Fn(&Series) -> u64) -> Table {
    let mut columns: Vec<u64> = series.iter().map(|series| column(series)).collect();
    columns.sort_unstable();
    columns.dedup();
    let titles = columns.iter().map(|number| format!("{} {what}", shown::count(*number)));
    let mut table = framed(UTF8_FULL, std::iter::once(String::new()).chain(titles).collect());
    let mut rows: Vec<String> = vec![];
    for name in series.iter().map(|series| row_title(series)) {
        if !rows.contains(&name) {
            rows.push(name);
        }
    }
    for row in rows {
        let at =
            |number: u64| series.iter().find(|series| row_title(series) == row && column(series) == number);
        let cells = columns.iter().map(|number| at(*number).map_or_else(String::new, |series| cell(series)));
        table.add_row(std::iter::once(row.clone()).chain(cells).collect::<Vec<_>>());
    }
    right_but_first(table)
}

/// What a row is about. Where columns are sizes, the level is part of it.
fn row_title(series: &Series) -> String {
    let Series { name, unit, in_flight, .. } = series;
    match series.size {
        Some(_) if *in_flight > 1 => format!("{name}\n{unit}, {in_flight} in flight"),
        _ => format!("{name}\n{unit}"),
    }
}

fn cell(series: &Series) -> String {
    let [median, spread, worse] = told(series);
    format!("{median}\n{spread}\n{worse}")
}

/// A row for each name and level.
fn listed(series: &[&Series]) -> Table {
    let titles = ["", "at once", "per second", "slowest–fastest", "99 %"];
    let mut table = framed(UTF8_FULL_CONDENSED, titles.map(str::to_owned).into());
    for one in series {
        let [median, spread, worse] = told(one);
        let name = format!("{}, {}", one.name, one.unit);
        table.add_row([name, one.in_flight.to_string(), median, spread, worse]);
    }
    right_but_first(table)
}

/// Median, spread, and the latency when there is one.
fn told(series: &Series) -> [String; 3] {
    let spread = series.spread();
    let [slowest, median, fastest] = [spread.slowest, spread.median, spread.fastest].map(shown::count);
    let worse = series.latency(0.99).map_or_else(String::new, shown::time);
    [median, format!("[{slowest}–{fastest}]"), worse]
}

fn framed(style: TableStyle, titles: Vec<String>) -> Table {
    let mut table = Table::new();
    table.load_style(style).set_header(titles);
    table
}

fn right_but_first(mut table: Table) -> Table {
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
