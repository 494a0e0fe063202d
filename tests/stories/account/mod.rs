//! The account of a year over the wire: from opening to settlement, every figure with what is behind it.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod again;
mod differences;
mod explained;
mod final_account;
mod indicators;
mod marks;
mod private;
mod who_may;
mod year;

use std::path::Path;

use api::v1::*;
use stories::{
    AccountOfYear, App, Fund, Household, Provision, Refusal, STATER, Step, day, eur, spuk_2021, utrecht,
};

/// When the account of 2025 is prepared.
const PREPARED: &str = "2026-02-16T09:00:00Z";

/// The indicators of SPUK for a year, as they are shipped.
fn indicators(year: i32) -> String {
    let file = format!("../data/indicators/spuk-b2-{year}.json");
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// Utrecht's year 2025: one household met, a washing machine delivered, and the time at which its account is prepared.
struct Year2025<'a> {
    fund: Fund<'a>,
    household: Household<'a>,
    /// EUR 640.00 were committed to it, and EUR 600.00 of it delivered.
    provision: Provision<'a>,
    account: AccountOfYear<'a>,
}

impl<'a> Year2025<'a> {
    async fn over(app: &'a App) -> Self {
        let fund = Fund::opened_with(app, spuk_2021(), utrecht()).await;
        fund.allocated(2025, 100_000_00).await;
        let advance = ReceiveAdvanceRequest {
            amount: eur(50_000_00),
            bank_reference: "2025-01-08/1".into(),
            ..Default::default()
        };
        fund.tell("2025-01-08", advance).await.unwrap();
        fund.tell("2025-01-08", ChooseMethodRequest { method: Method::Norm.into(), ..Default::default() })
            .await
            .unwrap();
        for (component, cents) in
            [("a", 400_00), ("b", 3_600_00), ("d", 1_900_00), ("e", 12_500_00), ("f", 420_00)]
        {
            for year in [2025, 2026] {
                fund.tell("2025-01-08", norm(component, year, cents)).await.unwrap();
            }
        }
        let mut household = Household::with_a_member(app).await;
        let contact = household.first_contact();
        stories::Command::send(contact, &mut household.client).await.unwrap();
        let provision = Provision::after(Step::Committed, app, &household, &fund, 640_00).await;
        let account = AccountOfYear::of(app, &fund, 2025);
        let year = Self { fund, household, provision, account };
        year.delivered("2025-02-20", "2025-02-20", 600_00).await;
        app.clock.set(PREPARED);
        year
    }

    /// It is stated on a day that something was delivered on a day.
    async fn delivered(&self, stated_on: &str, performed_on: &str, cents: i64) {
        let stating = StatePerformanceRequest {
            commitment: 1,
            performed_on: day(performed_on),
            amount: eur(cents),
            delivery: Delivery::Partial.into(),
            ..Default::default()
        };
        self.provision.tell(STATER, stated_on, stating).await.unwrap();
    }

    /// It is found on a day that what was delivered is worth something else.
    async fn corrected(
        &self,
        on: &str,
        statement: i32,
        cents: i64,
    ) -> Result<CorrectPerformanceResponse, Refusal> {
        let correcting = CorrectPerformanceRequest {
            statement,
            amount: eur(cents),
            reason: PerformanceCorrection::MeasuredWrongly.into(),
            ..Default::default()
        };
        self.provision.tell(STATER, on, correcting).await
    }
}

/// The norm amount of a component in a year.
fn norm(component: &str, year: i32, cents: i64) -> SetNormAmountRequest {
    let norm = Some(Norm { norm: Some(norm::Norm::Amount(EuroCents { cents })) });
    SetNormAmountRequest { component: component.to_owned(), year, norm, ..Default::default() }
}

/// The report without the figures that are zero.
fn without_zeros(shown: &str) -> String {
    let is_zero = |line: &&str| !(line.contains(" 0 (") || line.contains(" 0.00 (0"));
    shown.lines().filter(is_zero).collect::<Vec<_>>().join("\n")
}

/// A refusal as a line of a story: its reason and its values.
fn line<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> String {
    let refusal = answer.unwrap_err();
    let values: Vec<_> = refusal.values.iter().map(|(name, value)| format!("{name} {value}")).collect();
    format!("{} {}", refusal.reason, values.join(", ")).trim_end().to_owned()
}
