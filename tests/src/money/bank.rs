//! The bank of the municipality: it reads payment files, and writes statements (CAMT.053.001.08) of what became of them.

use std::fmt::Write as _;

use super::{ACCOUNT, euros};

/// A transfer in a payment file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// What it is called.
    pub end_to_end: String,
    /// How much, in euro cents.
    pub cents: i64,
    /// To whom.
    pub name: String,
    /// To which account.
    pub iban: String,
}

/// The transfers in a payment file, as the bank reads them.
pub fn transfers(file: &[u8]) -> Vec<Transfer> {
    let file = std::str::from_utf8(file).expect("UTF-8");
    let parts = file.split("<CdtTrfTxInf>").skip(1);
    let transfer = |part: &str| {
        let (_, creditor) = part.split_once("<Cdtr>").expect("a creditor");
        let (_, amount) = part.split_once("<InstdAmt Ccy=\"EUR\">").expect("an amount in euro");
        Transfer {
            end_to_end: within(part, "EndToEndId"),
            cents: super::cents(amount.split_once('<').expect("the end of it").0),
            name: within(creditor, "Nm"),
            iban: within(creditor, "IBAN"),
        }
    };
    parts.map(transfer).collect()
}

fn within(part: &str, element: &str) -> String {
    let (_, after) = part.split_once(&format!("<{element}>")).expect("the element");
    after.split_once("</").expect("its end").0.to_owned()
}

/// Which way money went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Direction {
    /// It left.
    Out,
    /// It came in.
    In,
    /// It came back, for this reason.
    Back(&'static str),
    /// It is to leave.
    Announced,
}

/// A booking on a statement.
#[derive(Debug, Clone)]
pub struct Booking {
    /// Which way.
    pub direction: Direction,
    /// How much, in euro cents.
    pub cents: i64,
    /// What the payment is called.
    pub end_to_end: String,
    /// What the bank calls the booking.
    pub bank_reference: String,
    /// The other party.
    pub name: String,
    /// What came with it.
    pub text: String,
    /// When.
    pub on: String,
}

impl Booking {
    /// A transfer that was made.
    pub fn made(transfer: &Transfer, on: &str) -> Self {
        Self {
            direction: Direction::Out,
            cents: transfer.cents,
            end_to_end: transfer.end_to_end.clone(),
            bank_reference: format!("OUT-{}", &transfer.end_to_end[28..]),
            name: transfer.name.clone(),
            text: String::new(),
            on: on.to_owned(),
        }
    }

    /// A transfer that came back.
    pub fn returned(transfer: &Transfer, reason: &'static str, on: &str) -> Self {
        let bank_reference = format!("BACK-{}", &transfer.end_to_end[28..]);
        Self { direction: Direction::Back(reason), bank_reference, ..Self::made(transfer, on) }
    }

    fn xml(&self) -> String {
        let Self { cents, end_to_end, bank_reference, name, text, on, .. } = self;
        let (indicator, status, role, reason) = match self.direction {
            Direction::Out => ("DBIT", "BOOK", "Cdtr", None),
            Direction::Announced => ("DBIT", "PDNG", "Cdtr", None),
            Direction::In => ("CRDT", "BOOK", "Dbtr", None),
            Direction::Back(reason) => ("CRDT", "BOOK", "Dbtr", Some(reason)),
        };
        let amount = format!("<Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{indicator}</CdtDbtInd>", euros(*cents));
        let mut details = format!(
            "<Refs><AcctSvcrRef>{bank_reference}</AcctSvcrRef><EndToEndId>{end_to_end}</EndToEndId></Refs>{amount}\
             <RltdPties><{role}><Pty><Nm>{name}</Nm></Pty></{role}></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf>"
        );
        if let Some(reason) = reason {
            write!(details, "<RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf>").expect("a text grows");
        }
        format!(
            "<Ntry>{amount}<Sts><Cd>{status}</Cd></Sts><BookgDt><Dt>{on}</Dt></BookgDt>\
             <NtryDtls><TxDtls>{details}</TxDtls></NtryDtls></Ntry>\n"
        )
    }
}

/// A statement with these bookings, and a number: two with the same are two files all the same when the number differs.
pub fn statement(number: u32, bookings: &[Booking]) -> Vec<u8> {
    let entries: String = bookings.iter().map(Booking::xml).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\n\
         <GrpHdr><MsgId>CAMT-{number}</MsgId><CreDtTm>2025-03-04T01:00:00+01:00</CreDtTm></GrpHdr>\n\
         <Stmt><Id>STMT-{number}</Id><ElctrncSeqNb>{number}</ElctrncSeqNb><CreDtTm>2025-03-04T01:00:00+01:00</CreDtTm>\
         <Acct><Id><IBAN>{ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n{entries}</Stmt>\n\
         </BkToCstmrStmt></Document>\n"
    )
    .into_bytes()
}
