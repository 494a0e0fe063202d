//! The vote and the decision: put to the vote, voted on, decided, notified, and a rule overridden for hardship.

use api::v1;
use domain::money::Amount;
use domain::provision as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;
use crate::errors::Reason;

/// What the hash of what is voted on looks like.
const SUBJECT: &str = "[0-9a-f]{64}";

impl Specifics for v1::PutToVoteRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let case_text = fields.text(&mut texts, "case_text", self.case_text, limits::TEXT)?;
        Ok(Draft::new(texts, move |parts| d::PutToVote {
            fact: parts.fact,
            case_text: parts.sealed.at(case_text),
        }))
    }
}

impl Specifics for v1::CastVoteRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let role = fields.role("role", self.role);
        let vote = fields.word("vote", self.vote);
        let subject = fields.outside_id("subject", self.subject, SUBJECT, |hash| hash.parse());
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (role, vote, subject, text) = (role?, vote?, subject?, text?);
        Ok(Draft::new(texts, move |parts| d::CastVote {
            fact: parts.fact,
            role,
            vote,
            held: parts.roles,
            subject,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::DecideProvisionRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let outcome = fields.word("outcome", self.outcome);
        let amount = partial(fields, outcome, self.amount);
        let mandate = fields.word("mandate", self.mandate);
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let (outcome, amount, mandate, text) = (outcome?, amount?, mandate?, text?);
        Ok(Draft::new(texts, move |parts| d::DecideProvision {
            fact: parts.fact,
            outcome,
            amount,
            mandate,
            text: parts.sealed.at(text),
        }))
    }
}

/// The amount of a partial grant, which nothing else has.
fn partial(
    fields: &mut Fields,
    outcome: Field<d::Outcome>,
    amount: Option<v1::EuroCents>,
) -> Field<Option<Amount>> {
    const AMOUNT: &str = "amount";
    match (outcome, amount) {
        (Ok(d::Outcome::PartlyGranted), amount) => fields.amount(AMOUNT, amount).map(Some),
        (Ok(d::Outcome::Granted | d::Outcome::Refused), Some(_)) => {
            let values = vec![("expected", "outcome = OUTCOME_PARTLY_GRANTED".to_owned())];
            Err(fields.wrong(AMOUNT, Reason::FieldNotAllowed, values))
        }
        (_, amount) => fields.optional_amount(AMOUNT, amount),
    }
}

impl Specifics for v1::NotifyDecisionRequest {
    fn draft(self, _: &mut Fields, texts: Texts) -> Field<Draft> {
        Ok(Draft::new(texts, move |parts| d::NotifyDecision { fact: parts.fact }))
    }
}

impl Specifics for v1::OverrideRuleRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let rule = fields.word("rule", self.rule);
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let (rule, text) = (rule?, text?);
        Ok(Draft::new(texts, move |parts| d::OverrideRule {
            fact: parts.fact,
            rule,
            text: parts.sealed.at(text),
        }))
    }
}
