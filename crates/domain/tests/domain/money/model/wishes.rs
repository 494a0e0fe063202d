//! What can be asked in a random history: every command that has to do with money, with its weight.
//!
//! A wish looks at the model to be sensible most of the time; whether it is allowed is for the domain to say.

use domain::Fact;
use domain::fund::Duty;
use domain::provision::*;
use jiff::ToSpan;

use super::super::given::*;
use super::bank::{compose_run, import_statement, make_a_file};
use super::case::{At, Case, Poll};
use super::next::next;
use super::outside::*;
use super::paying::*;
use super::play::Play;
use super::question::Question;
use super::scene::{FUNDS, held};

/// From a question and the play as it stands to something to ask.
pub(super) type Wish = fn(&Question, &Play) -> Step;

/// What leads on comes often, what ends something seldom.
pub(super) const WISHES: &[(usize, Wish)] = &[
    (260, next),
    (2, request),
    (4, change),
    (2, put_it_to_vote),
    (3, cast),
    (3, decide_it),
    (2, notify_it),
    (3, commit_it),
    (3, release_it),
    (3, state_it),
    (2, invoice_it),
    (3, order_it),
    (8, cancel_it),
    (3, confirm_it),
    (3, fail_it),
    (4, correct_it),
    (3, order_it_back),
    (3, get_it_back),
    (2, withdraw_it),
    (2, object_to_it),
    (2, decide_the_objection),
    (6, rule_on_it),
    (5, override_it),
    (3, compose_run),
    (1, make_a_file),
    (6, import_statement),
    (3, allocate_budget),
    (3, withdraw_budget),
    (1, receive_an_advance),
    (1, freeze_or_unfreeze),
    (6, close_a_year),
    (1, close_a_fund),
    (5, adopt_a_policy),
    (1, amend_the_terms),
    (1, end_or_resume_support),
];

/// The provision a question is about, when it was requested.
pub(super) fn case<'a>(q: &Question, play: &'a Play) -> Option<&'a Case> {
    play.model.cases.get(&q.provision())
}

pub(super) fn request(q: &Question, play: &Play) -> Step {
    let household = q.household();
    let persons =
        if household == HOUSEHOLD { [Some(MOTHER), None, Some(SON)] } else { [Some(STRANGER), None, None] };
    let activities = ["", "", "clothing", "training", "restructuring", "restructuring"];
    let word = q.one(9, &activities);
    let per_person = ["training", "restructuring"].contains(&word) && !q.seldom(9, 6);
    let person = q.one(8, &persons).or(persons[0].filter(|_| per_person));
    let natural = q.one(10, &[640_00, 6_200_00, 480_00, 5_000_00, 2_000_00, 900_00]);
    let request = RequestProvision {
        fact: q.fact(Duty::Request, play.today),
        household: if q.seldom(11, 20) { crate::given::OTHER_HOUSEHOLD } else { household },
        person,
        need: None,
        fund: q.one(12, &FUNDS),
        component: component(if q.seldom(13, 30) { "x" } else { "c" }),
        activity: Some(word).filter(|word| !word.is_empty()).map(activity),
        form: q.one(14, &[Form::InMoney, Form::InKind]),
        amount: q.amount(natural),
        ..wanted(q.provision(), 1)
    };
    of(q.provision(), request)
}

pub(super) fn change(q: &Question, play: &Play) -> Step {
    let natural = case(q, play).map_or(640_00, |case| i64::from(case.amount) + 1);
    let fact = q.fact(Duty::Request, play.today);
    of(
        q.provision(),
        ChangeRequest { fact, amount: Some(q.amount(natural)), amount_kind: None, purpose: None },
    )
}

/// Now and then dated the day before: what counts is the policy of the day on which it is recorded.
pub(super) fn put_it_to_vote(q: &Question, play: &Play) -> Step {
    let Fact { on, today, by } = q.fact(Duty::Request, play.today);
    let on = on.saturating_sub(i32::from(q.seldom(9, 3)).days());
    of(q.provision(), PutToVote { fact: Fact { on, today, by }, ..put() })
}

