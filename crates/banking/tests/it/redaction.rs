//! What a log would show of files and statements: nothing by which somebody is known.

use banking::read_statements;

use crate::bank::{Version, carry_out, read};
use crate::runs::{PAYEE, UTRECHT, account, run};

const NAME: &str = "Fatima Jansen";
const WORDS: &str = "schuld bij de huisarts";

#[test]
fn nothing_personal_shows() {
    let mut file = run([800_00]);
    file.transfers[0].creditor = account(NAME, PAYEE);
    file.transfers[0].remittance = WORDS.to_owned();
    let xml = carry_out(&file, Version::V02, 0);
    let statement = read(&xml).unwrap();
    assert_eq!(statement.entries[0].counterparty_name.as_deref(), Some(NAME));
    let other = xml.replace(&format!("<IBAN>{UTRECHT}</IBAN>"), "<Othr><Id>0417164300</Id></Othr>");
    let shown = format!("{file:#?} {statement:#?} {:#?}", read(&other).unwrap());
    for personal in [NAME, WORDS, PAYEE, UTRECHT, "4300", "0417164300", "STMT-1"] {
        assert!(!shown.contains(personal), "{personal} shows in {shown}");
    }
    assert!(shown.contains("amount_cents: 80000"));
}

#[test]
fn a_damaged_file_is_not_repeated_in_the_error() {
    let mut file = run([800_00]);
    file.transfers[0].creditor = account(NAME, PAYEE);
    file.transfers[0].remittance = WORDS.to_owned();
    let xml = carry_out(&file, Version::V02, 0);
    let damages = [
        ("Fatima Jansen", "Fatima <Jansen"),
        ("Fatima Jansen", "&Jansen;"),
        ("<Nm>Fatima Jansen</Nm>", "Fatima Jansen<Nm/>"),
        ("<Nm>", "<Nm Fatima Jansen>"),
        ("2026-11-23</Dt></BookgDt>", "Fatima Jansen</Dt></BookgDt>"),
        ("DBIT</CdtDbtInd><Sts>", "Jansen</CdtDbtInd><Sts>"),
        (">800.00<", ">Jansen<"),
        ("Ccy=\"EUR\">800.00<", "Ccy=\"Jansen\">800.00<"),
        (UTRECHT, "NL00JANS0417164300"),
    ];
    for (intact, damaged) in damages {
        let damaged = xml.replace(intact, damaged);
        let error = read_statements(damaged.as_bytes()).unwrap_err();
        let shown = format!("{error} {error:?}").to_lowercase();
        assert!(!shown.contains("jans") && !shown.contains("fatima"), "{shown}");
    }
}
