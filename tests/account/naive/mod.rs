//! The account of a fund a second time, by plain loops over the whole history: every pass answers one question, nothing is
//! kept up to date, and nothing of the code under test is used, not even its types.
//!
//! The rules are those of the law, the grant and the contract, as the documentation of the rules words them; the code was
//! not looked at.

mod costs;
mod facts;
mod figures;
mod fund;
mod households;
mod limits;
mod marks;
mod rejection;
mod row;
mod settle;
mod standing;
mod years;

use jiff::civil::Date;
use serde_json::Value;

pub(crate) use figures::Figures;
pub(crate) use row::Row;

use facts::Known;
use fund::Fund;

/// What is asked, but for the year.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) fund: String,
    /// Events below it count.
    pub(crate) position: u64,
    pub(crate) effective_on: Date,
    pub(crate) final_account: bool,
}

/// A line of the account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) id: (u64, u16),
    pub(crate) counts: &'static str,
    pub(crate) component: Option<String>,
    /// The year it counts in.
    pub(crate) year: i16,
    /// The year it is about.
    pub(crate) concerns: i16,
    pub(crate) on: Date,
    pub(crate) household: Option<String>,
    pub(crate) person: Option<String>,
    pub(crate) kind: &'static str,
    pub(crate) cents: i64,
    /// `counted`, `error`, `uncertain`, or why it is left out.
    pub(crate) standing: &'static str,
    /// What it rests on, for the rules that ask further.
    pub(crate) rests: Rests,
}

/// What a line rests on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rests {
    /// Whose ground counts; anybody's of the household when none is named.
    pub(crate) persons: Vec<String>,
    pub(crate) activity: Option<String>,
    pub(crate) committed_on: Option<Date>,
    pub(crate) college: bool,
    pub(crate) overridden: bool,
    /// The day of what was delivered; none for what makes cost less.
    pub(crate) delivered_on: Option<Date>,
    /// What counts once ever, when it does: what and for whom.
    pub(crate) once: Option<(String, String)>,
}

/// A fund as of what is asked.
pub(crate) struct Naive<'a> {
    ask: &'a Ask,
    below: Vec<&'a Row>,
    fund: Fund<'a>,
    /// All its lines, of all years, by id.
    pub(crate) lines: Vec<Line>,
}

impl<'a> Naive<'a> {
    /// Draws the lines up as of the end of each year that was cut off and as of now, and books them one after the other.
    pub(crate) fn of(rows: &'a [Row], ask: &'a Ask) -> Self {
        let below: Vec<&Row> = rows.iter().filter(|row| row.position < ask.position).collect();
        let fund = Fund::of(&below, &ask.fund);
        let stages = fund.stages(ask);
        let drawn: Vec<Vec<Line>> =
            stages.iter().map(|stage| draw(&Known::of(&below, &fund, stage))).collect();
        let mut lines = settle::settle(&stages, &drawn);
        lines.sort_by_key(|line| line.id);
        marks::mark(&below, ask, &mut lines);
        Self { ask, below, fund, lines }
    }

    /// The figures of the set that the account of a year has adopted; `None` when it was not opened.
    pub(crate) fn account(&self, year: i16) -> Option<Figures> {
        let set = self.adopted(year)?;
        Some(figures::figures(&set, self, year))
    }

    /// The set with which the account was opened, or the last one adopted instead.
    fn adopted(&self, year: i16) -> Option<Value> {
        let mut account = None;
        let mut text = None;
        for row in &self.below {
            let opens = row.is("account", "AccountOpened");
            if opens && row.text("fund") == self.ask.fund && row.number("year") == i64::from(year) {
                account = Some(row.id.clone());
            }
            let adopts = opens || row.is("account", "IndicatorSetAdopted");
            if adopts && account.as_ref() == Some(&row.id) {
                text = row.body["indicators"]["text"].as_str();
            }
        }
        text.map(|text| serde_json::from_str(text).unwrap())
    }
}

/// The lines as of one moment, each in the year it concerns.
fn draw(known: &Known<'_>) -> Vec<Line> {
    let mut lines = households::lines(known);
    lines.extend(costs::lines(known));
    lines.sort_by_key(|line| line.id);
    standing::judge(known, &mut lines);
    lines.extend(years::lines(known, &lines));
    lines.sort_by_key(|line| line.id);
    lines
}
