//! What random histories reached, counted: a property that never gets anywhere proves nothing.

use std::collections::BTreeMap;

use domain::bank_statement::{BankStatementEvent, Booking, UnmatchedCause};
use domain::fund::{LimitCheck, Mandate};
use domain::provision::{FailedFrom, OverridableRule, ProvisionEvent};
use domain::{BookEvent, BookId, Refusal};

use super::books::Model;
use super::case::Case;
use super::purse::Purse;

/// How often each event was recorded, and what was special about it; how often each refusal was the answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Reached {
    events: BTreeMap<&'static str, usize>,
    refusals: BTreeMap<&'static str, usize>,
    deeds: BTreeMap<String, usize>,
}

impl Reached {
    /// Something was recorded, and the model has read it.
    pub(super) fn recorded(&mut self, (id, event): &(BookId, BookEvent), model: &Model) {
        *self.events.entry(event.event_type()).or_default() += 1;
        if let (BookId::Provision(id), BookEvent::Provision(event)) = (id, event) {
            let case = &model.cases[id];
            deed(event, case, &model.purses[&case.asked.fund]).into_iter().for_each(|word| self.deed(word));
        }
        if let BookEvent::BankStatement(BankStatementEvent::StatementImported(imported)) = event {
            for line in &imported.matched {
                let word = if line.booking == Booking::Debit { "line: left" } else { "line: came back" };
                self.deed(word);
            }
            imported.unmatched.iter().for_each(|line| self.deed(&word_of(&line.cause)));
        }
    }

    pub(super) fn refused(&mut self, refusal: &Refusal) {
        *self.refusals.entry(refusal.code()).or_default() += 1;
    }

    /// How often it was reached, whichever kind of thing it is.
    pub(super) fn count(&self, word: &str) -> usize {
        let found = [self.events.get(word), self.refusals.get(word), self.deeds.get(word)];
        found.into_iter().flatten().sum()
    }

    pub(super) fn add(&mut self, other: &Self) {
        other.events.iter().for_each(|(name, count)| *self.events.entry(name).or_default() += count);
        other.refusals.iter().for_each(|(code, count)| *self.refusals.entry(code).or_default() += count);
        other.deeds.iter().for_each(|(word, count)| *self.deeds.entry(word.clone()).or_default() += count);
    }

    fn deed(&mut self, word: &str) {
        *self.deeds.entry(word.to_owned()).or_default() += 1;
    }
}

/// What is worth counting of an event besides that it happened.
fn deed(event: &ProvisionEvent, case: &Case, purse: &Purse) -> Option<&'static str> {
    match event {
        ProvisionEvent::VoteOpened(opened) if opened.version > 1 => Some("voted on anew"),
        ProvisionEvent::ProvisionDecided(decided) if decided.amount.is_some() => match case.verdicts {
            1 => case.overridden.contains(&OverridableRule::Approval).then_some("granted without a vote"),
            _ => Some("granted anew"),
        },
        ProvisionEvent::ProvisionCommitted(committed) => match (committed.limit, committed.mandate) {
            (LimitCheck::Overridden, _) => Some("promised over a limit"),
            (_, Mandate::College) => Some("promised by the college"),
            _ => None,
        },
        ProvisionEvent::PaymentOrdered(ordered) => ordered.repeats.map(|_| "ordered again"),
        ProvisionEvent::PaymentFailed(failed) if failed.was == FailedFrom::Paid => {
            Some("given back after it was paid")
        }
        ProvisionEvent::PaymentCorrected(corrected) => {
            let open = purse.has_open(corrected.corrects.year());
            (!open).then_some("corrected of a closed year")
        }
        _ => None,
    }
}

fn word_of(cause: &UnmatchedCause) -> String {
    match cause {
        UnmatchedCause::NotBooked => "line: not booked".to_owned(),
        UnmatchedCause::NotOurs => "line: not ours".to_owned(),
        UnmatchedCause::PaymentUnknown => "line: payment unknown".to_owned(),
        UnmatchedCause::OtherAccount => "line: other account".to_owned(),
        UnmatchedCause::AmountDiffers { .. } => "line: amount differs".to_owned(),
        UnmatchedCause::NoReturn => "line: no return".to_owned(),
        UnmatchedCause::Refused(code) => format!("line: {code}"),
    }
}
