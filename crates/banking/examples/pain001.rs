//! Prints the payment file of a small run. Try: `cargo run -p banking --example pain001`.

use std::error::Error;
use std::io::Write as _;

use banking::{Account, PaymentFile, Transfer};

fn main() -> Result<(), Box<dyn Error>> {
    let account = |name: &str, iban: &str, bic: Option<&str>| -> Result<Account, Box<dyn Error>> {
        Ok(Account { name: name.to_owned(), iban: iban.parse()?, bic: bic.map(str::parse).transpose()? })
    };
    let transfer = |number: u16, amount_cents: i64, creditor: Account, remittance: &str| Transfer {
        end_to_end_id: format!("0190a1b2c3d4e5f60718293a4b5c6d7e{number:03}"),
        amount_cents,
        creditor,
        remittance: remittance.to_owned(),
    };
    let file = PaymentFile {
        message_id: "GM0344-2026-11-23-001".to_owned(),
        created_at: "2026-11-22T03:20:15.123456Z".parse()?,
        execution_on: "2026-11-23".parse()?,
        debtor: account("Gemeente Utrecht", "NL91ABNA0417164300", Some("ABNANL2A"))?,
        transfers: vec![
            transfer(
                1,
                80_000,
                account("José Müller-Çelik", "NL20INGB0001234567", None)?,
                "Bijdrage inrichting & verhuizing",
            ),
            transfer(2, 1, account("Woningstichting 't Hùs <Oost>", "NL69INGB0123456789", None)?, ""),
            transfer(
                3,
                99_999_999_999,
                account(
                    &"Stichting met een heel lange naam ".repeat(4),
                    "DE89370400440532013000",
                    Some("COBADEFF"),
                )?,
                &"De omschrijving met €uro's, \"aanhalingstekens\" en\nregels. ".repeat(4),
            ),
        ],
    };
    writeln!(std::io::stdout().lock(), "{}", file.to_xml()?)?;
    Ok(())
}
