//! A provision is requested for a household: on one life domain, from one component of one fund.
//!
//! The one operation that looks at the household: who is supported, on which ground, and whether support may still
//! begin (Wht 2.21). Everything that follows rests on what is stated here.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::around::Around;
use super::refusal::{ProvisionRefusal, not_in_future};
use super::words::{AmountKind, Form};
use crate::fact::Fact;
use crate::fund::{Fund, FundTerms};
use crate::household::{Case, Household, LifeDomain};
use crate::ids::{
    ActivityCode, ComponentCode, FundId, HouseholdId, MeasureId, NeedId, OfficerId, PersonId, ProvisionId,
};
use crate::money::Amount;
use crate::sealed::Sealed;

/// Requests a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestProvision {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The id it is to have.
    pub provision: ProvisionId,
    /// For which household.
    pub household: HouseholdId,
    /// For whom in it, when for one in particular.
    pub person: Option<PersonId>,
    /// The need it answers, when one is recorded.
    pub need: Option<NeedId>,
    /// The measure of the plan it belongs to, if any.
    pub measure: Option<MeasureId>,
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// The fund it is to be paid from.
    pub fund: FundId,
    /// The component of that fund.
    pub component: ComponentCode,
    /// The activity within the component, when it is one with a limit of its own.
    pub activity: Option<ActivityCode>,
    /// What it is for, sealed.
    pub purpose: Sealed,
    /// What it costs.
    pub amount: Amount,
    /// Whether that is known.
    pub amount_kind: AmountKind,
    /// In kind or in money.
    pub form: Form,
}

/// A provision was requested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProvisionRequested {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Its id.
    pub provision: ProvisionId,
    /// For which household.
    pub household: HouseholdId,
    /// For whom in it, when for one in particular.
    pub person: Option<PersonId>,
    /// The need it answers, when one is recorded.
    pub need: Option<NeedId>,
    /// The measure of the plan it belongs to, if any.
    pub measure: Option<MeasureId>,
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// The fund it is to be paid from.
    pub fund: FundId,
    /// The component of that fund.
    pub component: ComponentCode,
    /// The activity within the component, when it is one with a limit of its own.
    pub activity: Option<ActivityCode>,
    /// What it is for, sealed.
    pub purpose: Sealed,
    /// What it costs.
    pub amount: Amount,
    /// Whether that is known.
    pub amount_kind: AmountKind,
    /// In kind or in money.
    pub form: Form,
}

/// What is requested, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestVersion {
    /// 1 for the request as it was made, one more for each change.
    pub version: u32,
    /// Since when it is what is requested.
    pub on: Date,
    /// What it costs.
    pub amount: Amount,
    /// Whether that is known.
    pub amount_kind: AmountKind,
    /// What it is for, sealed.
    pub purpose: Sealed,
}

impl RequestVersion {
    /// The request as it was made.
    pub(super) fn first(requested: &ProvisionRequested) -> Self {
        Self {
            version: 1,
            on: requested.on,
            amount: requested.amount,
            amount_kind: requested.amount_kind,
            purpose: requested.purpose.clone(),
        }
    }
}

impl RequestProvision {
    /// The rule for a provision nobody requested yet.
    pub(super) fn decide(&self, around: &Around<'_>) -> Result<ProvisionRequested, ProvisionRefusal> {
        not_in_future(&self.fact)?;
        let case = self.supported(around.household)?;
        self.fits_the_case(case)?;
        self.fits_the_fund(around.fund, case)?;
        Ok(ProvisionRequested {
            on: self.fact.on,
            by: self.fact.by.clone(),
            provision: self.provision,
            household: self.household,
            person: self.person,
            need: self.need,
            measure: self.measure,
            life_domain: self.life_domain,
            fund: self.fund,
            component: self.component.clone(),
            activity: self.activity.clone(),
            purpose: self.purpose.clone(),
            amount: self.amount,
            amount_kind: self.amount_kind,
            form: self.form,
        })
    }

    /// The household was reported by then, and its support has not ended.
    fn supported<'a>(&self, household: Option<&'a Household>) -> Result<&'a Case, ProvisionRefusal> {
        match household {
            Some(Household::Open(case)) if case.report.on <= self.fact.on => Ok(case),
            _ => Err(ProvisionRefusal::BeneficiaryNotSupported { household: self.household }),
        }
    }

    /// Whom and what it is for stands in the file of the household, and support may still begin.
    fn fits_the_case(&self, case: &Case) -> Result<(), ProvisionRefusal> {
        if let Some(person) = self.person.filter(|person| !case.members.contains_key(person)) {
            return Err(ProvisionRefusal::BeneficiaryNotMember { person });
        }
        let recorded = |need: &NeedId| case.needs.iter().any(|one| one.recorded.need == *need);
        if let Some(need) = self.need.filter(|need| !recorded(need)) {
            return Err(ProvisionRefusal::ProvisionNeedUnknown { need });
        }
        let mut versions = case.plan.iter().flat_map(|plan| plan.versions.iter());
        if let Some(measure) = self.measure.filter(|one| !versions.any(|version| version.has_measure(*one))) {
            return Err(ProvisionRefusal::ProvisionMeasureUnknown { measure });
        }
        case.support_may_begin(self.fact.on).map_err(|passed| {
            let (term, due) = (passed.term, passed.due);
            ProvisionRefusal::SupportTermOver { term, due, on: self.fact.on }
        })
    }

    /// The fund has such a component and activity, and is meant for this household.
    fn fits_the_fund(&self, fund: Option<&Fund>, case: &Case) -> Result<(), ProvisionRefusal> {
        let terms = fund.filter(|fund| fund.closed().is_none()).and_then(Fund::terms);
        let Some(terms) = terms else {
            return Err(ProvisionRefusal::FundNotAvailable { fund: self.fund });
        };
        if terms.component(&self.component).is_none() {
            return Err(ProvisionRefusal::ComponentNotInFund { component: self.component.clone() });
        }
        let unknown = |activity: &&ActivityCode| terms.limit(&self.component, activity).is_none();
        if let Some(activity) = self.activity.as_ref().filter(unknown) {
            let (component, activity) = (self.component.clone(), activity.clone());
            return Err(ProvisionRefusal::ActivityNotInFund { component, activity });
        }
        match self.is_eligible(terms, case) {
            true => Ok(()),
            false => Err(ProvisionRefusal::NotEligible),
        }
    }

    /// The person named, or some member when nobody is named, has a ground the fund asks for.
    fn is_eligible(&self, terms: &FundTerms, case: &Case) -> bool {
        let for_whom = |person| self.person.is_none_or(|named| named == person);
        terms.eligible.is_empty()
            || case
                .members
                .iter()
                .any(|(person, member)| for_whom(*person) && terms.eligible.contains(&member.ground))
    }
}
