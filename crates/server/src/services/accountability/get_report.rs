//! The account of a year, as its figures and as the bytes that are hashed.

use api::v1;

use crate::{
    auth::Action,
    convert::{Query as _, account_report},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn report(
        &self,
        call: Call,
        message: v1::GetReportRequest,
    ) -> Result<v1::GetReportResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadReport)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let mut placed =
            self.placed((&call, &ledger), (query.of, &query.at), query.at_least_position).await?;
        let made = self.report_of(&ledger, &mut placed).await?;
        let root = ledger.root_at(placed.question.position).await.map_err(told)?;
        let report = account_report(&made.report, &made.definition, &root);
        let canonical = made.canonical.clone();
        let report = v1::AccountReport { canonical, sha256: made.sha256.to_string(), ..report };
        Ok(v1::GetReportResponse { report: Some(report) })
    }
}
