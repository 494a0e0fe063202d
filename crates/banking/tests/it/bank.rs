//! A bank: it writes statements in the versions in use, with what a test wants to see on them.

use std::fmt::Write as _;

use banking::{PaymentFile, Statement, StatementError, read_statements};

use crate::runs::UTRECHT;

/// A version of camt.053.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 001.02, which Dutch banks began with.
    V02,
    /// 001.08, which they go over to.
    V08,
}

impl Version {
    /// The status of a booking, which became a choice.
    pub fn status(self, code: &str) -> String {
        match self {
            Self::V02 => format!("<Sts>{code}</Sts>"),
            Self::V08 => format!("<Sts><Cd>{code}</Cd></Sts>"),
        }
    }

    /// A party, who became a person or a bank.
    pub fn party(self, role: &str, name: &str) -> String {
        match self {
            Self::V02 => format!("<{role}><Nm>{name}</Nm></{role}>"),
            Self::V08 => format!("<{role}><Pty><Nm>{name}</Nm></Pty></{role}>"),
        }
    }

    /// The amount of a transaction, which became an element of its own.
    pub fn amount(self, euro: &str) -> String {
        match self {
            Self::V02 => format!("<AmtDtls><TxAmt><Amt Ccy=\"EUR\">{euro}</Amt></TxAmt></AmtDtls>"),
            Self::V08 => format!("<Amt Ccy=\"EUR\">{euro}</Amt>"),
        }
    }
}

/// A balance of this kind, in euro, on this day.
pub fn balance(kind: &str, euro: &str, indicator: &str, day: &str) -> String {
    format!(
        "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{euro}</Amt>\
         <CdtDbtInd>{indicator}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )
}

/// A booked booking with these details.
pub fn booking(version: Version, euro: &str, indicator: &str, details: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{euro}</Amt><CdtDbtInd>{indicator}</CdtDbtInd>{}\
         <BookgDt><Dt>2026-11-23</Dt></BookgDt><AcctSvcrRef>BOOKING</AcctSvcrRef>{details}</Ntry>",
        version.status("BOOK")
    )
}

/// A file with one statement of the municipality's account and this on it.
pub fn statement(version: Version, content: &str) -> String {
    let version = match version {
        Version::V02 => "02",
        Version::V08 => "08",
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}\">\n<BkToCstmrStmt>\n\
         <GrpHdr><MsgId>CAMT-1</MsgId><CreDtTm>2026-11-24T01:00:00+01:00</CreDtTm></GrpHdr>\n<Stmt><Id>STMT-1</Id>\
         <ElctrncSeqNb>328</ElctrncSeqNb><CreDtTm>2026-11-24T01:00:00</CreDtTm>\
         <FrToDt><FrDtTm>2026-11-23T00:00:00</FrDtTm><ToDtTm>2026-11-23T23:59:59</ToDtTm></FrToDt>\
         <Acct><Id><IBAN>{UTRECHT}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n{content}\n</Stmt>\n</BkToCstmrStmt>\n</Document>\n"
    )
}

/// Reads a file of one statement.
pub fn read(xml: &str) -> Result<Statement, StatementError> {
    let mut statements = read_statements(xml.as_bytes())?;
    assert_eq!(statements.len(), 1);
    Ok(statements.remove(0))
}

/// The statement of the day on which a run was paid, transfer by transfer, from this balance in euro cents.
pub fn carry_out(file: &PaymentFile, version: Version, opening: i64) -> String {
    let mut bookings = String::new();
    let mut closing = opening;
    for transfer in &file.transfers {
        closing -= transfer.amount_cents;
        let details = format!(
            "<NtryDtls><TxDtls><Refs><AcctSvcrRef>TX</AcctSvcrRef><PmtInfId>{}</PmtInfId>\
             <EndToEndId>{}</EndToEndId></Refs><RltdPties>{}</RltdPties>\
             <RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls>",
            file.message_id,
            transfer.end_to_end_id,
            version.party("Cdtr", &transfer.creditor.name),
            transfer.remittance,
        );
        writeln!(bookings, "{}", booking(version, &euro(transfer.amount_cents), "DBIT", &details)).unwrap();
    }
    let (opened, closed) = (signed("OPBD", opening, "2026-11-22"), signed("CLBD", closing, "2026-11-23"));
    statement(version, &format!("{opened}\n{closed}\n{bookings}"))
}

fn signed(kind: &str, cents: i64, day: &str) -> String {
    balance(kind, &euro(cents.abs()), if cents < 0 { "DBIT" } else { "CRDT" }, day)
}

/// Cents as an amount in euro.
pub fn euro(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
