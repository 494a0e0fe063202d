//! Files as the bank gets them.

use banking::PaymentFile;
use insta::assert_snapshot;
use proptest::prelude::*;

use crate::runs::{account, run};

/// What stands between these tags, wherever they are.
fn all<'xml>(xml: &'xml str, element: &str) -> Vec<&'xml str> {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    xml.split(&open).skip(1).map(|rest| rest.split(&close).next().unwrap()).collect()
}

#[test]
fn a_run_becomes_a_file() {
    let mut file = run([800_00, 62_50]);
    file.debtor.bic = Some("ABNANL2A".parse().unwrap());
    file.transfers[0].creditor = account("José Müller-Çelik & Zn", "DE89 3704 0044 0532 0130 00");
    file.transfers[0].creditor.bic = Some("COBADEFF".parse().unwrap());
    file.transfers[1].remittance = "   ".to_owned();
    assert_snapshot!(file.to_xml().unwrap());
}

#[test]
fn the_same_run_makes_the_same_file() {
    let file = run([1, 2, 3]);
    assert_eq!(file.to_xml(), file.clone().to_xml());
}

#[test]
fn texts_are_cut_off_where_banks_do() {
    let mut file = run([1]);
    file.transfers[0].creditor.name = "Çelik ".repeat(20);
    file.transfers[0].remittance = "é".repeat(500);
    let xml = file.to_xml().unwrap();
    let name = all(&xml, "Cdtr")[0].trim_start_matches("<Nm>").trim_end_matches("</Nm>");
    assert_eq!(name, format!("{}Celi", "Celik ".repeat(11)));
    assert_eq!(all(&xml, "Ustrd"), ["e".repeat(140)]);
}

#[test]
fn the_largest_run_adds_up() {
    let file = run(std::iter::repeat_n(99_999_999_999, banking::MAX_TRANSFERS));
    let xml = file.to_xml().unwrap();
    assert_eq!(all(&xml, "NbOfTxs"), ["10000", "10000"]);
    assert_eq!(all(&xml, "CtrlSum"), ["9999999999900.00", "9999999999900.00"]);
}

#[test]
fn each_transfer_is_asked_to_be_booked_on_its_own() {
    let xml = run([1, 2]).to_xml().unwrap();
    assert_eq!(all(&xml, "BtchBookg"), ["false"]);
    assert_eq!(all(&xml, "ChrgBr"), ["SLEV"]);
    assert_eq!(all(&xml, "SvcLvl"), ["<Cd>SEPA</Cd>"]);
    assert_eq!(all(&xml, "ReqdExctnDt"), ["<Dt>2026-11-23</Dt>"]);
    assert_eq!(all(&xml, "MsgId"), all(&xml, "PmtInfId"));
}

fn with_texts(mut file: PaymentFile, name: &str, remittance: &str) -> PaymentFile {
    // A name has to have something that banks can read.
    file.debtor.name = format!("A{name}");
    file.transfers[0].creditor.name = format!("{name}9");
    file.transfers[0].remittance = remittance.to_owned();
    file
}

proptest! {
    #[test]
    fn counts_and_control_sums_are_those_of_the_transfers(
        amounts in prop::collection::vec(1_i64..=99_999_999_999, 1..40),
    ) {
        let xml = run(amounts.clone()).to_xml().unwrap();
        let sum: i64 = amounts.iter().sum();
        let sum = format!("{}.{:02}", sum / 100, sum % 100);
        prop_assert_eq!(all(&xml, "CtrlSum"), [&sum, &sum]);
        prop_assert_eq!(all(&xml, "NbOfTxs"), [amounts.len().to_string(), amounts.len().to_string()]);
        let written: Vec<i64> = xml
            .split("<InstdAmt Ccy=\"EUR\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap().replace('.', "").parse().unwrap())
            .collect();
        prop_assert_eq!(written, amounts);
    }

    #[test]
    fn whatever_people_are_called_and_told_the_file_is_written(
        name in any::<String>(), remittance in any::<String>(),
    ) {
        let xml = with_texts(run([1]), &name, &remittance).to_xml().unwrap();
        let texts = all(&xml, "Nm").into_iter().chain(all(&xml, "Ustrd"));
        for text in texts {
            let text = text.replace("&apos;", "'");
            prop_assert!(
                text.chars().all(|c| c.is_ascii_alphanumeric() || " /-?:().,'+".contains(c)),
                "{text}"
            );
            prop_assert!((1..=140).contains(&text.len()));
        }
        prop_assert!(xml.is_ascii());
    }
}
