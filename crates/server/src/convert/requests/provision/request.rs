//! The request: what is asked for whom and from which fund, changed, and taken back.

use api::v1;
use domain::BookId;
use domain::household::LifeDomain;
use domain::ids::{
    ActivityCode, ComponentCode, FundId, HouseholdId, MeasureId, NeedId, PersonId, ProvisionId,
};
use domain::money::Amount;
use domain::provision as d;

use crate::convert::call::Specifics;
use crate::convert::draft::{Draft, Parts};
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::{Slot, Texts};

/// A request whose text waits to be sealed.
struct Requested {
    household: HouseholdId,
    person: Option<PersonId>,
    need: Option<NeedId>,
    measure: Option<MeasureId>,
    life_domain: LifeDomain,
    fund: FundId,
    component: ComponentCode,
    activity: Option<ActivityCode>,
    purpose: Slot,
    amount: Amount,
    amount_kind: d::AmountKind,
    form: d::Form,
}

impl Specifics for v1::RequestProvisionRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let household = fields.id("household_id", &self.household_id);
        let person = fields.optional_id("person_id", &self.person_id);
        let need = fields.optional_id("need_id", &self.need_id);
        let measure = fields.optional_id("measure_id", &self.measure_id);
        let life_domain = fields.word("life_domain", self.life_domain);
        let fund = fields.id("fund_id", &self.fund_id);
        let component = fields.component("component", self.component);
        let activity = fields.optional_activity("activity", self.activity);
        let purpose = fields.text(&mut texts, "purpose", self.purpose, limits::TEXT);
        let amount = fields.amount("amount", self.amount);
        let amount_kind = fields.word("amount_kind", self.amount_kind);
        let form = fields.word("form", self.form);
        let household = household?;
        let requested = Requested {
            household,
            person: person?,
            need: need?,
            measure: measure?,
            life_domain: life_domain?,
            fund: fund?,
            component: component?,
            activity: activity?,
            purpose: purpose?,
            amount: amount?,
            amount_kind: amount_kind?,
            form: form?,
        };
        Ok(Draft::new(texts, move |parts| requested.command(parts)).of_household(household))
    }
}

impl Requested {
    fn command(self, parts: Parts) -> d::RequestProvision {
        d::RequestProvision {
            provision: provision(parts.book),
            household: self.household,
            person: self.person,
            need: self.need,
            measure: self.measure,
            life_domain: self.life_domain,
            fund: self.fund,
            component: self.component,
            activity: self.activity,
            purpose: parts.sealed.at(self.purpose),
            amount: self.amount,
            amount_kind: self.amount_kind,
            form: self.form,
            fact: parts.fact,
        }
    }
}

fn provision(book: BookId) -> ProvisionId {
    match book {
        BookId::Provision(provision) => provision,
        other => {
            unreachable!("a provision is requested under the id of one, not of a {}", other.aggregate_type())
        }
    }
}

impl Specifics for v1::ChangeRequestRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let amount = fields.optional_amount("amount", self.amount);
        let amount_kind = fields.optional_word("amount_kind", self.amount_kind);
        let purpose = fields.optional_text(&mut texts, "purpose", self.purpose, limits::TEXT);
        let (amount, amount_kind, purpose) = (amount?, amount_kind?, purpose?);
        Ok(Draft::new(texts, move |parts| d::ChangeRequest {
            fact: parts.fact,
            amount,
            amount_kind,
            purpose: parts.sealed.maybe(purpose),
        }))
    }
}

impl Specifics for v1::WithdrawRequestRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let reason = fields.word("reason", self.reason)?;
        Ok(Draft::new(texts, move |parts| d::WithdrawRequest { fact: parts.fact, reason }))
    }
}