/// Mostly in a role that is missing, by who holds it, on what is put to the vote.
pub(super) fn cast(q: &Question, play: &Play) -> Step {
    let poll = case(q, play).and_then(|case| case.poll.as_ref());
    let mut roles = poll.map_or_else(|| roles(&WORK_FLOOR), |poll| poll.roles.clone());
    if let Some(poll) = poll.filter(|_| !q.seldom(8, 10)) {
        let voted = |role: &_| poll.cast.iter().any(|(cast, ..)| cast == role);
        roles.retain(|role| !voted(role) || poll.is_carried() || poll.is_lost());
    }
    let role = q.one(9, &roles);
    let holds = |(_, words): &&(&str, &[&str])| words.contains(&role.as_str());
    let holders: Vec<_> = super::scene::CAST.iter().filter(holds).map(|(name, _)| *name).collect();
    let by = match q.seldom(2, 12) {
        true => super::scene::CAST[q.die(3, super::scene::CAST.len())].0,
        false => q.one(3, &[vec![holders[0]; 3], holders].concat()),
    };
    let by = officer_called(by);
    let subject = match poll.filter(|_| !q.seldom(10, 25)) {
        Some(poll) => poll.subject,
        None => subject(1, 1),
    };
    let vote = if q.seldom(11, 14) { Vote::No } else { Vote::Yes };
    let held = held(&by);
    of(q.provision(), CastVote { fact: q.fact_by(by, play.today), role, vote, held, subject, text: None })
}

pub(super) fn decide_it(q: &Question, play: &Play) -> Step {
    use Outcome::{Granted, PartlyGranted, Refused};
    let poll = case(q, play).and_then(|case| case.poll.as_ref());
    let is_lost = poll.is_some_and(Poll::is_lost) && q.die(9, 2) == 0;
    let outcome = match q.seldom(8, 4) {
        _ if is_lost => Refused,
        true => q.one(9, &[PartlyGranted, PartlyGranted, Refused]),
        false => Granted,
    };
    let natural = case(q, play).map_or(1, |case| i64::from(case.amount) / 2);
    let amount = Some(q.amount(natural)).filter(|_| outcome == PartlyGranted);
    let mandate = match q.seldom(10, 5) {
        true => domain::fund::Mandate::College,
        false => domain::fund::Mandate::MandatedOfficial,
    };
    of(
        q.provision(),
        DecideProvision { fact: q.fact(Duty::Decide, play.today), amount, mandate, ..decide(outcome) },
    )
}

pub(super) fn notify_it(q: &Question, play: &Play) -> Step {
    of(q.provision(), NotifyDecision { fact: q.fact_by_anybody(play.today) })
}

/// Mostly from the budget of the year it is, as far as that goes.
pub(super) fn commit_it(q: &Question, play: &Play) -> Step {
    let this_year = play.today.year();
    let line_year = year(if q.seldom(8, 6) { 2026 + 2027 - this_year } else { this_year });
    let known = case(q, play);
    let left = known.map_or(1, |case| {
        let granted = case.verdict.as_ref().and_then(|verdict| verdict.granted);
        granted.unwrap_or_default() - case.kept()
    });
    let free = known.map_or(0, |case| play.free(case.asked.fund, &line(line_year.number(), "c")));
    let natural = if free > 0 && !q.seldom(9, 5) { left.min(free) } else { left };
    let fact = q.fact(Duty::Commit, play.today);
    of(q.provision(), CommitProvision { fact, line_year, amount: q.amount(natural) })
}

pub(super) fn release_it(q: &Question, play: &Play) -> Step {
    let (number, natural) = promise(q, play, |case, number| {
        let promise = case.promise(number);
        promise.cents - promise.released - case.ordered(number)
    });
    let fact = q.fact_by_anybody(play.today);
    of(q.provision(), ReleaseCommitment { fact, ..release(number, i64::from(q.amount(natural))) })
}

/// Now and then what was stated before is corrected instead.
pub(super) fn state_it(q: &Question, play: &Play) -> Step {
    if q.seldom(10, 4) {
        return correct_its_worth(q, play);
    }
    let (number, natural) = promise(q, play, |case, number| {
        let promise = case.promise(number);
        promise.cents - promise.released - promise.delivered()
    });
    let fact = q.fact(Duty::StatePerformance, play.today);
    let performed_on = fact.on;
    of(q.provision(), StatePerformance { fact, performed_on, ..state(number, i64::from(q.amount(natural))) })
}

