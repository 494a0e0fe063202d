//! Refusals of all books behind one type: a code for clients, values for a message in any language.
//!
//! A refusal is an answer, not a failure: nothing was recorded. Values are dates, ids, versions, numbers and
//! terms, never personal data, so they may be logged and sent.

use crate::account::AccountRefusal;
use crate::bank_statement::BankStatementRefusal;
use crate::fund::FundRefusal;
use crate::household::HouseholdRefusal;
use crate::payment_run::PaymentRunRefusal;
use crate::person::PersonRefusal;
use crate::provision::ProvisionRefusal;
use crate::signal::SignalRefusal;
use crate::support_offer::SupportOfferRefusal;
use crate::working_method::WorkingMethodRefusal;

/// Why a command is refused, by the book that refused it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub enum Refusal {
    /// By the household itself.
    Household(#[from] HouseholdRefusal),
    /// By a person's book, of a leg.
    Person(#[from] PersonRefusal),
    /// By a provision.
    Provision(#[from] ProvisionRefusal),
    /// By a fund, of a command or a leg.
    Fund(#[from] FundRefusal),
    /// By a payment run.
    PaymentRun(#[from] PaymentRunRefusal),
    /// By a bank statement.
    BankStatement(#[from] BankStatementRefusal),
    /// By a signal, of a command or a leg.
    Signal(#[from] SignalRefusal),
    /// By a working method.
    WorkingMethod(#[from] WorkingMethodRefusal),
    /// By an offer of the catalogue.
    SupportOffer(#[from] SupportOfferRefusal),
    /// By the account of a year.
    Account(#[from] AccountRefusal),
}

/// Passes a question on to the refusal of the book.
macro_rules! of_the_book {
    ($self:ident, $refusal:ident => $answer:expr) => {
        match $self {
            Self::Household($refusal) => $answer,
            Self::Person($refusal) => $answer,
            Self::Provision($refusal) => $answer,
            Self::Fund($refusal) => $answer,
            Self::PaymentRun($refusal) => $answer,
            Self::BankStatement($refusal) => $answer,
            Self::Signal($refusal) => $answer,
            Self::WorkingMethod($refusal) => $answer,
            Self::SupportOffer($refusal) => $answer,
            Self::Account($refusal) => $answer,
        }
    };
}

impl Refusal {
    /// The codes of all refusals, book by book, each in its order of precedence.
    pub const ALL_CODES: &'static [&'static str] = &joined();

    /// The code of the refusal: a word for programs that never changes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        of_the_book!(self, refusal => refusal.code())
    }

    /// The values of the refusal, by name, as text: dates as `2026-11-22`, terms and phases by their code.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        of_the_book!(self, refusal => refusal.values())
    }
}

/// The codes of every book, in the order of [`Refusal`].
const CODES: [&[&str]; 10] = [
    HouseholdRefusal::CODES,
    PersonRefusal::CODES,
    ProvisionRefusal::CODES,
    FundRefusal::CODES,
    PaymentRunRefusal::CODES,
    BankStatementRefusal::CODES,
    SignalRefusal::CODES,
    WorkingMethodRefusal::CODES,
    SupportOfferRefusal::CODES,
    AccountRefusal::CODES,
];

/// How many there are.
const COUNT: usize = {
    let (mut count, mut book) = (0, 0);
    while book < CODES.len() {
        count += CODES[book].len();
        book += 1;
    }
    count
};

/// All of them in one table.
const fn joined() -> [&'static str; COUNT] {
    let mut codes = [""; COUNT];
    let (mut at, mut book) = (0, 0);
    while book < CODES.len() {
        let mut place = 0;
        while place < CODES[book].len() {
            codes[at] = CODES[book][place];
            (at, place) = (at + 1, place + 1);
        }
        book += 1;
    }
    codes
}

/// Gives a refusal enum its `CODES`, `code` and `values` from one table, which the compiler keeps complete.
macro_rules! codes {
    ($refusal:ident: $($variant:ident => $code:literal { $($value:ident),* },)+) => {
        impl $refusal {
            /// The codes, in order of precedence.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code of the refusal: a word for programs that never changes.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                }
            }

            /// The values of the refusal, by name, as text.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$variant { $($value),* } => vec![$((stringify!($value), $value.to_string())),*],)+
                }
            }
        }
    };
}

pub(crate) use codes;
