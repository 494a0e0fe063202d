//! How a fund stands: what was known at a position of what had happened by a day.

use api::v1;
use domain::fund::{Balances, FundEvent};
use journal::post_on;

use super::events::fold;
use crate::{
    auth::Action,
    convert::{Query as _, fund_balance, position},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn fund_balance(
        &self,
        call: Call,
        message: v1::GetFundBalanceRequest,
    ) -> Result<v1::GetFundBalanceResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadFund)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, _) = self.moment(&ledger, query.as_of_position, query.at_least_position).await?;
        let add = |balances: &mut Balances, event: &FundEvent| post_on(balances, event, query.as_of_date);
        let (balances, _) = fold(&ledger, query.fund, size, add).await?;
        Ok(v1::GetFundBalanceResponse { balance: Some(fund_balance(&balances)), position: position(size) })
    }
}
