//! Pictures: what everybody did per second by clients in flight, and what one more costs as the ledger grows.
//!
//! Both axes are logarithmic: the same distance is the same ratio everywhere.

use std::{collections::BTreeMap, error::Error, ops::Range, path::Path};

use plotters::{
    chart::{ChartBuilder, SeriesLabelPosition},
    coord::combinators::IntoLogRange as _,
    drawing::IntoDrawingArea as _,
    element::PathElement,
    prelude::SVGBackend,
    series::LineSeries,
    style::{BLACK, Color as _, Palette as _, Palette99, WHITE},
};

use super::{Spread, shown};
use crate::{
    contest::Workload,
    names,
    run::{Outcome, Series},
};

type Drawn = Result<(), Box<dyn Error + Send + Sync>>;

const SIZE: (u32, u32) = (1_000, 640);
const POINT: u32 = 4;

/// The points of each name, by where they are on the axis below.
type Lines = BTreeMap<String, BTreeMap<u64, Spread>>;

/// What is said around the lines.
struct Labels {
    title: String,
    below: &'static str,
    beside: &'static str,
    /// How a number beside the axis is shown.
    shown: fn(u64) -> String,
}

/// A picture for each workload with levels, and one of costs by size.
pub(super) fn draw(folder: &Path, outcome: &Outcome) -> Drawn {
    for workload in Workload::ALL {
        let of_it =
            outcome.series.iter().filter(|series| series.pace.is_none() && is_shown(series, workload));
        let (lines, labels, file) = match workload {
            Workload::Limits | Workload::Reading => continue,
            Workload::Growth => (by_size(of_it), cost(), "growth.svg".to_owned()),
            _ => (by_level(of_it), throughput(workload), format!("throughput_{}.svg", workload.letter())),
        };
        if !lines.is_empty() {
            picture(&folder.join(file), &labels, &lines)?;
        }
    }
    Ok(())
}

/// Beside (a) the empty calls are drawn: nobody over gRPC is faster.
fn is_shown(series: &Series, workload: Workload) -> bool {
    let limit = workload == Workload::DecideAndAppend && series.name == names::EMPTY_CALLS;
    series.workload == workload || limit
}

fn throughput(workload: Workload) -> Labels {
    let title = format!("({}) {}", workload.letter(), workload.title());
    Labels { title, below: "clients in flight", beside: "per second", shown: shown::count }
}

fn cost() -> Labels {
    let title = "(g) what one more costs as the ledger grows".to_owned();
    Labels { title, below: "events in the ledger", beside: "time for one", shown: nanoseconds }
}

fn nanoseconds(time: u64) -> String {
    if time < 1_000 { format!("{time} ns") } else { shown::time(time / 1_000) }
}

fn by_level<'a>(series: impl Iterator<Item = &'a Series>) -> Lines {
    let mut lines = Lines::new();
    for one in series {
        lines.entry(one.name.clone()).or_default().insert(one.in_flight as u64, one.spread());
    }
    lines
}

/// Nanoseconds for one unit, by size.
fn by_size<'a>(series: impl Iterator<Item = &'a Series>) -> Lines {
    let mut lines = Lines::new();
    for one in series {
        let (name, Some(size)) = (format!("{}, {} in flight", one.name, one.in_flight), one.size) else {
            continue;
        };
        let costs = one.rates().into_iter().map(|rate| 1_000_000_000 / rate.max(1));
        lines.entry(name).or_default().insert(size, Spread::of(costs.collect()));
    }
    lines
}

/// From below the least to above the most.
fn around(numbers: impl Iterator<Item = u64> + Clone) -> Range<u64> {
    let (least, most) = (numbers.clone().min().unwrap_or(1), numbers.max().unwrap_or(1));
    (least * 4 / 5).max(1)..most * 5 / 4 + 2
}

fn picture(file: &Path, labels: &Labels, lines: &Lines) -> Drawn {
    let root = SVGBackend::new(file, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let points = lines.values().flatten();
    let below = around(points.clone().map(|(at, _)| *at));
    let beside = around(points.flat_map(|(_, spread)| [spread.slowest, spread.fastest]));
    let mut chart = ChartBuilder::on(&root)
        .caption(&labels.title, ("sans-serif", 22))
        .margin(16)
        .x_label_area_size(48)
        .y_label_area_size(80)
        .build_cartesian_2d(below.log_scale(), beside.log_scale())?;
    chart
        .configure_mesh()
        .x_desc(labels.below)
        .y_desc(labels.beside)
        .x_label_formatter(&|number| shown::count(*number))
        .y_label_formatter(&|number| (labels.shown)(*number))
        .draw()?;
    for (index, (name, points)) in lines.iter().enumerate() {
        let colour = Palette99::pick(index).to_rgba();
        let medians = points.iter().map(|(at, spread)| (*at, spread.median));
        let line = LineSeries::new(medians, colour.stroke_width(2)).point_size(POINT);
        let spreads = points.iter().map(|(at, spread)| {
            PathElement::new([(*at, spread.slowest), (*at, spread.fastest)], colour.stroke_width(1))
        });
        chart
            .draw_series(line)?
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(3)));
        chart.draw_series(spreads)?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::LowerRight)
        .background_style(WHITE.mix(0.8))
        .border_style(BLACK.mix(0.4))
        .draw()?;
    root.present()?;
    Ok(())
}
