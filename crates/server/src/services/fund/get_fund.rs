//! One fund, as it is now or as it was right after an earlier position.

use api::v1;
use domain::fund::Fund;

use super::events::{fold, unknown};
use crate::{
    auth::Action,
    convert::{Query as _, fund, position},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn one_fund(
        &self,
        call: Call,
        message: v1::GetFundRequest,
    ) -> Result<v1::GetFundResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadFund)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, _) = self.moment(&ledger, query.as_of_position, query.at_least_position).await?;
        let (state, revision) = fold(&ledger, query.fund, size, Fund::apply).await?;
        let shown = fund(query.fund, &state, revision).ok_or_else(|| unknown(query.fund))?;
        Ok(v1::GetFundResponse { fund: Some(shown), position: position(size) })
    }
}
