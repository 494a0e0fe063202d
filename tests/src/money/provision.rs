//! A provision in a story, and the way it usually goes: each step by somebody whose duty it is.

use api::v1::*;

use super::{BUDGET_HOLDER, COORDINATOR, DECIDER, Fund, LARGE, Officer, PAYER, SMALL, STATER, eur};
use crate::{App, Command, Common, Household, Refusal, UTRECHT, day};

/// Who is paid.
pub const PAYEE: &str = "Witgoed Jansen BV";
/// Where.
pub const IBAN: &str = "NL91ABNA0417164300";

/// The steps from a request to a payment that waits for the bank, each on the day on which it happens in every story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The coordinator asks, on 12 February 2025.
    Requested,
    /// And puts it to the vote, on the 13th.
    PutToVote,
    /// The three roles of its band say yes, on the 14th.
    Voted,
    /// It is granted, on the 17th.
    Decided,
    /// The household is told, on the 18th.
    Notified,
    /// Money is committed, on the 19th.
    Committed,
    /// It was delivered, on the 20th.
    Stated,
    /// The invoice comes, on the 21st.
    Invoiced,
    /// Its payment is ordered, on the 24th.
    Ordered,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::Requested,
        Self::PutToVote,
        Self::Voted,
        Self::Decided,
        Self::Notified,
        Self::Committed,
        Self::Stated,
        Self::Invoiced,
        Self::Ordered,
    ];

    fn usual_day(self) -> &'static str {
        match self {
            Self::Requested => "2025-02-12",
            Self::PutToVote => "2025-02-13",
            Self::Voted => "2025-02-14",
            Self::Decided => "2025-02-17",
            Self::Notified => "2025-02-18",
            Self::Committed => "2025-02-19",
            Self::Stated => "2025-02-20",
            Self::Invoiced => "2025-02-21",
            Self::Ordered => "2025-02-24",
        }
    }
}

/// A provision.
#[derive(Clone)]
pub struct Provision<'a> {
    app: &'a App,
    /// Its id.
    pub id: String,
    /// The household it is for.
    pub household_id: String,
    /// The fund it is paid from.
    pub fund_id: String,
    /// What it costs, in euro cents.
    pub cents: i64,
    /// The one day on which its steps happen; without it each has its usual day.
    pub day: Option<String>,
}

impl<'a> Provision<'a> {
    /// A provision nobody requested yet.
    pub fn unrequested(app: &'a App, household: &Household<'_>, fund: &Fund<'_>, cents: i64) -> Self {
        let (household_id, fund_id) = (household.id.clone(), fund.id.clone());
        Self { app, id: app.id(), household_id, fund_id, cents, day: None }
    }

    /// A provision that went its way up to and including this step.
    pub async fn after(
        step: Step,
        app: &'a App,
        household: &Household<'_>,
        fund: &Fund<'_>,
        cents: i64,
    ) -> Self {
        let provision = Self::unrequested(app, household, fund, cents);
        provision.goes_on(Step::Requested, step).await;
        provision
    }

    /// It goes from one step up to and including another.
    pub async fn goes_on(&self, from: Step, to: Step) {
        for step in Step::ALL.into_iter().filter(|step| (from..=to).contains(step)) {
            self.step(step).await;
        }
    }

    /// It goes one step.
    pub async fn step(&self, step: Step) {
        self.try_step(step).await.unwrap_or_else(|refusal| panic!("{step:?}: {refusal}"));
    }

    /// The same, where it may be refused.
    pub async fn try_step(&self, step: Step) -> Result<(), Refusal> {
        let on = self.day.as_deref().unwrap_or(step.usual_day());
        match step {
            Step::Requested => self.tell(COORDINATOR, on, self.asking()).await.map(drop),
            Step::PutToVote => self.tell(COORDINATOR, on, Self::putting_to_vote()).await.map(drop),
            Step::Voted => self.voted(on).await,
            Step::Decided => self.tell(DECIDER, on, Self::granting()).await.map(drop),
            Step::Notified => self.tell(DECIDER, on, NotifyDecisionRequest::default()).await.map(drop),
            Step::Committed => self.tell(BUDGET_HOLDER, on, committing(2025, self.cents)).await.map(drop),
            Step::Stated => self.tell(STATER, on, self.stating()).await.map(drop),
            Step::Invoiced => self.tell(PAYER, on, self.invoicing()).await.map(drop),
            Step::Ordered => self.tell(PAYER, on, self.ordering()).await.map(drop),
        }
    }

    /// The three whose roles the amount asks for.
    pub fn voters(&self) -> [Officer; 3] {
        if self.cents <= 5_000_00 { SMALL } else { LARGE }
    }

