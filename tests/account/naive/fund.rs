//! What a fund says: its terms, its method, its norms and where its years were cut off, looked up anew each time.

use jiff::civil::{Date, date};
use serde_json::Value;

use super::Ask;
use super::row::Row;

/// What a fund says about how to account for it; the rest is where its money is.
const SAY_SOMETHING: [&str; 6] =
    ["FundOpened", "TermsAmended", "MethodChosen", "SwitchedToActual", "NormAmountSet", "YearClosed"];

/// The events of one fund, in order, and where its years were cut off.
pub(super) struct Fund<'a> {
    rows: Vec<&'a Row>,
    cuts: Vec<(u64, i16)>,
}

/// A moment as of which lines are drawn up.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    /// The year that was cut off then; none for now.
    pub(super) year: Option<i16>,
    pub(super) position: u64,
    pub(super) effective_on: Date,
}

impl<'a> Fund<'a> {
    pub(super) fn of(below: &[&'a Row], fund: &str) -> Self {
        let says =
            |row: &&&Row| row.book == "fund" && row.id == fund && SAY_SOMETHING.contains(&row.name.as_str());
        let rows: Vec<&Row> = below.iter().filter(says).copied().collect();
        let submits = |row: &&&Row| row.name == "AccountSubmitted" && row.text("fund") == fund;
        let submissions: Vec<&Row> = below.iter().filter(submits).copied().collect();
        let mut cuts = Vec::new();
        for year in 2000..2100 {
            let closed = rows.iter().filter(|row| row.name == "YearClosed" && row.body["year"] == year);
            let closed = closed.map(|row| row.position);
            let submitted = submissions.iter().filter(|row| row.body["year"] == year);
            let submitted = submitted.map(|row| row.body["pin"]["position"].as_u64().unwrap());
            if let Some(position) = closed.chain(submitted).min() {
                cuts.push((position, year));
            }
        }
        Self { rows, cuts }
    }

    /// Where a year was cut off: by itself, or else with the first later one.
    pub(super) fn cut(&self, year: i16) -> Option<u64> {
        let mut own = self.cuts.iter().filter(|(_, cut)| *cut >= year);
        own.next().map(|(position, _)| *position)
    }

    /// The year in which something counts of a year and recorded at a position: that year, or the first later one that was
    /// not cut off by then.
    pub(super) fn counts_in(&self, year: i16, position: u64) -> i16 {
        let mut year = year;
        while self.cut(year).is_some_and(|cut| cut <= position) {
            year += 1;
        }
        year
    }

    /// The end of each year that was cut off, in the order of the ledger, and now.
    pub(super) fn stages(&self, ask: &Ask) -> Vec<Stage> {
        let mut cuts = self.cuts.clone();
        cuts.sort_unstable();
        let mut stages = Vec::new();
        for (position, year) in cuts {
            let effective_on = date(year, 12, 31).min(ask.effective_on);
            stages.push(Stage { year: Some(year), position, effective_on });
        }
        stages.push(Stage { year: None, position: ask.position, effective_on: ask.effective_on });
        stages
    }

    pub(super) fn opened(&self) -> Option<&'a Row> {
        self.rows.first().copied()
    }

    /// The rules of a year at a moment: those of its cut-off, when it was cut off by then.
    fn rules(&self, year: i16, stage: &Stage) -> impl Iterator<Item = &'a Row> {
        let until = self.cut(year).unwrap_or(u64::MAX).min(stage.position);
        self.rows.iter().copied().filter(move |row| row.position < until)
    }

    /// The terms of a year.
    pub(super) fn terms(&self, year: i16, stage: &Stage) -> &'a Value {
        let terms =
            self.rules(year, stage).filter(|row| row.name == "FundOpened" || row.name == "TermsAmended");
        terms.last().map_or(&Value::Null, |row| &row.body["terms"])
    }

    pub(super) fn components(&self, year: i16, stage: &Stage) -> Vec<&'a Value> {
        self.terms(year, stage)["components"].as_array().into_iter().flatten().collect()
    }

    /// The method of a component in a year: `norm`, `actual`, or `none` when that is to be chosen and was not.
    pub(super) fn method(&self, code: &str, year: i16, stage: &Stage) -> &'static str {
        let components = self.components(year, stage);
        let component = components.into_iter().find(|component| component["code"] == code);
        match component.map(|component| component["method"].as_str().unwrap()) {
            Some("Norm") => "norm",
            Some("Chosen") => self.chosen(year, stage),
            _ => "actual",
        }
    }

    fn chosen(&self, year: i16, stage: &Stage) -> &'static str {
        let mut method = "none";
        for row in self.rules(year, stage) {
            match row.name.as_str() {
                "MethodChosen" if row.text("method") == "Norm" => method = "norm",
                "MethodChosen" | "SwitchedToActual" => method = "actual",
                _ => {}
            }
        }
        method
    }

    /// The norm of a component for a year: the last one said by then, by terms or by itself, also when the year was cut off.
    pub(super) fn norm(&self, code: &str, year: i16, stage: &Stage) -> Option<&'a Value> {
        let mut norm = None;
        for row in self.rows.iter().filter(|row| row.position < stage.position) {
            match row.name.as_str() {
                "FundOpened" | "TermsAmended" => {
                    for component in row.body["terms"]["components"].as_array().unwrap() {
                        for one in component["norms"].as_array().unwrap() {
                            if component["code"] == code && one["year"] == year {
                                norm = Some(&one["norm"]);
                            }
                        }
                    }
                }
                "NormAmountSet" if row.text("component") == code && row.body["year"] == year => {
                    norm = Some(&row.body["norm"]);
                }
                _ => {}
            }
        }
        norm
    }
}

/// What a norm comes to at so many victims.
pub(super) fn cents(norm: &Value, victims: usize) -> i64 {
    if let Some(amount) = norm["Amount"].as_i64() {
        return amount;
    }
    let mut amount = 0;
    for bracket in norm["ByVictims"].as_array().unwrap() {
        if bracket["from"].as_u64().unwrap() <= victims as u64 {
            amount = bracket["amount"].as_i64().unwrap();
        }
    }
    amount
}
