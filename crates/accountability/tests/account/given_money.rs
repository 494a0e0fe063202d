//! What was recorded of provisions: requested, promised, delivered, invoiced, moved and got back.

use domain::fund::{LimitCheck, Mandate};
use domain::household::LifeDomain;
use domain::ids::{
    ActivityCode, BankReference, HouseholdId, PaymentReference, PersonId, ProvisionId, RecoveryId,
};
use domain::money::{BudgetLine, EuroCents};
use domain::provision::*;
use jiff::civil::Date;
use uuid::Uuid;

use crate::given::*;

impl Story {
    /// A provision of component c for the mother, promised on a day.
    pub(crate) fn promised(&mut self, provision: ProvisionId, on: Date) {
        self.requested(provision, "c", None, on);
        self.committed(provision, Mandate::MandatedOfficial, LimitCheck::Checked, on);
    }

    pub(crate) fn requested(
        &mut self,
        provision: ProvisionId,
        code: &str,
        activity: Option<&str>,
        on: Date,
    ) -> u64 {
        self.requested_for(HOUSEHOLD, Some(MOTHER), provision, code, activity, on)
    }

    pub(crate) fn requested_for(
        &mut self,
        household: HouseholdId,
        person: Option<PersonId>,
        provision: ProvisionId,
        code: &str,
        activity: Option<&str>,
        on: Date,
    ) -> u64 {
        self.provision(
            provision,
            ProvisionRequested {
                on,
                by: by(),
                provision,
                household,
                person,
                need: None,
                measure: None,
                life_domain: LifeDomain::Finance,
                fund: FUND,
                component: component(code),
                activity: activity.map(|activity| ActivityCode::new(activity).unwrap()),
                purpose: sealed(),
                amount: amount(1_000_000_00),
                amount_kind: AmountKind::Estimate,
                form: Form::InKind,
            },
        )
    }

    pub(crate) fn committed(
        &mut self,
        provision: ProvisionId,
        mandate: Mandate,
        limit: LimitCheck,
        on: Date,
    ) -> u64 {
        self.provision(
            provision,
            ProvisionCommitted {
                on,
                by: by(),
                commitment: 1,
                fund: FUND,
                line: line(on.year(), "c"),
                amount: amount(1_000_000_00),
                household: HOUSEHOLD,
                person: Some(MOTHER),
                activity: None,
                mandate,
                limit,
            },
        )
    }

    pub(crate) fn delivered(&mut self, provision: ProvisionId, cents: i64, on: Date) -> u64 {
        self.delivered_as(provision, 1, cents, on)
    }

    pub(crate) fn delivered_as(
        &mut self,
        provision: ProvisionId,
        statement: u16,
        cents: i64,
        on: Date,
    ) -> u64 {
        self.provision(
            provision,
            PerformanceStated {
                on,
                by: by(),
                statement,
                commitment: 1,
                performed_on: on,
                amount: amount(cents),
                delivery: Delivery::Partial,
                text: None,
            },
        )
    }

    pub(crate) fn corrected(
        &mut self,
        provision: ProvisionId,
        was: i64,
        is: i64,
        corrects: Date,
        on: Date,
    ) -> u64 {
        self.provision(
            provision,
            PerformanceCorrected {
                on,
                by: by(),
                statement: 1,
                commitment: 1,
                was: EuroCents::new(was),
                amount: EuroCents::new(is),
                corrects,
                reason: PerformanceCorrection::MeasuredWrongly,
            },
        )
    }

    pub(crate) fn invoiced(
        &mut self,
        provision: ProvisionId,
        vat: i64,
        compensable: Compensable,
        invoice_date: Date,
    ) -> u64 {
        self.provision(
            provision,
            InvoiceReceived {
                on: invoice_date,
                by: by(),
                invoice: 1,
                invoice_date,
                number: sealed(),
                amount: amount(1_000_000),
                vat: Vat { amount: EuroCents::new(vat), compensable },
            },
        )
    }

    pub(crate) fn moved(
        &mut self,
        provision: ProvisionId,
        from: BudgetLine,
        to: BudgetLine,
        cents: i64,
        on: Date,
    ) -> u64 {
        self.provision(
            provision,
            PaymentCorrected {
                on,
                by: by(),
                payment: PaymentReference { provision, number: 1 },
                fund: FUND,
                from,
                to,
                amount: amount(cents),
                reason: CorrectionReason::WrongYear,
                corrects: on,
            },
        )
    }

    pub(crate) fn came_back(
        &mut self,
        provision: ProvisionId,
        line: BudgetLine,
        cents: i64,
        on: Date,
    ) -> u64 {
        self.provision(
            provision,
            RecoveryReceived {
                on,
                by: by(),
                recovery: RecoveryId::new(Uuid::from_u128(0xE1)),
                fund: FUND,
                line,
                amount: amount(cents),
                bank_reference: BankReference::new("R-1").unwrap(),
            },
        )
    }
}
