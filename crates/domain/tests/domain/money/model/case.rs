//! What the model knows of a provision: who did what, and plain sums of what was promised, delivered and paid.
//!
//! It is written from events only. Amounts are numbers of euro cents, and nothing is derived that can be added up.

use std::collections::{BTreeMap, BTreeSet};

use domain::Sealed;
use domain::fund::{Duty, DutyPair, Mandate, VoteRule};
use domain::ids::{PaymentRunId, RecoveryId, RoleCode};
use domain::money::{Amount, BudgetLine};
use domain::provision::*;

use super::super::given::*;

/// A provision, as its events tell it.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) asked: ProvisionRequested,
    pub(super) version: u32,
    /// Since when it is what is requested.
    pub(super) since: Date,
    pub(super) amount: Amount,
    pub(super) amount_kind: AmountKind,
    pub(super) purpose: Sealed,
    /// The vote on the request as it stands.
    pub(super) poll: Option<Poll>,
    /// What the policy last voted under lets one officer do.
    pub(super) together: BTreeSet<DutyPair>,
    pub(super) verdict: Option<Verdict>,
    pub(super) verdicts: usize,
    /// When a decision was last opened again.
    pub(super) reopened: Option<Date>,
    pub(super) objected: Option<Date>,
    pub(super) overridden: BTreeSet<OverridableRule>,
    /// Who set the votes on the request as it stands aside.
    pub(super) aside: Option<OfficerId>,
    /// The most that was ever granted.
    pub(super) granted_before: Option<i64>,
    /// Who said by hand that a payment failed.
    pub(super) failures: BTreeSet<OfficerId>,
    /// Commitments; the first is number 1.
    pub(super) promises: Vec<Promise>,
    pub(super) statements: usize,
    /// What each invoice asks for.
    pub(super) invoices: Vec<i64>,
    /// Payments; the first is number 1.
    pub(super) payments: Vec<Paying>,
    pub(super) recoveries: BTreeMap<RecoveryId, Getting>,
    pub(super) is_withdrawn: bool,
    pub(super) duties: BTreeSet<(Duty, OfficerId)>,
}

/// A vote that is going on or over.
#[derive(Debug, Clone)]
pub(super) struct Poll {
    pub(super) on: Date,
    pub(super) roles: Vec<RoleCode>,
    pub(super) rule: VoteRule,
    pub(super) policy_version: u32,
    pub(super) subject: SubjectHash,
    pub(super) cast: Vec<(RoleCode, OfficerId, Vote, Date)>,
}

/// The last decision.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    pub(super) on: Date,
    pub(super) mandate: Mandate,
    /// What is granted; nothing when it was refused.
    pub(super) granted: Option<i64>,
    pub(super) notified: Option<Date>,
    /// An objection to it was founded.
    pub(super) by_objection: bool,
    /// A court annulled it.
    pub(super) by_court: bool,
}

/// A commitment.
#[derive(Debug, Clone)]
pub(super) struct Promise {
    pub(super) on: Date,
    pub(super) line: BudgetLine,
    pub(super) cents: i64,
    pub(super) released: i64,
    pub(super) stated: Vec<Delivered>,
}

/// What was stated to be delivered.
#[derive(Debug, Clone)]
pub(super) struct Delivered {
    /// Its number in the provision.
    pub(super) statement: u16,
    pub(super) on: Date,
    pub(super) performed_on: Date,
    /// Who stated it or corrected it.
    pub(super) by: BTreeSet<OfficerId>,
    /// What it is worth and since when: as stated, then as corrected.
    pub(super) worths: Vec<(Date, i64)>,
}

/// Where a payment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Waiting,
    Bank(PaymentRunId),
    Paid,
    Failed,
    Cancelled,
}

/// A payment.
#[derive(Debug, Clone)]
pub(super) struct Paying {
    pub(super) on: Date,
    /// Its commitment, from 1.
    pub(super) promise: u16,
    pub(super) cents: i64,
    pub(super) line: BudgetLine,
    pub(super) invoice: Option<u16>,
    pub(super) repeats: Option<u16>,
    pub(super) at: At,
    /// Since when it is there.
    pub(super) since: Date,
    /// How much of it is on which line, once paid.
    pub(super) lies: BTreeMap<BudgetLine, i64>,
}

