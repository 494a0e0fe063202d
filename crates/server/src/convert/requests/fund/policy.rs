//! Adopting an approval policy: its bands, and the duties one officer may combine.

use api::v1;
use domain::fund as d;
use domain::ids::RoleCode;

use super::each;
use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;
use crate::errors::Reason;

impl Specifics for v1::AdoptApprovalPolicyRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let policy = policy(fields, "policy", self.policy);
        let in_force_from = fields.date("in_force_from", self.in_force_from);
        let (policy, in_force_from) = (policy?, in_force_from?);
        Ok(Draft::new(texts, move |parts| d::AdoptApprovalPolicy { fact: parts.fact, policy, in_force_from }))
    }
}

fn policy(fields: &mut Fields, field: &str, sent: Option<v1::ApprovalPolicy>) -> Field<d::ApprovalPolicy> {
    let Some(v1::ApprovalPolicy { name, source, bands, together }) = sent else {
        return Err(fields.wrong(field, Reason::FieldRequired, vec![]));
    };
    fields.within(field, |fields| {
        let name = fields.public_text("name", name);
        let source = fields.public_text("source", source);
        let bands = each(fields, "bands", bands, d::ApprovalPolicy::MOST_BANDS, band);
        let together = each(fields, "together", together, limits::DUTY_PAIRS, pair);
        Ok(d::ApprovalPolicy {
            name: name?,
            source: source?,
            bands: bands?,
            together: together?.into_iter().collect(),
        })
    })
}

fn band(fields: &mut Fields, sent: v1::Band) -> Field<d::Band> {
    let up_to = fields.optional_amount("up_to", sent.up_to);
    let roles = roles(fields, "roles", sent.roles);
    let rule = rule(fields, "at_least", sent.at_least);
    Ok(d::Band { up_to: up_to?, roles: roles?, rule: rule? })
}

fn roles(fields: &mut Fields, field: &str, sent: Vec<String>) -> Field<Vec<RoleCode>> {
    fields.at_most(field, sent.len(), d::ApprovalPolicy::MOST_ROLES)?;
    let roles = sent.into_iter().enumerate().map(|(at, word)| fields.role(&format!("{field}[{at}]"), word));
    roles.collect::<Vec<_>>().into_iter().collect()
}

/// All of the roles when not set. Whether there are as many roles is judged with the policy.
fn rule(fields: &mut Fields, field: &str, at_least: Option<i32>) -> Field<d::VoteRule> {
    let Some(votes) = at_least else { return Ok(d::VoteRule::Unanimous) };
    let most = d::ApprovalPolicy::MOST_ROLES as i64;
    fields.number(field, votes.into(), 1..=most).map(|votes| d::VoteRule::AtLeast(votes as u8))
}

fn pair(fields: &mut Fields, sent: v1::DutyPair) -> Field<d::DutyPair> {
    let (one, other) = (fields.word("one", sent.one), fields.word("other", sent.other));
    Ok(d::DutyPair::new(one?, other?))
}
