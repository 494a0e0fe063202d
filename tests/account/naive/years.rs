//! Years of support: one line per year from that of the opening on, once there is a victim, at the norm for the number of
//! victims known through its end.

use jiff::civil::date;

use super::facts::Known;
use super::households::at_norm;
use super::{Line, Rests};

/// The years of support, of lines that hold the victims.
pub(super) fn lines(known: &Known<'_>, lines: &[Line]) -> Vec<Line> {
    let mut years = Vec::new();
    let Some(opened) = known.fund.opened() else { return years };
    let first = opened.date("on").year();
    for year in first..=known.stage.effective_on.year() {
        let victims = victims(lines, year);
        if victims == 0 {
            continue;
        }
        let mut components = known.fund.components(year, known.stage);
        components.retain(|component| component["unit"] == "Year" && component["method"] != "Actual");
        for (place, component) in components.into_iter().enumerate() {
            let part = u16::try_from(place).unwrap() * 100 + u16::try_from(year - 2000).unwrap();
            let mut line = Line {
                id: (opened.position, part),
                counts: "year_of_support",
                component: Some(component["code"].as_str().unwrap().to_owned()),
                year,
                concerns: year,
                on: date(year, 12, 31),
                household: None,
                person: None,
                kind: "count",
                cents: 0,
                standing: "counted",
                rests: Rests::default(),
            };
            at_norm(known, &mut line, victims);
            let last = &known.fund.terms(year, known.stage)["last_account_day"];
            if !last.is_null() && date(year, 1, 1) > super::row::date(last) {
                continue;
            }
            years.push(line);
        }
    }
    years
}

/// How many persons are known to be victims through the end of a year.
fn victims(lines: &[Line], year: i16) -> usize {
    lines
        .iter()
        .filter(|line| line.counts == "victim" && line.standing == "counted" && line.concerns <= year)
        .count()
}
