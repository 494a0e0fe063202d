//! What is done with the account, step by step, by whom, and on which day.

use anyhow::{Context as _, anyhow};
use api::v1::{self, FinalAccount};
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{YEAR, figures, heading};
use crate::demo::{
    Demo,
    client::{Client, is_refused, refusal},
    command::wire_date,
    ids,
    screen::{Look, Screen},
    story::{LEDGER, positions},
    tokens::Officer,
    words::{Told, nl_en, weekday_and_date},
};

/// The indicator set of the grant for the year, as it ships.
const INDICATORS: &str = include_str!("../../../../../data/indicators/spuk-b2-2025.json");
/// The norm amounts of 2021, in euro cents; those of 2025 are indexed, and in none of our sources.
const NORMS: [(&str, i64); 4] = [("a", 380_00), ("b", 3_468_00), ("d", 1_795_00), ("f", 400_00)];
/// Component e: the amount from a number of victims on.
const BRACKETS: [(i32, i64); 4] = [(0, 12_000_00), (50, 48_000_00), (100, 120_000_00), (1_000, 250_000_00)];
/// What the laptop of the story cost, in euro cents: the accountant is not sure of it.
const DOUBTED: i64 = 480_00;
/// Why; it is sealed before it is recorded.
const DOUBT: &str = "Van de levering is geen bewijs in het dossier: eerst navragen bij de leverancier.";

/// What was submitted.
pub(super) struct Submitted {
    /// Its hash.
    pub(super) sha256: String,
    /// Where the cost stands that the accountant marked.
    pub(super) cost: u64,
}

/// Where the account is made.
pub(super) struct Desk<'a> {
    pub(super) demo: &'a Demo,
    pub(super) screen: &'a Screen,
    pub(super) fund: Uuid,
}

