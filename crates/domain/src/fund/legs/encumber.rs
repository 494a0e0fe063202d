//! Money is encumbered for a provision, or released again (verplichting, vrijval).
//!
//! The limits of a fund are on commitments: here is where never more is promised than is free, nor before the opening or
//! after the last day, nor over the limit of an activity. A limit per person is on a commitment for a person.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fund::journal::Account;
use crate::fund::limits::Promise;
use crate::fund::operations::{Change, Operation};
use crate::fund::pot::Pot;
use crate::fund::refusal::FundRefusal;
use crate::fund::terms::{CollegeMay, CountUnit, Limit};
use crate::fund::words::{LimitCheck, Mandate};
use crate::ids::{ActivityCode, HouseholdId, OfficerId, PersonId, ProvisionId};
use crate::money::{Amount, BudgetLine};

/// Encumbers money for a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encumber {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// For which provision.
    pub provision: ProvisionId,
    /// Which of its commitments, from 1.
    pub commitment: u16,
    /// From which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// For which activity with a limit, if one.
    pub activity: Option<ActivityCode>,
    /// For which household.
    pub household: HouseholdId,
    /// For whom of it, when for one in particular.
    pub person: Option<PersonId>,
    /// Who decided on the provision.
    pub mandate: Mandate,
    /// Whether the limit is set aside for hardship.
    pub limit_overridden: LimitCheck,
}

/// Money was encumbered for a provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundsEncumbered {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// For which provision.
    pub provision: ProvisionId,
    /// Which of its commitments, from 1.
    pub commitment: u16,
    /// From which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// For which activity with a limit, if one.
    pub activity: Option<ActivityCode>,
    /// For which household.
    pub household: HouseholdId,
    /// For whom of it, when for one in particular.
    pub person: Option<PersonId>,
    /// Who decided on the provision.
    pub mandate: Mandate,
    /// Whether the limit was held to.
    pub limit: LimitCheck,
}

/// Releases money of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Of which provision.
    pub provision: ProvisionId,
    /// Which of its commitments.
    pub commitment: u16,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// For which activity it was encumbered, if one.
    pub activity: Option<ActivityCode>,
    /// For which household.
    pub household: HouseholdId,
    /// For whom of it, when for one in particular.
    pub person: Option<PersonId>,
}

/// Money of a provision was released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundsReleased {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which provision.
    pub provision: ProvisionId,
    /// Which of its commitments.
    pub commitment: u16,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// For which activity it was encumbered, if one.
    pub activity: Option<ActivityCode>,
    /// For which household.
    pub household: HouseholdId,
    /// For whom of it, when for one in particular.
    pub person: Option<PersonId>,
}

impl Operation for Encumber {
    type Event = FundsEncumbered;

    fn decide(&self, pot: &Pot) -> Result<FundsEncumbered, FundRefusal> {
        pot.not_frozen()?;
        pot.not_before_opening(self.on)?;
        pot.open_on(self.on)?;
        pot.open_year(self.line.year)?;
        pot.component(&self.line.component)?;
        let limit = self.limit(pot)?;
        if let Some(last) = pot.terms().last_commitment_day.filter(|last| self.on > *last) {
            return Err(FundRefusal::CommitmentAfterEnd { on: self.on, last });
        }
        limit.map_or(Ok(()), |(activity, limit)| self.within(activity, limit, pot))?;
        pot.has_free(&self.line, self.amount)?;
        Ok(FundsEncumbered {
            on: self.on,
            by: self.by.clone(),
            provision: self.provision,
            commitment: self.commitment,
            line: self.line.clone(),
            amount: self.amount,
            activity: self.activity.clone(),
            household: self.household,
            person: self.person,
            mandate: self.mandate,
            limit: self.limit_overridden,
        })
    }
}

impl Encumber {
    /// The activity and its limit, when it is for one. One per person asks for a person, set aside or not: what is
    /// promised to nobody would count for nobody.
    fn limit<'a>(&'a self, pot: &'a Pot) -> Result<Option<(&'a ActivityCode, &'a Limit)>, FundRefusal> {
        let Some(activity) = &self.activity else { return Ok(None) };
        let component = &self.line.component;
        match pot.terms().limit(component, activity) {
            Some(limit) if limit.per == CountUnit::Person && self.person.is_none() => {
                Err(FundRefusal::PersonNeeded { activity: activity.clone() })
            }
            Some(limit) => Ok(Some((activity, limit))),
            None => {
                let (component, activity) = (component.clone(), activity.clone());
                Err(FundRefusal::ActivityUnknown { component, activity })
            }
        }
    }

    /// The promise is within the limit, unless that is set aside; the college may go over the most where the terms
    /// say so, but offers nothing twice.
    fn within(&self, activity: &ActivityCode, limit: &Limit, pot: &Pot) -> Result<(), FundRefusal> {
        if self.limit_overridden == LimitCheck::Overridden {
            return Ok(());
        }
        let promise = Promise {
            provision: self.provision,
            component: &self.line.component,
            activity,
            household: self.household,
            person: self.person,
            amount: self.amount,
        };
        if pot.limits.offered_before(limit, &promise) {
            return Err(FundRefusal::AlreadyOffered { activity: activity.clone() });
        }
        let beyond = self.mandate == Mandate::College && limit.college_may_exceed == CollegeMay::Exceed;
        let Some(most) = limit.most.filter(|_| !beyond) else { return Ok(()) };
        let committed = pot.limits.committed(limit, &promise);
        match committed + self.amount.cents() > most.cents() {
            true => {
                let (activity, asked) = (activity.clone(), self.amount);
                Err(FundRefusal::LimitExceeded { activity, most, committed, asked })
            }
            false => Ok(()),
        }
    }
}

impl Change for FundsEncumbered {
    fn change(&self, pot: &mut Pot) {
        if let Some(activity) = &self.activity {
            pot.limits.promise(&Promise {
                provision: self.provision,
                component: &self.line.component,
                activity,
                household: self.household,
                person: self.person,
                amount: self.amount,
            });
        }
    }
}

impl Operation for Release {
    type Event = FundsReleased;

    fn decide(&self, pot: &Pot) -> Result<FundsReleased, FundRefusal> {
        pot.open_on(self.on)?;
        pot.has_on(Account::Encumbered, &self.line, self.amount)?;
        Ok(FundsReleased {
            on: self.on,
            by: self.by.clone(),
            provision: self.provision,
            commitment: self.commitment,
            line: self.line.clone(),
            amount: self.amount,
            activity: self.activity.clone(),
            household: self.household,
            person: self.person,
        })
    }
}

impl Change for FundsReleased {
    fn change(&self, pot: &mut Pot) {
        if let Some(activity) = &self.activity {
            pot.limits.release(&Promise {
                provision: self.provision,
                component: &self.line.component,
                activity,
                household: self.household,
                person: self.person,
                amount: self.amount,
            });
        }
    }
}
