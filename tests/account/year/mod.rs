//! A random year and more: ten thousand households of the project's own generator, and around them one more fund with a
//! choice of method, provisions of every fate, closed years and an accountant.

#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "the cents stand apart: 1_200_000_00 is EUR 1,200,000.00"
)]

mod chance;
mod fates;
mod fund;

mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};
use stories::generator::{Generator, Size};

use crate::naive::Row;
use chance::Chance;

/// Who does everything that is added.
const BY: &str = "officer-1";
/// What nobody can read.
const SEALED: &str =
    "v1.00000000-0000-0000-0000-000000000001.BwcHBwcHBwcHBwcHCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ";

/// A history under way.
struct Story {
    rows: Vec<Row>,
    chance: Chance,
    /// Where each event of the generator is by now.
    places: Vec<u64>,
    /// What is added to the generator's history, by the day on which it is recorded.
    to_come: BTreeMap<(Date, u64), (String, String, String, Value)>,
    put_in: u64,
    /// Who joined each household last.
    members: BTreeMap<String, String>,
    /// How many provisions were added.
    provisions: u64,
    /// Below which position the last draft of the fund that is added was made.
    drafted_at: usize,
}

/// The history of a seed: what the generator makes, with what is added to it in between; and the funds in it.
pub(crate) fn story(seed: u64, size: Size) -> (Vec<Row>, Vec<String>) {
    let mut story = Story {
        rows: Vec::new(),
        chance: Chance(seed),
        places: Vec::new(),
        to_come: BTreeMap::new(),
        put_in: 0,
        members: BTreeMap::new(),
        provisions: 0,
        drafted_at: 0,
    };
    story.add_fund(size.from);
    for submitted in Generator::new(seed, size) {
        let today = submitted.at.to_zoned(jiff::tz::TimeZone::UTC).date();
        story.catch_up(today);
        for event in submitted.submission.events {
            let mut payload: Value = serde_json::from_str(event.payload.as_str()).unwrap();
            let name = event.event_type.to_string();
            let mut body = payload[name.as_str()].take();
            let (book, id) = (event.stream.aggregate_type.to_string(), event.stream.aggregate_id.to_string());
            story.move_along(&mut body);
            story.places.push(story.rows.len() as u64);
            story.row(book, id, name, body);
            story.look_at_last(today);
        }
    }
    story.catch_up(size.to);
    let opened = story.rows.iter().filter(|row| row.name == "FundOpened");
    let funds = opened.map(|row| row.id.clone()).collect();
    (story.rows, funds)
}

impl Story {
    fn row(&mut self, book: String, id: String, name: String, body: Value) {
        let position = self.rows.len() as u64;
        self.rows.push(Row { position, book, id, name, body });
    }

    /// The generator counts its own events: what names a position of one names where it is by now.
    fn move_along(&self, body: &mut Value) {
        if let Some(position) = body["pin"]["position"].as_u64() {
            let place = self.places.get(usize::try_from(position).unwrap());
            body["pin"]["position"] = json!(place.copied().unwrap_or(self.rows.len() as u64));
        }
        if let Some(line) = body["line"].as_str() {
            let (position, part) = line.split_once('.').unwrap_or((line, ""));
            let place = self.places[position.parse::<usize>().unwrap()];
            let dot = if part.is_empty() { "" } else { "." };
            body["line"] = json!(format!("{place}{dot}{part}"));
        }
    }

    /// What was added for a day before this one.
    fn catch_up(&mut self, today: Date) {
        while let Some(first) = self.to_come.first_entry()
            && first.key().0 < today
        {
            let (book, id, name, mut body) = first.remove();
            if name == "AccountDrafted" {
                self.drafted_at = self.rows.len();
            }
            if name == "AccountDrafted" || name == "AccountSubmitted" {
                body["pin"]["position"] = json!(self.drafted_at);
            }
            self.row(book, id, name, body);
        }
    }

    /// Puts an event in, recorded on a day and of that day or another.
    fn add(&mut self, recorded: Date, on: Date, (book, id, name): (&str, &str, &str), mut body: Value) {
        body["on"] = json!(on);
        body["by"] = json!(BY);
        self.put_in += 1;
        let event = (book.to_owned(), id.to_owned(), name.to_owned(), body);
        self.to_come.insert((recorded, self.put_in), event);
    }

    /// What the generator made is sometimes where something more begins.
    fn look_at_last(&mut self, today: Date) {
        let row = self.rows.last().unwrap().clone();
        if row.name == "MemberJoined" {
            self.members.insert(row.id.clone(), row.text("person").to_owned());
        }
        match (row.book.as_str(), row.name.as_str()) {
            ("account", "AccountOpened") => self.adopt(&row),
            ("household", "PlanDrawnUp") => self.perhaps_provision(&row, today),
            ("household", "VictimStatusRecorded") if !row.body["status"]["Rejected"].is_null() => {
                self.perhaps_more_time(&row, today);
            }
            (
                _,
                "PlanAgreed" | "FirstContactMade" | "ThreeWayTalkHeld" | "MemberJoined" | "PerformanceStated",
            ) => {
                self.perhaps_mark(&row, today);
            }
            _ => {}
        }
    }
}
