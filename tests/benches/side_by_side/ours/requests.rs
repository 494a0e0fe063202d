//! Each deed as a request on the wire: for ourselves over gRPC.

use api::v1::*;
use ledger::LedgerName;
use stories::{
    BUDGET_HOLDER, COORDINATOR, Command, DECIDER, IBAN, NEIGHBOURHOOD_TEAM, Officer, PAYEE, PAYER, STATER,
    committing, eur, vote,
};

use super::{
    case::{Case, Deed},
    commands::{ADDRESS, NAME},
    ids::new_id,
    note::TEXT,
    outside::{Outside, today},
};

/// Who sends what happens to one household.
pub(super) struct Wire<'a> {
    pub(super) outside: &'a Outside,
    /// The number of the client.
    pub(super) client: usize,
    pub(super) ledger: &'a LedgerName,
    pub(super) case: &'a Case,
}

impl Wire<'_> {
    /// Has it done; answers with how many events were recorded.
    pub(super) async fn done(&self, deed: Deed) -> u64 {
        match deed {
            Deed::Report
            | Deed::Join(_)
            | Deed::Coordinator
            | Deed::Attempt
            | Deed::Contact
            | Deed::Threat => self.of_start(deed).await,
            Deed::FirstConversation | Deed::Intake | Deed::Need(_) | Deed::Plan | Deed::Agree => {
                self.of_plan(deed).await
            }
            Deed::Start | Deed::Complete | Deed::CloseNeed | Deed::Note | Deed::End => {
                self.of_support(deed).await
            }
            Deed::Request | Deed::PutToVote | Deed::Vote(_) | Deed::Decide | Deed::Notify => {
                self.of_decision(deed).await
            }
            Deed::Commit | Deed::State | Deed::Invoice | Deed::Order => self.of_money(deed).await,
        }
    }

    async fn of_start(&self, deed: Deed) -> u64 {
        let text = TEXT.to_owned();
        match deed {
            Deed::Report => {
                let source = ReportSource::UhtHandover.into();
                self.household(ReportHouseholdRequest { source, text, ..Default::default() }).await
            }
            Deed::Join(number) => self.household(self.joining(number)).await,
            Deed::Coordinator => {
                self.household(AssignCoordinatorRequest {
                    coordinator_id: COORDINATOR.name.to_owned(),
                    organisation_id: NEIGHBOURHOOD_TEAM.to_owned(),
                    reason: CoordinatorReason::FirstAssignment.into(),
                    ..Default::default()
                })
                .await
            }
            Deed::Attempt => {
                let (channel, outcome) = (ContactChannel::Phone.into(), ContactOutcome::NoAnswer.into());
                self.household(RecordContactAttemptRequest { channel, outcome, text, ..Default::default() })
                    .await
            }
            Deed::Contact => {
                let channel = ContactChannel::HomeVisit.into();
                self.household(RecordFirstContactRequest { channel, text, ..Default::default() }).await
            }
            _ => self.household(AssessThreatRequest { text, ..Default::default() }).await,
        }
    }

    fn joining(&self, number: usize) -> AddMemberRequest {
        let member = &self.case.members[number];
        AddMemberRequest {
            person_id: member.person.to_string(),
            ground: if number == 0 { Ground::Applicant } else { Ground::Child }.into(),
            victim_status: VictimStatus::Recognised.into(),
            identity: Some(Identity {
                name: NAME.to_owned(),
                bsn: member.bsn.clone().unwrap_or_default(),
                address: ADDRESS.to_owned(),
                ..Default::default()
            }),
            ..Default::default()
        }
    }

    async fn of_plan(&self, deed: Deed) -> u64 {
        let (text, first) = (TEXT.to_owned(), || self.case.first().to_string());
        match deed {
            Deed::FirstConversation => {
                let person_ids = vec![first()];
                self.household(HoldFirstConversationRequest { person_ids, text, ..Default::default() }).await
            }
            Deed::Intake => {
                let person_ids = vec![first()];
                self.household(HoldIntakeConversationRequest { person_ids, text, ..Default::default() }).await
            }
            Deed::Need(number) => {
                self.household(RecordNeedRequest {
                    need_id: self.case.needs[number].to_string(),
                    life_domain: LifeDomain::Finance.into(),
                    person_id: first(),
                    text,
                    ..Default::default()
                })
                .await
            }
            Deed::Plan => self.household(self.plan()).await,
            _ => {
                let person_ids = vec![first()];
                self.household(AgreePlanRequest { version: 1, person_ids, ..Default::default() }).await
            }
        }
    }

    fn plan(&self) -> DrawUpPlanRequest {
        let Case { goal, measure, .. } = self.case;
        let goals = vec![PlanGoal {
            goal_id: goal.to_string(),
            life_domain: LifeDomain::Finance.into(),
            text: TEXT.to_owned(),
            ..Default::default()
        }];
        let measures = vec![PlanMeasure {
            measure_id: measure.to_string(),
            goal_id: goal.to_string(),
            text: TEXT.to_owned(),
            ..Default::default()
        }];
        DrawUpPlanRequest { goals, measures, ..Default::default() }
    }

    async fn of_support(&self, deed: Deed) -> u64 {
        let (text, measure_id) = (TEXT.to_owned(), self.case.measure.to_string());
        match deed {
            Deed::Start => self.household(StartMeasureRequest { measure_id, ..Default::default() }).await,
            Deed::Complete => {
                self.household(CompleteMeasureRequest { measure_id, text, ..Default::default() }).await
            }
            Deed::CloseNeed => {
                let (need_id, outcome) = (self.case.needs[0].to_string(), NeedOutcome::Met.into());
                self.household(CloseNeedRequest { need_id, outcome, ..Default::default() }).await
            }
            Deed::Note => self.household(adding_note()).await,
            _ => {
                let completed = self.case.completed;
                let reason = if completed { EndReason::Completed } else { EndReason::WithdrawnByHousehold };
                self.household(EndSupportRequest { reason: reason.into(), text, ..Default::default() }).await
            }
        }
    }

    async fn of_decision(&self, deed: Deed) -> u64 {
        let text = TEXT.to_owned();
        match deed {
            Deed::Request => self.provision(COORDINATOR, self.asking()).await,
            Deed::PutToVote => {
                self.provision(COORDINATOR, PutToVoteRequest { case_text: text, ..Default::default() }).await
            }
            Deed::Vote(place) => {
                let subject = self.case.subject.as_deref().expect("somebody looked at what is voted on");
                let officer = self.case.voter(place);
                self.provision(officer, vote(officer, Vote::Yes, subject)).await
            }
            Deed::Decide => {
                let (outcome, mandate) = (Outcome::Granted.into(), Mandate::MandatedOfficial.into());
                let decided = DecideProvisionRequest { outcome, mandate, text, ..Default::default() };
                self.provision(DECIDER, decided).await
            }
            _ => self.provision(DECIDER, NotifyDecisionRequest::default()).await,
        }
    }

    fn asking(&self) -> RequestProvisionRequest {
        RequestProvisionRequest {
            household_id: self.case.household.to_string(),
            life_domain: LifeDomain::Housing.into(),
            fund_id: self.case.fund.to_string(),
            component: "c".to_owned(),
            purpose: TEXT.to_owned(),
            amount: eur(self.case.cents),
            amount_kind: AmountKind::Fixed.into(),
            form: Form::InKind.into(),
            ..Default::default()
        }
    }

    async fn of_money(&self, deed: Deed) -> u64 {
        let amount = || eur(self.case.cents);
        match deed {
            Deed::Commit => self.provision(BUDGET_HOLDER, committing(2025, self.case.cents)).await,
            Deed::State => {
                self.provision(
                    STATER,
                    StatePerformanceRequest {
                        commitment: 1,
                        performed_on: today(),
                        amount: amount(),
                        delivery: Delivery::Complete.into(),
                        ..Default::default()
                    },
                )
                .await
            }
            Deed::Invoice => {
                self.provision(
                    PAYER,
                    ReceiveInvoiceRequest {
                        invoice_date: today(),
                        number: "2025-17".to_owned(),
                        amount: amount(),
                        vat: Some(Vat { amount: eur(0), compensable: Compensable::No.into() }),
                        ..Default::default()
                    },
                )
                .await
            }
            _ => {
                self.provision(
                    PAYER,
                    OrderPaymentRequest {
                        commitment: 1,
                        amount: amount(),
                        payee: Some(Payee { name: PAYEE.to_owned(), iban: IBAN.to_owned() }),
                        invoice: Some(1),
                        ..Default::default()
                    },
                )
                .await
            }
        }
    }

    async fn household<C: Command>(&self, request: C) -> u64 {
        self.told(COORDINATOR, self.case.household.to_string(), request).await
    }

    async fn provision<C: Command>(&self, officer: Officer, request: C) -> u64 {
        self.told(officer, self.case.provision.to_string(), request).await
    }

    async fn told<C: Command>(&self, officer: Officer, about: String, request: C) -> u64 {
        let answer = self.outside.tell(self.client, officer, (self.ledger, about), request).await;
        events_in(&C::receipt(answer))
    }
}

/// The request of workload (a).
pub(super) fn adding_note() -> AddNoteRequest {
    AddNoteRequest {
        note_id: new_id().to_string(),
        life_domain: LifeDomain::Finance.into(),
        text: TEXT.to_owned(),
        ..Default::default()
    }
}

/// How many events an answer is about.
pub(super) fn events_in(receipt: &Receipt) -> u64 {
    u64::try_from(receipt.last_position - receipt.first_position + 1)
        .expect("the last is not before the first")
}
