//! Whose data it is, and what kind of data.
//!
//! Both go into the associated data of every sealed text, in the words given here. Those words never change.

use domain::ids::{AccountId, HouseholdId, PersonId, SignalId};
use uuid::Uuid;

/// The one a data key belongs to; destroying that key erases everything sealed for the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A household: what is written about its members together.
    Household(HouseholdId),
    /// One person: identity and what is about that person alone.
    Person(PersonId),
    /// A signal: what is written about it, also where it is about a household.
    Signal(SignalId),
    /// The account of a year: what an accountant writes about a line that is of no household.
    Account(AccountId),
}

impl Subject {
    /// The word for the kind of subject, as stored.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Subject::Household(_) => "household",
            Subject::Person(_) => "person",
            Subject::Signal(_) => "signal",
            Subject::Account(_) => "account",
        }
    }

    /// The id within its kind.
    pub(crate) fn id(&self) -> Uuid {
        match self {
            Subject::Household(id) => id.as_uuid(),
            Subject::Person(id) => id.as_uuid(),
            Subject::Signal(id) => id.as_uuid(),
            Subject::Account(id) => id.as_uuid(),
        }
    }
}

/// What kind of personal data a text is. A text sealed as one kind cannot be opened as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Name of a person, or of somebody who is paid.
    Name,
    /// Burgerservicenummer.
    Bsn,
    /// Date of birth, ISO 8601.
    DateOfBirth,
    /// Postal address.
    Address,
    /// Telephone number, e-mail address.
    ContactDetails,
    /// Account number of somebody who is paid: an IBAN.
    AccountNumber,
    /// Free text in the file: a note, a need, a goal, a reason.
    Text,
}

impl Purpose {
    /// The word for it, as bound into the ciphertext and written in the access record.
    pub fn as_str(&self) -> &'static str {
        match self {
            Purpose::Name => "name",
            Purpose::Bsn => "bsn",
            Purpose::DateOfBirth => "date_of_birth",
            Purpose::Address => "address",
            Purpose::ContactDetails => "contact_details",
            Purpose::AccountNumber => "account_number",
            Purpose::Text => "text",
        }
    }
}
