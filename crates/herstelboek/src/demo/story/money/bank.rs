//! The bank: it reads the file of a payment run, carries it out, and writes what it did on a statement (CAMT.053).
//!
//! It knows nothing but the file. One account is closed, so one transfer comes back; the shop pays money back. What it
//! writes is the same in every run: the id of a statement follows from its text.

use std::fmt::Write as _;

use jiff::civil::{Date, date};

use super::names::{LAPTOP, MUNICIPALITY_IBAN, OVERPAID, SHOP, WASHING_MACHINE};

/// What the bank calls the booking of the shop's refund.
pub(super) const REFUND: &str = "BANK-2025-0604-1";
/// What was on the account before the first run, in euro cents: the advance.
pub(super) const OPENING: i64 = 300_340_00;

/// A transfer, as the file asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Transfer {
    /// What the customer calls it: its end-to-end identification.
    pub(super) reference: String,
    /// How much, in euro cents.
    pub(super) cents: i64,
}

/// A booking on a statement.
struct Booking<'a> {
    on: Date,
    /// In euro cents; below zero when it left the account.
    cents: i64,
    bank_reference: String,
    kind: Kind<'a>,
}

/// What a booking is about.
enum Kind<'a> {
    /// A transfer that was made.
    Made(&'a Transfer),
    /// A transfer that came back, with the reason in the code of ISO 20022.
    Returned(&'a Transfer, &'static str),
    /// Money of somebody, with a text.
    Received(&'static str, &'static str),
}

/// The transfers in a file (pain.001), in its order.
pub(super) fn transfers(file: &str) -> Vec<Transfer> {
    let transfer = |part: &str| {
        let euro = between(part, "<InstdAmt Ccy=\"EUR\">", "</InstdAmt>")?;
        Some(Transfer {
            reference: between(part, "<EndToEndId>", "</EndToEndId>")?.to_owned(),
            cents: euro.replace('.', "").parse().ok()?,
        })
    };
    file.split("<CdtTrfTxInf>").skip(1).filter_map(transfer).collect()
}

fn between<'a>(text: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(behind).map(|(found, _)| found)
}

/// The statement after the first run: all was paid, and the laptop came back, because the account is closed (AC04).
pub(super) fn first_statement(transfers: &[Transfer]) -> String {
    let (paid, back) = (date(2025, 5, 23), date(2025, 5, 26));
    let mut bookings = made(transfers, paid);
    let returned = transfers.iter().filter(|transfer| transfer.cents == LAPTOP);
    bookings.extend(returned.map(|transfer| Booking {
        on: back,
        cents: transfer.cents,
        bank_reference: "BANK-2025-0526-1".to_owned(),
        kind: Kind::Returned(transfer, "AC04"),
    }));
    statement(1, date(2025, 5, 27), OPENING, &bookings)
}

/// The statement after the second run: it was paid, and the shop gave money back.
pub(super) fn second_statement(transfers: &[Transfer]) -> String {
    let mut bookings = made(transfers, date(2025, 6, 3));
    bookings.push(Booking {
        on: date(2025, 6, 4),
        cents: OVERPAID,
        bank_reference: REFUND.to_owned(),
        kind: Kind::Received(SHOP, "Korting op factuur 2025-0417"),
    });
    statement(2, date(2025, 6, 4), OPENING - WASHING_MACHINE, &bookings)
}

fn made(transfers: &[Transfer], on: Date) -> Vec<Booking<'_>> {
    let numbered = (1..).zip(transfers);
    let bookings = numbered.map(|(number, transfer): (u32, &Transfer)| {
        let bank_reference = format!("BANK-2025-{:02}{:02}-{number}", on.month(), on.day());
        Booking { on, cents: -transfer.cents, bank_reference, kind: Kind::Made(transfer) }
    });
    bookings.collect()
}

/// A statement of version 001.08, which Dutch banks go over to.
fn statement(number: u8, made_on: Date, opening: i64, bookings: &[Booking<'_>]) -> String {
    let closing = opening + bookings.iter().map(|booking| booking.cents).sum::<i64>();
    let first = bookings.iter().map(|booking| booking.on).min().unwrap_or(made_on);
    let entries: String = bookings.iter().map(Booking::entry).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>STATEMENT-2025-{number}</MsgId><CreDtTm>{made_on}T18:00:00+02:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>2025-{number}</Id>
      <ElctrncSeqNb>{number}</ElctrncSeqNb>
      <CreDtTm>{made_on}T18:00:00+02:00</CreDtTm>
      <FrToDt><FrDtTm>{first}T00:00:00+02:00</FrDtTm><ToDtTm>{made_on}T18:00:00+02:00</ToDtTm></FrToDt>
      <Acct><Id><IBAN>{MUNICIPALITY_IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>
{}{}{entries}    </Stmt>
  </BkToCstmrStmt>
</Document>
"#,
        balance("OPBD", opening, first),
        balance("CLBD", closing, made_on),
    )
}

fn balance(kind: &str, cents: i64, on: Date) -> String {
    format!(
        "      <Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{}<Dt><Dt>{on}</Dt></Dt></Bal>\n",
        amount(cents)
    )
}

/// An amount and which way it went.
fn amount(cents: i64) -> String {
    let (size, way) = (cents.unsigned_abs(), if cents < 0 { "DBIT" } else { "CRDT" });
    format!("<Amt Ccy=\"EUR\">{}.{:02}</Amt><CdtDbtInd>{way}</CdtDbtInd>", size / 100, size % 100)
}

impl Booking<'_> {
    fn entry(&self) -> String {
        let Self { on, cents, bank_reference, kind } = self;
        let (family, subfamily) = kind.codes();
        let mut entry = format!("      <Ntry>{}<Sts><Cd>BOOK</Cd></Sts>", amount(*cents));
        let _ = write!(entry, "<BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>{bank_reference}</AcctSvcrRef>");
        let _ = write!(
            entry,
            "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>{subfamily}</SubFmlyCd></Fmly></Domn></BkTxCd>"
        );
        entry + "\n        <NtryDtls><TxDtls>" + &kind.details() + "</TxDtls></NtryDtls></Ntry>\n"
    }
}

impl Kind<'_> {
    /// Family and subfamily of the bank's transaction code: issued or received credit transfers, SEPA or returned.
    fn codes(&self) -> (&'static str, &'static str) {
        match self {
            Self::Made(_) => ("ICDT", "ESCT"),
            Self::Returned(..) => ("ICDT", "RRTN"),
            Self::Received(..) => ("RCDT", "ESCT"),
        }
    }

    fn details(&self) -> String {
        let refs =
            |transfer: &Transfer| format!("<Refs><EndToEndId>{}</EndToEndId></Refs>", transfer.reference);
        match self {
            Self::Made(transfer) => refs(transfer),
            Self::Returned(transfer, reason) => {
                refs(transfer) + "<RtrInf><Rsn><Cd>" + reason + "</Cd></Rsn></RtrInf>"
            }
            Self::Received(name, text) => format!(
                "<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr>\
                 </RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf>"
            ),
        }
    }
}
