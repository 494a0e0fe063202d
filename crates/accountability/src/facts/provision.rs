//! What counts of a provision: what was promised, delivered, invoiced with compensable VAT, moved and got back.
//!
//! Payments themselves are absent: the account is on an accrual basis, cost belongs to the year of delivery
//! (domain facts, section 3).

use domain::fund::{LimitCheck, Mandate};
use domain::ids::{ActivityCode, ComponentCode, FundId, PersonId};
use domain::money::{BudgetLine, EuroCents};
use domain::provision::{Compensable, ProvisionEvent, ProvisionRequested};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What counts of one provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProvisionFacts {
    pub requested: Requested,
    pub spent: Vec<Spent>,
}

/// What was requested, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Requested {
    /// The position of the request.
    pub at: u64,
    pub fund: FundId,
    pub component: ComponentCode,
    pub person: Option<PersonId>,
    pub activity: Option<ActivityCode>,
}

/// One fact of a provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Spent {
    /// The position of its event.
    pub at: u64,
    /// The date on which it happened, as recorded.
    pub on: Date,
    /// What.
    pub what: SpentWhat,
}

/// What happened to a provision. Amounts are as recorded, in euro cents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SpentWhat {
    Committed { commitment: u16, mandate: Mandate, limit: LimitCheck },
    Stated { statement: u16, commitment: u16, performed_on: Date, amount: EuroCents },
    Corrected { statement: u16, was: EuroCents, amount: EuroCents, corrects: Date },
    CompensableVat { invoice_date: Date, amount: EuroCents },
    Moved { from: BudgetLine, to: BudgetLine, amount: EuroCents },
    Recovered { line: BudgetLine, amount: EuroCents },
}

impl ProvisionFacts {
    pub(crate) fn requested(at: u64, event: &ProvisionRequested) -> Self {
        let requested = Requested {
            at,
            fund: event.fund,
            component: event.component.clone(),
            person: event.person,
            activity: event.activity.clone(),
        };
        Self { requested, spent: Vec::new() }
    }

    /// Takes over an event after the request; how many facts were kept.
    pub(crate) fn follow(&mut self, at: u64, event: &ProvisionEvent) -> u64 {
        let Some(what) = SpentWhat::of(event) else { return 0 };
        self.spent.push(Spent { at, on: event.on(), what });
        1
    }
}

impl SpentWhat {
    /// Whether an event after the request counts.
    pub(crate) fn counts(event: &ProvisionEvent) -> bool {
        use ProvisionEvent as E;
        match event {
            E::ProvisionCommitted(_)
            | E::PerformanceStated(_)
            | E::PerformanceCorrected(_)
            | E::PaymentCorrected(_)
            | E::RecoveryReceived(_) => true,
            E::InvoiceReceived(event) => event.vat.compensable == Compensable::Yes,
            _ => false,
        }
    }

    /// What counts of an event; nothing of most.
    pub(crate) fn of(event: &ProvisionEvent) -> Option<Self> {
        use ProvisionEvent as E;
        Some(match event {
            E::ProvisionCommitted(e) => {
                Self::Committed { commitment: e.commitment, mandate: e.mandate, limit: e.limit }
            }
            E::PerformanceStated(e) => Self::Stated {
                statement: e.statement,
                commitment: e.commitment,
                performed_on: e.performed_on,
                amount: e.amount.cents(),
            },
            E::PerformanceCorrected(e) => {
                Self::Corrected { statement: e.statement, was: e.was, amount: e.amount, corrects: e.corrects }
            }
            E::InvoiceReceived(e) if e.vat.compensable == Compensable::Yes => {
                Self::CompensableVat { invoice_date: e.invoice_date, amount: e.vat.amount }
            }
            E::PaymentCorrected(e) => {
                Self::Moved { from: e.from.clone(), to: e.to.clone(), amount: e.amount.cents() }
            }
            E::RecoveryReceived(e) => Self::Recovered { line: e.line.clone(), amount: e.amount.cents() },
            _ => return None,
        })
    }
}
