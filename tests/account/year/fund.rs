//! The fund that is added: with every component of the specific grant, accounted for by norm first and as spent later, and
//! its accounts, closed years and marks.

use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::{SEALED, Story};
use crate::naive::Row;
use crate::sets;

/// The fund that is added.
pub(super) const ADDED: &str = "00000000-0000-4000-8000-00000000f0aa";
/// The years that have accounts.
pub(super) const YEARS: [i16; 4] = [2023, 2024, 2025, 2026];

impl Story {
    /// Opened on the first day; at norm until the autumn of 2025; 2023 and 2024 are closed in the summer after.
    pub(super) fn add_fund(&mut self, today: Date) {
        let fund = |name| ("fund", ADDED, name);
        self.add(today, today, fund("FundOpened"), json!({ "terms": terms(None) }));
        self.add(today, today, fund("MethodChosen"), json!({ "method": "Norm" }));
        self.add(today, today, fund("AdvanceReceived"), advance(1_200_000_00));
        for (component, cents) in [("a", 39_000), ("b", 351_000), ("d", 181_000), ("f", 41_000)] {
            let body = json!({ "component": component, "year": 2025, "norm": { "Amount": cents } });
            let on = date(2025, 2, 3);
            self.add(on, on, fund("NormAmountSet"), body);
        }
        let on = date(2025, 1, 15);
        self.add(on, on, fund("AdvanceReceived"), advance(800_000_00));
        let on = date(2024, 7, 1);
        self.add(on, on, fund("YearClosed"), json!({ "year": 2023 }));
        self.submit_2024();
        self.adopt_wide();
        let on = date(2025, 6, 2);
        self.add(on, on, fund("TermsAmended"), json!({ "version": 2, "terms": terms(Some("2026-06-30")) }));
        let on = date(2025, 11, 3);
        self.add(on, on, fund("SwitchedToActual"), json!({}));
        for year in YEARS {
            let shipped = sets::SHIPPED.iter().find(|(of, _)| *of == year);
            let text = shipped.map_or_else(|| wide(year), |(_, text)| (*text).to_owned());
            let body = json!({ "fund": ADDED, "year": year, "indicators": sets::indicators(&text) });
            self.add(today, today, ("account", &account(ADDED, year), "AccountOpened"), body);
        }
    }

    /// In September 2025 its account gets the set of these tests instead of the one that is shipped.
    fn adopt_wide(&mut self) {
        let on = date(2025, 9, 1);
        let body = json!({ "indicators": sets::indicators(&wide(2025)) });
        self.add(on, on, ("account", &account(ADDED, 2025), "IndicatorSetAdopted"), body);
    }

    /// The account of 2024 is drafted in May, and submitted when more was recorded since; what it is made from is filled
    /// in when it is.
    fn submit_2024(&mut self) {
        let id = account(ADDED, 2024);
        let (may, july) = (date(2025, 5, 20), date(2025, 7, 1));
        let pin = json!({
            "position": 0, "root": HASH, "effective_on": "2024-12-31", "indicators": HASH,
            "rules": "herstelboek-rules/1", "final_account": "No",
        });
        let body = json!({ "draft": 1, "pin": pin, "report": HASH });
        self.add(may, may, ("account", &id, "AccountDrafted"), body);
        self.add(july, july, ("account", &id, "AccountCertified"), json!({ "draft": 1 }));
        let body = json!({
            "fund": ADDED, "year": 2024, "draft": 1, "pin": pin, "report": HASH, "books": "Close",
            "fund_books": "StayOpen",
        });
        self.add(july, july, ("account", &id, "AccountSubmitted"), body);
        self.add(july, july, ("fund", ADDED, "YearClosed"), json!({ "year": 2024 }));
    }

    /// An account of one of the generator's funds was opened: it gets the set of these tests.
    pub(super) fn adopt(&mut self, opened: &Row) {
        let fund =
            self.rows.iter().find(|row| row.name == "FundOpened" && row.id == opened.text("fund")).unwrap();
        let terms = &fund.body["terms"];
        let components = terms["components"].as_array().unwrap().iter();
        let components: Vec<&str> = components.map(|one| one["code"].as_str().unwrap()).collect();
        let year = i16::try_from(opened.number("year")).unwrap();
        let text = sets::wide(year, terms["sisa_code"].as_str(), &components);
        let body =
            json!({ "on": opened.body["on"], "by": "controller", "indicators": sets::indicators(&text) });
        self.row("account".to_owned(), opened.id.clone(), "IndicatorSetAdopted".to_owned(), body);
    }

