//! What happens to funds: opened with the shape of the specific grant of the Rijk, small amounts and small limits.

use jiff::civil::date;
use serde_json::{Value, json};

use super::deed::{Deed, What};
use super::teller::{Teller, day, fund};

/// How many funds a story has: one with a choice of method and one without.
pub(super) const FUNDS: u8 = 2;
/// The components of every fund.
pub(super) const COMPONENTS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

impl Teller {
    /// The funds are opened before anything happens, and the accounts of each of their years.
    pub(super) fn open(&mut self) {
        for number in 0..FUNDS {
            let body = json!({ "terms": terms(number, 0) });
            self.say("fund", &fund(number), "FundOpened", date(2024, 1, 1), body);
            self.purses.entry(number).or_default().version = 1;
            for year in 2024..=2026 {
                self.open_account(number, year);
            }
        }
    }

    pub(super) fn in_fund(&mut self, deed: Deed) {
        let number = deed.one % 4 / 3;
        let purse = self.purses.entry(number).or_default();
        match deed.what {
            What::Choose if number == 0 && purse.method.is_none() => {
                let norm = !deed.way.is_multiple_of(4);
                purse.method = Some(norm);
                let method = if norm { "Norm" } else { "Actual" };
                self.said(deed, "MethodChosen", json!({ "method": method }));
            }
            What::Switch if purse.method == Some(true) => {
                purse.method = Some(false);
                self.said(deed, "SwitchedToActual", json!({}));
            }
            What::Norm => {
                let component = ["a", "b", "d", "e", "f"][usize::from(deed.two) % 5];
                let year = 2024 + i16::from(deed.way % 3);
                let norm = norm(component, deed.cents);
                self.said(
                    deed,
                    "NormAmountSet",
                    json!({ "component": component, "year": year, "norm": norm }),
                );
            }
            What::CloseYear => {
                let year = purse.closed.map_or(2024, |closed| closed + 1);
                if year <= 2026 {
                    purse.closed = Some(year);
                    let on = date(year + 1, 3, 1);
                    self.say("fund", &fund(number), "YearClosed", on, json!({ "year": year }));
                }
            }
            What::Amend => {
                purse.version += 1;
                let version = purse.version;
                let body = json!({ "version": version, "terms": terms(number, deed.way) });
                self.said(deed, "TermsAmended", body);
            }
            What::Advance => {
                let body = json!({ "amount": deed.cents, "bank_reference": "VOORSCHOT" });
                self.said(deed, "AdvanceReceived", body);
            }
            _ => {}
        }
    }

    fn said(&mut self, deed: Deed, name: &str, body: Value) {
        self.say("fund", &fund(deed.one % 4 / 3), name, day(deed), body);
    }
}

/// The line of the account to the Rijk.
pub(super) fn sisa_code(number: u8) -> Option<&'static str> {
    (number == 0).then_some("B2")
}

/// The terms in one of their versions: who is eligible, the last days, the limits, and for what a norm is known.
fn terms(number: u8, way: u8) -> Value {
    let eligible = match way % 4 {
        0 => json!(["Applicant", "Child", "ExPartner", "PartnerOfDeceased", "FamilyMember"]),
        1 => json!(["Applicant", "Child", "FamilyMember"]),
        2 => json!([]),
        _ => json!(["Applicant", "ExPartner", "FamilyMember"]),
    };
    let (commitment, account) = match way / 4 % 3 {
        0 => (json!(null), json!(null)),
        1 => (json!("2026-03-31"), json!("2026-09-30")),
        _ => (json!("2025-06-30"), json!("2026-06-30")),
    };
    let most = if (way / 12).is_multiple_of(2) { 100_000 } else { 60_000 };
    let components: Vec<Value> = COMPONENTS.iter().map(|code| component(code, number, way)).collect();
    json!({
        "name": "Verzonnen uitkering", "authority": if number == 0 { "Rijk" } else { "Council" },
        "authority_name": "Verzonnen verstrekker", "legal_base": "Verzonnen regeling", "legal_version": "1",
        "source": "made up for small histories", "sisa_code": sisa_code(number),
        "last_commitment_day": commitment, "last_account_day": account,
        "eligible": eligible, "components": components,
        "limits": [
            limit("restructuring", "Person", "OnceEver", Some(most), "Exceed"),
            limit("clothing", "Household", "EveryTime", Some(50_000), "NotExceed"),
            limit("advice", "Person", "OnceEver", None, "NotExceed"),
        ],
    })
}

fn limit(activity: &str, per: &str, offered: &str, most: Option<i64>, college: &str) -> Value {
    json!({
        "component": "c", "activity": activity, "name_nl": activity, "name_en": activity, "most": most,
        "offered": offered, "per": per, "college_may_exceed": college,
    })
}

/// The fund without a choice accounts for a and f by norm, the rest as spent.
fn component(code: &str, number: u8, way: u8) -> Value {
    let unit = match code {
        "a" => "Household",
        "d" => "Plan",
        "e" => "Year",
        "f" => "Talk",
        _ => "Person",
    };
    let method = match (number, code) {
        (_, "c") => "Actual",
        (0, _) => "Chosen",
        (_, "a" | "f") => "Norm",
        _ => "Actual",
    };
    let once = if matches!(code, "a" | "b" | "d") { "OnceEver" } else { "EveryTime" };
    let known = if method == "Actual" { 0 } else { 1 + i64::from(way % 3) };
    let norms: Vec<Value> = (2024..2024 + known)
        .map(|year| json!({ "year": year, "norm": norm(code, 30_000 + u32::from(way) * 10) }))
        .collect();
    json!({
        "code": code, "name_nl": code, "name_en": code, "method": method, "unit": unit, "once": once,
        "norms": norms,
    })
}

/// By the number of victims for the component that is counted per year, with brackets that a small story reaches.
fn norm(code: &str, cents: u32) -> Value {
    match code {
        "e" => json!({ "ByVictims": [
            { "from": 0, "amount": cents }, { "from": 2, "amount": cents + 1_000 }, { "from": 4, "amount": cents + 5_000 },
        ] }),
        _ => json!({ "Amount": cents }),
    }
}
