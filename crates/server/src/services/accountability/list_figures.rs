//! The figures of an account in the order of its indicator set, a page at a time.

use api::v1;

use crate::{
    auth::Action,
    convert::{Query as _, account_report},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn figures(
        &self,
        call: Call,
        message: v1::ListFiguresRequest,
    ) -> Result<v1::ListFiguresResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadReport)?;
        let query = message.check()?;
        let officer = &call.caller.officer;
        let from: usize = query.paging.after(officer)?.unwrap_or(0);
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let mut placed =
            self.placed((&call, &ledger), (query.of, &query.at), query.at_least_position).await?;
        let made = self.report_of(&ledger, &mut placed).await?;
        let root = ledger.root_at(placed.question.position).await.map_err(told)?;
        let v1::AccountReport { figures, pin, .. } = account_report(&made.report, &made.definition, &root);
        let below = from.saturating_add(query.paging.size as usize);
        let more = below < figures.len();
        let next = more.then(|| query.paging.next_page_token(officer, &below));
        Ok(v1::ListFiguresResponse {
            figures: figures.into_iter().take(below).skip(from).collect(),
            next_page_token: next.unwrap_or_default(),
            pin,
        })
    }
}