    /// The accountant marks one line in twenty, in the account of 2025 or 2026 or, before that was drafted, 2024; and takes
    /// some marks off.
    pub(super) fn perhaps_mark(&mut self, row: &Row, today: Date) {
        if !self.chance.happens(5) {
            return;
        }
        let drafted = today >= date(2025, 5, 1);
        let year = (today.year() - i16::from(self.chance.happens(20))).max(if drafted { 2025 } else { 2024 });
        let id = account(ADDED, year);
        let line =
            if self.chance.happens(20) { format!("{}.1", row.position) } else { row.position.to_string() };
        let finding = if self.chance.happens(60) { "Error" } else { "Uncertainty" };
        let most = if drafted { 90 } else { 18 };
        let day = today.saturating_add(self.chance.days(most));
        let body = json!({ "line": line, "finding": finding, "household": null, "text": SEALED });
        self.add(day, day, ("account", &id, "LineMarked"), body);
        if self.chance.happens(15) {
            self.add(day, day, ("account", &id, "MarkCleared"), json!({ "line": line }));
        }
    }
}

/// What stands for the hash of a tree, a set or a report.
const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn wide(year: i16) -> String {
    sets::wide(year, Some("B2"), &["a", "b", "c", "d", "e", "f"])
}

fn advance(cents: i64) -> Value {
    json!({ "amount": cents, "bank_reference": "VOORSCHOT" })
}

/// The account of a fund and year: UUIDv5 of its name in the fund.
fn account(fund: &str, year: i16) -> String {
    let fund: uuid::Uuid = fund.parse().unwrap();
    uuid::Uuid::new_v5(&fund, format!("account/{year}").as_bytes()).to_string()
}

fn terms(last_account_day: Option<&str>) -> Value {
    json!({
        "name": "Verzonnen uitkering", "authority": "Rijk", "authority_name": "Verzonnen verstrekker",
        "legal_base": "Verzonnen regeling", "legal_version": "1", "source": "made up for random histories",
        "sisa_code": "B2", "last_commitment_day": last_account_day.map(|_| "2026-02-15"),
        "last_account_day": last_account_day,
        "eligible": ["Applicant", "Child", "ExPartner", "PartnerOfDeceased"],
        "components": [
            component("a", "Chosen", "Household", "OnceEver", Some(38_000)),
            component("b", "Chosen", "Person", "OnceEver", Some(346_800)),
            component("c", "Actual", "Person", "EveryTime", None),
            component("d", "Chosen", "Plan", "OnceEver", Some(179_500)),
            component("e", "Chosen", "Year", "EveryTime", Some(0)),
            component("f", "Norm", "Talk", "EveryTime", Some(40_000)),
        ],
        "limits": [
            limit("restructuring", "Person", "OnceEver", 500_000, "Exceed"),
            limit("furniture", "Household", "EveryTime", 150_000, "NotExceed"),
        ],
    })
}

fn limit(activity: &str, per: &str, offered: &str, most: i64, college: &str) -> Value {
    json!({
        "component": "c", "activity": activity, "name_nl": activity, "name_en": activity, "most": most,
        "offered": offered, "per": per, "college_may_exceed": college,
    })
}

/// With norms for 2023 and 2024, and for the component per year also later; what is set later is not in the terms.
fn component(code: &str, method: &str, unit: &str, once: &str, amount: Option<i64>) -> Value {
    let brackets: Value = [(0, 12_000_00), (50, 48_000_00), (100, 120_000_00), (1_000, 250_000_00)]
        .map(|(from, amount)| json!({ "from": from, "amount": amount }))
        .into_iter()
        .collect();
    let norms: Vec<Value> = match amount {
        None => Vec::new(),
        Some(0) => {
            (2023..=2026).map(|year| json!({ "year": year, "norm": { "ByVictims": brackets } })).collect()
        }
        Some(cents) => {
            (2023..=2024).map(|year| json!({ "year": year, "norm": { "Amount": cents } })).collect()
        }
    };
    json!({
        "code": code, "name_nl": code, "name_en": code, "method": method, "unit": unit, "once": once,
        "norms": norms,
    })
}
