//! What is shown of a provision to those who filter and order.

use domain::money::EuroCents;
use domain::provision::File;
use jiff::civil::Date;
use serde::Serialize;

use crate::dates::or_never;
use crate::words;

/// A provision as columns; the names are those of [`crate::Field::column`]. `Default` before the request.
#[derive(Debug, PartialEq, Eq, Default, Serialize)]
pub struct Shown {
    waiting_since: Date,
    household: String,
    fund: String,
    component: String,
    life_domain: &'static str,
    stage: &'static str,
    waiting: &'static str,
    roles: Vec<String>,
    voters: Vec<String>,
    requested_on: Date,
    requested_by: String,
    amount_cents: EuroCents,
    committed_cents: EuroCents,
    paid_cents: EuroCents,
    objection_until: Date,
}

impl Shown {
    pub(super) fn of(file: &File) -> Self {
        let (requested, standing) = (file.requested(), file.standing());
        Self {
            waiting_since: standing.since,
            household: requested.household.to_string(),
            fund: requested.fund.to_string(),
            component: requested.component.to_string(),
            life_domain: words::life_domain(requested.life_domain),
            stage: words::provision_stage(standing.stage()),
            waiting: words::waiting(standing.waiting()),
            roles: file.missing_roles().into_iter().map(ToString::to_string).collect(),
            voters: file.without_vote().into_iter().map(ToString::to_string).collect(),
            requested_on: requested.on,
            requested_by: requested.by.to_string(),
            amount_cents: file.request().amount.cents(),
            committed_cents: standing.committed(),
            paid_cents: standing.paid(),
            objection_until: or_never(standing.objection_until()),
        }
    }
}
