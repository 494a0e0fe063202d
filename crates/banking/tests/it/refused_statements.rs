//! Statements that are not what the standard says, and the place where they are not.

use std::fmt::Write as _;

use banking::{AmountProblem, IbanError, StatementProblem};
use insta::assert_snapshot;

use crate::bank::{Version, balance, carry_out, read, statement};
use crate::runs::{UTRECHT, run};

/// A good file in which something is replaced.
fn damaged(intact: &str, damaged: &str) -> String {
    let good = carry_out(&run([800_00]), Version::V02, 1000_00);
    assert!(good.contains(intact), "{intact}");
    good.replacen(intact, damaged, 1)
}

fn problem(xml: &str) -> StatementProblem {
    read(xml).unwrap_err().problem
}

#[test]
fn every_refusal_says_where_what_and_what_to_do() {
    let pain = run([1]).to_xml().unwrap();
    let files = [
        damaged("</Stmt>", "</Ntry>"),
        damaged("</Document>", ""),
        damaged("xml version=\"1.0\" encoding=\"UTF-8\"", "xml version=\"1.0\" encoding=\"ISO-8859-1\""),
        pain,
        damaged("Document", "Dokument").replace("</Document", "</Dokument"),
        damaged(" xmlns=\"", " was=\""),
        damaged("BkToCstmrStmt", "BkToCstmrAcctRpt").replace("</BkToCstmrStmt", "</BkToCstmrAcctRpt"),
        damaged("<Amt Ccy=\"EUR\">800", "tekst<Amt Ccy=\"EUR\">800"),
        damaged("<Id>STMT-1</Id>", ""),
        damaged("<Id>STMT-1</Id>", "<Id> </Id>"),
        damaged("<CdtDbtInd>DBIT</CdtDbtInd>", ""),
        damaged("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>DBIT</CdtDbtInd><CdtDbtInd>CRDT</CdtDbtInd>"),
        damaged("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>DEBIT</CdtDbtInd>"),
        damaged("<Sts>BOOK</Sts>", ""),
        damaged("<Sts>", "<RvslInd>nee</RvslInd><Sts>"),
        damaged(UTRECHT, "NL91ABNA0417164301"),
        damaged("<Amt Ccy=\"EUR\">800.00", "<Amt Ccy=\"USD\">800.00"),
        damaged("<Amt Ccy=\"EUR\">800.00", "<Amt>800.00"),
        damaged("<Ccy>EUR</Ccy>", "<Ccy>SEK</Ccy>"),
        damaged("800.00", "800,00"),
        damaged("800.00", "-800.00"),
        damaged("800.00", "800.005"),
        damaged("800.00", "9223372036854775807"),
        damaged("328", "3.28"),
        damaged("2026-11-23</Dt></BookgDt>", "2026-02-30</Dt></BookgDt>"),
        damaged("<Dt>2026-11-23</Dt></BookgDt>", "</BookgDt>"),
        damaged("2026-11-24T01:00:00</CreDtTm><FrToDt>", "2026-11-24T25:00:00</CreDtTm><FrToDt>"),
    ];
    let mut told = String::new();
    for file in &files {
        writeln!(told, "{}", read(file).unwrap_err()).unwrap();
    }
    assert_snapshot!(told);
}

#[test]
fn the_place_is_that_of_the_element() {
    let file = damaged("<Ntry><Amt Ccy=\"EUR\">", "<!-- é -->\r\n<Ntry>\n  <!-- één --><Amt Ccy=\"CHF\">");
    let line = file[..file.find("CHF").unwrap()].matches('\n').count() + 1;
    let error = read(&file).unwrap_err();
    assert_eq!((error.place.line, error.place.column), (line, 15));
    assert_eq!(error.problem, StatementProblem::Currency { currency: "CHF".to_owned() });
}

#[test]
fn only_a_currency_is_named() {
    for text in ["eur", "EURO", "Jansen", "EU\u{52}\u{301}", ""] {
        let file = damaged("<Amt Ccy=\"EUR\">800", &format!("<Amt Ccy=\"{text}\">800"));
        assert_eq!(
            problem(&file),
            StatementProblem::Currency { currency: "no currency".to_owned() },
            "{text}"
        );
    }
}

#[test]
fn days_and_times_exist() {
    let written = "2026-11-23</Dt></BookgDt>";
    let days = [
        "",
        "2026",
        "2026-11-2",
        "2026-11-31",
        "2026-13-01",
        "23-11-2026",
        "20261123",
        "2026-11-23x",
        "2026-11-23Tx",
        "2026-11-23T25:00:00",
        "2026-11-23+1",
        "2026-11-23+99:00",
        "-2026-11-23",
        "+002026-11-23",
        "２０２６-11-23",
    ];
    for day in days {
        let file = damaged(written, &format!("{day}</Dt></BookgDt>"));
        assert_eq!(problem(&file), StatementProblem::Date, "{day}");
    }
}

#[test]
fn counts_are_whole_numbers() {
    for text in ["-1", "1e3", "", "9999999999999999", "18446744073709551616", "一"] {
        let file = damaged("<TxDtls>", &format!("<Btch><NbOfTxs>{text}</NbOfTxs></Btch><TxDtls>"));
        assert_eq!(problem(&file), StatementProblem::Number, "{text}");
    }
}

#[test]
fn causes_keep_their_own_words() {
    assert_eq!(problem(&damaged(UTRECHT, "NL91")), StatementProblem::Iban(IbanError::Length { length: 4 }));
    let fraction = StatementProblem::Amount(AmountProblem::FractionOfACent);
    assert_eq!(problem(&damaged("800.00", "0.001")), fraction);
    let day_missing = balance("OPBD", "1", "CRDT", "").replace("<Dt><Dt></Dt></Dt>", "");
    let missing = StatementProblem::Missing { element: "Dt" };
    assert_eq!(problem(&statement(Version::V02, &day_missing)), missing);
}
