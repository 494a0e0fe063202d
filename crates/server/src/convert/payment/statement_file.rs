//! The file of a bank statement, from what the bank wrote to lines that can be recorded.
//!
//! A file may hold several statements: their entries are counted through, from 1. Names, texts and account numbers of
//! others stay here and in the answer to who sent the file.

use std::collections::BTreeSet;

use banking::{Balances, Direction, Entry, Place, Statement, StatementAccount, StatementProblem, Status};
use domain::bank_statement::{Booking, StatedAccount, StatementLine};
use domain::ids::{BankReason, BankReference, OwnIban};
use domain::money::Amount;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::convert::limits;

/// The longest bank reference that is recorded, in characters.
const REFERENCE: usize = 35;
/// The reason when a bank gives none, or one that is no code (ISO 20022: not specified).
const NOT_SPECIFIED: &str = "MS03";

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::convert) struct Misfit {
    /// What, as in `errors.proto`.
    pub(in crate::convert) detail: &'static str,
    /// Where, when that is known.
    pub(in crate::convert) place: Option<Place>,
}

/// A file that was read.
pub(in crate::convert) struct StatementFile {
    /// The accounts it is about.
    pub(in crate::convert) accounts: BTreeSet<String>,
    /// By their numbers.
    entries: Vec<FileEntry>,
}

/// An entry with the account and the day of its statement.
struct FileEntry {
    entry: Entry,
    amount: Amount,
    number: u32,
    account: Option<StatedAccount>,
    stated_on: Option<Date>,
}

/// What the file says of an entry and nobody records.
#[derive(Clone, PartialEq, Eq, Default)]
pub(in crate::convert) struct Told {
    /// The name of the other party; empty when there is none.
    pub(in crate::convert) name: String,
    /// The text that came with it; empty when there was none.
    pub(in crate::convert) text: String,
}

impl Misfit {
    /// More than is taken in at once.
    pub(in crate::convert) const TOO_LARGE: Self = Self { detail: "TOO_LARGE", place: None };
    const NOT_A_STATEMENT: Self = Self { detail: "NOT_A_STATEMENT", place: None };
    const BALANCES_DIFFER: Self = Self { detail: "BALANCES_DIFFER", place: None };
}

impl StatementFile {
    /// Reads a file.
    ///
    /// # Errors
    /// `NOT_XML`, `NOT_A_STATEMENT`, `OTHER_CURRENCY` or `TOO_LARGE`, whichever the reader meets first; then
    /// `BALANCES_DIFFER` when the entries of a statement do not lead from its opening to its closing balance.
    pub(in crate::convert) fn read(file: &[u8]) -> Result<Self, Misfit> {
        let statements = banking::read_statements(file)
            .map_err(|error| Misfit { detail: detail(&error.problem), place: Some(error.place) })?;
        if statements.iter().any(|statement| matches!(statement.balances, Balances::Differ { .. })) {
            return Err(Misfit::BALANCES_DIFFER);
        }
        let mut read = Self { accounts: BTreeSet::new(), entries: Vec::new() };
        let mut number = 0;
        for statement in statements {
            read.accounts.extend(account(&statement.account));
            let (account, stated_on) = (stated_account(&statement.account), stated_on(&statement));
            for entry in statement.entries {
                number += 1;
                read.entries.extend(FileEntry::of(entry, number, account.clone(), stated_on)?);
            }
        }
        match read.entries.len() > limits::ENTRIES {
            true => Err(Misfit::TOO_LARGE),
            false => Ok(read),
        }
    }

    /// The entries as they are recorded; one without a day gets that of its statement, and else this one.
    pub(in crate::convert) fn lines(&self, otherwise_on: Date) -> Vec<StatementLine> {
        self.entries.iter().map(|entry| entry.line(otherwise_on)).collect()
    }

    /// What the file says of an entry and nobody records.
    pub(in crate::convert) fn told(&self, number: u32) -> Told {
        let found = self.entries.binary_search_by_key(&number, |entry| entry.number);
        found.map(|at| self.entries[at].told()).unwrap_or_default()
    }
}

