//! What the model knows of a fund: what came in from outside, and the rules it was given.
//!
//! Promises and payments are not here: they are added up from the provisions.

use std::collections::BTreeMap;

use domain::fund::{ApprovalPolicy, FundEvent, FundTerms};
use domain::ids::{ActivityCode, HouseholdId, PersonId};
use domain::money::BudgetLine;

use super::super::given::*;

/// A fund, as the events from outside tell it.
#[derive(Debug, Clone, Default)]
pub(super) struct Purse {
    pub(super) terms: Option<FundTerms>,
    pub(super) opened_on: Option<Date>,
    /// Budget per line, in euro cents.
    pub(super) granted: BTreeMap<BudgetLine, i64>,
    pub(super) advances: i64,
    /// Every policy with the day from which it holds, in the order of adoption.
    pub(super) policies: Vec<(Date, ApprovalPolicy)>,
    pub(super) closed_through: Option<i16>,
    pub(super) is_frozen: bool,
    pub(super) is_closed: bool,
    /// What was promised for activities, in the order in which it was, and what was released of it.
    pub(super) promised: Vec<Promised>,
}

/// Something promised for an activity, or released: then its amount is negative.
#[derive(Debug, Clone)]
pub(super) struct Promised {
    pub(super) provision: ProvisionId,
    pub(super) activity: ActivityCode,
    pub(super) household: HouseholdId,
    pub(super) person: Option<PersonId>,
    pub(super) cents: i64,
}

impl Purse {
    /// Takes over what was asked from outside; what follows from provisions is added up from those.
    pub(super) fn take(&mut self, event: &FundEvent) {
        match event {
            FundEvent::FundOpened(event) => {
                (self.opened_on, self.terms) = (Some(event.on), Some(event.terms.clone()));
            }
            FundEvent::TermsAmended(event) => self.terms = Some(event.terms.clone()),
            FundEvent::BudgetAllocated(event) => {
                *self.granted.entry(event.line.clone()).or_default() += i64::from(event.amount);
            }
            FundEvent::BudgetWithdrawn(event) => {
                *self.granted.entry(event.line.clone()).or_default() -= i64::from(event.amount);
            }
            FundEvent::AdvanceReceived(event) => self.advances += i64::from(event.amount),
            FundEvent::ApprovalPolicyAdopted(event) => {
                self.policies.push((event.in_force_from, event.policy.clone()));
            }
            FundEvent::FundFrozen(_) => self.is_frozen = true,
            FundEvent::FundUnfrozen(_) => self.is_frozen = false,
            FundEvent::YearClosed(event) => self.closed_through = Some(event.year.number()),
            FundEvent::FundClosed(_) => self.is_closed = true,
            _ => {}
        }
    }

    /// Judges what was asked from outside, before it is taken over.
    pub(super) fn judge(&self, event: &FundEvent) {
        let outlives = matches!(event, FundEvent::YearClosed(_));
        assert!(!self.is_closed || outlives, "{} in a closed fund", event.event_type());
        assert!(self.opened_on.is_none_or(|opened| event.on() >= opened));
        match event {
            FundEvent::FundOpened(_) => assert!(self.opened_on.is_none(), "a fund is opened once"),
            FundEvent::BudgetAllocated(_) | FundEvent::BudgetWithdrawn(_) | FundEvent::AdvanceReceived(_) => {
                self.is_open_on(event.on());
            }
            FundEvent::YearClosed(event) => {
                let year = event.year.number();
                assert!(event.on.year() > year, "{year} was closed before it was over");
                let opened = self.opened_on.map(|opened| opened.year());
                let next = self.closed_through.map(|closed| closed + 1).or(opened);
                assert!(next.is_some_and(|next| year <= next), "{year} was closed before {next:?}");
                assert!(self.closed_through.is_none_or(|closed| year > closed));
            }
            FundEvent::FundFrozen(_) => assert!(!self.is_frozen),
            FundEvent::FundUnfrozen(_) => assert!(self.is_frozen),
            _ => {}
        }
    }

    /// Money moves on days of open years only, whatever the bank does.
    pub(super) fn is_open_on(&self, on: Date) {
        assert!(self.has_open(on.year()), "money moved on {on}, in a closed year");
    }

    /// What officers do with money they do in a fund that is not closed.
    pub(super) fn is_not_closed(&self) {
        assert!(
            !self.is_closed,
            "money was promised, ordered, sent or moved to another line in a closed fund"
        );
    }

    pub(super) fn has_open(&self, year: i16) -> bool {
        self.closed_through.is_none_or(|closed| year > closed)
    }

    /// The policy of a day and its version: the one adopted last of those that hold by then.
    pub(super) fn policy_on(&self, on: Date) -> (u32, &ApprovalPolicy) {
        let mut versions = (1..).zip(&self.policies).filter(|(_, (from, _))| *from <= on);
        let first = versions.next().expect("a vote was opened under a policy");
        let (version, (_, policy)) = versions.last().unwrap_or(first);
        (version, policy)
    }
}
