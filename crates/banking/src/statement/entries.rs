//! From a booking to its transactions.
//!
//! A booking is taken apart only when the bank tells every transaction in it, with amounts that add up to it. One
//! transaction has the amount of its booking, whatever its details say of other currencies.

use jiff::civil::Date;

use super::entry::{Direction, Division, Entry, Status};
use super::error::{StatementError, StatementProblem};
use super::node::Node;
use super::parse::MAX_TEXT;
use super::parties::counterparty;
use super::read::MAX_ENTRIES;
use super::values::{cents, chosen_day, direction, indicator, number};
use crate::Iban;

/// What a booking says of all its transactions.
struct Booking<'d> {
    node: Node<'d>,
    /// Its place on the statement.
    number: usize,
    amount: i64,
    direction: Direction,
    status: Status,
    booked_on: Option<Date>,
    reversal: bool,
    /// The account of the statement.
    holder: Option<&'d Iban>,
}

/// The details of one transaction, with the group they stand in.
#[derive(Clone, Copy)]
struct Details<'d> {
    group: Node<'d>,
    transaction: Option<Node<'d>>,
}

/// Adds the transactions of a booking, and gives what the booking does to the balance, in euro cents.
pub(super) fn read(
    node: Node<'_>,
    place: usize,
    holder: Option<&Iban>,
    entries: &mut Vec<Entry>,
) -> Result<i64, StatementError> {
    let booking = Booking {
        amount: cents(node.required("Amt")?)?,
        direction: direction(node)?
            .ok_or_else(|| node.fail(StatementProblem::Missing { element: "CdtDbtInd" }))?,
        status: status(node.required("Sts")?)?,
        booked_on: node.optional("BookgDt")?.map(chosen_day).transpose()?,
        reversal: indicator(node.optional("RvslInd")?)?,
        number: place,
        node,
        holder,
    };
    let told: Vec<Details<'_>> = node
        .all("NtryDtls")
        .flat_map(|group| {
            group.all("TxDtls").map(move |transaction| Details { group, transaction: Some(transaction) })
        })
        .collect();
    if told.len() > MAX_ENTRIES {
        return Err(node.fail(StatementProblem::TooManyEntries));
    }
    let stated = stated(node)?;
    match &told[..] {
        [] if stated <= 1 => entries.push(booking.entry(booking.group()?, Division::Single, None)?),
        [one] if stated == 1 => entries.push(booking.entry(Some(*one), Division::Single, None)?),
        several if stated == several.len() as u64 => booking.take_apart(several, entries)?,
        _ => entries.push(booking.batch(stated)?),
    }
    Ok(if booking.status == Status::Booked { booking.direction.signed(booking.amount) } else { 0 })
}

/// How many transactions a booking has: those told, or more if the bank says so.
fn stated(node: Node<'_>) -> Result<u64, StatementError> {
    let mut count = 0;
    for group in node.all("NtryDtls") {
        let said = group.path(&["Btch", "NbOfTxs"])?.map(number).transpose()?.unwrap_or_default();
        count = said.max(group.all("TxDtls").count() as u64).saturating_add(count);
    }
    Ok(count)
}

fn status(node: Node<'_>) -> Result<Status, StatementError> {
    let code = node.text_at(&["Cd"])?.unwrap_or(node.text());
    Ok(match code {
        "BOOK" => Status::Booked,
        "PDNG" => Status::Pending,
        "INFO" => Status::Information,
        _ => Status::Other,
    })
}

impl<'d> Booking<'d> {
    fn take_apart(&self, several: &[Details<'d>], entries: &mut Vec<Entry>) -> Result<(), StatementError> {
        let of = several.len();
        let Some(shares) = self.shares(several)? else {
            entries.push(self.batch(of as u64)?);
            return Ok(());
        };
        for (number, (details, share)) in several.iter().zip(shares).enumerate() {
            entries.push(self.entry(Some(*details), Division::Part { number, of }, Some(share))?);
        }
        Ok(())
    }

    fn batch(&self, transactions: u64) -> Result<Entry, StatementError> {
        self.entry(self.group()?, Division::Batch { transactions }, None)
    }

    /// The group of a booking whose transactions are not told apart, if it has one only.
    fn group(&self) -> Result<Option<Details<'d>>, StatementError> {
        let mut groups = self.node.all("NtryDtls");
        let first = groups.next().map(|group| Details { group, transaction: None });
        Ok(first.filter(|_| groups.next().is_none()))
    }