    async fn voted(&self, on: &str) -> Result<(), Refusal> {
        let subject = self.subject().await;
        for officer in self.voters() {
            self.tell(officer, on, vote(officer, Vote::Yes, &subject)).await?;
        }
        Ok(())
    }

    fn delivered_on(&self) -> &str {
        self.day.as_deref().unwrap_or("2025-02-20")
    }

    /// What its payment is called at the bank.
    pub fn reference(&self, payment: i32) -> String {
        format!("{}{payment:03}", self.id.replace('-', ""))
    }

    /// A request with everything but its specific fields filled in.
    pub fn request<C: Command>(&self, on: &str, command: C) -> C {
        command.filled(Common {
            ledger: UTRECHT.to_owned(),
            request_id: self.app.id(),
            about: self.id.clone(),
            happened_on: day(on),
        })
    }

    /// Somebody records what happened on a day.
    pub async fn tell<C: Command>(
        &self,
        officer: Officer,
        on: &str,
        command: C,
    ) -> Result<C::Answer, Refusal> {
        self.request(on, command).by(officer.of(self.app)).await
    }

    /// The request for it: in kind, for the household.
    pub fn asking(&self) -> RequestProvisionRequest {
        RequestProvisionRequest {
            household_id: self.household_id.clone(),
            life_domain: LifeDomain::Housing.into(),
            fund_id: self.fund_id.clone(),
            component: "c".to_owned(),
            purpose: "a washing machine".to_owned(),
            amount: eur(self.cents),
            amount_kind: AmountKind::Fixed.into(),
            form: Form::InKind.into(),
            ..Default::default()
        }
    }

    /// Putting it to the vote.
    pub fn putting_to_vote() -> PutToVoteRequest {
        PutToVoteRequest {
            case_text: "a family of four whose machine broke down".to_owned(),
            ..Default::default()
        }
    }

    /// Granting it.
    pub fn granting() -> DecideProvisionRequest {
        DecideProvisionRequest {
            outcome: Outcome::Granted.into(),
            mandate: Mandate::MandatedOfficial.into(),
            text: "it is needed and no cheaper one will do".to_owned(),
            ..Default::default()
        }
    }

    /// Stating that all of it was delivered.
    pub fn stating(&self) -> StatePerformanceRequest {
        StatePerformanceRequest {
            commitment: 1,
            performed_on: day(self.delivered_on()),
            amount: eur(self.cents),
            delivery: Delivery::Complete.into(),
            ..Default::default()
        }
    }

    /// The invoice for all of it, without VAT.
    pub fn invoicing(&self) -> ReceiveInvoiceRequest {
        ReceiveInvoiceRequest {
            invoice_date: day(self.delivered_on()),
            number: "Witgoed Jansen 2025-17".to_owned(),
            amount: eur(self.cents),
            vat: Some(Vat { amount: eur(0), compensable: Compensable::No.into() }),
            ..Default::default()
        }
    }

    /// The order to pay all of it, on its first invoice.
    pub fn ordering(&self) -> OrderPaymentRequest {
        OrderPaymentRequest {
            commitment: 1,
            amount: eur(self.cents),
            payee: Some(Payee { name: PAYEE.to_owned(), iban: IBAN.to_owned() }),
            invoice: Some(1),
            text: "invoice 2025-17".to_owned(),
            ..Default::default()
        }
    }

    /// What is voted on.
    pub async fn subject(&self) -> String {
        self.ballot().await.subject
    }

    /// What somebody who votes sees, texts sealed.
    pub async fn ballot(&self) -> BallotPaper {
        let question = GetBallotRequest {
            ledger: UTRECHT.to_owned(),
            provision_id: self.id.clone(),
            ..Default::default()
        };
        let answer = self.app.provisions_as(self.voters()[0]).get_ballot(question).await;
        answer.expect("a ballot").into_inner().ballot.expect("a ballot")
    }

    /// The question for it.
    pub fn question(&self) -> GetProvisionRequest {
        GetProvisionRequest {
            ledger: UTRECHT.to_owned(),
            provision_id: self.id.clone(),
            ..Default::default()
        }
    }

    /// The provision as it is now, personal data sealed.
    pub async fn now(&self) -> api::v1::Provision {
        let answer = self.app.provisions_as(COORDINATOR).get_provision(self.question()).await;
        answer.expect("a provision").into_inner().provision.expect("a provision")
    }
}

/// Committing money of a year.
pub fn committing(line_year: i32, cents: i64) -> CommitProvisionRequest {
    CommitProvisionRequest { line_year, amount: eur(cents), ..Default::default() }
}

/// Somebody's vote on this.
pub fn vote(officer: Officer, vote: Vote, subject: &str) -> CastVoteRequest {
    CastVoteRequest {
        role: officer.role.word().to_owned(),
        vote: vote.into(),
        subject: subject.to_owned(),
        ..Default::default()
    }
}
