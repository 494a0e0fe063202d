//! Money, budget lines and the codes of a fund: checked on the way in, shown on the way out.
//!
//! An amount is always positive and bounded; a balance is whole cents with a sign.

use api::v1;
use banking::Bic;
use domain::ids::{
    ActivityCode, BankReason, BankReference, ComponentCode, OwnBic, OwnIban, PublicText, RoleCode, SisaCode,
};
use domain::money::{AccountingYear, Amount, BudgetLine, EuroCents};

use super::fields::{Field, Fields};
use crate::errors::Reason;

/// What the code of a component or of SiSa looks like.
const CODE: &str = "[A-Za-z0-9._-]+";
/// What the word of a role looks like.
const ROLE: &str = "[a-z_]{1,64}";
/// What a bank reference looks like.
const REFERENCE: &str = "[A-Za-z0-9./:?(),'+-]{1,35}";

impl Fields {
    /// An amount that must be there.
    pub(super) fn amount(&mut self, field: &str, amount: Option<v1::EuroCents>) -> Field<Amount> {
        let Some(v1::EuroCents { cents }) = amount else {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        };
        let field = format!("{field}.cents");
        self.number(&field, cents, 1..=Amount::MOST)?;
        Amount::new(cents).map_err(|_| self.wrong(&field, Reason::NumberOutOfRange, vec![]))
    }

    /// An amount that may be left out.
    pub(super) fn optional_amount(
        &mut self,
        field: &str,
        amount: Option<v1::EuroCents>,
    ) -> Field<Option<Amount>> {
        amount.map(|amount| self.amount(field, Some(amount))).transpose()
    }

    /// Cents that may be none; none when left out.
    pub(super) fn cents(&mut self, field: &str, amount: Option<v1::EuroCents>) -> Field<EuroCents> {
        let cents = amount.map_or(0, |amount| amount.cents);
        self.number(&format!("{field}.cents"), cents, 0..=Amount::MOST).map(|_| EuroCents::new(cents))
    }

    /// An accounting year.
    pub(super) fn year(&mut self, field: &str, year: i32) -> Field<AccountingYear> {
        self.number(field, year.into(), 2000..=2099)?;
        let year = i16::try_from(year).ok().and_then(|year| AccountingYear::new(year).ok());
        year.ok_or_else(|| self.wrong(field, Reason::NumberOutOfRange, vec![]))
    }

    /// A budget line that must be there.
    pub(super) fn budget_line(&mut self, field: &str, line: Option<v1::BudgetLine>) -> Field<BudgetLine> {
        let Some(v1::BudgetLine { year, component }) = line else {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        };
        self.within(field, |fields| {
            let (year, component) = (fields.year("year", year), fields.component("component", component));
            Ok(BudgetLine { year: year?, component: component? })
        })
    }

    /// The code of a component.
    pub(super) fn component(&mut self, field: &str, text: String) -> Field<ComponentCode> {
        self.outside_id(field, text, CODE, ComponentCode::new)
    }

    /// The code of an activity that may be left empty.
    pub(super) fn optional_activity(&mut self, field: &str, text: String) -> Field<Option<ActivityCode>> {
        if text.is_empty() { Ok(None) } else { self.activity(field, text).map(Some) }
    }

    /// The code of an activity.
    pub(super) fn activity(&mut self, field: &str, text: String) -> Field<ActivityCode> {
        self.outside_id(field, text, CODE, ActivityCode::new)
    }

    /// A SiSa code that may be left empty.
    pub(super) fn optional_sisa_code(&mut self, field: &str, text: String) -> Field<Option<SisaCode>> {
        if text.is_empty() {
            return Ok(None);
        }
        self.outside_id(field, text, CODE, SisaCode::new).map(Some)
    }

    /// The word of a role, which must be one of ours.
    pub(super) fn role(&mut self, field: &str, text: String) -> Field<RoleCode> {
        let known = text.parse::<crate::auth::Role>().is_ok();
        let role = self.outside_id(field, text, ROLE, RoleCode::new)?;
        if known {
            return Ok(role);
        }
        let words: Vec<_> = crate::auth::Role::ALL.iter().map(|role| role.word()).collect();
        Err(self.wrong(field, Reason::FieldInvalid, vec![("expected", words.join(" | "))]))
    }

    /// A bank reference.
    pub(super) fn bank_reference(&mut self, field: &str, text: String) -> Field<BankReference> {
        self.outside_id(field, text, REFERENCE, BankReference::new)
    }

    /// A bank reference that may be left empty.
    pub(super) fn optional_bank_reference(
        &mut self,
        field: &str,
        text: String,
    ) -> Field<Option<BankReference>> {
        if text.is_empty() { Ok(None) } else { self.bank_reference(field, text).map(Some) }
    }

    /// The ISO 20022 code of a reason.
    pub(super) fn bank_reason(&mut self, field: &str, text: String) -> Field<BankReason> {
        self.outside_id(field, text, CODE, BankReason::new)
    }

    /// An account of the municipality's own; spaces are left out. The check digits are checked too.
    pub(super) fn own_iban(&mut self, field: &str, text: String) -> Field<OwnIban> {
        let iban = self.iban(field, text)?;
        self.outside_id(field, iban, "IBAN", OwnIban::new)
    }

    /// The bank of such an account, which may be left empty; in capitals, without blanks.
    pub(super) fn optional_own_bic(&mut self, field: &str, text: String) -> Field<Option<OwnBic>> {
        if text.is_empty() {
            return Ok(None);
        }
        let known = text.parse::<Bic>().ok().and_then(|bic| OwnBic::new(bic.as_str()).ok());
        let expected = || vec![("expected", "BIC".to_owned())];
        known.map(Some).ok_or_else(|| self.wrong(field, Reason::FieldInvalid, expected()))
    }

    /// A text that is public by its nature.
    pub(super) fn public_text(&mut self, field: &str, text: String) -> Field<PublicText> {
        let text = self.line(field, text, PublicText::MOST)?;
        PublicText::new(text).map_err(|_| self.wrong(field, Reason::FieldInvalid, vec![]))
    }
}

/// A budget line on the wire.
pub(super) fn line(line: &BudgetLine) -> v1::BudgetLine {
    v1::BudgetLine { year: line.year.number().into(), component: line.component.to_string() }
}

/// An amount on the wire.
pub(super) fn euro_cents(amount: impl Into<EuroCents>) -> v1::EuroCents {
    v1::EuroCents { cents: amount.into().cents() }
}
