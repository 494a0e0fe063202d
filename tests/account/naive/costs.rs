//! Lines of what was really spent: deliveries and what was found wrong with them, compensable VAT, payments that were moved
//! to another line of the budget, and what came back.

use jiff::civil::{Date, date};
use serde_json::Value;

use super::facts::Known;
use super::row::Row;
use super::{Line, Rests};

/// A provision of the fund that is asked about.
struct Case<'a> {
    requested: &'a Row,
    rows: &'a [&'a Row],
}

/// An amount: what kind, of which component, about which year, of which day, and how much.
struct Amount<'a> {
    kind: &'static str,
    component: &'a str,
    concerns: i16,
    on: Date,
    cents: i64,
}

/// The costs of all provisions that are paid from the fund.
pub(super) fn lines(known: &Known<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for rows in known.provisions.values() {
        let Some(requested) = rows.iter().find(|row| row.name == "ProvisionRequested") else { continue };
        if known.fund.opened().is_none_or(|opened| opened.id != requested.text("fund")) {
            continue;
        }
        let case = Case { requested, rows };
        for row in rows {
            lines.extend(case.of(row));
        }
    }
    lines.retain(|line| known.happened(line.on));
    lines
}

impl Case<'_> {
    fn of(&self, row: &Row) -> Vec<Line> {
        let component = self.requested.text("component");
        let of_the_day = |kind, on: Date, cents| Amount { kind, component, concerns: on.year(), on, cents };
        match row.name.as_str() {
            "PerformanceStated" => {
                let amount = of_the_day("actual", row.date("performed_on"), row.number("amount"));
                vec![self.delivered(row, amount)]
            }
            "PerformanceCorrected" => {
                let more = row.number("amount") - row.number("was");
                vec![self.delivered(row, of_the_day("correction", row.date("corrects"), more))]
            }
            "InvoiceReceived"
                if row.body["vat"]["compensable"] == "Yes" && row.body["vat"]["amount"] != 0 =>
            {
                let vat = row.body["vat"]["amount"].as_i64().unwrap();
                let amount = of_the_day("compensable_vat", row.date("invoice_date"), -vat);
                vec![self.line(row, 0, amount, self.rests(1))]
            }
            "PaymentCorrected" => {
                let cents = row.number("amount");
                vec![
                    self.booked(row, 0, "reclassification", (&row.body["from"], -cents)),
                    self.booked(row, 1, "reclassification", (&row.body["to"], cents)),
                ]
            }
            "RecoveryReceived" => {
                vec![self.booked(row, 0, "recovery", (&row.body["line"], -row.number("amount")))]
            }
            _ => Vec::new(),
        }
    }

    /// What was delivered, or was found to be worth something else.
    fn delivered(&self, row: &Row, amount: Amount<'_>) -> Line {
        let mut rests = self.rests(row.number("commitment"));
        rests.delivered_on = Some(amount.on);
        self.line(row, 0, amount, rests)
    }

    /// What names a line of the budget: the year of that line is the one it concerns, and the day the nearest of that year.
    fn booked(&self, row: &Row, part: u16, kind: &'static str, (line, cents): (&Value, i64)) -> Line {
        let concerns = i16::try_from(line["year"].as_i64().unwrap()).unwrap();
        let component = line["component"].as_str().unwrap();
        let on = row.date("on").clamp(date(concerns, 1, 1), date(concerns, 12, 31));
        let amount = Amount { kind, component, concerns, on, cents };
        self.line(row, part, amount, self.rests(1))
    }

    fn line(&self, row: &Row, part: u16, amount: Amount<'_>, rests: Rests) -> Line {
        Line {
            id: (row.position, part),
            counts: "cost",
            component: Some(amount.component.to_owned()),
            year: amount.concerns,
            concerns: amount.concerns,
            on: amount.on,
            household: Some(self.requested.text("household").to_owned()),
            person: self.requested.body["person"].as_str().map(str::to_owned),
            kind: amount.kind,
            cents: amount.cents,
            standing: "counted",
            rests,
        }
    }

    /// What stands behind a cost: for whom it was requested, and the commitment with this number.
    fn rests(&self, commitment: i64) -> Rests {
        let found = self
            .rows
            .iter()
            .find(|row| row.name == "ProvisionCommitted" && row.number("commitment") == commitment);
        Rests {
            persons: self.requested.body["person"].as_str().map(str::to_owned).into_iter().collect(),
            activity: self.requested.body["activity"].as_str().map(str::to_owned),
            committed_on: found.map(|row| row.date("on")),
            college: found.is_some_and(|row| row.text("mandate") == "College"),
            overridden: found.is_some_and(|row| row.text("limit") == "Overridden"),
            ..Rests::default()
        }
    }
}
