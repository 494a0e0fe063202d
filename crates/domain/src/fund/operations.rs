//! The tables of operations: the commands from outside, the legs, and the events both lead to.
//!
//! An operation lives in a file of its own, or with its opposite, that holds its command, its event, its rule and
//! its change. Names of events are for ever: they stand in recorded events.

use jiff::civil::Date;

use super::pot::Pot;
use super::refusal::FundRefusal;
use super::{
    adopt_policy::*, advance::*, amend_terms::*, budget::*, close::*, close_year::*, freeze::*, legs::*,
    method::*, norm::*, open::*, paying_account::*,
};
use crate::ids::OfficerId;
use crate::table::{commands, events};

/// The rule of one operation: what its command leads to, asked of an open fund.
pub(super) trait Operation {
    /// What happens when nothing refuses it.
    type Event: Into<FundEvent>;

    /// Specific refusals only: the stage, and the dates of what comes from outside, were judged before.
    fn decide(&self, pot: &Pot) -> Result<Self::Event, FundRefusal>;
}

/// What one event changes in a pot besides the balances. It copies facts and cannot fail: history is never refused.
pub(super) trait Change {
    fn change(&self, pot: &mut Pot);
}

commands! {
    /// Everything that can be asked of a fund from outside.
    FundCommand:
    OpenFund => FundOpened,
    AmendTerms => TermsAmended,
    AllocateBudget => BudgetAllocated,
    WithdrawBudget => BudgetWithdrawn,
    SetNormAmount => NormAmountSet,
    ReceiveAdvance => AdvanceReceived,
    ChooseMethod => MethodChosen,
    SwitchToActual => SwitchedToActual,
    AdoptApprovalPolicy => ApprovalPolicyAdopted,
    SetPayingAccount => PayingAccountSet,
    FreezeFund => FundFrozen,
    UnfreezeFund => FundUnfrozen,
    CloseYear => YearClosed,
    CloseFund => FundClosed,
}

events! {
    /// Everything that can happen to a fund.
    FundEvent:
    FundOpened,
    TermsAmended,
    BudgetAllocated,
    BudgetWithdrawn,
    NormAmountSet,
    AdvanceReceived,
    MethodChosen,
    SwitchedToActual,
    ApprovalPolicyAdopted,
    PayingAccountSet,
    FundFrozen,
    FundUnfrozen,
    YearClosed,
    FundClosed,
    FundsEncumbered,
    FundsReleased,
    PayableBooked,
    PayableCancelled,
    PayablesSent,
    PayableSettled,
    PaymentReturned,
    PaymentReclassified,
    RecoveryBooked,
}

macro_rules! legs {
    ($($leg:ident => $event:ident,)+) => {
        /// What other books require of a fund: written by legs only.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum FundLeg {
            $(#[doc = concat!("Leads to [`", stringify!($event), "`].")] $leg($leg),)+
        }

        impl FundLeg {
            /// The name of the leg.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$leg(_) => stringify!($leg),)+
                }
            }

            /// The date of the fact it follows from.
            #[must_use]
            pub fn on(&self) -> Date {
                match self {
                    $(Self::$leg(leg) => leg.on,)+
                }
            }

            /// The officer who stated that fact.
            #[must_use]
            pub fn by(&self) -> &OfficerId {
                match self {
                    $(Self::$leg(leg) => &leg.by,)+
                }
            }

            pub(super) fn decide(&self, pot: &Pot) -> Result<FundEvent, FundRefusal> {
                match self {
                    $(Self::$leg(leg) => leg.decide(pot).map(FundEvent::$event),)+
                }
            }
        }

        $(impl From<$leg> for FundLeg {
            fn from(leg: $leg) -> Self {
                Self::$leg(leg)
            }
        })+
    };
}

legs! {
    Encumber => FundsEncumbered,
    Release => FundsReleased,
    BookPayable => PayableBooked,
    CancelPayable => PayableCancelled,
    SendPayables => PayablesSent,
    SettlePayable => PayableSettled,
    ReturnPaid => PaymentReturned,
    Reclassify => PaymentReclassified,
    BookRecovery => RecoveryBooked,
}

