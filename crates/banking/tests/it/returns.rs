//! Money that comes back.

use banking::{Direction, Entry};

use crate::bank::{Version, booking, read, statement};
use crate::runs::{PAYEE, UTRECHT, reference};

/// The only entry of a statement with this booking.
fn entry(booking: &str) -> Entry {
    let mut entries = read(&statement(Version::V08, booking)).unwrap().entries;
    assert_eq!(entries.len(), 1);
    entries.remove(0)
}

fn parties(debtor: &str, creditor: &str) -> String {
    let account = |role: &str, iban: &str| format!("<{role}Acct><Id><IBAN>{iban}</IBAN></Id></{role}Acct>");
    format!(
        "<RltdPties>{}{}{}{}</RltdPties>",
        Version::V08.party("Dbtr", "Wie betaalde"),
        account("Dbtr", debtor),
        Version::V08.party("Cdtr", "Wie kreeg"),
        account("Cdtr", creditor),
    )
}

fn returned(reason: &str, rest: &str) -> String {
    let details = format!(
        "<NtryDtls><TxDtls><Refs><EndToEndId>{}</EndToEndId></Refs>{rest}\
         <RtrInf><OrgnlBkTxCd/>{reason}<AddtlInf>rekening opgeheven</AddtlInf></RtrInf></TxDtls></NtryDtls>",
        reference(1)
    );
    booking(Version::V08, "800.00", "CRDT", &details)
}

#[test]
fn a_returned_payment_has_its_own_reference_and_the_reason() {
    let entry = entry(&returned("<Rsn><Cd>AC04</Cd></Rsn>", ""));
    assert_eq!(entry.end_to_end_id, Some(reference(1)));
    assert_eq!((entry.amount_cents, entry.direction), (800_00, Direction::Credit));
    assert_eq!((entry.returned, entry.return_reason.as_deref()), (true, Some("AC04")));
    assert_eq!(entry.signed_cents(), 800_00);
    assert!(!entry.reversal);
}

#[test]
fn a_bank_may_have_reasons_of_its_own_or_give_none() {
    let proprietary = entry(&returned("<Rsn><Prtry>EIGEN</Prtry></Rsn>", ""));
    assert_eq!((proprietary.returned, proprietary.return_reason.as_deref()), (true, Some("EIGEN")));
    let none = entry(&returned("", ""));
    assert_eq!((none.returned, none.return_reason), (true, None));
}

#[test]
fn a_bank_may_say_by_its_code_only_that_money_came_back() {
    let code = |family: &str| {
        format!(
            "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>{family}</SubFmlyCd></Fmly></Domn></BkTxCd>"
        )
    };
    assert!(entry(&booking(Version::V08, "1", "CRDT", &code("RRTN"))).returned);
    assert!(!entry(&booking(Version::V08, "1", "CRDT", &code("ESCT"))).returned);
    let within = format!("{}<NtryDtls><TxDtls>{}</TxDtls></NtryDtls>", code("ESCT"), code("RRTN"));
    assert!(entry(&booking(Version::V08, "1", "CRDT", &within)).returned);
}

#[test]
fn a_reversal_is_told_from_a_payment() {
    let plain = booking(Version::V08, "5.00", "CRDT", "");
    for (text, reversal) in [("true", true), ("1", true), ("false", false), ("0", false)] {
        let marked = plain.replace("<Sts>", &format!("<RvslInd>{text}</RvslInd><Sts>"));
        assert_eq!(entry(&marked).reversal, reversal, "{text}");
    }
}

#[test]
fn the_counterparty_is_never_the_holder_of_the_account() {
    let name = |parties: String| entry(&returned("", &parties)).counterparty_name;
    // Told with the parties of the return, and with those of the first payment.
    assert_eq!(name(parties(PAYEE, UTRECHT)).as_deref(), Some("Wie betaalde"));
    assert_eq!(name(parties(UTRECHT, PAYEE)).as_deref(), Some("Wie kreeg"));
    // Only one of the two is told.
    let creditor = format!(
        "<RltdPties>{}<CdtrAcct><Id><IBAN>{PAYEE}</IBAN></Id></CdtrAcct></RltdPties>",
        Version::V08.party("Cdtr", "Wie kreeg")
    );
    assert_eq!(name(creditor.clone()).as_deref(), Some("Wie kreeg"));
    assert_eq!(name(creditor.replace(PAYEE, UTRECHT)), None);
}

#[test]
fn no_reference_is_no_reference() {
    for text in ["NOTPROVIDED", "notprovided", "", " "] {
        let details =
            format!("<NtryDtls><TxDtls><Refs><EndToEndId>{text}</EndToEndId></Refs></TxDtls></NtryDtls>");
        assert_eq!(entry(&booking(Version::V08, "1", "DBIT", &details)).end_to_end_id, None, "{text:?}");
    }
}
