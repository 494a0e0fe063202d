//! Books: all aggregates behind one type, for what executes commands without knowing what they mean.
//!
//! A new aggregate adds one variant to each enum here and its rows to [`crate::legs`]; nothing that uses
//! books changes for it.

mod around;
mod command;
mod error;
mod event;
mod id;

pub use self::around::Surroundings;
pub use self::command::BookCommand;
pub use self::error::BookError;
pub use self::event::{BookEvent, EVENT_VERSION};
pub use self::id::BookId;
use crate::account::Account;
use crate::bank_statement::{BankStatement, BankStatementCommand};
use crate::fund::Fund;
use crate::household::Household;
use crate::payment_run::PaymentRun;
use crate::person::Person;
use crate::provision::{LooksAt, Provision, ProvisionBookCommand};
use crate::refusal::Refusal;
use crate::signal::Signal;
use crate::support_offer::SupportOffer;
use crate::working_method::WorkingMethod;

/// The state of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Book {
    /// A household.
    Household(Household),
    /// A person.
    Person(Person),
    /// A provision.
    Provision(Provision),
    /// A fund.
    Fund(Fund),
    /// A payment run.
    PaymentRun(PaymentRun),
    /// A bank statement.
    BankStatement(BankStatement),
    /// A signal.
    Signal(Signal),
    /// A working method.
    WorkingMethod(WorkingMethod),
    /// An offer of the catalogue.
    SupportOffer(SupportOffer),
    /// The account of a year.
    Account(Account),
}

impl Book {
    /// The state of a book in which nothing has been written.
    #[must_use]
    pub fn unknown(id: &BookId) -> Self {
        match id {
            BookId::Household(_) => Self::Household(Household::default()),
            BookId::Person(_) => Self::Person(Person::default()),
            BookId::Provision(_) => Self::Provision(Provision::default()),
            BookId::Fund(_) => Self::Fund(Fund::default()),
            BookId::PaymentRun(_) => Self::PaymentRun(PaymentRun::default()),
            BookId::BankStatement(_) => Self::BankStatement(BankStatement::default()),
            BookId::Signal(_) => Self::Signal(Signal::default()),
            BookId::WorkingMethod(_) => Self::WorkingMethod(WorkingMethod::default()),
            BookId::SupportOffer(_) => Self::SupportOffer(SupportOffer::default()),
            BookId::Account(_) => Self::Account(Account::default()),
        }
    }

    /// The other books a decision on this command looks at, besides those it sees already. Asked again with those
    /// added until there are no more: which funds a bank statement is about stands in the provisions it names.
    #[must_use]
    pub fn looks_at(&self, command: &BookCommand, around: &Surroundings<'_>) -> Vec<BookId> {
        let mut wanted = match (self, command) {
            (Self::Household(household), BookCommand::Household(command)) => {
                household.looks_at(command).map(BookId::SupportOffer).into_iter().collect()
            }
            (Self::Provision(provision), BookCommand::Provision(ProvisionBookCommand::Outside(command))) => {
                let LooksAt { household, fund } = provision.looks_at(command);
                household.map(BookId::Household).into_iter().chain(fund.map(BookId::Fund)).collect()
            }
            (Self::PaymentRun(run), BookCommand::PaymentRun(command)) => {
                run.looks_at(command).map(BookId::Fund).into_iter().collect()
            }
            (Self::BankStatement(_), BookCommand::BankStatement(command)) => {
                let BankStatementCommand::ImportStatement(import) = command;
                let provisions = import.provisions().into_iter().map(BookId::Provision);
                provisions.chain(around.known().funds_wanted().into_iter().map(BookId::Fund)).collect()
            }
            (Self::Signal(signal), BookCommand::Signal(command)) => {
                signal.looks_at(command).map(BookId::Household).into_iter().collect()
            }
            (Self::Account(account), BookCommand::Account(command)) => {
                let looks_at = account.looks_at(command);
                looks_at.map(|looks_at| around.wanted_by_an_account(&looks_at)).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        wanted.retain(|id| !around.has(*id));
        wanted
    }

    /// What a command leads to in this book, in the light of the books it looks at; its legs in other books are
    /// [`crate::legs::legs_of`] each event.
    ///
    /// # Errors
    /// The refusal of the aggregate.
    ///
    /// # Panics
    /// When the command is for another kind of book: commands and book ids are made in pairs.
    pub fn decide(
        &self,
        command: &BookCommand,
        around: &Surroundings<'_>,
    ) -> Result<Vec<BookEvent>, Refusal> {
        Ok(match (self, command) {
            (Self::Household(household), BookCommand::Household(command)) => {
                events(household.decide(command, around.offer())?, BookEvent::Household)
            }
            (Self::Person(person), BookCommand::Person(command)) => {
                events(person.decide(command)?, BookEvent::Person)
            }
            (Self::Provision(provision), BookCommand::Provision(command)) => {
                events(provision.decide(command, &around.of_a_provision())?, BookEvent::Provision)
            }
            (Self::Fund(fund), BookCommand::Fund(command)) => events(fund.decide(command)?, BookEvent::Fund),
            (Self::PaymentRun(run), BookCommand::PaymentRun(command)) => {
                events(run.decide(command, around.fund())?, BookEvent::PaymentRun)
            }
            (Self::BankStatement(statement), BookCommand::BankStatement(command)) => {
                events(statement.decide(command, &around.known())?, BookEvent::BankStatement)
            }
            (Self::Signal(signal), BookCommand::Signal(command)) => {
                events(signal.decide(command, around.household())?, BookEvent::Signal)
            }
            (Self::WorkingMethod(method), BookCommand::WorkingMethod(command)) => {
                events(method.decide(command)?, BookEvent::WorkingMethod)
            }
            (Self::SupportOffer(offer), BookCommand::SupportOffer(command)) => {
                events(offer.decide(command)?, BookEvent::SupportOffer)
            }
            (Self::Account(account), BookCommand::Account(command)) => {
                events(account.decide(command, &around.of_an_account())?, BookEvent::Account)
            }
            (_, command) => unreachable!("{} was sent to a book of another kind", command.name()),
        })
    }

    /// Takes over what happened.
    ///
    /// # Panics
    /// When the event is of another kind of book: a stream holds the events of one aggregate.
    pub fn apply(&mut self, event: &BookEvent) {
        match (self, event) {
            (Self::Household(household), BookEvent::Household(event)) => household.apply(event),
            (Self::Person(person), BookEvent::Person(event)) => person.apply(event),
            (Self::Provision(provision), BookEvent::Provision(event)) => provision.apply(event),
            (Self::Fund(fund), BookEvent::Fund(event)) => fund.apply(event),
            (Self::PaymentRun(run), BookEvent::PaymentRun(event)) => run.apply(event),
            (Self::BankStatement(statement), BookEvent::BankStatement(event)) => statement.apply(event),
            (Self::Signal(signal), BookEvent::Signal(event)) => signal.apply(event),
            (Self::WorkingMethod(method), BookEvent::WorkingMethod(event)) => method.apply(event),
            (Self::SupportOffer(offer), BookEvent::SupportOffer(event)) => offer.apply(event),
            (Self::Account(account), BookEvent::Account(event)) => account.apply(event),
            (_, event) => unreachable!("{} is in a book of another kind", event.event_type()),
        }
    }
}

fn events<E>(decided: Vec<E>, of_book: fn(E) -> BookEvent) -> Vec<BookEvent> {
    decided.into_iter().map(of_book).collect()
}
