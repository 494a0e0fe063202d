//! What a caller sees of the provisions of households.
//!
//! Who votes on provisions, and reads none otherwise, does not get to see whose they are: by what is waited for and what
//! it costs the household would be found that the vote is about.

use api::v1::{self, work_item::Subject};
use projection::Filter;
use views::Field;

use crate::{
    auth::{Action, Caller},
    errors::Problem,
};

/// What is known of a household by its provisions.
const OF_PROVISIONS: [&str; 3] = ["waiting", "committed_cents", "paid_cents"];
/// By its values each household is counted apart, so that other counts would be about one.
const ONE_BY_ONE: &str = "reference";

/// Refuses a filter on what only the provisions of a household tell.
pub(super) fn may_filter(caller: &Caller, filter: &Filter) -> Result<(), Problem> {
    match OF_PROVISIONS.into_iter().find(|name| filter.asks(name)) {
        Some(name) => may_use(caller, "filter", name),
        None => Ok(()),
    }
}

/// Refuses to count by what only the provisions of a household tell, or household by household.
pub(super) fn may_count_by(caller: &Caller, facets: &[&'static Field]) -> Result<(), Problem> {
    for (at, facet) in facets.iter().enumerate() {
        if OF_PROVISIONS.contains(&facet.name) || facet.name == ONE_BY_ONE {
            may_use(caller, &format!("facets[{at}]"), facet.name)?;
        }
    }
    Ok(())
}

/// A household, without what only its provisions tell for who may not read those.
pub(super) fn household(caller: &Caller, household: v1::CaseloadHousehold) -> v1::CaseloadHousehold {
    if sees_provisions(caller) {
        return household;
    }
    v1::CaseloadHousehold { committed: None, paid: None, waiting: Vec::new(), ..household }
}

/// The same on a worklist.
pub(super) fn work_item(caller: &Caller, item: v1::WorkItem) -> v1::WorkItem {
    let subject = item.subject.map(|subject| match subject {
        Subject::Household(one) => Subject::Household(household(caller, one)),
        Subject::Provision(provision) => Subject::Provision(provision),
    });
    v1::WorkItem { subject, ..item }
}

/// A term, without the provision it is about for who may not read that.
pub(super) fn deadline(caller: &Caller, deadline: v1::HouseholdDeadline) -> v1::HouseholdDeadline {
    if sees_provisions(caller) {
        return deadline;
    }
    v1::HouseholdDeadline { provision_id: String::new(), ..deadline }
}

fn sees_provisions(caller: &Caller) -> bool {
    caller.may(Action::ReadProvision)
}

fn may_use(caller: &Caller, field: &str, name: &'static str) -> Result<(), Problem> {
    caller.authorise_field(Action::ReadProvision, field, name)
}