    /// What each transaction is of the booking, if all say so in euro and they add up.
    fn shares(&self, several: &[Details<'d>]) -> Result<Option<Vec<(Direction, i64)>>, StatementError> {
        let mut shares = Vec::with_capacity(several.len());
        for details in several {
            let Some(transaction) = details.transaction else { return Ok(None) };
            // The amount of a transaction is an element of its own from version 04 on.
            let amount = match transaction.optional("Amt")? {
                Some(amount) => Some(amount),
                None => transaction.path(&["AmtDtls", "TxAmt", "Amt"])?,
            };
            let Some(amount) = amount.filter(|amount| amount.currency() == Some("EUR")) else {
                return Ok(None);
            };
            shares.push((direction(transaction)?.unwrap_or(self.direction), cents(amount)?));
        }
        let sum: i64 = shares.iter().map(|(direction, cents)| direction.signed(*cents)).sum();
        Ok(Some(shares).filter(|_| sum == self.direction.signed(self.amount)))
    }

    fn entry(
        &self,
        details: Option<Details<'d>>,
        division: Division,
        share: Option<(Direction, i64)>,
    ) -> Result<Entry, StatementError> {
        let (direction, amount_cents) = share.unwrap_or((self.direction, self.amount));
        let mut entry = Entry {
            booking: self.number,
            division,
            amount_cents,
            direction,
            status: self.status,
            booked_on: self.booked_on,
            bank_reference: owned(self.node.text_at(&["AcctSvcrRef"])?),
            end_to_end_id: None,
            payment_information_id: None,
            reversal: self.reversal,
            returned: is_return_code(self.node)?,
            return_reason: None,
            counterparty_name: None,
            remittance: None,
        };
        let Some(Details { group, transaction }) = details else { return Ok(entry) };
        entry.payment_information_id = owned(group.text_at(&["Btch", "PmtInfId"])?);
        let Some(transaction) = transaction else { return Ok(entry) };
        if let Some(references) = transaction.optional("Refs")? {
            entry.bank_reference = owned(references.text_at(&["AcctSvcrRef"])?).or(entry.bank_reference);
            entry.end_to_end_id = provided(references.text_at(&["EndToEndId"])?);
            entry.payment_information_id =
                provided(references.text_at(&["PmtInfId"])?).or(entry.payment_information_id);
        }
        if let Some(returned) = transaction.optional("RtrInf")? {
            entry.returned = true;
            entry.return_reason =
                owned(returned.text_at(&["Rsn", "Cd"])?).or(owned(returned.text_at(&["Rsn", "Prtry"])?));
        }
        entry.returned |= is_return_code(transaction)?;
        entry.counterparty_name = counterparty(transaction, direction, self.holder)?;
        entry.remittance = remittance(transaction)?;
        Ok(entry)
    }
}

/// Whether the bank's code is that of a payment that came back: family ICDT or RCDT, subfamily RRTN, and so on.
fn is_return_code(within: Node<'_>) -> Result<bool, StatementError> {
    Ok(within.text_at(&["BkTxCd", "Domn", "Fmly", "SubFmlyCd"])? == Some("RRTN"))
}

/// All free text, or else all references of the creditor.
fn remittance(transaction: Node<'_>) -> Result<Option<String>, StatementError> {
    let Some(information) = transaction.optional("RmtInf")? else { return Ok(None) };
    let mut texts: Vec<&str> =
        information.all("Ustrd").map(Node::text).filter(|text| !text.is_empty()).collect();
    if texts.is_empty() {
        for structured in information.all("Strd") {
            texts.extend(structured.text_at(&["CdtrRefInf", "Ref"])?);
        }
    }
    let text = texts.join(" ");
    if text.len() > MAX_TEXT {
        return Err(information.fail(StatementProblem::TextTooLong));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

/// A reference, unless it is the word for none.
fn provided(text: Option<&str>) -> Option<String> {
    owned(text.filter(|text| !text.eq_ignore_ascii_case("NOTPROVIDED")))
}
