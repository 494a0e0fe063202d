//! From a file to its statements.

use super::balances::Stated;
use super::error::{StatementError, StatementProblem};
use super::node::Node;
use super::parse::parse;
use super::values::{day, euro, moment, number};
use super::{Period, Statement, StatementAccount, entries};
use crate::Iban;

/// The entries a file may have, those of all its statements together.
pub const MAX_ENTRIES: usize = 10_000;

/// Reads a camt.053 file in UTF-8: one statement or more, in the order of the file.
///
/// # Errors
/// With the place in the file: first whether it is XML in all its limits, then element by element in the order of
/// the file. Which statement a file holds is not checked: compare [`Statement::account`] and [`Statement::id`].
pub fn read_statements(xml: &[u8]) -> Result<Vec<Statement>, StatementError> {
    let document = parse(xml)?;
    let message = Node::root(&document).required("BkToCstmrStmt")?;
    let mut left = MAX_ENTRIES;
    let statements: Vec<Statement> =
        message.all("Stmt").map(|statement| read_one(statement, &mut left)).collect::<Result<_, _>>()?;
    if statements.is_empty() {
        return Err(message.fail(StatementProblem::Missing { element: "Stmt" }));
    }
    Ok(statements)
}

fn read_one(node: Node<'_>, left: &mut usize) -> Result<Statement, StatementError> {
    let account = account(node)?;
    let holder = match &account {
        StatementAccount::Iban(iban) => Some(iban),
        StatementAccount::Other(_) | StatementAccount::NotStated => None,
    };
    let stated = Stated::read(node)?;
    let mut found = Vec::new();
    let mut booked = 0;
    for (place, entry) in node.all("Ntry").enumerate() {
        booked += entries::read(entry, place, holder, &mut found)?;
        if found.len() > *left {
            return Err(entry.fail(StatementProblem::TooManyEntries));
        }
    }
    *left -= found.len();
    Ok(Statement {
        id: node
            .text_at(&["Id"])?
            .ok_or_else(|| node.fail(StatementProblem::Missing { element: "Id" }))?
            .to_owned(),
        sequence: node.optional("ElctrncSeqNb")?.map(number).transpose()?,
        created_at: node.optional("CreDtTm")?.map(moment).transpose()?,
        period: period(node)?,
        opening_cents: stated.opening,
        closing_cents: stated.closing,
        balances: stated.compare(booked),
        account,
        entries: found,
    })
}

fn account(node: Node<'_>) -> Result<StatementAccount, StatementError> {
    let Some(account) = node.optional("Acct")? else { return Ok(StatementAccount::NotStated) };
    if let Some(currency) = account.optional("Ccy")? {
        euro(currency, currency.text())?;
    }
    if let Some(iban) = account.path(&["Id", "IBAN"])? {
        return iban.text().parse::<Iban>().map(StatementAccount::Iban).map_err(|error| iban.fail(error));
    }
    let other = account.text_at(&["Id", "Othr", "Id"])?;
    Ok(other.map_or(StatementAccount::NotStated, |other| StatementAccount::Other(other.to_owned())))
}

fn period(node: Node<'_>) -> Result<Option<Period>, StatementError> {
    let Some(period) = node.optional("FrToDt")? else { return Ok(None) };
    Ok(Some(Period { from: day(period.required("FrDtTm")?)?, until: day(period.required("ToDtTm")?)? }))
}
