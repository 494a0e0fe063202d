//! Support ends, with its reason.
//!
//! Only one reason is judged: support that is completed leaves no measure under way.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::Operation;
use crate::household::refusal::HouseholdRefusal;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Why support ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum EndReason {
    /// The plan was carried out.
    Completed,
    /// The term of support passed.
    TermReached,
    /// The household does not want it any longer.
    WithdrawnByHousehold,
    /// The household moved away.
    MovedAway,
    /// Whom it was for died.
    Deceased,
    /// UHT did not recognise a victim.
    NotRecognised,
    /// The household could not be reached.
    NoContact,
    /// Another reason.
    Other,
}

/// Ends support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndSupport {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Why.
    pub reason: EndReason,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// Support ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportEnded {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Why.
    pub reason: EndReason,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for EndSupport {
    type Event = SupportEnded;

    fn decide(&self, case: &Case) -> Result<SupportEnded, HouseholdRefusal> {
        let under_way = case.plan.as_ref().map_or(0, |plan| plan.under_way().count());
        if self.reason == EndReason::Completed && under_way > 0 {
            return Err(HouseholdRefusal::MeasuresUnderWay { count: under_way });
        }
        Ok(SupportEnded {
            on: self.fact.on,
            by: self.fact.by.clone(),
            reason: self.reason,
            text: self.text.clone(),
        })
    }
}
