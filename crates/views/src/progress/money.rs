//! The money of provisions in a period, by the dates of its own events.
//!
//! What the bank gave back is taken off on the day it did. A correction moves what was paid, and what was promised with it, on
//! the day it was made: as in the books of the fund.

use domain::ids::ComponentCode;
use domain::money::EuroCents;
use domain::provision::{FailedFrom, File, Payment};
use jiff::civil::Date;

use super::Period;
use crate::provisions::Row;

/// What was promised, paid and got back in a period, in euro cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Money {
    /// Promised less released, corrections moved; below nothing when more went than came.
    pub committed: EuroCents,
    /// Paid less given back by the bank, corrections moved.
    pub paid: EuroCents,
    /// Got back of what was paid.
    pub recovered: EuroCents,
}

/// Which part of the money a fact is about.
#[derive(Debug, Clone, Copy)]
enum Part {
    Committed,
    Paid,
    Recovered,
}

/// A fact that moves money.
struct Move<'a> {
    on: Date,
    component: &'a ComponentCode,
    part: Part,
    amount: EuroCents,
}

/// Hands over what each fact of the period adds, with the component it is on.
pub(super) fn moves(
    row: &Row,
    file: &File,
    period: &Period,
    mut each: impl FnMut(&ComponentCode, &dyn Fn(&mut Money)),
) {
    let all = committed(row, file).chain(file.payments().iter().flat_map(paid)).chain(recovered(file));
    for one in all.filter(|one| period.has(one.on)) {
        each(one.component, &|money| match one.part {
            Part::Committed => money.committed += one.amount,
            Part::Paid => money.paid += one.amount,
            Part::Recovered => money.recovered += one.amount,
        });
    }
}

fn committed<'a>(row: &'a Row, file: &'a File) -> impl Iterator<Item = Move<'a>> {
    let promised = file.commitments().iter().map(|one| Move {
        on: one.committed.on,
        component: &one.line().component,
        part: Part::Committed,
        amount: one.amount().cents(),
    });
    promised.chain(row.releases.iter().map(|one| Move {
        on: one.on,
        component: &one.component,
        part: Part::Committed,
        amount: -one.amount,
    }))
}

fn paid(payment: &Payment) -> impl Iterator<Item = Move<'_>> {
    let of = |on, component, amount| Move { on, component, part: Part::Paid, amount };
    let amount = payment.amount().cents();
    let made = payment.made.iter().map(move |made| of(made.on, &made.line.component, amount));
    let given_back = payment.failed.iter().filter(|failed| failed.was == FailedFrom::Paid);
    let given_back = given_back.map(move |failed| of(failed.on, &failed.line.component, -amount));
    let moved = payment.corrections.iter().flat_map(move |one| {
        let (on, from, to, amount) = (one.on, &one.from.component, &one.to.component, one.amount.cents());
        [Part::Committed, Part::Paid].into_iter().flat_map(move |part| {
            [(from, -amount), (to, amount)].map(|(component, amount)| Move { on, component, part, amount })
        })
    });
    made.chain(given_back).chain(moved)
}

fn recovered(file: &File) -> impl Iterator<Item = Move<'_>> {
    file.recoveries().iter().flat_map(|recovery| &recovery.received).map(|received| Move {
        on: received.on,
        component: &received.line.component,
        part: Part::Recovered,
        amount: received.amount.cents(),
    })
}
