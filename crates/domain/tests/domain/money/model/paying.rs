//! Wishes about payments: ordered, called off, confirmed, failed, moved to another line, got back.

use domain::fund::Duty;
use domain::ids::RecoveryId;
use domain::provision::*;

use super::super::given::*;
use super::case::{At, Case, Paying};
use super::play::Play;
use super::question::Question;
use super::scene::lines;
use super::wishes::{case, promise};

/// What is delivered and not ordered of a commitment; with the invoice that has most room, and what it repeats.
pub(super) fn order_it(q: &Question, play: &Play) -> Step {
    let (number, natural) = promise(q, play, |case, number| {
        let promise = case.promise(number);
        promise.delivered().min(promise.cents - promise.released) - case.ordered(number)
    });
    let known = case(q, play);
    let invoice = known.and_then(roomy_invoice).filter(|_| !q.seldom(10, 15));
    let room = invoice.zip(known).map(|(invoice, case)| room(case, invoice)).filter(|room| *room > 0);
    let natural = room.map_or(natural, |room| room.min(natural));
    let failed = known.and_then(|case| number_of(q, case, |payment| payment.at == At::Failed));
    let repeats = failed.filter(|_| q.die(11, 2) == 0);
    let order = OrderPayment {
        fact: q.fact(Duty::OrderPayment, play.today),
        invoice,
        repeats,
        ..order(number, i64::from(q.amount(natural)))
    };
    of(q.provision(), order)
}

fn room(case: &Case, invoice: u16) -> i64 {
    case.invoices[usize::from(invoice) - 1] - case.invoiced(invoice)
}

fn roomy_invoice(case: &Case) -> Option<u16> {
    let numbers = (1..).take(case.invoices.len());
    numbers.max_by_key(|invoice| room(case, *invoice))
}

/// The number of a payment like this, when there is one.
fn number_of(q: &Question, case: &Case, like: fn(&Paying) -> bool) -> Option<u16> {
    let numbered = (1..).zip(&case.payments).filter(|(_, payment)| like(payment));
    let numbers: Vec<u16> = numbered.map(|(number, _)| number).collect();
    (!numbers.is_empty()).then(|| q.one(12, &numbers))
}

/// Mostly a payment like this, else the first.
fn payment_like(q: &Question, play: &Play, like: fn(&Paying) -> bool) -> u16 {
    let any = |_: &Paying| true;
    let like = if q.seldom(8, 8) { any } else { like };
    case(q, play).and_then(|case| number_of(q, case, like)).unwrap_or(1)
}

pub(super) fn cancel_it(q: &Question, play: &Play) -> Step {
    let payment = payment_like(q, play, |payment| payment.at == At::Waiting);
    of(q.provision(), CancelPayment { fact: q.fact_by_anybody(play.today), ..cancel(payment) })
}

pub(super) fn confirm_it(q: &Question, play: &Play) -> Step {
    let payment = payment_like(q, play, Paying::is_waiting);
    of(q.provision(), ConfirmPayment { fact: q.fact_by_anybody(play.today), ..confirm(payment) })
}

pub(super) fn fail_it(q: &Question, play: &Play) -> Step {
    let payment = payment_like(q, play, |payment| matches!(payment.at, At::Bank(_) | At::Paid));
    of(q.provision(), FailPayment { fact: q.fact_by_anybody(play.today), ..fail(payment) })
}

/// To the other line, mostly of the same component.
pub(super) fn correct_it(q: &Question, play: &Play) -> Step {
    let payment = payment_like(q, play, Paying::is_paid);
    let known = case(q, play).and_then(|case| case.payment(payment));
    let [this_year, next_year] = lines();
    let to = match known {
        Some(known) if known.lies_on(&this_year) > 0 => next_year,
        _ => this_year,
    };
    let to = if q.seldom(9, 12) { line(2026, "a") } else { to };
    let natural = known.map_or(1, |known| known.lies.values().copied().max().unwrap_or(1));
    let amount = i64::from(q.amount(natural));
    of(q.provision(), CorrectPayment { fact: q.fact_by_anybody(play.today), ..correct(payment, to, amount) })
}

fn recovery(q: &Question) -> RecoveryId {
    q.one(9, &[RECOVERY, OTHER_RECOVERY, RecoveryId::new(uuid::Uuid::from_u128(0x5E3))])
}

pub(super) fn order_it_back(q: &Question, play: &Play) -> Step {
    let line = q.one(10, &lines());
    let natural = case(q, play).map_or(1, |case| case.paid_on(&line) - case.getting_on(&line).0);
    let order = order_back(recovery(q), i64::from(q.amount(natural)));
    of(q.provision(), OrderRecovery { fact: q.fact_by_anybody(play.today), line, ..order })
}

pub(super) fn get_it_back(q: &Question, play: &Play) -> Step {
    let known = case(q, play);
    let open = known.and_then(|case| case.recoveries.iter().find(|(_, one)| one.received < one.ordered));
    let (id, natural) = match open.filter(|_| !q.seldom(8, 8)) {
        Some((id, open)) => (*id, open.ordered - open.received),
        None => (recovery(q), 1),
    };
    let receive = receive_back(id, i64::from(q.amount(natural)));
    of(q.provision(), ReceiveRecovery { fact: q.fact_by_anybody(play.today), ..receive })
}
