//! How many households there are, by the values of fields.

use api::v1;
use views::{View as _, caseload::Caseload};

use super::sight;
use crate::{
    auth::Action,
    convert::{Query as _, count, facet, facets, filter, position},
    errors::Problem,
    services::{Desk, call::Call, snapshot::Extent, told::told},
};

impl Desk {
    pub(super) async fn counted_households(
        &self,
        call: Call,
        message: v1::CountHouseholdsRequest,
    ) -> Result<v1::CountHouseholdsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCaseload)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let today = self.day_of(&ledger, &query.asked).await?;
        let filter = filter(Caseload::FIELDS, &query.filter, today)?;
        let facets = facets(Caseload::FIELDS, &query.facets)?;
        sight::may_filter(&call.caller, &filter)?;
        sight::may_count_by(&call.caller, &facets)?;
        let mut snapshot = self.snapshot::<Caseload>(&ledger, &query.asked, Extent::Some).await?;
        let counted = snapshot.reading.count::<Caseload>(&snapshot.moment, &filter, &facets).await;
        let counted = counted.map_err(told)?;
        Ok(v1::CountHouseholdsResponse {
            total: count(counted.value.total),
            facets: counted.value.facets.iter().map(facet).collect(),
            position: position(counted.size),
        })
    }
}
