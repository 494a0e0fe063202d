//! The file of a run: made of what was opened, the same each time, and refused with a reason.

use std::collections::HashMap;

use banking::PaymentFileError;
use domain::ids::{PaymentReference, ProvisionId};
use jiff::civil::date;

use super::run::composed;
use crate::convert::tests::provision::life::Life;
use crate::convert::{Opened, payees, payment_file, payments_of_run};
use crate::errors::{Problem, Reason};

/// What the vault of a life would open.
fn opened(life: &Life, texts: &[crate::convert::Wanted]) -> Opened {
    let sealed = life.vault.sealed();
    let text = |one: &crate::convert::Wanted| {
        let (subject, purpose, text) = &sealed[usize::from(one.sealed.nonce[0]) - 1];
        assert_eq!((one.subject, one.purpose.as_str()), (*subject, *purpose));
        text.clone()
    };
    texts.iter().map(|one| (one.sealed.clone(), text(one))).collect()
}

fn reference(life: &Life) -> (ProvisionId, PaymentReference) {
    let provision = life.provision.file().unwrap().requested().provision;
    (provision, PaymentReference { provision, number: 1 })
}

#[tokio::test]
async fn a_file_pays_whom_was_ordered_to_be_paid() {
    let life = Life::ordered(800_00).await;
    let (provision, payment) = reference(&life);
    let run = composed(payment, 800_00);
    let provisions = HashMap::from([(provision, life.provision.clone())]);
    let payments = payments_of_run(&run, &provisions).unwrap();
    let wanted = payees(&payments);
    let purposes: Vec<_> = wanted.iter().map(|one| one.purpose.as_str()).collect();
    assert_eq!(purposes, ["name", "account_number", "text"]);

    let opened = opened(&life, &wanted);
    let made = payment_file(&run, &payments, &opened).unwrap().unwrap();
    let xml = String::from_utf8(made.bytes.clone()).unwrap();
    for part in [
        "<MsgId>0190b5a27c1e700080000000000000d4</MsgId>",
        "<CtrlSum>800.00</CtrlSum>",
        "<IBAN>NL91ABNA0417164300</IBAN>",
        "<Nm>Woningstichting De Sleutel</Nm>",
        "<IBAN>NL20INGB0001234567</IBAN>",
        "<Ustrd>rent, november</Ustrd>",
    ] {
        assert!(xml.contains(part), "{part} is not in {xml}");
    }
    assert!(xml.contains(&format!("<EndToEndId>{payment}</EndToEndId>")));
    let again = payment_file(&run, &payments, &opened).unwrap().unwrap();
    assert_eq!((again.bytes, again.sha256), (made.bytes, made.sha256));
}

#[tokio::test]
async fn nothing_is_made_of_what_was_not_opened() {
    let life = Life::ordered(800_00).await;
    let (provision, payment) = reference(&life);
    let run = composed(payment, 800_00);
    let provisions = HashMap::from([(provision, life.provision.clone())]);
    let payments = payments_of_run(&run, &provisions).unwrap();
    assert!(payment_file(&run, &payments, &Opened::new()).unwrap().is_none());
    let other = composed(PaymentReference { number: 2, ..payment }, 800_00);
    assert!(payments_of_run(&other, &provisions).is_none());
    assert!(payments_of_run(&run, &HashMap::new()).is_none());
}

#[test]
fn a_run_the_bank_would_have_to_pay_in_the_past_says_so() {
    let (execution, created) = (date(2026, 11, 20), date(2026, 11, 21));
    let problem = Problem::from(&PaymentFileError::ExecutionDate { execution, created });
    assert_eq!(problem.reason(), Reason::ExecutionInPast);
    let values = [("execution_on", "2026-11-20".to_owned()), ("on", "2026-11-21".to_owned())];
    assert_eq!(problem.values(), values);
    assert_eq!(Problem::from(&PaymentFileError::DebtorName).reason(), Reason::Internal);
}
