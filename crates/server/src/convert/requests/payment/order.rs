//! A payment is ordered: how much, to whom, and on which invoice.
//!
//! What no payment file could carry is refused here, so that a run never holds a payment nobody can make.

use api::v1;
use domain::money::Amount;
use domain::provision as d;
use vault::Purpose;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::{Owner, SealedTexts, Slot, Texts};
use crate::errors::Reason;

/// The largest credit transfer, in euro cents (EPC132-08, AT-T002).
const LARGEST: i64 = 99_999_999_999;

/// A payee whose name and account number wait to be sealed.
#[derive(Clone, Copy)]
struct Payee {
    name: Slot,
    iban: Slot,
}

impl Specifics for v1::OrderPaymentRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let commitment = fields.in_provision("commitment", self.commitment);
        let amount = payable(fields, self.amount);
        let payee = payee(fields, &mut texts, self.payee);
        let invoice = fields.optional_in_provision("invoice", self.invoice);
        let repeats = fields.optional_in_provision("repeats", self.repeats);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::REMITTANCE);
        let (commitment, amount, payee, invoice, repeats, text) =
            (commitment?, amount?, payee?, invoice?, repeats?, text?);
        Ok(Draft::new(texts, move |parts| d::OrderPayment {
            fact: parts.fact,
            commitment,
            amount,
            payee: payee.sealed(&parts.sealed),
            invoice,
            repeats,
            text: parts.sealed.maybe(text),
        }))
    }
}

/// An amount that one transfer can move.
fn payable(fields: &mut Fields, amount: Option<v1::EuroCents>) -> Field<Amount> {
    let amount = fields.amount("amount", amount)?;
    fields.number("amount.cents", amount.cents().cents(), 1..=LARGEST)?;
    Ok(amount)
}

/// Who is paid: a name that a bank can read, and an account that it reaches.
fn payee(fields: &mut Fields, texts: &mut Texts, payee: Option<v1::Payee>) -> Field<Payee> {
    const PAYEE: &str = "payee";
    let Some(v1::Payee { name, iban }) = payee else {
        return Err(fields.wrong(PAYEE, Reason::FieldRequired, vec![]));
    };
    fields.within(PAYEE, |fields| {
        let name = name_of_payee(fields, name);
        let iban = fields.iban("iban", iban);
        let (name, iban) = (name?, iban?);
        Ok(Payee {
            name: texts.keep(Owner::Household, Purpose::Name, name),
            iban: texts.keep(Owner::Household, Purpose::AccountNumber, iban),
        })
    })
}

fn name_of_payee(fields: &mut Fields, name: String) -> Field<String> {
    const NAME: &str = "name";
    let name = fields.line(NAME, name, limits::PAYEE)?;
    fields.name_of_account(NAME, &name).map(|()| name)
}

impl Payee {
    fn sealed(self, sealed: &SealedTexts) -> d::Payee {
        d::Payee { name: sealed.at(self.name), iban: sealed.at(self.iban) }
    }
}
