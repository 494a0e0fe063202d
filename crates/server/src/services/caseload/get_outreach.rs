//! Households that were reported and never reached.

use api::v1;
use projection::Filter;
use views::caseload::Caseload;
use views::outreach::Outreach;

use crate::{
    auth::Action,
    convert::{Query as _, outreach, position},
    errors::Problem,
    services::{Desk, call::Call, snapshot::Extent, told::told},
};

impl Desk {
    pub(super) async fn outreach_so_far(
        &self,
        call: Call,
        message: v1::GetOutreachRequest,
    ) -> Result<v1::GetOutreachResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadProgress)?;
        let asked = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let mut snapshot = self.snapshot::<Caseload>(&ledger, &asked, Extent::All).await?;
        let (all, mut counted) = (Filter::all(), Outreach::default());
        let scanned =
            snapshot.reading.scan::<Caseload>(&snapshot.moment, &all, |_, row| counted.add(&row)).await;
        let size = scanned.map_err(told)?;
        Ok(v1::GetOutreachResponse { position: position(size), ..outreach(&counted) })
    }
}