/// Everything that can be asked of a fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FundBookCommand {
    /// From outside.
    Outside(FundCommand),
    /// From another book.
    Leg(FundLeg),
}

impl FundBookCommand {
    /// The name of the command or the leg.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Outside(command) => command.name(),
            Self::Leg(leg) => leg.name(),
        }
    }
}

impl FundBookCommand {
    /// Whether it goes on after the fund was closed: what the bank did is a fact, what is promised again because of it has
    /// to be released, and the years of the fund are closed with their accounts.
    pub(super) fn outlives_the_fund(&self) -> bool {
        use FundLeg as L;
        match self {
            Self::Outside(command) => matches!(command, FundCommand::CloseYear(_)),
            Self::Leg(
                L::SettlePayable(_)
                | L::CancelPayable(_)
                | L::ReturnPaid(_)
                | L::BookRecovery(_)
                | L::Release(_),
            ) => true,
            Self::Leg(L::Encumber(_) | L::BookPayable(_) | L::SendPayables(_) | L::Reclassify(_)) => false,
        }
    }
}

impl From<FundCommand> for FundBookCommand {
    fn from(command: FundCommand) -> Self {
        Self::Outside(command)
    }
}

impl From<FundLeg> for FundBookCommand {
    fn from(leg: FundLeg) -> Self {
        Self::Leg(leg)
    }
}

impl FundCommand {
    /// What the command leads to in a fund that is open; opening is no question there.
    pub(super) fn decide(&self, pot: &Pot) -> Result<FundEvent, FundRefusal> {
        fn decided(operation: &impl Operation, pot: &Pot) -> Result<FundEvent, FundRefusal> {
            operation.decide(pot).map(Into::into)
        }
        match self {
            Self::OpenFund(_) => Err(FundRefusal::FundAlreadyOpened { on: pot.opened_on }),
            Self::AmendTerms(command) => decided(command, pot),
            Self::AllocateBudget(command) => decided(command, pot),
            Self::WithdrawBudget(command) => decided(command, pot),
            Self::SetNormAmount(command) => decided(command, pot),
            Self::ReceiveAdvance(command) => decided(command, pot),
            Self::ChooseMethod(command) => decided(command, pot),
            Self::SwitchToActual(command) => decided(command, pot),
            Self::AdoptApprovalPolicy(command) => decided(command, pot),
            Self::SetPayingAccount(command) => decided(command, pot),
            Self::FreezeFund(command) => decided(command, pot),
            Self::UnfreezeFund(command) => decided(command, pot),
            Self::CloseYear(command) => decided(command, pot),
            Self::CloseFund(command) => decided(command, pot),
        }
    }
}

impl FundEvent {
    /// What the event changes: the balances by its postings, and what else it says.
    pub(super) fn change(&self, pot: &mut Pot) {
        pot.balances.post(self);
        match self {
            Self::TermsAmended(event) => event.change(pot),
            Self::NormAmountSet(event) => event.change(pot),
            Self::MethodChosen(event) => event.change(pot),
            Self::SwitchedToActual(event) => event.change(pot),
            Self::ApprovalPolicyAdopted(event) => event.change(pot),
            Self::PayingAccountSet(event) => event.change(pot),
            Self::FundFrozen(event) => event.change(pot),
            Self::FundUnfrozen(event) => event.change(pot),
            Self::YearClosed(event) => event.change(pot),
            Self::FundClosed(event) => event.change(pot),
            Self::FundsEncumbered(event) => event.change(pot),
            Self::FundsReleased(event) => event.change(pot),
            Self::PayableBooked(event) => event.change(pot),
            Self::PayableCancelled(event) => event.change(pot),
            Self::PayablesSent(event) => event.change(pot),
            Self::PayableSettled(event) => event.change(pot),
            Self::FundOpened(_)
            | Self::BudgetAllocated(_)
            | Self::BudgetWithdrawn(_)
            | Self::AdvanceReceived(_)
            | Self::PaymentReturned(_)
            | Self::PaymentReclassified(_)
            | Self::RecoveryBooked(_) => {}
        }
    }
}
