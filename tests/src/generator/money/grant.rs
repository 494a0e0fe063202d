//! A provision on its way: what the next step is follows from its file, with here and there another turn.

use domain::fund::Mandate;
use domain::ids::{BankReference, ProvisionId, RecoveryId, RoleCode};
use domain::money::{AccountingYear, Amount, EuroCents};
use domain::provision::{
    Ballot, CastVote, ChangeRequest, CommitProvision, Compensable, CorrectPerformance, DecideObjection,
    DecideProvision, Delivery, File, Form, LodgeObjection, NotifyDecision, ObjectionOutcome, OrderPayment,
    OrderRecovery, Outcome, OverridableRule, OverrideRule, Payee, Payment, PaymentStage,
    PerformanceCorrection, PerformanceStated, ProvisionCommand, PutToVote, ReceiveInvoice, ReceiveRecovery,
    RecoveryReason, ReleaseCommitment, ReleaseReason, StatePerformance, Vat, Vote, WithdrawRequest,
    WithdrawalReason,
};
use domain::{Fact, Sealed};
use jiff::{Timestamp, civil::Date};

use super::terms::eur;
use crate::generator::{
    agenda::date,
    chance::Chance,
    words::{fact, new_id, sealed},
};

/// A provision that is followed.
pub(in crate::generator) struct Grant {
    pub(super) id: ProvisionId,
    pub(super) chance: Chance,
    /// How often somebody looked at it.
    pub(super) looks: u32,
    /// Whether it was seen settled before.
    settled: bool,
}

/// What comes next.
pub(super) enum Next {
    /// This is asked, by this officer.
    Ask(Box<ProvisionCommand>, String),
    /// Somebody looks again later.
    Wait,
    /// Nothing, ever.
    Done,
}

impl Grant {
    pub(in crate::generator) fn new(id: ProvisionId, chance: Chance) -> Self {
        Self { id, chance, looks: 0, settled: false }
    }

    /// What comes next, as the file stands.
    pub(super) fn next(&mut self, at: Timestamp, file: &File) -> Next {
        let today = date(at);
        if file.withdrawn().is_some() {
            return Next::Done;
        }
        let in_force = file.decision().filter(|decision| decision.reopened.is_none());
        let Some(decision) = in_force else {
            return self.before_decision(today, file);
        };
        if decision.notified.is_none() {
            return ask(NotifyDecision { fact: fact(today, today, "clerk") }, "clerk");
        }
        if file.open_objection().is_some() {
            return self.objection(today);
        }
        match decision.decided.amount {
            Some(granted) => self.money(at, file, granted),
            None if self.chance.happens(15) && file.objections().is_empty() => {
                let text = Some(self.text(51));
                ask(LodgeObjection { fact: fact(today, today, "clerk"), text }, "clerk")
            }
            None => Next::Done,
        }
    }

    fn objection(&mut self, today: Date) -> Next {
        let outcome =
            self.chance.weighed(&[(30, ObjectionOutcome::Founded), (70, ObjectionOutcome::Unfounded)]);
        let (fact, text) = (fact(today, today, "objection-handler"), self.text(52));
        ask(DecideObjection { fact, outcome, text }, "objection-handler")
    }

    fn before_decision(&mut self, today: Date, file: &File) -> Next {
        let requester = file.requested().by.to_string();
        match file.standing_ballot() {
            None if self.chance.happens(4) => {
                let (fact, reason) = (fact(today, today, &requester), WithdrawalReason::ByHousehold);
                ask(WithdrawRequest { fact, reason }, &requester)
            }
            None if file.versions().earlier.is_empty() && self.chance.happens(8) => {
                let amount = i64::from(file.request().amount) / 2 + 1;
                let (fact, amount) = (fact(today, today, &requester), Some(eur(amount)));
                ask(ChangeRequest { fact, amount, amount_kind: None, purpose: None }, &requester)
            }
            None => {
                ask(PutToVote { fact: fact(today, today, &requester), case_text: self.text(53) }, &requester)
            }
            Some(ballot) if !ballot.is_over() => self.vote(today, ballot),
            Some(ballot) => self.decide(today, file, ballot),
        }
    }

    fn vote(&mut self, today: Date, ballot: &Ballot) -> Next {
        let voted = |role: &&RoleCode| !ballot.votes.iter().any(|vote| vote.role == **role);
        let Some(role) = ballot.opened.roles.iter().find(voted) else {
            return Next::Wait;
        };
        let officer = role.as_str().replace('_', "-");
        let vote = if self.chance.happens(95) { Vote::Yes } else { Vote::No };
        let command = CastVote {
            fact: fact(today, today, &officer),
            role: role.clone(),
            vote,
            held: [role.clone()].into(),
            subject: ballot.opened.subject,
            text: None,
        };
        ask(command, &officer)
    }

    fn decide(&mut self, today: Date, file: &File, ballot: &Ballot) -> Next {
        let overridden = file.is_overridden(OverridableRule::Approval);
        if !ballot.is_carried() && !overridden && self.chance.happens(10) {
            let (fact, rule) = (fact(today, today, "alderman"), OverridableRule::Approval);
            return ask(OverrideRule { fact, rule, text: self.text(54) }, "alderman");
        }
        let requested = i64::from(file.request().amount);
        let (outcome, amount) = match ballot.is_carried() || overridden {
            false => (Outcome::Refused, None),
            true if self.chance.happens(10) && requested > 1 => {
                (Outcome::PartlyGranted, Some(eur(requested / 2)))
            }
            true => (Outcome::Granted, None),
        };
        let mandate = Mandate::MandatedOfficial;
        let (fact, text) = (fact(today, today, "decider"), self.text(55));
        ask(DecideProvision { fact, outcome, amount, mandate, text }, "decider")
    }

