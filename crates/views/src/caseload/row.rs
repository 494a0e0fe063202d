//! What is kept of one household: what the fold needs, what worklists ask, what reports count.
//!
//! Its names stand in stored rows: whoever changes one raises the version of the view.

use std::collections::{BTreeMap, BTreeSet};

use domain::household::{Course, LifeDomain, NeedOutcome, ReportSource, ThreatSituation};
use domain::ids::{NeedId, OfficerId, OrganisationId, ProvisionId};
use domain::provision::Standing;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A household in the caseload.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// The last eight hexadecimal digits of the household's id, upper case: what people read out on the phone.
    pub reference: String,
    /// The dates that stage and deadlines are functions of, and the members with their statuses.
    pub course: Course,
    /// How it became known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<ReportSource>,
    /// Who coordinates; `None` until the first is assigned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coordinator: Option<Coordinator>,
    /// Whether it is in a threatening situation.
    #[serde(skip_serializing_if = "is_default")]
    pub threat: Threat,
    /// Attempts to reach it.
    #[serde(skip_serializing_if = "is_default")]
    pub attempts: Attempts,
    /// The date of the last contact: first contact, a conversation, a three-way talk, an agreement to the plan, or an
    /// attempt in which somebody was spoken to (an appointment was made, or support declined).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_contact_on: Option<Date>,
    /// What it asks help with.
    #[serde(skip_serializing_if = "is_default")]
    pub needs: Needs,
    /// How far the measures of its plan are.
    #[serde(skip_serializing_if = "is_default")]
    pub measures: Measures,
    /// The organisations it was referred to.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub referred_to: BTreeSet<OrganisationId>,
    /// Its provisions, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub provisions: BTreeMap<ProvisionId, ProvisionOf>,
}

/// Who coordinates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinator {
    /// The officer.
    pub officer: OfficerId,
    /// The organisation the officer works for.
    pub organisation: OrganisationId,
    /// Since when.
    pub since: Date,
}

/// Where the household stands as to threats, after the last assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Threat {
    /// Whether there is one.
    pub state: ThreatState,
    /// The situations last found; empty when there were none.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub situations: BTreeSet<ThreatSituation>,
    /// Since when that is so; `None` until it was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

/// Whether there is a threatening situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThreatState {
    /// Nobody has asked yet.
    #[default]
    NotAssessed,
    /// There was none.
    Clear,
    /// There is one.
    Open,
    /// There was one.
    Resolved,
}

/// Attempts to reach the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attempts {
    /// How many.
    pub count: u32,
    /// The date of the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_on: Option<Date>,
}

/// What the household asks help with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Needs {
    /// Open needs, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub open: BTreeMap<NeedId, OpenNeed>,
    /// Closed needs, in the order in which they were closed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<ClosedNeed>,
}

/// A need that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenNeed {
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// When it was recorded.
    pub on: Date,
}

/// A need and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedNeed {
    /// The life domain it was on.
    pub life_domain: LifeDomain,
    /// When it was recorded.
    pub on: Date,
    /// When it was closed.
    pub closed_on: Date,
    /// What became of it.
    pub outcome: NeedOutcome,
}

/// How far the measures of the plan are, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Measures {
    /// In the current version of the plan.
    pub planned: u32,
    /// Started and not ended.
    pub under_way: u32,
    /// Carried out.
    pub completed: u32,
    /// Stopped before they were carried out.
    pub stopped: u32,
}

/// A provision of the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisionOf {
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// Where it stands.
    pub standing: Standing,
}

impl ThreatState {
    /// The states as words of the API.
    pub const WORDS: &'static [&'static str] = &["NOT_ASSESSED", "CLEAR", "OPEN", "RESOLVED"];

    /// The state as a word of the API.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotAssessed => "NOT_ASSESSED",
            Self::Clear => "CLEAR",
            Self::Open => "OPEN",
            Self::Resolved => "RESOLVED",
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
