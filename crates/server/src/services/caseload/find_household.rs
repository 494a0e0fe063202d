//! A household by what people have at hand: its reference, or its id.

use api::v1;
use projection::{Listing, Order};
use uuid::Uuid;
use views::caseload::{Caseload, Row};

use super::sight;
use crate::{
    auth::Action,
    convert::{Finding, Query as _, caseload_household, limits, position},
    errors::Problem,
    services::{
        Desk,
        call::Call,
        rows::filter,
        snapshot::{Extent, Snapshot},
        told::told,
    },
};

impl Desk {
    pub(super) async fn found_household(
        &self,
        call: Call,
        message: v1::FindHouseholdRequest,
    ) -> Result<v1::FindHouseholdResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCaseload)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenPersonalData)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let Snapshot { mut reading, moment, .. } =
            self.snapshot::<Caseload>(&ledger, &query.asked, Extent::Some).await?;
        let (rows, size): (Vec<(Uuid, Row)>, u64) = match &query.by {
            Finding::Id(household) => {
                let key = household.as_uuid();
                let found = reading.rows::<Caseload>(&moment, &[key]).await.map_err(told)?;
                (found.value.into_iter().flatten().map(|row| (key, row)).collect(), found.size)
            }
            Finding::Reference(reference) => {
                let filter = filter::<Caseload>(&format!("reference = \"{reference}\""))?;
                let limit = u32::try_from(limits::OPENED_AT_MOST).unwrap_or(u32::MAX);
                let listing = Listing { filter, order: Order::by_key(), after: None, limit };
                let page = reading.list::<Caseload>(&moment, &listing).await.map_err(told)?;
                (page.rows, page.size)
            }
        };
        // Names are read through a connection of their own.
        drop(reading);
        let shown = |(key, row): &(Uuid, Row)| sight::household(&call.caller, caseload_household(*key, row));
        let mut households: Vec<_> = rows.iter().map(shown).collect();
        if let Some(activity) = &query.processing_activity {
            self.with_names(&call, (&name, &ledger), activity, &mut households, size).await?;
        }
        Ok(v1::FindHouseholdResponse { households, position: position(size) })
    }
}
