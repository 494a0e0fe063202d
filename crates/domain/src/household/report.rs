//! How a household becomes known: the report that opens its file (VNG, step 1: finding victims).
//!
//! The report starts the reasonable term to the first conversation.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::Operation;
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// How the household became known (melding).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ReportSource {
    /// UHT, the national recovery organisation, handed the household over.
    UhtHandover,
    /// The household came by itself.
    SelfReport,
    /// Somebody else drew attention to it.
    ThirdParty,
    /// The municipality found it.
    Outreach(OutreachMethod),
}

/// How the municipality found a household by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum OutreachMethod {
    /// From data the municipality may combine.
    DataAnalysis,
    /// From reading existing files.
    FileAnalysis,
    /// At a consultation hour.
    ConsultationHour,
    /// At a talk at the kitchen table.
    KitchenTableTalk,
}

/// Opens the file of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportHousehold {
    /// When, and by whom stated.
    pub fact: Fact,
    /// How the household became known.
    pub source: ReportSource,
    /// What was reported, sealed.
    pub text: Option<Sealed>,
}

/// A household was reported: its file is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HouseholdReported {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// How the household became known.
    pub source: ReportSource,
    /// What was reported, sealed.
    pub text: Option<Sealed>,
}

impl ReportHousehold {
    /// The rule for a household nobody has reported yet.
    pub(super) fn open(&self) -> Result<HouseholdReported, HouseholdRefusal> {
        super::refusal::not_in_future(self.fact.on, self.fact.today)?;
        Ok(HouseholdReported {
            on: self.fact.on,
            by: self.fact.by.clone(),
            source: self.source,
            text: self.text.clone(),
        })
    }
}

impl Operation for ReportHousehold {
    type Event = HouseholdReported;

    fn decide(&self, case: &Case) -> Result<HouseholdReported, HouseholdRefusal> {
        Err(HouseholdRefusal::HouseholdAlreadyReported { on: case.report.on })
    }
}
