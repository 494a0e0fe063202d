//! Payment runs to write files of.

use banking::{Account, PaymentFile, Transfer};

/// The account of the municipality.
pub const UTRECHT: &str = "NL91ABNA0417164300";
/// The account of somebody it pays.
pub const PAYEE: &str = "NL20INGB0001234567";

pub fn account(name: &str, iban: &str) -> Account {
    Account { name: name.to_owned(), iban: iban.parse().unwrap(), bic: None }
}

/// The reference of a payment: 35 characters, as the server makes them.
pub fn reference(number: usize) -> String {
    format!("0190a1b2c3d4e5f60718293a{:08x}{:03}", number / 900, number % 900 + 1)
}

/// A run of payments of these amounts, in euro cents.
pub fn run(amounts: impl IntoIterator<Item = i64>) -> PaymentFile {
    let transfers = amounts.into_iter().enumerate().map(|(number, amount_cents)| Transfer {
        end_to_end_id: reference(number),
        amount_cents,
        creditor: account("Woningstichting Oost", PAYEE),
        remittance: format!("Huur {number}"),
    });
    PaymentFile {
        message_id: "GM0344-2026-11-23-001".to_owned(),
        created_at: "2026-11-22T03:20:15.123456Z".parse().unwrap(),
        execution_on: "2026-11-23".parse().unwrap(),
        debtor: account("Gemeente Utrecht", UTRECHT),
        transfers: transfers.collect(),
    }
}