/// A recovery.
#[derive(Debug, Clone)]
pub(super) struct Getting {
    pub(super) line: BudgetLine,
    pub(super) ordered: i64,
    pub(super) received: i64,
}

impl Promise {
    /// What is delivered, as far as is known.
    pub(super) fn delivered(&self) -> i64 {
        self.stated.iter().map(Delivered::worth).sum()
    }
}

impl Delivered {
    pub(super) fn worth(&self) -> i64 {
        self.worths.last().map_or(0, |(_, worth)| *worth)
    }

    /// What could be paid of it on a day: what it was worth by then, unless it is known to be worth less.
    pub(super) fn worth_on(&self, on: Date) -> i64 {
        let by_then = self.worths.iter().rfind(|(since, _)| *since <= on);
        by_then.map_or(0, |(_, worth)| *worth).min(self.worth())
    }
}

impl Poll {
    pub(super) fn said(&self, vote: Vote) -> usize {
        self.cast.iter().filter(|(_, _, said, _)| *said == vote).count()
    }

    /// So many said no that it cannot be carried any more.
    pub(super) fn is_lost(&self) -> bool {
        let against = self.said(Vote::No);
        match self.rule {
            VoteRule::Unanimous => against > 0,
            VoteRule::AtLeast(votes) => self.roles.len() - against < usize::from(votes),
        }
    }

    pub(super) fn is_carried(&self) -> bool {
        match self.rule {
            VoteRule::Unanimous => self.said(Vote::Yes) == self.roles.len(),
            VoteRule::AtLeast(votes) => self.said(Vote::Yes) >= usize::from(votes),
        }
    }
}

impl Verdict {
    pub(super) fn is_open_again(&self) -> bool {
        self.by_objection || self.by_court
    }
}

impl Paying {
    pub(super) fn is_waiting(&self) -> bool {
        matches!(self.at, At::Waiting | At::Bank(_))
    }

    pub(super) fn is_paid(&self) -> bool {
        self.at == At::Paid
    }

    fn goes(&mut self, at: At, on: Date) {
        (self.at, self.since) = (at, on);
    }

    /// It takes its part of the commitment.
    pub(super) fn is_live(&self) -> bool {
        self.is_waiting() || self.is_paid()
    }

    pub(super) fn lies_on(&self, line: &BudgetLine) -> i64 {
        self.lies.get(line).copied().unwrap_or_default()
    }
}

impl Case {
    pub(super) fn new(asked: &ProvisionRequested) -> Self {
        Self {
            version: 1,
            since: asked.on,
            amount: asked.amount,
            amount_kind: asked.amount_kind,
            purpose: asked.purpose.clone(),
            poll: None,
            together: BTreeSet::new(),
            verdict: None,
            verdicts: 0,
            reopened: None,
            objected: None,
            overridden: BTreeSet::new(),
            aside: None,
            granted_before: None,
            failures: BTreeSet::new(),
            promises: Vec::new(),
            statements: 0,
            invoices: Vec::new(),
            payments: Vec::new(),
            recoveries: BTreeMap::new(),
            is_withdrawn: false,
            duties: [(Duty::Request, asked.by.clone())].into(),
            asked: asked.clone(),
        }
    }

    /// What is ordered, sent or paid of a commitment.
    pub(super) fn ordered(&self, promise: u16) -> i64 {
        self.payments.iter().filter(|one| one.is_live() && one.promise == promise).map(|one| one.cents).sum()
    }

    pub(super) fn ordered_in_all(&self) -> i64 {
        self.payments.iter().filter(|one| one.is_live()).map(|one| one.cents).sum()
    }

    /// What is ordered, sent or paid of an invoice.
    pub(super) fn invoiced(&self, invoice: u16) -> i64 {
        let live = self.payments.iter().filter(|one| one.is_live() && one.invoice == Some(invoice));
        live.map(|one| one.cents).sum()
    }

    /// What may be paid: what the last decision granted, and nothing of what a court annulled.
    pub(super) fn covered(&self) -> i64 {
        let verdict = self.verdict.as_ref().filter(|verdict| !verdict.by_court);
        verdict.and_then(|verdict| verdict.granted).unwrap_or_default()
    }

    pub(super) fn did(&self, duty: Duty, officer: &OfficerId) -> bool {
        self.duties.contains(&(duty, officer.clone()))
    }

    /// What is promised and not released.
    pub(super) fn kept(&self) -> i64 {
        self.promises.iter().map(|promise| promise.cents - promise.released).sum()
    }

