//! A line of the account: one amount or one thing counted, where it counts, and the events it rests on.

use domain::account::{Finding, LineId};
use domain::ids::{ComponentCode, FundId, HouseholdId, PersonId};
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A line of the account of a fund (SiSa-regel).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The position of the event it comes from, and which of its lines.
    pub id: LineId,
    /// Of which fund.
    pub fund: FundId,
    /// What is counted.
    pub counts: Counted,
    /// The component of the fund; none for a victim.
    pub component: Option<ComponentCode>,
    /// The year it counts in: that of the performance, or the first one after it that was open when it was recorded.
    pub year: AccountingYear,
    /// The year it is about: that of the performance. Earlier than `year` for a correction T-1.
    pub concerns: AccountingYear,
    /// The day of the performance; for what names a line of the budget, its day within the year of that line.
    pub on: Date,
    /// The household, when it is about one.
    pub household: Option<HouseholdId>,
    /// The person in it, when it is about one in particular.
    pub person: Option<PersonId>,
    /// What kind of line.
    pub kind: LineKind,
    /// How much, in euro cents; 0 for what is only counted.
    pub amount: EuroCents,
    /// Whether it counts.
    pub standing: Standing,
    /// The positions of all events it rests on, ascending.
    pub rests_on: Vec<u64>,
}

/// What a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// A (potential) victim: a person with a ground of Wht 2.21(1) a to e.
    Victim,
    /// A household's first contact.
    FirstContact,
    /// A person's first agreement to a plan.
    Plan,
    /// The aftercare of a plan.
    Aftercare,
    /// A three-way talk.
    Talk,
    /// A year in which there was somebody to support.
    YearOfSupport,
    /// Cost of a provision.
    Cost,
}

/// What kind of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A norm amount.
    Norm,
    /// What was delivered, at what it is worth.
    Actual,
    /// VAT that the BTW-compensatiefonds gives back: less cost.
    CompensableVat,
    /// What an earlier statement was wrong by, or what a line of a closed year is worth more or less by now. What was first
    /// recorded after its year was closed keeps its own kind.
    Correction,
    /// Cost moved from one line of the budget to another.
    Reclassification,
    /// Money that came back: less cost.
    Recovery,
    /// Only counted, without an amount.
    Count,
}

/// Whether a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It does.
    Counted,
    /// A rule of the fund leaves it out.
    LeftOut(LeftOut),
    /// The accountant marked it: the settlement leaves it out.
    Marked(Finding),
}

/// Which rule leaves a line out. The first that applies, in this order, is the one named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Nobody it is for has a ground that the terms ask for (Wht 2.21(1)).
    NotEligible,
    /// More than 30 days after the municipality was told that nobody in the household is a victim (Wht 2.21).
    AfterRejection,
    /// Promised after the last day for that in the terms.
    AfterLastCommitment,
    /// Delivered after the last day that is accounted for.
    AfterLastAccountDay,
    /// Actual cost of a component that is accounted for by norm, or for which no method was chosen.
    OtherMethod,
    /// It counts once ever, and counted before.
    AlreadyCounted,
    /// It is over the limit of its activity.
    OverLimit,
    /// The fund has no norm amount for the year.
    NoNorm,
}

impl Counted {
    /// All, in their order.
    pub const ALL: [Self; 7] = [
        Self::Victim,
        Self::FirstContact,
        Self::Plan,
        Self::Aftercare,
        Self::Talk,
        Self::YearOfSupport,
        Self::Cost,
    ];

    /// The word for it in indicator sets and reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Victim => "victim",
            Self::FirstContact => "first_contact",
            Self::Plan => "plan",
            Self::Aftercare => "aftercare",
            Self::Talk => "talk",
            Self::YearOfSupport => "year_of_support",
            Self::Cost => "cost",
        }
    }
}

impl LineKind {
    /// All, in their order.
    pub const ALL: [Self; 7] = [
        Self::Norm,
        Self::Actual,
        Self::CompensableVat,
        Self::Correction,
        Self::Reclassification,
        Self::Recovery,
        Self::Count,
    ];

    /// The word for it in indicator sets and reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Norm => "norm",
            Self::Actual => "actual",
            Self::CompensableVat => "compensable_vat",
            Self::Correction => "correction",
            Self::Reclassification => "reclassification",
            Self::Recovery => "recovery",
            Self::Count => "count",
        }
    }
}

impl LeftOut {
    /// The word for it in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotEligible => "not_eligible",
            Self::AfterRejection => "after_rejection",
            Self::AfterLastCommitment => "after_last_commitment",
            Self::AfterLastAccountDay => "after_last_account_day",
            Self::OtherMethod => "other_method",
            Self::AlreadyCounted => "already_counted",
            Self::OverLimit => "over_limit",
            Self::NoNorm => "no_norm",
        }
    }
}

impl Line {
    /// What the household is called in accounts of this fund: the first 16 hexadecimal digits of SHA-256 over
    /// `herstelboek/household`, the fund and the household, each on a line of its own. It keeps the lines of one household
    /// together and hides its id from who has none; it is no secret from who has.
    #[must_use]
    pub fn pseudonym(&self) -> Option<String> {
        let household = self.household?;
        let digest = Sha256::digest(format!("herstelboek/household\n{}\n{household}", self.fund));
        Some(digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }
}
