//! The journal of a fund on the wire: what each event moved, and what it rests on.

use api::v1;
use domain::fund::{FundEvent, Posting};
use domain::money::BudgetLine;
use journal::{Cause, Entry, Located};

use crate::convert::dates::{day, instant};
use crate::convert::money::line;
use crate::convert::receipt::count;
use crate::convert::words::Word;

/// The entry of an event; `None` when it moved no money, or none on the line that is asked for.
#[must_use]
pub(crate) fn journal_entry(
    located: &Located<FundEvent>,
    on_line: Option<&BudgetLine>,
) -> Option<v1::JournalEntry> {
    let entry = journal::entry(located)?;
    let wanted = |posting: &Posting| on_line.is_none() || posting.line.as_ref() == on_line;
    entry.postings.iter().any(wanted).then(|| shown(&entry))
}

fn shown(entry: &Entry) -> v1::JournalEntry {
    let Cause { provision, commitment, payment, recovery, bank_reference } = &entry.cause;
    v1::JournalEntry {
        position: count(entry.position),
        recorded_at: Some(instant(entry.recorded_at)),
        happened_on: day(entry.on),
        recorded_by: entry.by.to_string(),
        event: entry.event_type.to_owned(),
        provision_id: or_empty(provision.as_ref()),
        payment_reference: or_empty(payment.as_ref()),
        bank_reference: or_empty(bank_reference.as_ref()),
        postings: entry.postings.iter().map(posting).collect(),
        recovery_id: or_empty(recovery.as_ref()),
        commitment: commitment.unwrap_or_default().into(),
    }
}

fn posting(posting: &Posting) -> v1::Posting {
    v1::Posting {
        account: posting.account.number(),
        line: posting.line.as_ref().map(line),
        cents: posting.amount.cents(),
    }
}

/// An id as text; empty when there is none.
fn or_empty(id: Option<&impl ToString>) -> String {
    id.map(ToString::to_string).unwrap_or_default()
}