    pub(super) fn paid_on(&self, line: &BudgetLine) -> i64 {
        self.payments.iter().map(|one| one.lies_on(line)).sum()
    }

    /// What is to come back of a line, and what came back.
    pub(super) fn getting_on(&self, line: &BudgetLine) -> (i64, i64) {
        let of_line = || self.recoveries.values().filter(|one| one.line == *line);
        (of_line().map(|one| one.ordered).sum(), of_line().map(|one| one.received).sum())
    }

    /// A statement, and the commitment it is on.
    pub(super) fn delivery(&self, statement: u16) -> (&Promise, &Delivered) {
        let all =
            self.promises.iter().flat_map(|promise| promise.stated.iter().map(move |one| (promise, one)));
        all.into_iter().find(|(_, one)| one.statement == statement).expect("it was stated")
    }

    pub(super) fn promise(&self, number: u16) -> &Promise {
        &self.promises[usize::from(number) - 1]
    }

    pub(super) fn payment(&self, number: u16) -> Option<&Paying> {
        self.payments.get(usize::from(number).checked_sub(1)?)
    }

    fn paying(&mut self, reference: PaymentReference) -> &mut Paying {
        &mut self.payments[usize::from(reference.number) - 1]
    }

    /// Takes over what happened.
    pub(super) fn take(&mut self, event: &ProvisionEvent) {
        if let Some(duty) = duty_of(event) {
            self.duties.insert((duty, event.by().clone()));
        }
        match event {
            ProvisionEvent::PaymentOrdered(_)
            | ProvisionEvent::PaymentCancelled(_)
            | ProvisionEvent::PaymentSent(_)
            | ProvisionEvent::PaymentMade(_)
            | ProvisionEvent::PaymentFailed(_)
            | ProvisionEvent::PaymentCorrected(_) => self.take_payment(event),
            ProvisionEvent::ProvisionCommitted(event) => self.promises.push(Promise {
                on: event.on,
                line: event.line.clone(),
                cents: event.amount.into(),
                released: 0,
                stated: Vec::new(),
            }),
            ProvisionEvent::CommitmentReleased(event) => {
                self.promises[usize::from(event.commitment) - 1].released += i64::from(event.amount);
            }
            ProvisionEvent::PerformanceStated(event) => {
                self.promises[usize::from(event.commitment) - 1].stated.push(Delivered {
                    statement: event.statement,
                    on: event.on,
                    performed_on: event.performed_on,
                    by: [event.by.clone()].into(),
                    worths: vec![(event.on, event.amount.into())],
                });
                self.statements += 1;
            }
            ProvisionEvent::PerformanceCorrected(event) => {
                let promise = &mut self.promises[usize::from(event.commitment) - 1];
                let stated = promise.stated.iter_mut().find(|one| one.statement == event.statement);
                let stated = stated.expect("it was stated");
                stated.worths.push((event.on, event.amount.cents()));
                stated.by.insert(event.by.clone());
            }
            ProvisionEvent::InvoiceReceived(event) => self.invoices.push(event.amount.into()),
            ProvisionEvent::RecoveryOrdered(event) => {
                let (line, ordered) = (event.line.clone(), event.amount.into());
                self.recoveries.insert(event.recovery, Getting { line, ordered, received: 0 });
            }
            ProvisionEvent::RecoveryReceived(event) => {
                let recovery = self.recoveries.get_mut(&event.recovery).expect("it was ordered");
                recovery.received += i64::from(event.amount);
            }
            _ => self.take_decision(event),
        }
    }

    fn take_payment(&mut self, event: &ProvisionEvent) {
        match event {
            ProvisionEvent::PaymentOrdered(event) => self.payments.push(Paying {
                on: event.on,
                promise: event.commitment,
                cents: event.amount.into(),
                line: event.line.clone(),
                invoice: event.invoice,
                repeats: event.repeats,
                at: At::Waiting,
                since: event.on,
                lies: BTreeMap::new(),
            }),
            ProvisionEvent::PaymentCancelled(event) => {
                self.paying(event.payment).goes(At::Cancelled, event.on);
            }
            ProvisionEvent::PaymentSent(event) => {
                self.paying(event.payment).goes(At::Bank(event.run), event.on);
            }
            ProvisionEvent::PaymentMade(event) => {
                let payment = self.paying(event.payment);
                payment.goes(At::Paid, event.on);
                payment.lies = [(payment.line.clone(), payment.cents)].into();
            }
            ProvisionEvent::PaymentFailed(event) => {
                let payment = self.paying(event.payment);
                payment.goes(At::Failed, event.on);
                payment.lies = BTreeMap::new();
                if event.source == BankSource::Officer {
                    self.failures.insert(event.by.clone());
                }
            }
            ProvisionEvent::PaymentCorrected(event) => {
                let (payment, cents) = (self.paying(event.payment), i64::from(event.amount));
                *payment.lies.entry(event.from.clone()).or_default() -= cents;
                *payment.lies.entry(event.to.clone()).or_default() += cents;
            }
            _ => {}
        }
    }

