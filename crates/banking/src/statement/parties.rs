//! Who is at the other end of a transaction.

use super::entry::Direction;
use super::error::StatementError;
use super::node::Node;
use crate::Iban;

/// The name of the other party: the creditor of what left, the debtor of what came in. A reversal and a return name
/// the parties of the first payment or of the second, so a party that holds the account itself is passed over.
pub(super) fn counterparty(
    transaction: Node<'_>,
    direction: Direction,
    holder: Option<&Iban>,
) -> Result<Option<String>, StatementError> {
    let Some(parties) = transaction.optional("RltdPties")? else { return Ok(None) };
    let (creditor, debtor) = (("Cdtr", "CdtrAcct"), ("Dbtr", "DbtrAcct"));
    let (likely, other) = match direction {
        Direction::Debit => (creditor, debtor),
        Direction::Credit => (debtor, creditor),
    };
    let holds = |account: &'static str| -> Result<Option<bool>, StatementError> {
        let iban = parties.text_at(&[account, "Id", "IBAN"])?;
        Ok(iban.map(|iban| holder.is_some() && iban.parse::<Iban>().ok().as_ref() == holder))
    };
    let is_other = match (holds(likely.1)?, parties.optional(likely.0)?) {
        (Some(true), _) => true,
        (_, None) => holds(other.1)? == Some(false),
        _ => false,
    };
    party_name(parties, if is_other { other.0 } else { likely.0 })
}

/// The name stands in the party until version 06, and in a person or a bank within it from 08 on.
fn party_name(parties: Node<'_>, role: &'static str) -> Result<Option<String>, StatementError> {
    let Some(party) = parties.optional(role)? else { return Ok(None) };
    for path in [&["Nm"][..], &["Pty", "Nm"], &["Agt", "FinInstnId", "Nm"]] {
        if let Some(name) = party.text_at(path)? {
            return Ok(Some(name.to_owned()));
        }
    }
    Ok(None)
}
