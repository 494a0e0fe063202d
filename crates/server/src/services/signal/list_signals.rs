//! Signals, a page at a time, without what they say.

use api::v1;
use views::signals::Signals;

use crate::{
    auth::Action,
    convert::{Query as _, position, signal_summary},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn all_signals(
        &self,
        call: Call,
        message: v1::ListSignalsRequest,
    ) -> Result<v1::ListSignalsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadSignal)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (page, next_page_token) = self.page_of::<Signals>(&call, &ledger, &query, "recorded_on").await?;
        let signals = page.rows.iter().filter_map(|(id, row)| signal_summary(*id, row)).collect();
        Ok(v1::ListSignalsResponse { signals, next_page_token, position: position(page.size) })
    }
}
