//! The fund: an earmarked pot of money with terms, from its opening to its close (potje, uitkering, fonds).
//!
//! `decide` holds every rule and `apply` only copies facts, so replaying history can never refuse it. Every cent of
//! it is at every moment in exactly one place: [`postings`] is the one statement of where, [`Balances`] adds it up.
//! Invariant: nothing here awaits, reads a clock, or draws a random number, and nothing knows a fund by its name.

mod adopt_policy;
mod advance;
mod amend_terms;
mod balances;
mod budget;
mod close;
mod close_year;
mod freeze;
mod journal;
mod legs;
mod limits;
mod method;
mod norm;
mod open;
mod operations;
mod pairs;
mod paying_account;
mod policy;
mod pot;
mod readers;
mod refusal;
mod terms;
mod words;

use serde::{Deserialize, Serialize};

pub use self::adopt_policy::{AdoptApprovalPolicy, ApprovalPolicyAdopted};
pub use self::advance::{AdvanceReceived, ReceiveAdvance};
pub use self::amend_terms::{AmendTerms, TermsAmended};
pub use self::balances::{Balances, LineBalance};
pub use self::budget::{AllocateBudget, BudgetAllocated, BudgetWithdrawn, WithdrawBudget};
pub use self::close::{CloseFund, FundClosed};
pub use self::close_year::{CloseYear, YearClosed};
pub use self::freeze::{FreezeFund, FundFrozen, FundUnfrozen, UnfreezeFund};
pub use self::journal::{Account, Posting, postings};
pub use self::legs::{
    BookPayable, BookRecovery, CancelPayable, Encumber, FundsEncumbered, FundsReleased, PayableBooked,
    PayableCancelled, PayableSettled, PayablesSent, PaymentReclassified, PaymentReturned, Reclassify,
    RecoveryBooked, Release, ReturnPaid, SendPayables, SettlePayable,
};
pub use self::limits::LimitTotals;
pub use self::method::{ChooseMethod, MethodChosen, SwitchToActual, SwitchedToActual};
pub use self::norm::{NormAmountSet, SetNormAmount};
pub use self::open::{FundOpened, OpenFund};
pub use self::operations::{FundBookCommand, FundCommand, FundEvent, FundLeg};
pub use self::paying_account::{PayingAccount, PayingAccountSet, SetPayingAccount};
pub use self::policy::{AdoptedPolicy, ApprovalPolicy, Band, Duty, DutyPair, PolicyProblem, VoteRule};
pub use self::pot::{MethodOn, Payable, Pot};
pub use self::refusal::FundRefusal;
pub use self::terms::{
    Authority, Bracket, CollegeMay, Component, ComponentMethod, CountUnit, Counting, FundTerms, Limit, Norm,
    TermsProblem, YearNorm,
};
pub use self::words::{FreezeReason, LimitCheck, Mandate, Method};
use self::{FundBookCommand as B, FundCommand as C, FundEvent as E};
use crate::fact::Fact;

/// A fund and what became of its money.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Fund {
    /// Nobody opened it.
    #[default]
    Unopened,
    /// It was opened; it may be frozen or closed since.
    Opened(Box<Pot>),
}

impl Fund {
    /// What a command leads to.
    ///
    /// # Errors
    /// Refusals are tested in the order in which [`FundRefusal`] lists them; the first that applies is the answer.
    pub fn decide(&self, command: &FundBookCommand) -> Result<Vec<FundEvent>, FundRefusal> {
        let event = match (self, command) {
            (Self::Unopened, B::Outside(C::OpenFund(open))) => E::FundOpened(open.open()?),
            (Self::Unopened, _) => return Err(FundRefusal::FundNotOpened),
            (Self::Opened(pot), B::Outside(C::OpenFund(_))) => {
                return Err(FundRefusal::FundAlreadyOpened { on: pot.opened_on });
            }
            (Self::Opened(pot), command) => {
                if let Some(closed) = pot.closed.as_ref().filter(|_| !command.outlives_the_fund()) {
                    return Err(FundRefusal::FundClosed { on: closed.on });
                }
                match command {
                    B::Outside(command) => {
                        frozen(command, pot)?;
                        dates(command.fact(), pot)?;
                        command.decide(pot)?
                    }
                    B::Leg(leg) => leg.decide(pot)?,
                }
            }
        };
        Ok(vec![event])
    }

    /// Takes over what happened. An event that history cannot hold at this place changes nothing.
    pub fn apply(&mut self, event: &FundEvent) {
        match (&mut *self, event) {
            (Self::Unopened, E::FundOpened(opened)) => *self = Self::Opened(Box::new(Pot::opened(opened))),
            (Self::Unopened, _) => {}
            (Self::Opened(pot), event) => event.change(pot),
        }
    }
}

/// Whether it is frozen, as far as that matters to what comes from outside.
fn frozen(command: &FundCommand, pot: &Pot) -> Result<(), FundRefusal> {
    match command {
        C::FreezeFund(_) => pot.not_frozen(),
        C::UnfreezeFund(_) if pot.frozen.is_none() => Err(FundRefusal::FundNotFrozen),
        _ => Ok(()),
    }
}

/// The general rules on dates: nothing in the future, nothing before the opening.
fn dates(fact: &Fact, pot: &Pot) -> Result<(), FundRefusal> {
    not_in_future(fact)?;
    pot.not_before_opening(fact.on)
}

/// A date on which something happened is not after the date of recording.
fn not_in_future(fact: &Fact) -> Result<(), FundRefusal> {
    match fact.on > fact.today {
        true => Err(FundRefusal::FundDateInFuture { on: fact.on, today: fact.today }),
        false => Ok(()),
    }
}

crate::table::aggregate! {
    Fund as "fund": FundBookCommand => FundEvent, refusing FundRefusal,
    around (), by |fund, command, _around| fund.decide(command)
}
