//! Which book: the kind of aggregate and its id, as a ledger records them.
//!
//! One book is one stream; its kind and id stand in every record.

use std::fmt;

use cqrs_es::Aggregate;

use super::BookError;
use crate::account::Account;
use crate::bank_statement::BankStatement;
use crate::fund::Fund;
use crate::household::Household;
use crate::ids::{
    AccountId, FundId, HouseholdId, MethodId, OfferId, PaymentRunId, PersonId, ProvisionId, SignalId,
    StatementId,
};
use crate::payment_run::PaymentRun;
use crate::person::Person;
use crate::provision::Provision;
use crate::signal::Signal;
use crate::support_offer::SupportOffer;
use crate::working_method::WorkingMethod;

/// Which book: the kind of aggregate and its id, that is, one stream of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BookId {
    /// The book of a household.
    Household(HouseholdId),
    /// The book of a person.
    Person(PersonId),
    /// The book of a provision.
    Provision(ProvisionId),
    /// The book of a fund.
    Fund(FundId),
    /// The book of a payment run.
    PaymentRun(PaymentRunId),
    /// The book of a bank statement.
    BankStatement(StatementId),
    /// The book of a signal.
    Signal(SignalId),
    /// The book of a working method.
    WorkingMethod(MethodId),
    /// The book of an offer of the catalogue.
    SupportOffer(OfferId),
    /// The book of the account of a year.
    Account(AccountId),
}

impl BookId {
    /// The kind of aggregate, as recorded.
    #[must_use]
    pub fn aggregate_type(&self) -> &'static str {
        match self {
            Self::Household(_) => Household::TYPE,
            Self::Person(_) => Person::TYPE,
            Self::Provision(_) => Provision::TYPE,
            Self::Fund(_) => Fund::TYPE,
            Self::PaymentRun(_) => PaymentRun::TYPE,
            Self::BankStatement(_) => BankStatement::TYPE,
            Self::Signal(_) => Signal::TYPE,
            Self::WorkingMethod(_) => WorkingMethod::TYPE,
            Self::SupportOffer(_) => SupportOffer::TYPE,
            Self::Account(_) => Account::TYPE,
        }
    }

    /// The id of the aggregate, as recorded.
    #[must_use]
    pub fn aggregate_id(&self) -> String {
        match self {
            Self::Household(id) => id.to_string(),
            Self::Person(id) => id.to_string(),
            Self::Provision(id) => id.to_string(),
            Self::Fund(id) => id.to_string(),
            Self::PaymentRun(id) => id.to_string(),
            Self::BankStatement(id) => id.to_string(),
            Self::Signal(id) => id.to_string(),
            Self::WorkingMethod(id) => id.to_string(),
            Self::SupportOffer(id) => id.to_string(),
            Self::Account(id) => id.to_string(),
        }
    }

    /// The book with a recorded kind and id. An id has one form in a record: else one book would have two streams.
    ///
    /// # Errors
    /// [`BookError::UnknownAggregate`], then [`BookError::Id`], then [`BookError::IdForm`].
    pub fn parse(aggregate_type: &str, aggregate_id: &str) -> Result<Self, BookError> {
        let book = Self::in_any_form(aggregate_type, aggregate_id)?;
        match aggregate_id.len() == 36 && !aggregate_id.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Ok(book),
            false => Err(BookError::IdForm { id: aggregate_id.chars().take(64).collect() }),
        }
    }

    fn in_any_form(aggregate_type: &str, aggregate_id: &str) -> Result<Self, BookError> {
        match aggregate_type {
            Household::TYPE => Ok(Self::Household(aggregate_id.parse()?)),
            Person::TYPE => Ok(Self::Person(aggregate_id.parse()?)),
            Provision::TYPE => Ok(Self::Provision(aggregate_id.parse()?)),
            Fund::TYPE => Ok(Self::Fund(aggregate_id.parse()?)),
            PaymentRun::TYPE => Ok(Self::PaymentRun(aggregate_id.parse()?)),
            BankStatement::TYPE => Ok(Self::BankStatement(aggregate_id.parse()?)),
            Signal::TYPE => Ok(Self::Signal(aggregate_id.parse()?)),
            WorkingMethod::TYPE => Ok(Self::WorkingMethod(aggregate_id.parse()?)),
            SupportOffer::TYPE => Ok(Self::SupportOffer(aggregate_id.parse()?)),
            Account::TYPE => Ok(Self::Account(aggregate_id.parse()?)),
            _ => Err(BookError::UnknownAggregate { aggregate_type: aggregate_type.to_owned() }),
        }
    }
}

impl fmt::Display for BookId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.aggregate_type(), self.aggregate_id())
    }
}