impl Desk<'_> {
    /// The client of an officer.
    pub(super) fn client(&self, officer: Officer) -> anyhow::Result<Client> {
        Client::new(self.demo.endpoint.clone(), self.demo.tokens.of(officer), self.screen.language)
    }

    /// Everything that is done, until it is submitted.
    pub(super) async fn play(&self) -> anyhow::Result<Submitted> {
        self.norms().await?;
        heading(self.screen, nl_en("Van opmaken tot indienen", "From drafting to submitting"));
        self.open().await?;
        self.draft(
            "draft-1",
            date(2026, 1, 20),
            nl_en(
                "De controller maakt de verantwoording op, met één druk op de knop.",
                "The controller drafts the account at the press of a button.",
            ),
        )
        .await?;
        let line = self.doubted().await?;
        self.mark(&line).await?;
        self.draft(
            "draft-2",
            date(2026, 3, 12),
            nl_en(
                "Opnieuw opgemaakt: wat onzeker is valt buiten de afrekening, en blijft zichtbaar.",
                "Drafted again: what is uncertain is left out of the settlement, and stays visible.",
            ),
        )
        .await?;
        self.certify_alone().await?;
        self.certify().await?;
        let sha256 = self.submit().await?;
        let cost =
            line.split('.').next().unwrap_or_default().parse().context("a line is named by its position")?;
        Ok(Submitted { sha256, cost })
    }

    async fn norms(&self) -> anyhow::Result<()> {
        heading(self.screen, nl_en("De normbedragen van 2025", "The norm amounts of 2025"));
        self.screen.note(self.screen.say(nl_en(
            "Voor deze demonstratie die van 2021: de geïndexeerde bedragen van 2025 staan in geen van onze bronnen.",
            "For this demonstration those of 2021: the indexed amounts of 2025 are in none of our sources.",
        )));
        let keeper = self.client(Officer::BudgetHolder)?;
        let on = date(2025, 12, 15);
        let amounts =
            NORMS.map(|(component, cents)| (component, v1::norm::Norm::Amount(v1::EuroCents { cents })));
        let brackets =
            BRACKETS.map(|(from, cents)| v1::Bracket { from, amount: Some(v1::EuroCents { cents }) });
        let by_victims = v1::norm::Norm::ByVictims(v1::ByVictims { brackets: brackets.to_vec() });
        for (component, norm) in amounts.into_iter().chain([("e", by_victims)]) {
            let request = v1::SetNormAmountRequest {
                ledger: LEDGER.to_owned(),
                request_id: ids::request(self.fund, &format!("norm-{component}")).to_string(),
                fund_id: self.fund.to_string(),
                happened_on: Some(wire_date(on)),
                component: component.to_owned(),
                year: YEAR.into(),
                norm: Some(v1::Norm { norm: Some(norm) }),
                ..Default::default()
            };
            let receipt = keeper.ask(request).await?.receipt.context("the server gave no receipt")?;
            if component == "a" {
                self.tell(
                    &positions(&receipt),
                    on,
                    nl_en(
                        "Per huishouden € 380,00; en zo voor plan, nazorg, driegesprek en coördinatie.",
                        "Per household EUR 380.00; and so on for plan, aftercare, talk and coordination.",
                    ),
                );
            }
        }
        Ok(())
    }

    async fn open(&self) -> anyhow::Result<()> {
        let on = date(2026, 1, 8);
        let request = v1::OpenAccountRequest {
            indicators: INDICATORS.to_owned(),
            ledger: LEDGER.to_owned(),
            request_id: self.request("open"),
            fund_id: self.fund.to_string(),
            happened_on: Some(wire_date(on)),
            year: YEAR.into(),
            ..Default::default()
        };
        let answer = self.client(Officer::Controller)?.ask(request).await?;
        self.told(
            answer.receipt,
            on,
            nl_en(
                "De controller opent de verantwoording over 2025 met de indicatoren van SPUK B2.",
                "The controller opens the account for 2025 with the indicators of SPUK B2.",
            ),
        )
    }

    async fn draft(&self, name: &str, on: Date, told: Told) -> anyhow::Result<()> {
        let request = v1::DraftAccountRequest {
            ledger: LEDGER.to_owned(),
            request_id: self.request(name),
            fund_id: self.fund.to_string(),
            happened_on: Some(wire_date(on)),
            year: YEAR.into(),
            final_account: FinalAccount::No.into(),
            ..Default::default()
        };
        let answer = self.client(Officer::Controller)?.ask(request).await?;
        self.told(answer.receipt, on, told)?;
        let pin = answer.pin.unwrap_or_default();
        let root: String = pin.root.chars().take(16).collect();
        let hash: String = answer.report_sha256.chars().take(16).collect();
        let after = self.screen.say(nl_en("gebeurtenissen, wortel", "events, root"));
        let report = self.screen.say(nl_en("verantwoording", "report"));
        self.below(&format!("{} {after} {root}…, {report} {hash}…", pin.tree_size), Look::Faint);
        Ok(())
    }

    /// The line of the cost that the accountant is not sure of, as the first draft has it.
    async fn doubted(&self) -> anyhow::Result<String> {
        let accountant = self.client(Officer::Accountant)?;
        let explained =
            figures::explained(&accountant, self.fund, v1::account_moment::Moment::Draft(1)).await?;
        let doubted = explained.lines.into_iter().find(|line| line.cents == DOUBTED);
        Ok(doubted.context("the first draft has no line of the laptop")?.line_id)
    }

    async fn mark(&self, line: &str) -> anyhow::Result<()> {
        let on = date(2026, 3, 10);
        let request = v1::MarkLineRequest {
            ledger: LEDGER.to_owned(),
            request_id: self.request("mark"),
            fund_id: self.fund.to_string(),
            happened_on: Some(wire_date(on)),
            year: YEAR.into(),
            line_id: line.to_owned(),
            finding: v1::AuditFinding::Uncertainty.into(),
            text: DOUBT.to_owned(),
            ..Default::default()
        };
        let answer = self.client(Officer::Accountant)?.ask(request).await?;
        self.told(
            answer.receipt,
            on,
            nl_en(
                "De accountant vindt de laptop van € 480,00 onzeker: waarom, is verzegeld.",
                "The accountant finds the laptop of EUR 480.00 uncertain: why is sealed.",
            ),
        )
    }

    async fn certify_alone(&self) -> anyhow::Result<()> {
        let on = date(2026, 3, 13);
        let told = nl_en(
            "De controller, die ook het token van een accountant heeft, wil zelf goedkeuren.",
            "The controller, whose token says accountant too, wants to certify alone.",
        );
        let request = self.certificate("certify-alone", on);
        match self.client(Officer::Controller)?.ask(request).await {
            // In a second run the account is submitted by now, which is said first.
            Err(error)
                if is_refused(&error, "PREPARER_MAY_NOT_EXAMINE")
                    || is_refused(&error, "ACCOUNT_ALREADY_SUBMITTED") =>
            {
                self.tell("–", on, told);
                self.below(&refusal(&error, self.screen), Look::Bad);
                Ok(())
            }
            Err(error) => Err(error),
            Ok(_) => Err(anyhow!("who prepared the account certified it")),
        }
    }

    async fn certify(&self) -> anyhow::Result<()> {
        let on = date(2026, 3, 30);
        let request = self.certificate("certify", on);
        let answer = self.client(Officer::Accountant)?.ask(request).await?;
        self.told(answer.receipt, on, nl_en("De accountant keurt goed.", "The accountant certifies."))
    }

    fn certificate(&self, name: &str, on: Date) -> v1::CertifyAccountRequest {
        v1::CertifyAccountRequest {
            ledger: LEDGER.to_owned(),
            request_id: self.request(name),
            fund_id: self.fund.to_string(),
            happened_on: Some(wire_date(on)),
            year: YEAR.into(),
            draft: 2,
            ..Default::default()
        }
    }

    async fn submit(&self) -> anyhow::Result<String> {
        let on = date(2026, 7, 1);
        let request = v1::SubmitAccountRequest {
            ledger: LEDGER.to_owned(),
            request_id: self.request("submit"),
            fund_id: self.fund.to_string(),
            happened_on: Some(wire_date(on)),
            year: YEAR.into(),
            draft: 2,
            ..Default::default()
        };
        let answer = self.client(Officer::Controller)?.ask(request).await?;
        self.told(
            answer.receipt,
            on,
            nl_en(
                "Ingediend, voor 15 juli. Het jaar 2025 van het potje is daarmee dicht.",
                "Submitted, before 15 July. The year 2025 of the fund is closed with it.",
            ),
        )?;
        Ok(answer.report_sha256)
    }

    fn request(&self, name: &str) -> String {
        ids::request(self.fund, &format!("account-{name}")).to_string()
    }

    fn told(&self, receipt: Option<v1::Receipt>, on: Date, told: Told) -> anyhow::Result<()> {
        let receipt = receipt.context("the server gave no receipt")?;
        self.tell(&positions(&receipt), on, told);
        Ok(())
    }

    fn tell(&self, position: &str, on: Date, told: Told) {
        let position = self.screen.look(&format!("{position:>8}"), Look::Faint);
        let when = weekday_and_date(on, self.screen.language);
        self.screen.line(format_args!("{position}  {when:<15}  {}", self.screen.say(told)));
    }

    fn below(&self, text: &str, look: Look) {
        self.screen.line(format_args!("{:27}{}", "", self.screen.look(text, look)));
    }
}
