//! What can be asked at random: every command, by few officers, about few amounts, lines and numbers, so that they
//! meet.
//!
//! Numbers make a question, a table and the file as it stands make it a command.

use std::collections::BTreeSet;

use domain::Fact;
use domain::ids::RoleCode;
use domain::money::BudgetLine;
use domain::provision::*;
use jiff::ToSpan;
use proptest::prelude::*;

use super::super::given::*;

pub(super) const AMOUNT: i64 = 640_00;

pub(super) const OFFICERS: [&str; 16] = [
    "requester",
    "family_worker",
    "work_and_income",
    "social_counsel",
    "team_manager",
    "project_leader",
    "manager_work_and_income",
    "author",
    "alderman",
    "decider",
    "committer",
    "stater",
    "payer",
    "clerk",
    "objection-handler",
    "colleague",
];

/// The lines that are named.
pub(super) fn lines() -> [BudgetLine; 3] {
    [support(), line(2025, "c"), line(2026, "a")]
}

/// Something to ask, as numbers.
#[derive(Debug, Clone)]
pub(super) struct Question {
    kind: usize,
    /// Who asks; mostly whoever usually does.
    who: Option<usize>,
    /// Which commitment, payment, invoice, recovery, role or word.
    which: u16,
    cents: i64,
    days: i32,
}

pub(super) fn question() -> impl Strategy<Value = Question> {
    let weighted = KINDS.iter().enumerate().flat_map(|(kind, (weight, ..))| vec![kind; *weight]);
    let kind = prop::sample::select(weighted.collect::<Vec<_>>());
    let who = prop::option::weighted(0.15, 0..OFFICERS.len());
    let cents = prop_oneof![
        4 => prop::sample::select(vec![1, 50_00, 160_00, 240_00, 320_00, AMOUNT]),
        1 => 1..=700_00_i64,
        1 => prop::sample::select(vec![AMOUNT + 1, 5_000_00, 5_000_01]),
    ];
    (kind, who, 0..6_u16, cents, -2..40_i32).prop_map(|(kind, who, which, cents, days)| Question {
        kind,
        who,
        which,
        cents,
        days,
    })
}

impl Question {
    /// Mostly on the one day, so that dates seldom stand in the way.
    fn fact(&self, usual: &str) -> Fact {
        let officer = self.who.map_or(usual, |who| OFFICERS[who]);
        let on = match self.days {
            0..36 => DAY,
            days => DAY.saturating_add(days.days()),
        };
        Fact { on, today: DAY.saturating_add(38.days()), by: officer_called(officer) }
    }

    fn number(&self) -> u16 {
        1 + self.which % 3
    }

    fn line(&self) -> BudgetLine {
        let [granted, other_year, other_component] = lines();
        match self.days.rem_euclid(3) {
            0 => granted,
            1 => other_year,
            _ => other_component,
        }
    }

    fn recovery(&self) -> domain::ids::RecoveryId {
        [RECOVERY, OTHER_RECOVERY][usize::from(self.which) % 2]
    }

    fn one_of<T: Copy, const N: usize>(&self, words: [T; N]) -> T {
        words[usize::from(self.which) % N]
    }
}

/// The command of a question, asked of the file as it stands.
pub(super) fn command(question: &Question, file: Option<&File>) -> ProvisionBookCommand {
    let (_, usual, make) = KINDS[question.kind];
    make(question, question.fact(usual), file)
}

type Make = fn(&Question, Fact, Option<&File>) -> ProvisionBookCommand;

