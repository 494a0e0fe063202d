//! What other books require of a fund, as legs.
//!
//! A story changes the part of a leg that it is about.

use domain::fund::*;

use super::*;

/// A leg as the fund takes it.
pub(crate) fn leg(leg: impl Into<FundLeg>) -> FundBookCommand {
    FundBookCommand::Leg(leg.into())
}

/// To encumber for the daughter of the family, on a mandate.
pub(crate) fn encumber(line: BudgetLine, cents: i64) -> Encumber {
    Encumber {
        on: DAY,
        by: budget_holder(),
        provision: PROVISION,
        commitment: 1,
        line,
        amount: eur(cents),
        activity: None,
        household: FAMILY,
        person: Some(DAUGHTER),
        mandate: Mandate::MandatedOfficial,
        limit_overridden: LimitCheck::Checked,
    }
}

/// To encumber from support in 2026 for an activity with a limit.
pub(crate) fn encumber_for(code: &str, cents: i64) -> Encumber {
    Encumber { activity: Some(activity(code)), ..encumber(support(), cents) }
}

pub(crate) fn release(line: BudgetLine, cents: i64) -> Release {
    Release {
        on: DAY,
        by: budget_holder(),
        provision: PROVISION,
        commitment: 1,
        line,
        amount: eur(cents),
        activity: None,
        household: FAMILY,
        person: Some(DAUGHTER),
    }
}

pub(crate) fn book_payable(payment: PaymentReference, cents: i64) -> BookPayable {
    BookPayable { on: DAY, by: budget_holder(), payment, line: support(), amount: eur(cents) }
}

pub(crate) fn cancel_payable(payment: PaymentReference) -> CancelPayable {
    CancelPayable { on: DAY, by: budget_holder(), payment }
}

pub(crate) fn send(payments: impl Into<Vec<PaymentReference>>) -> SendPayables {
    SendPayables { on: DAY, by: budget_holder(), run: RUN, payments: payments.into() }
}

pub(crate) fn settle(payment: PaymentReference) -> SettlePayable {
    SettlePayable { on: DAY, by: budget_holder(), payment, bank_reference: Some(bank_reference()) }
}

pub(crate) fn return_paid(payment: PaymentReference, cents: i64) -> ReturnPaid {
    ReturnPaid { on: DAY, by: budget_holder(), payment, line: support(), amount: eur(cents) }
}

pub(crate) fn reclassify(from: BudgetLine, to: BudgetLine, cents: i64) -> Reclassify {
    Reclassify { on: DAY, by: budget_holder(), payment: PAYMENT, from, to, amount: eur(cents) }
}

pub(crate) fn book_recovery(cents: i64) -> BookRecovery {
    BookRecovery {
        on: DAY,
        by: budget_holder(),
        provision: PROVISION,
        recovery: RECOVERY,
        line: support(),
        amount: eur(cents),
        bank_reference: bank_reference(),
    }
}
