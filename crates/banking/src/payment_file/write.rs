//! From the values to the file. Every text is in the SEPA character set before the writer sees it, which refuses
//! anything else.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use sepa::pain001::{CreditTransferEntry, CreditTransferGroup, Pain001Builder};
use sepa::validate::CharsetPolicy;
use sepa::{IsoDate, IsoDateTime};

use super::{Account, PaymentFile, Transfer};
use crate::text::sepa_text;

/// The characters of a name in a SEPA payment (AT-E001, AT-P001).
const LONGEST_NAME: usize = 70;
/// The characters of a remittance information (AT-T009).
const LONGEST_REMITTANCE: usize = 140;

/// The file, unless the writer disagrees with the checks before it.
pub(super) fn xml(file: &PaymentFile) -> Option<String> {
    let debtor = name(&file.debtor);
    let group = CreditTransferGroup::new(&debtor, file.debtor.iban.inner(), iso_date(file.execution_on)?)
        .payment_info_id(&file.message_id)
        .batch_booking(false)
        .add_entries(file.transfers.iter().map(entry));
    let group = match &file.debtor.bic {
        Some(bic) => group.debtor_bic(bic.inner().clone()),
        None => group,
    };
    Pain001Builder::new(debtor, &file.message_id)
        .created_at(iso_date_time(file.created_at)?)
        .charset(CharsetPolicy::Strict)
        .add_group(group)
        .build()
        .ok()
}

/// The name of an account's holder as it is written.
pub(super) fn name(account: &Account) -> String {
    sepa_text(&account.name, LONGEST_NAME)
}

/// A moment as the file tells it.
pub(super) fn utc(at: Timestamp) -> DateTime {
    TimeZone::UTC.to_datetime(at)
}

fn entry(transfer: &Transfer) -> CreditTransferEntry {
    let Transfer { end_to_end_id, amount_cents, creditor, remittance } = transfer;
    let mut entry =
        CreditTransferEntry::new(name(creditor), creditor.iban.inner().clone(), *amount_cents, end_to_end_id);
    if let Some(bic) = &creditor.bic {
        entry = entry.with_bic(bic.inner().clone());
    }
    match sepa_text(remittance, LONGEST_REMITTANCE) {
        text if text.is_empty() => entry,
        text => entry.with_description(text),
    }
}

fn iso_date(date: Date) -> Option<IsoDate> {
    let part = |value: i8| u8::try_from(value).ok();
    IsoDate::new(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?).ok()
}

fn iso_date_time(at: Timestamp) -> Option<IsoDateTime> {
    let at = utc(at);
    let part = |value: i8| u8::try_from(value).ok();
    let local =
        IsoDateTime::new(iso_date(at.date())?, part(at.hour())?, part(at.minute())?, part(at.second())?)
            .ok()?;
    Some(local.in_utc())
}
