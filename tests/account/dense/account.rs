//! What happens to accounts: opened with an indicator set, another set, and lines that the accountant marks.

use jiff::civil::date;
use serde_json::{Value, json};

use super::deed::{Deed, What};
use super::fund::{COMPONENTS, sisa_code};
use super::teller::{SEALED, Teller, day, fund};
use crate::sets;

impl Teller {
    pub(super) fn open_account(&mut self, number: u8, year: i16) {
        let text = sets::wide(year, sisa_code(number), &COMPONENTS);
        let body = json!({ "fund": fund(number), "year": year, "indicators": sets::indicators(&text) });
        self.say("account", &account(number, year), "AccountOpened", date(2024, 1, 1), body);
    }

    pub(super) fn in_account(&mut self, deed: Deed) {
        let (number, year) = (deed.one % 4 / 3, 2024 + i16::from(deed.two % 3));
        let submitted = self.submitted.get(&number).copied().unwrap_or(2023);
        if year <= submitted {
            return;
        }
        let (name, body) = match deed.what {
            What::Adopt => {
                let text = sets::narrow(year, sisa_code(number), &COMPONENTS);
                ("IndicatorSetAdopted", json!({ "indicators": sets::indicators(&text) }))
            }
            What::Mark => {
                let Some(line) = self.some_line(deed) else { return };
                let finding = if deed.way.is_multiple_of(2) { "Error" } else { "Uncertainty" };
                self.marks.insert((number, year, line.clone()));
                ("LineMarked", json!({ "line": line, "finding": finding, "household": null, "text": SEALED }))
            }
            What::Clear => {
                let mine = |mark: &&(u8, i16, String)| (mark.0, mark.1) == (number, year);
                let Some(mark) = self.marks.iter().find(mine).cloned() else { return };
                self.marks.remove(&mark);
                ("MarkCleared", json!({ "line": mark.2 }))
            }
            What::Draft => {
                let pin = json!({
                    "position": self.rows.len(), "root": HASH, "effective_on": date(year, 12, 31),
                    "indicators": HASH, "rules": "herstelboek-rules/1", "final_account": "No",
                });
                self.say(
                    "account",
                    &account(number, year),
                    "AccountDrafted",
                    date(year + 1, 1, 20),
                    draft(&pin),
                );
                self.drafts.insert((number, year), pin);
                return;
            }
            _ => return self.submit(number, submitted + 1),
        };
        self.drafts.remove(&(number, year));
        self.say("account", &account(number, year), name, day(deed), body);
    }

    /// Years are accounted for in order; the year of the fund is closed with it when it was not.
    fn submit(&mut self, number: u8, year: i16) {
        let Some(pin) = self.drafts.get(&(number, year)).cloned() else { return };
        self.submitted.insert(number, year);
        let on = date(year + 1, 3, 1);
        let id = account(number, year);
        self.say("account", &id, "AccountCertified", on, json!({ "draft": 1 }));
        let purse = self.purses.entry(number).or_default();
        let open = purse.closed.is_none_or(|closed| closed < year);
        let body = json!({
            "fund": fund(number), "year": year, "draft": 1, "pin": pin, "report": HASH,
            "books": if open { "Close" } else { "WereClosed" }, "fund_books": "StayOpen",
        });
        if open {
            purse.closed = Some(year);
        }
        self.say("account", &id, "AccountSubmitted", on, body);
        if open {
            self.say("fund", &fund(number), "YearClosed", on, json!({ "year": year }));
        }
    }

    /// A line of an event that makes lines, mostly its first.
    fn some_line(&self, deed: Deed) -> Option<String> {
        const MAKE_LINES: [&str; 10] = [
            "MemberJoined",
            "FirstContactMade",
            "PlanAgreed",
            "AftercareStarted",
            "ThreeWayTalkHeld",
            "PerformanceStated",
            "PerformanceCorrected",
            "InvoiceReceived",
            "PaymentCorrected",
            "RecoveryReceived",
        ];
        let rows: Vec<u64> = self
            .rows
            .iter()
            .filter(|row| MAKE_LINES.contains(&row.name.as_str()))
            .map(|row| row.position)
            .collect();
        let place = usize::try_from(deed.cents).unwrap() % rows.len().max(1);
        let position = *rows.get(place)?;
        Some(match deed.way / 2 % 6 {
            1 => format!("{position}.1"),
            2 => format!("{position}.2000"),
            _ => position.to_string(),
        })
    }
}

/// What stands for the hash of a tree, a set or a report.
const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn draft(pin: &Value) -> Value {
    json!({ "draft": 1, "pin": pin, "report": HASH })
}

/// The account of a fund and year: UUIDv5 of its name in the fund.
fn account(number: u8, year: i16) -> String {
    let fund: uuid::Uuid = fund(number).parse().unwrap();
    uuid::Uuid::new_v5(&fund, format!("account/{year}").as_bytes()).to_string()
}
