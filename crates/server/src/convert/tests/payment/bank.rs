//! A bank: it writes statements with what a test wants to see on them.

use api::v1;

use crate::convert::tests::{LEDGER, REQUEST, day};

/// The account of the municipality.
pub(super) const OWN: &str = "NL91ABNA0417164300";

/// A booking of this many euro with these details.
pub(super) fn booking(euro: &str, way: &str, status: &str, details: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{euro}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts><Cd>{status}</Cd></Sts>\
         <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>NL_7*1</AcctSvcrRef>\
         <NtryDtls><TxDtls>{details}</TxDtls></NtryDtls></Ntry>"
    )
}

/// Under which reference a payment went, to or from whom, and with which text.
pub(super) fn details(reference: &str, name: &str, text: &str) -> String {
    format!(
        "<Refs><EndToEndId>{reference}</EndToEndId></Refs>\
         <RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr><Cdtr><Pty><Nm>{name}</Nm></Pty></Cdtr></RltdPties>\
         <RmtInf><Ustrd>{text}</Ustrd></RmtInf>"
    )
}

/// That money came back, for this reason.
pub(super) fn returned(reason: &str) -> String {
    format!("<RtrInf>{reason}</RtrInf>")
}

/// A statement of the municipality's account about 20 November 2026.
pub(super) fn statement(bookings: &str) -> String {
    format!(
        "<Stmt><Id>STMT</Id><CreDtTm>2026-11-21T01:00:00</CreDtTm><FrToDt><FrDtTm>2026-11-20T00:00:00</FrDtTm>\
         <ToDtTm>2026-11-20T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>{OWN}</IBAN></Id></Acct>{bookings}</Stmt>"
    )
}

/// A file with these statements.
pub(super) fn file(statements: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\
         <GrpHdr><MsgId>CAMT</MsgId><CreDtTm>2026-11-21T01:00:00+01:00</CreDtTm></GrpHdr>{statements}\
         </BkToCstmrStmt></Document>"
    )
    .into_bytes()
}

/// The request to take a file in.
pub(super) fn import(file: Vec<u8>) -> v1::ImportStatementRequest {
    v1::ImportStatementRequest {
        ledger: LEDGER.into(),
        request_id: REQUEST.into(),
        happened_on: day(2026, 11, 22),
        file,
    }
}