impl FileEntry {
    /// An entry that moves something: banks also write entries of nothing, which are left out.
    fn of(
        entry: Entry,
        number: u32,
        account: Option<StatedAccount>,
        stated_on: Option<Date>,
    ) -> Result<Option<Self>, Misfit> {
        if entry.amount_cents == 0 {
            return Ok(None);
        }
        let amount = Amount::new(entry.amount_cents).map_err(|_| Misfit::NOT_A_STATEMENT)?;
        Ok(Some(Self { entry, amount, number, account, stated_on }))
    }

    fn line(&self, otherwise_on: Date) -> StatementLine {
        let reference = self.entry.end_to_end_id.as_deref();
        StatementLine {
            entry: self.number,
            account: self.account.clone(),
            payment: reference.and_then(|reference| reference.parse().ok()),
            amount: self.amount,
            booked_on: self.entry.booked_on.or(self.stated_on).unwrap_or(otherwise_on),
            booking: booking(&self.entry),
            bank_reference: self.entry.bank_reference.as_deref().and_then(bank_reference),
        }
    }

    fn told(&self) -> Told {
        Told {
            name: self.entry.counterparty_name.clone().unwrap_or_default(),
            text: self.entry.remittance.clone().unwrap_or_default(),
        }
    }
}

/// What happened to the money. Only what is booked counts; money that is booked in and undoes an earlier booking came
/// back.
fn booking(entry: &Entry) -> Booking {
    match (entry.status, entry.direction) {
        (Status::Booked, Direction::Debit) => Booking::Debit,
        (Status::Booked, Direction::Credit) if entry.returned || entry.reversal => {
            Booking::Returned(reason(entry.return_reason.as_deref()))
        }
        (Status::Booked, Direction::Credit) => Booking::Credit,
        (Status::Pending | Status::Information | Status::Other, _) => Booking::Pending,
    }
}

fn reason(told: Option<&str>) -> BankReason {
    let told = told.and_then(|told| BankReason::new(told).ok());
    told.unwrap_or_else(|| BankReason::new(NOT_SPECIFIED).expect("a code of ISO 20022 is a code"))
}

/// What the bank calls it, in the characters that every bank passes on, without blanks and cut off.
fn bank_reference(told: &str) -> Option<BankReference> {
    let mut reference = banking::sepa_text(told, told.len()).replace(' ', "");
    reference.truncate(REFERENCE);
    BankReference::new(reference).ok()
}

/// The last day a statement is about, or else the day on which it was made.
fn stated_on(statement: &Statement) -> Option<Date> {
    let made_on = || {
        let zone = TimeZone::get("Europe/Amsterdam").ok()?;
        Some(zone.to_datetime(statement.created_at?).date())
    };
    statement.period.map(|period| period.until).or_else(made_on)
}

fn account(account: &StatementAccount) -> Option<String> {
    match account {
        StatementAccount::Iban(iban) => Some(iban.in_full().to_owned()),
        StatementAccount::Other(number) => Some(number.clone()),
        StatementAccount::NotStated => None,
    }
}

/// The same, when it is one of SEPA: ours is.
fn stated_account(account: &StatementAccount) -> Option<StatedAccount> {
    match account {
        StatementAccount::Iban(iban) => OwnIban::new(iban.in_full()).ok().map(StatedAccount::new),
        StatementAccount::Other(_) | StatementAccount::NotStated => None,
    }
}

fn detail(problem: &StatementProblem) -> &'static str {
    use StatementProblem as P;
    match problem {
        P::NotUtf8 | P::Encoding | P::Character | P::NotXml { .. } | P::Doctype => "NOT_XML",
        P::TooLarge { .. } | P::TooDeep | P::TooManyElements | P::TextTooLong | P::TooManyEntries => {
            "TOO_LARGE"
        }
        P::Currency { .. } => "OTHER_CURRENCY",
        P::NotAStatement { .. }
        | P::StrayText
        | P::Missing { .. }
        | P::Repeated { .. }
        | P::Iban(_)
        | P::Amount(_)
        | P::Direction
        | P::Indicator
        | P::Number
        | P::Date => "NOT_A_STATEMENT",
    }
}
