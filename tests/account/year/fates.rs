//! Provisions of the fund that is added: promised, delivered in parts and sometimes stated late, corrected, invoiced with
//! VAT, paid, moved to another line, and recovered.

use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::fund::ADDED;
use super::{SEALED, Story};
use crate::naive::Row;

/// A provision while its fate is thrown; all of it lies in days to come.
struct Fate {
    provision: String,
    household: String,
    person: Option<String>,
    activity: Option<&'static str>,
    component: &'static str,
    /// The day on which the next thing happens and is recorded.
    day: Date,
}

impl Story {
    /// Three of four plans lead to a provision, some to two, and some to one of a component that is at norm.
    pub(super) fn perhaps_provision(&mut self, row: &Row, today: Date) {
        for percent in [75, 30] {
            if self.chance.happens(percent) {
                self.provision(row, today);
            }
        }
    }

    fn provision(&mut self, row: &Row, today: Date) {
        let person = self.members.get(&row.id).cloned();
        self.provisions += 1;
        let activity = match (self.chance.below(4), &person) {
            (0, Some(_)) => Some("restructuring"),
            (1, _) => Some("furniture"),
            _ => None,
        };
        let component = if activity.is_none() && self.chance.happens(15) { "b" } else { "c" };
        let fate = Fate {
            provision: format!("00000000-0000-4000-8000-0c{:010x}", self.provisions),
            household: row.id.clone(),
            person: person.filter(|_| activity == Some("restructuring") || self.chance.happens(60)),
            activity,
            component,
            day: today.saturating_add(self.chance.days(20)),
        };
        self.request(fate);
    }

    fn request(&mut self, mut fate: Fate) {
        let body = json!({
            "provision": fate.provision, "household": fate.household, "person": fate.person, "need": null,
            "measure": null, "life_domain": "Housing", "fund": ADDED, "component": fate.component,
            "activity": fate.activity, "purpose": SEALED, "amount": 1_000_000, "amount_kind": "Fixed",
            "form": "InMoney",
        });
        self.tell(&fate, "ProvisionRequested", body);
        let mut statement = 0;
        for commitment in 1..=1 + self.chance.below(2) {
            fate.day = fate.day.saturating_add(self.chance.days(60));
            let amount = self.chance.cents(400_000) + 10_000;
            let line = json!({ "year": fate.day.year(), "component": fate.component });
            let body = json!({
                "commitment": commitment, "fund": ADDED, "line": line, "amount": amount,
                "household": fate.household, "person": fate.person, "activity": fate.activity,
                "mandate": if self.chance.happens(20) { "College" } else { "MandatedOfficial" },
                "limit": if self.chance.happens(10) { "Overridden" } else { "Checked" },
            });
            self.tell(&fate, "ProvisionCommitted", body);
            let stated = self.deliver(&mut fate, commitment, amount, &mut statement);
            self.invoice(&mut fate, commitment, stated);
            self.pay(&mut fate, commitment, stated, &line);
        }
    }

    /// One or two deliveries; now and then one is found to be worth something else.
    fn deliver(&mut self, fate: &mut Fate, commitment: u64, amount: i64, statement: &mut u64) -> i64 {
        let mut stated = 0;
        for part in 1..=1 + i64::try_from(self.chance.below(2)).unwrap() {
            fate.day = fate.day.saturating_add(self.chance.days(40));
            *statement += 1;
            let (worth, performed_on) = (amount / (2 * part), self.earlier(fate.day));
            stated += worth;
            let body = json!({
                "statement": statement, "commitment": commitment, "performed_on": performed_on,
                "amount": worth, "delivery": "Partial", "text": null,
            });
            self.tell(fate, "PerformanceStated", body);
            if self.chance.happens(20) {
                fate.day = fate.day.saturating_add(self.chance.days(300));
                let really = self.chance.cents(u64::try_from(worth).unwrap()) - 1;
                stated += really - worth;
                let body = json!({
                    "statement": statement, "commitment": commitment, "was": worth, "amount": really, "corrects": performed_on,
                    "reason": "MeasuredWrongly",
                });
                self.tell(fate, "PerformanceCorrected", body);
            }
        }
        stated
    }

    fn invoice(&mut self, fate: &mut Fate, commitment: u64, stated: i64) {
        if stated > 100 && self.chance.happens(50) {
            let compensable = if self.chance.happens(70) { "Yes" } else { "No" };
            let body = json!({
                "invoice": commitment, "invoice_date": self.earlier(fate.day), "number": SEALED, "amount": stated,
                "vat": { "amount": stated * 21 / 121, "compensable": compensable },
            });
            self.tell(fate, "InvoiceReceived", body);
        }
    }

    /// Paid; now and then on the wrong line, or too much.
    fn pay(&mut self, fate: &mut Fate, commitment: u64, stated: i64, line: &Value) {
        if stated < 100 {
            return;
        }
        let payment = format!("{}{commitment:03}", fate.provision.replace('-', ""));
        let of = json!({ "payment": payment, "fund": ADDED, "line": line, "amount": stated });
        let with = |more: Value| {
            let mut body = of.clone();
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            body
        };
        let payee = json!({ "name": SEALED, "iban": SEALED });
        let ordered = json!({
            "commitment": commitment, "payee": payee, "invoice": null, "repeats": null, "text": null,
        });
        self.tell(fate, "PaymentOrdered", with(ordered));
        self.tell(fate, "PaymentMade", with(json!({ "bank_reference": "NTRF", "source": "Officer" })));
        let paid_on = fate.day;
        if self.chance.happens(15) {
            fate.day = fate.day.saturating_add(self.chance.days(200));
            let component = if self.chance.happens(30) { "b" } else { fate.component };
            let to = json!({ "year": fate.day.year() - 1, "component": component });
            if to != *line {
                let body = json!({
                    "payment": payment, "fund": ADDED, "from": line, "to": to, "amount": stated / 2,
                    "reason": "WrongYear", "corrects": paid_on,
                });
                self.tell(fate, "PaymentCorrected", body);
            }
        }
        if self.chance.happens(12) {
            fate.day = fate.day.saturating_add(self.chance.days(200));
            let recovery = format!("00000000-0000-4000-8000-0d{:010x}", self.put_in);
            let body =
                json!({ "recovery": recovery, "amount": stated / 4, "reason": "Overpaid", "line": line });
            self.tell(fate, "RecoveryOrdered", body);
            let body = json!({
                "recovery": recovery, "fund": ADDED, "line": line, "amount": stated / 4, "bank_reference": "TERUG",
            });
            self.tell(fate, "RecoveryReceived", body);
        }
    }

    /// One rejection in five gets more time, for hardship.
    pub(super) fn perhaps_more_time(&mut self, row: &Row, today: Date) {
        if self.chance.happens(20) {
            let until = today.saturating_add(self.chance.days(60)).saturating_add(jiff::Span::new().days(31));
            let body = json!({ "term": "AfterRejection", "until": until, "text": SEALED });
            self.add(today, today, ("household", &row.id, "TermOverridden"), body);
        }
    }

    /// That day, or one in the months before: what is stated is often stated late.
    fn earlier(&mut self, day: Date) -> Date {
        let before = if self.chance.happens(40) { self.chance.days(250) } else { jiff::Span::new() };
        day.saturating_sub(before).max(date(2023, 1, 1))
    }

    fn tell(&mut self, fate: &Fate, name: &str, body: Value) {
        self.add(fate.day, fate.day, ("provision", &fate.provision, name), body);
    }
}
