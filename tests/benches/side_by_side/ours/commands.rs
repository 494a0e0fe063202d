//! Each deed as a command of the domain, its texts sealed: for ourselves in process.

use domain::{
    BookCommand, BookId, Fact, Sealed,
    fund::Mandate,
    household::{
        AddMember, AgreePlan, AssessThreat, AssignCoordinator, AssignmentReason, AttemptOutcome, Channel,
        CloseNeed, CompleteMeasure, DrawUpPlan, EndReason, EndSupport, Goal, Ground, HoldFirstConversation,
        HoldIntakeConversation, HouseholdCommand, Identity, LifeDomain, Measure, NeedOutcome,
        RecordContactAttempt, RecordFirstContact, RecordNeed, StartMeasure, VictimStatus,
    },
    ids::{OfficerId, OrganisationId, PersonId},
    money::EuroCents,
    provision::{
        AmountKind, CastVote, CommitProvision, Compensable, DecideProvision, Delivery, Form, NotifyDecision,
        OrderPayment, Outcome, Payee, ProvisionCommand, PutToVote, ReceiveInvoice, RequestProvision,
        StatePerformance, Vat, Vote,
    },
};
use ledger::LedgerName;
use stories::{BUDGET_HOLDER, COORDINATOR, DECIDER, IBAN, NEIGHBOURHOOD_TEAM, Officer, PAYEE, PAYER, STATER};
use vault::{Purpose, Subject};

use super::{
    case::{Case, Deed},
    inside::Inside,
    note::{TODAY, add_note, report, stated_by},
    terms::{component, eur, role_of, year},
};

/// Who writes down what happens to one household.
pub(super) struct Pen<'a> {
    pub(super) inside: &'a Inside,
    pub(super) ledger: &'a LedgerName,
    pub(super) case: &'a Case,
}

/// Who does it, in which book, and what.
pub(super) type Asked = (Officer, BookId, BookCommand);

