//! Commands to all books.
//!
//! Commands to a person are legs; a fund, a provision and a signal get both, from outside and as legs.

use crate::account::AccountCommand;
use crate::bank_statement::BankStatementCommand;
use crate::fund::{FundBookCommand, FundCommand};
use crate::household::HouseholdCommand;
use crate::payment_run::PaymentRunCommand;
use crate::person::PersonCommand;
use crate::provision::{ProvisionBookCommand, ProvisionCommand};
use crate::signal::{SignalBookCommand, SignalCommand};
use crate::support_offer::SupportOfferCommand;
use crate::working_method::WorkingMethodCommand;

/// A command to a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookCommand {
    /// To a household.
    Household(HouseholdCommand),
    /// To a person.
    Person(PersonCommand),
    /// To a provision.
    Provision(ProvisionBookCommand),
    /// To a fund.
    Fund(FundBookCommand),
    /// To a payment run.
    PaymentRun(PaymentRunCommand),
    /// To a bank statement.
    BankStatement(BankStatementCommand),
    /// To a signal.
    Signal(SignalBookCommand),
    /// To a working method.
    WorkingMethod(WorkingMethodCommand),
    /// To an offer of the catalogue.
    SupportOffer(SupportOfferCommand),
    /// To the account of a year.
    Account(AccountCommand),
}

impl From<HouseholdCommand> for BookCommand {
    fn from(command: HouseholdCommand) -> Self {
        Self::Household(command)
    }
}

impl From<PersonCommand> for BookCommand {
    fn from(command: PersonCommand) -> Self {
        Self::Person(command)
    }
}

impl From<ProvisionCommand> for BookCommand {
    fn from(command: ProvisionCommand) -> Self {
        Self::Provision(ProvisionBookCommand::Outside(command))
    }
}

impl From<FundCommand> for BookCommand {
    fn from(command: FundCommand) -> Self {
        Self::Fund(FundBookCommand::Outside(command))
    }
}

impl From<PaymentRunCommand> for BookCommand {
    fn from(command: PaymentRunCommand) -> Self {
        Self::PaymentRun(command)
    }
}

impl From<BankStatementCommand> for BookCommand {
    fn from(command: BankStatementCommand) -> Self {
        Self::BankStatement(command)
    }
}

impl From<SignalCommand> for BookCommand {
    fn from(command: SignalCommand) -> Self {
        Self::Signal(SignalBookCommand::Outside(command))
    }
}

impl From<WorkingMethodCommand> for BookCommand {
    fn from(command: WorkingMethodCommand) -> Self {
        Self::WorkingMethod(command)
    }
}

impl From<SupportOfferCommand> for BookCommand {
    fn from(command: SupportOfferCommand) -> Self {
        Self::SupportOffer(command)
    }
}

impl From<AccountCommand> for BookCommand {
    fn from(command: AccountCommand) -> Self {
        Self::Account(command)
    }
}

impl BookCommand {
    /// The name of the command.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Household(command) => command.name(),
            Self::Person(command) => command.name(),
            Self::Provision(command) => command.name(),
            Self::Fund(command) => command.name(),
            Self::PaymentRun(command) => command.name(),
            Self::BankStatement(command) => command.name(),
            Self::Signal(command) => command.name(),
            Self::WorkingMethod(command) => command.name(),
            Self::SupportOffer(command) => command.name(),
            Self::Account(command) => command.name(),
        }
    }
}
