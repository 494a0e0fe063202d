//! What happens to provisions, from request to recovery, without the votes and orders that the account does not look at.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::deed::{Deed, What};
use super::fund::{COMPONENTS, FUNDS};
use super::teller::{HOUSEHOLDS, PROVISIONS, SEALED, Teller, day, fund, household, person, provision};

/// A provision as far as deeds depend on it.
#[derive(Clone)]
pub(super) struct Case {
    fund: u8,
    component: &'static str,
    activity: Option<&'static str>,
    household: u8,
    person: Option<u8>,
    promises: Vec<Promise>,
    /// The commitment, what it is worth, and the day it was delivered.
    statements: Vec<(usize, i64, Date)>,
    invoices: u16,
    payments: Vec<Payment>,
    /// What came back on each line.
    recovered: BTreeMap<Line, i64>,
}

/// A line of the budget: year and component.
type Line = (i16, &'static str);

/// What of a payment is on each line.
type Payment = BTreeMap<Line, i64>;

#[derive(Clone)]
struct Promise {
    year: i16,
    kept: i64,
    ordered: i64,
}

impl Teller {
    pub(super) fn in_provision(&mut self, deed: Deed) {
        let number = deed.one % PROVISIONS;
        match (deed.what, self.cases.get(&number).cloned()) {
            (What::Request, None) => self.request(deed),
            (What::Request, Some(_)) | (_, None) => {}
            (What::Commit, Some(case)) => self.commit(deed, case),
            (What::Release, Some(case)) => self.release(deed, case),
            (What::Perform, Some(case)) => self.perform(deed, case),
            (What::Correct, Some(case)) => self.correct(deed, case),
            (What::Invoice, Some(case)) => self.invoice(deed, case),
            (What::Pay, Some(case)) => self.pay(deed, case),
            (What::Move, Some(case)) => self.move_paid(deed, case),
            (_, Some(case)) => self.recover(deed, case),
        }
    }

    /// For somebody in a household that was reported; of component c mostly, where the activities with a limit are.
    fn request(&mut self, deed: Deed) {
        let home = deed.two % HOUSEHOLDS;
        let known = self.homes.get(&home).filter(|home| home.reported && !home.ended);
        let Some(members) = known.map(|home| &home.members) else { return };
        let who = members.iter().nth(usize::from(deed.way) % (members.len() + 1)).copied();
        let component = if deed.way % 4 == 3 { COMPONENTS[usize::from(deed.two) % 6] } else { "c" };
        let activity = match (component, deed.way / 5 % 6, who) {
            ("c", 0 | 1, Some(_)) => Some("restructuring"),
            ("c", 2 | 3, _) => Some("clothing"),
            ("c", 4, Some(_)) => Some("advice"),
            _ => None,
        };
        let fund_number = deed.way / 30 % FUNDS;
        let case = Case {
            fund: fund_number,
            component,
            activity,
            household: home,
            person: who,
            promises: Vec::new(),
            statements: Vec::new(),
            invoices: 0,
            payments: Vec::new(),
            recovered: BTreeMap::new(),
        };
        let body = json!({
            "provision": provision(deed.one), "household": household(home), "person": who.map(person),
            "need": null, "measure": null, "life_domain": "Housing", "fund": fund(fund_number),
            "component": component, "activity": activity, "purpose": SEALED, "amount": 1_000_000,
            "amount_kind": "Fixed", "form": "InMoney",
        });
        self.keep(deed, case.clone(), "ProvisionRequested", body);
        self.commit(deed, case);
    }

    fn commit(&mut self, deed: Deed, mut case: Case) {
        let Some(on) = self.open_day(&case, day(deed)) else { return };
        let amount = i64::from(deed.cents);
        let year = self.open_year(&case, deed);
        case.promises.push(Promise { year, kept: amount, ordered: 0 });
        let body = json!({
            "commitment": case.promises.len(), "fund": fund(case.fund),
            "line": { "year": year, "component": case.component }, "amount": amount,
            "household": household(case.household), "person": case.person.map(person), "activity": case.activity,
            "mandate": if deed.way.is_multiple_of(5) { "College" } else { "MandatedOfficial" },
            "limit": if deed.way.is_multiple_of(7) { "Overridden" } else { "Checked" },
        });
        self.keep_on(deed, on, case, "ProvisionCommitted", body);
    }

    /// Never more than what was not stated or ordered.
    fn release(&mut self, deed: Deed, mut case: Case) {
        let Some(on) = self.open_day(&case, day(deed)) else { return };
        let Some(place) = pick(deed.two, case.promises.len()) else { return };
        let stated = case.stated(place);
        let promise = &mut case.promises[place];
        let amount = i64::from(deed.cents).min(promise.kept - promise.ordered.max(stated));
        if amount > 0 {
            promise.kept -= amount;
            let body = json!({
                "commitment": place + 1, "fund": fund(case.fund),
                "line": { "year": promise.year, "component": case.component }, "amount": amount,
                "reason": "Cheaper", "household": household(case.household),
                "person": case.person.map(person), "activity": case.activity,
            });
            self.keep_on(deed, on, case, "CommitmentReleased", body);
        }
    }

    /// Stated on a day, of something delivered then or up to two years before.
    fn perform(&mut self, deed: Deed, mut case: Case) {
        let Some(place) = pick(deed.two, case.promises.len()) else { return };
        let amount = i64::from(deed.cents).min(case.promises[place].kept - case.stated(place));
        if amount > 0 {
            let before = if deed.way.is_multiple_of(3) { 0 } else { i64::from(deed.way) * 12 };
            let performed_on =
                day(deed).saturating_add(jiff::Span::new().days(-before)).max(date(2024, 1, 1));
            case.statements.push((place, amount, performed_on));
            let body = json!({
                "statement": case.statements.len(), "commitment": place + 1, "performed_on": performed_on,
                "amount": amount, "delivery": "Partial", "text": null,
            });
            self.keep(deed, case.clone(), "PerformanceStated", body);
            if deed.way % 2 == 1 {
                self.pay(deed, case);
            }
        }
    }

    /// To less or more, never below what was ordered nor above what was promised.
    fn correct(&mut self, deed: Deed, mut case: Case) {
        let Some(place) = pick(deed.two, case.statements.len()) else { return };
        let (promise, was, corrects) = case.statements[place];
        let others = case.stated(promise) - was;
        let least = (case.promises[promise].ordered - others).max(0);
        let amount = i64::from(deed.cents).clamp(least, (case.promises[promise].kept - others).max(least));
        let amount = if deed.way.is_multiple_of(5) { least } else { amount };
        if amount != was {
            case.statements[place].1 = amount;
            let body = json!({
                "statement": place + 1, "commitment": promise + 1, "was": was, "amount": amount, "corrects": corrects, "reason": "Other",
            });
            self.keep(deed, case, "PerformanceCorrected", body);
        }
    }

    fn invoice(&mut self, deed: Deed, mut case: Case) {
        case.invoices += 1;
        let dated =
            day(deed).saturating_add(jiff::Span::new().days(-i64::from(deed.way))).max(date(2024, 1, 1));
        let compensable = if deed.way.is_multiple_of(3) { "No" } else { "Yes" };
        let vat = if deed.way.is_multiple_of(11) { 0 } else { i64::from(deed.cents) / 6 };
        let body = json!({
            "invoice": case.invoices, "invoice_date": dated, "number": SEALED, "amount": deed.cents,
            "vat": { "amount": vat, "compensable": compensable },
        });
        self.keep(deed, case, "InvoiceReceived", body);
    }

    /// Ordered and paid; the account looks at none of it, but what is paid can be moved and recovered.
    fn pay(&mut self, deed: Deed, mut case: Case) {
        let Some(on) = self.open_day(&case, day(deed)) else { return };
        let Some(place) = pick(deed.two, case.promises.len()) else { return };
        let stated = case.stated(place);
        let promise = &mut case.promises[place];
        let amount = i64::from(deed.cents).min(stated - promise.ordered);
        if amount > 0 {
            promise.ordered += amount;
            let of = (promise.year, case.component);
            case.payments.push([(of, amount)].into());
            let payment = reference(deed, case.payments.len());
            let (fund, line) = (fund(case.fund), line(of));
            let ordered = json!({
                "payment": payment, "fund": fund, "commitment": place + 1, "line": line, "amount": amount,
                "payee": { "name": SEALED, "iban": SEALED }, "invoice": null, "repeats": null, "text": null,
            });
            self.keep_on(deed, on, case.clone(), "PaymentOrdered", ordered);
            let body = json!({
                "payment": payment, "fund": fund, "line": line, "amount": amount, "bank_reference": "NTRF",
                "source": "Officer",
            });
            self.keep_on(deed, on, case, "PaymentMade", body);
        }
    }

    fn move_paid(&mut self, deed: Deed, mut case: Case) {
        let Some(on) = self.open_day(&case, day(deed)) else { return };
        let Some(place) = pick(deed.way, case.payments.len()) else { return };
        let component = if deed.way.is_multiple_of(2) {
            case.component
        } else {
            COMPONENTS[usize::from(deed.way) / 2 % 6]
        };
        let to = (2024 + i16::from(deed.two % 3), component);
        let payment = &case.payments[place];
        let from = payment.iter().find(|(line, paid)| **line != to && **paid > 0);
        let Some((from, paid)) = from.map(|(line, paid)| (*line, *paid)) else { return };
        let amount = i64::from(deed.cents).min(paid).min(case.left(from));
        if amount > 0 {
            *case.payments[place].entry(from).or_default() -= amount;
            *case.payments[place].entry(to).or_default() += amount;
            let body = json!({
                "payment": reference(deed, place + 1), "fund": fund(case.fund), "from": line(from),
                "to": line(to), "amount": amount, "reason": "Other", "corrects": on,
            });
            self.keep_on(deed, on, case, "PaymentCorrected", body);
        }
    }

    fn recover(&mut self, deed: Deed, mut case: Case) {
        let Some(on) = self.open_day(&case, day(deed)) else { return };
        let lines: Vec<Line> = case.payments.iter().flat_map(|payment| payment.keys().copied()).collect();
        let Some(place) = pick(deed.way, lines.len()) else { return };
        let from = lines[place];
        let amount = i64::from(deed.cents).min(case.left(from));
        if amount > 0 {
            *case.recovered.entry(from).or_default() += amount;
            let recovery = format!("00000000-0000-4000-8000-0000d0{:06x}", self.rows.len());
            let ordered =
                json!({ "recovery": recovery, "amount": amount, "reason": "Overpaid", "line": line(from) });
            self.keep_on(deed, on, case.clone(), "RecoveryOrdered", ordered);
            let body = json!({
                "recovery": recovery, "fund": fund(case.fund), "line": line(from), "amount": amount,
                "bank_reference": "TERUG",
            });
            self.keep_on(deed, on, case, "RecoveryReceived", body);
        }
    }

    /// No money moves in a year of the fund that is closed.
    fn open_day(&self, case: &Case, on: Date) -> Option<Date> {
        let closed = self.purses.get(&case.fund).and_then(|purse| purse.closed);
        let open = closed.map_or(on, |closed| on.max(date(closed + 1, 1, 1)));
        Some(open).filter(|open| open.year() <= 2026)
    }

    fn open_year(&self, case: &Case, deed: Deed) -> i16 {
        let year = 2024 + i16::from(deed.two % 3);
        let closed = self.purses.get(&case.fund).and_then(|purse| purse.closed);
        closed.map_or(year, |closed| year.max(closed + 1))
    }

    fn keep(&mut self, deed: Deed, case: Case, name: &str, body: Value) {
        self.keep_on(deed, day(deed), case, name, body);
    }

    fn keep_on(&mut self, deed: Deed, on: Date, case: Case, name: &str, body: Value) {
        self.cases.insert(deed.one % PROVISIONS, case);
        self.say("provision", &provision(deed.one), name, on, body);
    }
}

impl Case {
    fn stated(&self, promise: usize) -> i64 {
        self.statements.iter().filter(|(of, _, _)| *of == promise).map(|(_, amount, _)| amount).sum()
    }

    /// What is paid on a line and did not come back.
    fn left(&self, line: Line) -> i64 {
        let paid: i64 = self.payments.iter().filter_map(|payment| payment.get(&line)).sum();
        paid - self.recovered.get(&line).copied().unwrap_or_default()
    }
}

/// What the payment of a provision with this number is called at the bank.
fn reference(deed: Deed, number: usize) -> String {
    format!("{}{number:03}", provision(deed.one).replace('-', ""))
}

fn line((year, component): Line) -> Value {
    json!({ "year": year, "component": component })
}

fn pick(number: u8, of: usize) -> Option<usize> {
    (of > 0).then(|| usize::from(number) % of)
}
