//! The steps that every provision goes through: requested, put to the vote, voted on, decided, notified and committed.

use api::v1;
use jiff::civil::Date;
use uuid::Uuid;

use super::{
    super::cast::{Cast, Thread},
    act::Act,
    names::{Names, SUPPORT, YEAR, euro},
};
use crate::demo::{
    story::LEDGER,
    tokens::Officer,
    words::{Told, nl_en},
};

/// What is requested, and for whom.
pub(super) struct Wanted {
    /// The id it gets.
    pub(super) provision: Uuid,
    /// For whom in the household; `None` when it is for all of them.
    pub(super) person: Option<Uuid>,
    /// The need it answers, and the measure it serves.
    pub(super) thread: Thread,
    /// The life domain of that need.
    pub(super) life_domain: v1::LifeDomain,
    /// In kind or in money.
    pub(super) form: v1::Form,
    /// What it costs, in euro cents.
    pub(super) cents: i64,
    /// What it is for; voters read it.
    pub(super) purpose: &'static str,
}

impl Wanted {
    /// The coordinator requests it.
    pub(super) fn request(self, (cast, names): (&Cast, &Names), on: Date, told: Told) -> Act {
        let request = v1::RequestProvisionRequest {
            household_id: cast.household.to_string(),
            person_id: self.person.map(|person| person.to_string()).unwrap_or_default(),
            need_id: self.thread.need.to_string(),
            measure_id: self.thread.measure.to_string(),
            life_domain: self.life_domain.into(),
            fund_id: names.fund.to_string(),
            component: SUPPORT.to_owned(),
            purpose: self.purpose.to_owned(),
            amount: euro(self.cents),
            amount_kind: v1::AmountKind::Fixed.into(),
            form: self.form.into(),
            ..Default::default()
        };
        Act::new(self.provision, "request", (Officer::Coordinator, on), request, told)
    }
}

/// The coordinator puts it to the vote, with a text in which nobody can be recognised.
pub(super) fn put_to_vote(provision: Uuid, on: Date, case_text: &str, told: Told) -> Act {
    let request = v1::PutToVoteRequest { case_text: case_text.to_owned(), ..Default::default() };
    Act::new(provision, "vote", (Officer::Coordinator, on), request, told)
}

/// Somebody votes yes.
pub(super) fn yes(provision: Uuid, by: Officer, on: Date, told: Told) -> Act {
    Act::vote(provision, (by, on), v1::Vote::Yes, told)
}

/// All three of the first band say yes.
pub(super) fn three_times_yes(provision: Uuid, days: [Date; 3]) -> [Act; 3] {
    let [family, work, social] = days;
    [
        yes(
            provision,
            Officer::FamilyWorker,
            family,
            nl_en("De gezinswerker zegt ja.", "The family worker says yes."),
        ),
        yes(
            provision,
            Officer::WorkAndIncome,
            work,
            nl_en("De medewerker Werk en Inkomen zegt ja.", "The Work & Income employee says yes."),
        ),
        yes(
            provision,
            Officer::SocialCounsel,
            social,
            nl_en(
                "Het sociaal raadslid zegt ja: drie van de drie.",
                "The social counsel says yes: three of three.",
            ),
        ),
    ]
}

/// The mandated official decides.
pub(super) fn decided(provision: Uuid, on: Date, outcome: v1::Outcome, reasons: &str, told: Told) -> Act {
    let request = v1::DecideProvisionRequest {
        outcome: outcome.into(),
        mandate: v1::Mandate::MandatedOfficial.into(),
        text: reasons.to_owned(),
        ..Default::default()
    };
    Act::new(provision, "decision", (Officer::Decider, on), request, told)
}

/// The coordinator notifies the household.
pub(super) fn notified(provision: Uuid, on: Date) -> Act {
    let told = nl_en("Het besluit wordt bekendgemaakt.", "The decision is notified.");
    Act::new(
        provision,
        "notification",
        (Officer::Coordinator, on),
        v1::NotifyDecisionRequest::default(),
        told,
    )
}

/// The budget holder commits all of it.
pub(super) fn committed(provision: Uuid, on: Date, cents: i64, told: Told) -> Act {
    let request = v1::CommitProvisionRequest { line_year: YEAR, amount: euro(cents), ..Default::default() };
    Act::new(provision, "commitment", (Officer::BudgetHolder, on), request, told)
}

/// What is asked about a provision of the story.
pub(super) fn asked(provision: Uuid) -> v1::GetProvisionRequest {
    v1::GetProvisionRequest {
        ledger: LEDGER.to_owned(),
        provision_id: provision.to_string(),
        ..Default::default()
    }
}