    /// Promise, delivery, invoice, order, and what the bank gives back.
    fn money(&mut self, at: Timestamp, file: &File, granted: Amount) -> Next {
        let today = date(at);
        let (payer, clerk) = (fact(today, today, "payer"), fact(today, today, "clerk"));
        let Some(commitment) = file.commitments().last() else {
            let line_year = AccountingYear::new(today.year()).expect("a year of this century");
            let fact = fact(today, today, "budget-holder");
            return ask(CommitProvision { fact, line_year, amount: granted }, "budget-holder");
        };
        let number = commitment.number();
        let kept = commitment.kept();
        let stated = file.stated(number, today);
        if stated == EuroCents::ZERO && kept > EuroCents::ZERO {
            return self.delivered(today, number, kept);
        }
        if stated > commitment.ordered && self.is_measured_again(file) {
            return self.corrected(today, file, kept - stated);
        }
        if stated < kept && commitment.open() > EuroCents::ZERO && commitment.ordered == stated {
            let amount = eur((kept - stated).cents().min(commitment.open().cents()));
            let reason = ReleaseReason::Cheaper;
            return ask(ReleaseCommitment { fact: clerk, commitment: number, amount, reason }, "clerk");
        }
        if file.requested().form == Form::InKind && file.invoices().is_empty() {
            let vat = Vat { amount: EuroCents::ZERO, compensable: Compensable::No };
            let (amount, invoice) = (eur(stated.cents()), self.text(56));
            let invoice = ReceiveInvoice { fact: clerk, invoice_date: today, number: invoice, amount, vat };
            return ask(invoice, "clerk");
        }
        match commitment.ordered < stated.min(kept) {
            true => self.order(payer, file, number, stated.min(kept) - commitment.ordered),
            false if file.payments().iter().any(Payment::is_under_way) => Next::Wait,
            false => self.settled(at, file),
        }
    }

    fn delivered(&mut self, today: Date, commitment: u16, kept: EuroCents) -> Next {
        let partly = self.chance.happens(15) && kept.cents() > 100;
        let amount = eur(if partly { kept.cents() * 3 / 4 } else { kept.cents() });
        let delivery = if partly { Delivery::Partial } else { Delivery::Complete };
        let fact = fact(today, today, "performance-stater");
        let stated = StatePerformance { fact, commitment, performed_on: today, amount, delivery, text: None };
        ask(stated, "performance-stater")
    }

    fn is_measured_again(&mut self, file: &File) -> bool {
        let was_corrected = |one: &PerformanceStated| file.corrections_of(one.statement).next().is_some();
        self.chance.happens(6) && !file.performances().iter().any(was_corrected)
    }

    /// The last delivery is worth all that is left of the commitment, or when nothing is, a tenth less.
    fn corrected(&mut self, today: Date, file: &File, left: EuroCents) -> Next {
        let Some(last) = file.performances().last() else { return Next::Wait };
        let worth = file.worth(last);
        let (amount, reason) = match left > EuroCents::ZERO {
            true => (worth + left, PerformanceCorrection::LateEntry),
            false => (EuroCents::new(worth.cents() * 9 / 10), PerformanceCorrection::MeasuredWrongly),
        };
        let fact = fact(today, today, "performance-stater");
        ask(CorrectPerformance { fact, statement: last.statement, amount, reason }, "performance-stater")
    }

    fn order(&mut self, fact: Fact, file: &File, commitment: u16, amount: EuroCents) -> Next {
        let failed = file.payments().iter().rev().find(|payment| payment.stage() == PaymentStage::Failed);
        let order = OrderPayment {
            fact,
            commitment,
            amount: eur(amount.cents()),
            payee: Payee { name: self.text(57), iban: self.text(58) },
            invoice: file.invoices().first().map(|invoice| invoice.invoice),
            repeats: failed.map(Payment::number),
            text: None,
        };
        ask(order, "payer")
    }

    /// All is paid: now and then something has to come back.
    fn settled(&mut self, at: Timestamp, file: &File) -> Next {
        let today = date(at);
        let outstanding = file.recoveries().iter().find(|one| one.outstanding() > EuroCents::ZERO);
        if let Some(recovery) = outstanding {
            let receive = ReceiveRecovery {
                fact: fact(today, today, "clerk"),
                recovery: recovery.ordered.recovery,
                amount: eur(recovery.outstanding().cents()),
                bank_reference: BankReference::new("TERUG").expect("a short reference"),
            };
            return ask(receive, "clerk");
        }
        if !self.settled {
            self.settled = true;
            return Next::Wait;
        }
        let paid = file.payments().iter().find(|payment| payment.stage() == PaymentStage::Paid);
        match paid {
            Some(paid) if file.recoveries().is_empty() && self.chance.happens(8) => {
                let recover = OrderRecovery {
                    fact: fact(today, today, "clerk"),
                    recovery: RecoveryId::new(new_id(&mut self.chance, at)),
                    amount: eur(i64::from(paid.amount()) / 4 + 1),
                    reason: RecoveryReason::Overpaid,
                    line: paid.ordered.line.clone(),
                };
                ask(recover, "clerk")
            }
            _ => Next::Done,
        }
    }

    fn text(&self, number: u8) -> Sealed {
        sealed(self.id.as_uuid(), number)
    }
}

fn ask(command: impl Into<ProvisionCommand>, by: &str) -> Next {
    Next::Ask(Box::new(command.into()), by.to_owned())
}
