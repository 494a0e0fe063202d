//! Whom and when a fund is for: the rules that hold for a unit and for cost alike.

use domain::fund::FundTerms;
use domain::ids::PersonId;
use jiff::civil::Date;

use super::members::House;
use crate::line::{LeftOut, Standing};

/// What a line is for, as far as these rules look at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// For whom; for anybody of the household when none is named.
    pub persons: Option<&'a [PersonId]>,
    /// The day that the 30 days after a rejection look at: of the performance for a norm, of the commitment for cost.
    pub decided_on: Option<Date>,
    /// The day money was promised, for cost.
    pub committed_on: Option<Date>,
    /// The day of the performance; none for what makes cost less, which always does.
    pub performed_on: Option<Date>,
}

/// The first of the rules of whom and when that leaves a line out.
///
/// - [`LeftOut::NotEligible`]: one of the persons has a ground that the terms ask for (Wht 2.21(1)), and family only
///   through a victim in the household; a household counts by any of its members, also one who joined after the day or
///   left before it (I).
/// - [`LeftOut::AfterRejection`]: not more than 30 days after the municipality was told (Wht 2.21).
/// - [`LeftOut::AfterLastCommitment`]: promised by the last day for that in the terms (SPUK 2021: until 2027-01-01).
/// - [`LeftOut::AfterLastAccountDay`]: performed by the last day in the terms (SPUK 2021: until 2030-01-01).
pub(super) fn standing(house: &House<'_>, terms: &FundTerms, asked: &Asked<'_>) -> Standing {
    let is_after =
        |on: Option<Date>, last: Option<Date>| matches!((on, last), (Some(on), Some(last)) if on > last);
    if !house.is_eligible(terms, asked.persons) {
        Standing::LeftOut(LeftOut::NotEligible)
    } else if asked.decided_on.is_some_and(|on| house.is_after_rejection(on)) {
        Standing::LeftOut(LeftOut::AfterRejection)
    } else if is_after(asked.committed_on, terms.last_commitment_day) {
        Standing::LeftOut(LeftOut::AfterLastCommitment)
    } else if is_after(asked.performed_on, terms.last_account_day) {
        Standing::LeftOut(LeftOut::AfterLastAccountDay)
    } else {
        Standing::Counted
    }
}