/// Mostly of the last statement: to somewhat less, to what is promised, to nothing, or by a cent.
fn correct_its_worth(q: &Question, play: &Play) -> Step {
    let known = case(q, play).filter(|case| case.statements > 0);
    let statements = known.map_or(1, |case| case.statements);
    let last = u16::try_from(statements).expect("histories are short");
    let statement = if q.seldom(8, 5) { 1 + last % 3 } else { last };
    let (worth, kept) = known.filter(|_| statement <= last).map_or((640_00, 640_00), |case| {
        let (promise, delivered) = case.delivery(statement);
        (delivered.worth(), promise.cents - promise.released)
    });
    let amount = q.one(9, &[worth / 2, worth - 1, kept, worth + 1, 0, worth - 10_00, worth]);
    let fact = q.fact(Duty::StatePerformance, play.today);
    let reason = PerformanceCorrection::MeasuredWrongly;
    of(q.provision(), CorrectPerformance { fact, statement, amount: cents(amount), reason })
}

pub(super) fn invoice_it(q: &Question, play: &Play) -> Step {
    let natural = case(q, play).map_or(640_00, |case| case.kept() - case.invoices.iter().sum::<i64>());
    let amount = i64::from(q.amount(natural));
    let fact = q.fact_by_anybody(play.today);
    let invoice_date = fact.on;
    of(q.provision(), ReceiveInvoice { fact, invoice_date, ..receive_invoice(amount) })
}

/// A commitment, mostly one of which something of this kind is left, and how much.
pub(super) fn promise(q: &Question, play: &Play, left: fn(&Case, u16) -> i64) -> (u16, i64) {
    let Some(case) = case(q, play) else {
        return (1, 640_00);
    };
    let numbers: Vec<u16> = (1..).take(case.promises.len()).collect();
    let open: Vec<u16> = numbers.iter().copied().filter(|number| left(case, *number) > 0).collect();
    match (open.is_empty() || q.seldom(8, 12), numbers.is_empty()) {
        (_, true) => (1, 640_00),
        (true, _) => (q.one(9, &numbers), 1),
        (false, _) => {
            let number = q.one(9, &open);
            (number, left(case, number))
        }
    }
}

pub(super) fn withdraw_it(q: &Question, play: &Play) -> Step {
    if q.die(8, 3) > 0 {
        return get_it_back(q, play);
    }
    of(q.provision(), WithdrawRequest { fact: q.fact_by_anybody(play.today), ..withdraw() })
}

pub(super) fn object_to_it(q: &Question, play: &Play) -> Step {
    of(q.provision(), LodgeObjection { fact: q.fact_by_anybody(play.today), text: None })
}

pub(super) fn decide_the_objection(q: &Question, play: &Play) -> Step {
    use ObjectionOutcome::{Founded, Inadmissible, PartlyFounded, Unfounded};
    let outcome = q.one(8, &[Founded, PartlyFounded, Unfounded, Inadmissible]);
    of(q.provision(), DecideObjection { fact: q.fact_by_anybody(play.today), ..decide_objection(outcome) })
}

pub(super) fn rule_on_it(q: &Question, play: &Play) -> Step {
    use RulingOutcome::{Annulled, AnnulledSelfDecided, Upheld};
    let outcome = q.one(8, &[Upheld, Annulled, AnnulledSelfDecided]);
    of(
        q.provision(),
        RecordCourtRuling { fact: q.fact_by_anybody(play.today), ..rule(Court::DistrictCourt, outcome) },
    )
}

pub(super) fn override_it(q: &Question, play: &Play) -> Step {
    let rule = q.one(8, &[OverridableRule::Limit, OverridableRule::Approval]);
    of(q.provision(), OverrideRule { fact: q.fact(Duty::Decide, play.today), ..override_rule(rule) })
}

/// Whether some payment of the provision is there.
pub(super) fn has_payment(case: &Case, at: fn(&At) -> bool) -> bool {
    case.payments.iter().any(|payment| at(&payment.at))
}
