//! The funds of a ledger in the order in which they were opened, a page at a time.

use api::v1;
use domain::fund::Fund;

use super::events::{fold, unknown};
use crate::{
    auth::Action,
    convert::{Query as _, fund_summary, position},
    errors::Problem,
    services::{Desk, call::Call, reading, told::told},
};

/// After how many events a page is given as it is: what each fund stands at has to be added up.
const WORK: u64 = 100_000;

impl Desk {
    pub(super) async fn all_funds(
        &self,
        call: Call,
        message: v1::ListFundsRequest,
    ) -> Result<v1::ListFundsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadFund)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = reading::size(&ledger, query.at_least_position).await?;
        let register = self.registers.at(&ledger, size).await.map_err(told)?;
        let wanted =
            |opened_at: u64| opened_at < size && query.after_position.is_none_or(|after| opened_at > after);
        let openings: Vec<_> = register.funds().filter(|(opened_at, _)| wanted(*opened_at)).collect();
        let (mut funds, mut work, mut last) = (Vec::new(), 0, None);
        for (opened_at, id) in &openings {
            if funds.len() == query.page_size || work >= WORK {
                break;
            }
            let (state, revision) = fold(&ledger, *id, size, Fund::apply).await?;
            funds.push(fund_summary(*id, &state).ok_or_else(|| unknown(*id))?);
            (work, last) = (work + revision, Some(*opened_at));
        }
        let next = last.filter(|_| funds.len() < openings.len());
        Ok(v1::ListFundsResponse {
            funds,
            next_page_token: next.map(|last| query.next_page_token(last)).unwrap_or_default(),
            position: position(size),
        })
    }
}