impl Pen<'_> {
    /// What is asked; of a member who joins, as this person.
    pub(super) async fn asked(&self, deed: Deed, joins: Option<PersonId>) -> Asked {
        if let Some((officer, command)) = self.of_provision(deed).await {
            return (officer, BookId::Provision(self.case.provision), command.into());
        }
        let command = match self.of_start(deed, joins).await {
            Some(command) => command,
            None => self.of_support(deed).await,
        };
        (COORDINATOR, BookId::Household(self.case.household), command.into())
    }

    /// Steps one to three.
    async fn of_start(&self, deed: Deed, joins: Option<PersonId>) -> Option<HouseholdCommand> {
        let (fact, case) = (coordinator(), self.case);
        let command = match deed {
            Deed::Report => report(Some(self.text().await)),
            Deed::Join(number) => self.join(number, joins.expect("somebody joins")).await,
            Deed::Coordinator => AssignCoordinator {
                fact,
                coordinator: OfficerId::new(COORDINATOR.name).expect("a short name"),
                organisation: OrganisationId::new(NEIGHBOURHOOD_TEAM).expect("a short name"),
                reason: AssignmentReason::FirstAssignment,
            }
            .into(),
            Deed::Attempt => RecordContactAttempt {
                fact,
                channel: Channel::Phone,
                outcome: AttemptOutcome::NoAnswer,
                text: Some(self.text().await),
            }
            .into(),
            Deed::Contact => {
                let text = Some(self.text().await);
                RecordFirstContact { fact, channel: Channel::HomeVisit, text }.into()
            }
            Deed::Threat => {
                AssessThreat { fact, situations: [].into(), text: Some(self.text().await) }.into()
            }
            Deed::FirstConversation => {
                let (persons, text) = ([case.first()].into(), Some(self.text().await));
                HoldFirstConversation { fact, persons, text }.into()
            }
            Deed::Intake => {
                let (persons, text) = ([case.first()].into(), Some(self.text().await));
                HoldIntakeConversation { fact, persons, text }.into()
            }
            Deed::Need(number) => RecordNeed {
                fact,
                need: case.needs[number],
                life_domain: LifeDomain::Finance,
                person: Some(case.first()),
                text: self.text().await,
            }
            .into(),
            _ => return None,
        };
        Some(command)
    }

    /// Steps four and five.
    async fn of_support(&self, deed: Deed) -> HouseholdCommand {
        let (fact, case) = (coordinator(), self.case);
        match deed {
            Deed::Plan => self.plan().await,
            Deed::Agree => AgreePlan { fact, version: 1, persons: [case.first()].into() }.into(),
            Deed::Start => StartMeasure { fact, measure: case.measure }.into(),
            Deed::Complete => {
                CompleteMeasure { fact, measure: case.measure, text: Some(self.text().await) }.into()
            }
            Deed::CloseNeed => CloseNeed { fact, need: case.needs[0], outcome: NeedOutcome::Met }.into(),
            Deed::Note => add_note(self.text().await),
            Deed::End => {
                let reason =
                    if case.completed { EndReason::Completed } else { EndReason::WithdrawnByHousehold };
                EndSupport { fact, reason, text: Some(self.text().await) }.into()
            }
            other => unreachable!("{other:?} is of another step"),
        }
    }

    async fn join(&self, number: usize, person: PersonId) -> HouseholdCommand {
        let of_person = async |purpose, text: &str| {
            self.inside.sealed_as(self.ledger, Subject::Person(person), purpose, text).await
        };
        let bsn = match &self.case.members[number].bsn {
            Some(bsn) => Some(of_person(Purpose::Bsn, bsn).await),
            None => None,
        };
        let identity = Identity {
            name: of_person(Purpose::Name, NAME).await,
            bsn,
            date_of_birth: None,
            address: Some(of_person(Purpose::Address, ADDRESS).await),
            contact_details: None,
        };
        let ground = if number == 0 { Ground::Applicant } else { Ground::Child };
        let victim_status = VictimStatus::Recognised;
        AddMember { fact: coordinator(), person, ground, victim_status, identity: Box::new(identity) }.into()
    }

    async fn plan(&self) -> HouseholdCommand {
        let Case { goal, measure, .. } = *self.case;
        let goals =
            vec![Goal { goal, life_domain: LifeDomain::Finance, need: None, text: self.text().await }];
        let measures =
            vec![Measure { measure, goal, organisation: None, due: None, text: self.text().await }];
        DrawUpPlan { fact: coordinator(), goals, measures }.into()
    }

    /// From a request to the order of a payment.
    async fn of_provision(&self, deed: Deed) -> Option<(Officer, ProvisionCommand)> {
        let (case, cents) = (self.case, self.case.cents);
        let asked = match deed {
            Deed::Request => (COORDINATOR, self.request().await),
            Deed::PutToVote => {
                (COORDINATOR, PutToVote { fact: coordinator(), case_text: self.text().await }.into())
            }
            Deed::Vote(place) => (case.voter(place), self.vote(case.voter(place))),
            Deed::Decide => {
                let (fact, text) = (stated_by(DECIDER.name), self.text().await);
                let (outcome, mandate) = (Outcome::Granted, Mandate::MandatedOfficial);
                (DECIDER, DecideProvision { fact, outcome, amount: None, mandate, text }.into())
            }
            Deed::Notify => (DECIDER, NotifyDecision { fact: stated_by(DECIDER.name) }.into()),
            Deed::Commit => (BUDGET_HOLDER, committing(cents)),
            Deed::State => {
                let (amount, delivery) = (eur(cents), Delivery::Complete);
                let fact = stated_by(STATER.name);
                let stated = StatePerformance {
                    fact,
                    commitment: 1,
                    performed_on: TODAY,
                    amount,
                    delivery,
                    text: None,
                };
                (STATER, stated.into())
            }
            Deed::Invoice => {
                let vat = Vat { amount: EuroCents::ZERO, compensable: Compensable::No };
                let (fact, amount, number) = (stated_by(PAYER.name), eur(cents), self.text().await);
                (PAYER, ReceiveInvoice { fact, invoice_date: TODAY, number, amount, vat }.into())
            }
            Deed::Order => (PAYER, self.order().await),
            _ => return None,
        };
        Some(asked)
    }

    async fn request(&self) -> ProvisionCommand {
        RequestProvision {
            fact: coordinator(),
            provision: self.case.provision,
            household: self.case.household,
            person: None,
            need: None,
            measure: None,
            life_domain: LifeDomain::Housing,
            fund: self.case.fund,
            component: component(),
            activity: None,
            purpose: self.text().await,
            amount: eur(self.case.cents),
            amount_kind: AmountKind::Fixed,
            form: Form::InKind,
        }
        .into()
    }

    fn vote(&self, officer: Officer) -> ProvisionCommand {
        let role = role_of(officer);
        let subject = self.case.subject.as_deref().expect("somebody looked at what is voted on");
        CastVote {
            fact: stated_by(officer.name),
            held: [role.clone()].into(),
            role,
            vote: Vote::Yes,
            subject: subject.parse().expect("a hash"),
            text: None,
        }
        .into()
    }

    async fn order(&self) -> ProvisionCommand {
        let of_payee = async |purpose, text| {
            let subject = Subject::Household(self.case.household);
            self.inside.sealed_as(self.ledger, subject, purpose, text).await
        };
        OrderPayment {
            fact: stated_by(PAYER.name),
            commitment: 1,
            amount: eur(self.case.cents),
            payee: Payee {
                name: of_payee(Purpose::Name, PAYEE).await,
                iban: of_payee(Purpose::AccountNumber, IBAN).await,
            },
            invoice: Some(1),
            repeats: None,
            text: None,
        }
        .into()
    }

    async fn text(&self) -> Sealed {
        self.inside.sealed(self.ledger, Subject::Household(self.case.household)).await
    }
}

/// The name of every member.
pub(super) const NAME: &str = "Ada Vermeulen";
/// Where every member lives.
pub(super) const ADDRESS: &str = "Oudegracht 1, 3511 AA Utrecht";

/// Money is committed.
pub(super) fn committing(cents: i64) -> ProvisionCommand {
    CommitProvision { fact: stated_by(BUDGET_HOLDER.name), line_year: year(), amount: eur(cents) }.into()
}

fn coordinator() -> Fact {
    stated_by(COORDINATOR.name)
}