/// Every command with its weight and who usually gives it: what leads on comes often, what ends seldom.
const KINDS: &[(usize, &str, Make)] = &[
    (3, "requester", |q, fact, _| {
        let form = q.one_of([Form::InMoney, Form::InKind]);
        let person = q.one_of([Some(MOTHER), None, Some(STRANGER)]);
        let component = component(q.one_of(["c", "c", "a", "x"]));
        ask(RequestProvision { fact, form, person, component, ..request_of(q.cents) })
    }),
    (2, "requester", |q, fact, _| ask(ChangeRequest { fact, ..change_amount(q.cents) })),
    (3, "author", |_, fact, _| ask(PutToVote { fact, ..put() })),
    (9, "family_worker", |q, fact, file| ask(a_vote_of(q, fact, file))),
    (4, "decider", |q, fact, _| {
        let outcome =
            q.one_of([Outcome::Granted, Outcome::PartlyGranted, Outcome::Granted, Outcome::Refused]);
        let amount = (outcome == Outcome::PartlyGranted).then(|| eur(q.cents));
        ask(DecideProvision { fact, amount, ..decide(outcome) })
    }),
    (3, "clerk", |_, fact, _| ask(NotifyDecision { fact })),
    (6, "committer", |q, fact, _| ask(CommitProvision { fact, ..commit(q.cents) })),
    (3, "clerk", |q, fact, _| ask(ReleaseCommitment { fact, ..release(q.number(), q.cents) })),
    (6, "stater", |q, fact, _| {
        let performed_on = DAY.saturating_sub(i32::from(q.which).days());
        ask(StatePerformance { fact, performed_on, ..state(q.number(), q.cents) })
    }),
    (4, "stater", |q, fact, _| {
        let amount = cents(q.one_of([q.cents, q.cents, 0, -1, q.cents, 1]));
        ask(CorrectPerformance { fact, amount, ..correct_worth(q.number(), 0) })
    }),
    (3, "clerk", |q, fact, _| {
        let vat = Vat { amount: cents(i64::from(q.which) - 1), compensable: Compensable::Yes };
        ask(ReceiveInvoice { fact, vat, ..receive_invoice(q.cents) })
    }),
    (12, "payer", |q, fact, _| {
        let invoice = q.one_of([None, Some(1), None, Some(2), Some(1), Some(1)]);
        let repeats = (q.days % 4 == 0).then(|| q.number());
        ask(OrderPayment { fact, invoice, repeats, ..order(q.number(), q.cents) })
    }),
    (2, "clerk", |q, fact, _| ask(CancelPayment { fact, ..cancel(q.number()) })),
    (4, "clerk", |q, fact, _| {
        let send = SendPayment { on: fact.on, by: fact.by, run: RUN, number: q.number() };
        ProvisionLeg::SendPayment(send).into()
    }),
    (6, "clerk", |q, fact, _| {
        let confirm = ConfirmPayment { fact, ..confirm(q.number()) };
        if q.which < 3 { ask(confirm) } else { ProvisionLeg::Confirm(confirm).into() }
    }),
    (3, "clerk", |q, fact, _| {
        let fail = FailPayment { fact, ..fail(q.number()) };
        let bank_reference = fail.bank_reference.clone().filter(|_| q.days % 4 > 0);
        let fail = FailPayment { bank_reference, ..fail };
        if q.which < 3 { ask(fail) } else { ProvisionLeg::Fail(fail).into() }
    }),
    (4, "clerk", |q, fact, _| ask(CorrectPayment { fact, ..correct(q.number(), q.line(), q.cents) })),
    (3, "clerk", |q, fact, _| {
        ask(OrderRecovery { fact, line: q.line(), ..order_back(q.recovery(), q.cents) })
    }),
    (4, "clerk", |q, fact, _| ask(ReceiveRecovery { fact, ..receive_back(q.recovery(), q.cents) })),
    (1, "clerk", |_, fact, _| ask(WithdrawRequest { fact, ..withdraw() })),
    (2, "clerk", |_, fact, _| ask(LodgeObjection { fact, ..object() })),
    (2, "objection-handler", |q, fact, _| {
        use ObjectionOutcome::{Founded, Inadmissible, PartlyFounded, Unfounded};
        let outcome = q.one_of([Founded, PartlyFounded, Unfounded, Inadmissible]);
        ask(DecideObjection { fact, ..decide_objection(outcome) })
    }),
    (1, "clerk", |q, fact, _| {
        use RulingOutcome::{Annulled, AnnulledSelfDecided, Upheld};
        let outcome = q.one_of([Upheld, Annulled, AnnulledSelfDecided]);
        ask(RecordCourtRuling { fact, ..rule(Court::DistrictCourt, outcome) })
    }),
    (1, "alderman", |q, fact, _| {
        let rule = q.one_of([OverridableRule::Approval, OverridableRule::Limit]);
        ask(OverrideRule { fact, ..override_rule(rule) })
    }),
];

/// A vote in one of the roles, mostly by who holds it and on what is put to the vote.
fn a_vote_of(question: &Question, fact: Fact, file: Option<&File>) -> CastVote {
    let words = [WORK_FLOOR, MANAGERS].concat();
    let ballot = file.and_then(File::ballot);
    let asked = ballot.map_or_else(|| roles(&words), |ballot| ballot.opened.roles.clone());
    let role = match question.days {
        7 => role(words[usize::from(question.which)]),
        _ => asked[usize::from(question.which) % asked.len()].clone(),
    };
    let by = match question.who {
        Some(_) => fact.by.clone(),
        None => officer_called(role.as_str()),
    };
    let held: BTreeSet<RoleCode> = [role.clone()].into_iter().filter(|_| question.days != 8).collect();
    let subject = match ballot {
        Some(ballot) if question.days != 9 => ballot.opened.subject,
        _ => subject(1, 1),
    };
    let said = if question.days == 10 { Vote::No } else { Vote::Yes };
    CastVote { fact: Fact { by, ..fact }, role, vote: said, held, subject, text: None }
}