    fn take_decision(&mut self, event: &ProvisionEvent) {
        match event {
            ProvisionEvent::RequestChanged(event) => {
                (self.version, self.since, self.amount) = (event.version, event.on, event.amount);
                (self.amount_kind, self.purpose) = (event.amount_kind, event.purpose.clone());
                (self.poll, self.aside) = (None, None);
                self.overridden.remove(&OverridableRule::Approval);
            }
            ProvisionEvent::VoteOpened(event) => {
                self.together = event.together.clone();
                self.poll = Some(Poll {
                    on: event.on,
                    roles: event.roles.clone(),
                    rule: event.rule,
                    policy_version: event.policy_version,
                    subject: event.subject,
                    cast: Vec::new(),
                });
            }
            ProvisionEvent::VoteCast(event) => {
                let cast = (event.role.clone(), event.by.clone(), event.vote, event.on);
                self.poll.as_mut().expect("a vote was open").cast.push(cast);
            }
            ProvisionEvent::ProvisionDecided(event) => {
                self.verdicts += 1;
                self.granted_before = self.granted_before.max(event.amount.map(i64::from));
                self.verdict = Some(Verdict {
                    on: event.on,
                    mandate: event.mandate,
                    granted: event.amount.map(i64::from),
                    notified: None,
                    by_objection: false,
                    by_court: false,
                });
            }
            ProvisionEvent::ObjectionLodged(event) => self.objected = Some(event.on),
            ProvisionEvent::RuleOverridden(event) => {
                self.overridden.insert(event.rule);
                if event.rule == OverridableRule::Approval {
                    self.aside = Some(event.by.clone());
                }
            }
            ProvisionEvent::RequestWithdrawn(_) => self.is_withdrawn = true,
            _ => self.take_on_verdict(event),
        }
    }

    fn take_on_verdict(&mut self, event: &ProvisionEvent) {
        let verdict = self.verdict.as_mut().expect("it was decided");
        let opens = match event {
            ProvisionEvent::DecisionNotified(event) => {
                verdict.notified = Some(event.on);
                false
            }
            ProvisionEvent::ObjectionDecided(event) => {
                use ObjectionOutcome::{Founded, PartlyFounded};
                let founded = matches!(event.outcome, Founded | PartlyFounded);
                self.objected = None;
                verdict.by_objection |= founded;
                founded
            }
            ProvisionEvent::CourtRuled(event) => {
                verdict.by_court = event.outcome != RulingOutcome::Upheld;
                verdict.by_court
            }
            _ => unreachable!("{} is taken over above", event.event_type()),
        };
        if opens {
            self.reopened = Some(event.on());
            self.poll = self.poll.take().filter(Poll::is_carried);
        }
    }
}

/// Which duty an event is the doing of.
pub(super) fn duty_of(event: &ProvisionEvent) -> Option<Duty> {
    match event {
        ProvisionEvent::ProvisionRequested(_)
        | ProvisionEvent::RequestChanged(_)
        | ProvisionEvent::VoteOpened(_) => Some(Duty::Request),
        ProvisionEvent::VoteCast(_) => Some(Duty::Vote),
        ProvisionEvent::ProvisionDecided(_) | ProvisionEvent::RuleOverridden(_) => Some(Duty::Decide),
        ProvisionEvent::ProvisionCommitted(_) => Some(Duty::Commit),
        ProvisionEvent::PerformanceStated(_) | ProvisionEvent::PerformanceCorrected(_) => {
            Some(Duty::StatePerformance)
        }
        ProvisionEvent::PaymentOrdered(_) => Some(Duty::OrderPayment),
        _ => None,
    }
}
