//! The progress report of a period: counted in one pass over each view, all of them at one position.

use api::v1;
use projection::Filter;
use views::caseload::Caseload;
use views::progress::{Period, Progress};
use views::provisions::Provisions;
use views::signals::Signals;

use crate::{
    auth::Action,
    convert::{Query as _, position, progress_report},
    errors::Problem,
    services::{Desk, call::Call, snapshot::Extent, told::told},
};

impl Desk {
    pub(super) async fn progress(
        &self,
        call: Call,
        message: v1::GetProgressReportRequest,
    ) -> Result<v1::GetProgressReportResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadProgress)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let mut together =
            self.together::<Caseload, Provisions, Signals>(&ledger, &query.asked, Extent::All).await?;
        let (all, reading) = (Filter::all(), &mut together.reading);
        let [households, provisions, signals] = together.moments;
        let mut report = Progress::of(Period { from: query.from, to: query.to });
        let scanned = reading.scan::<Caseload>(&households, &all, |_, row| report.add_household(&row)).await;
        scanned.map_err(told)?;
        let scanned =
            reading.scan::<Provisions>(&provisions, &all, |_, row| report.add_provision(&row)).await;
        scanned.map_err(told)?;
        let scanned = reading.scan::<Signals>(&signals, &all, |_, row| report.add_signal(&row)).await;
        scanned.map_err(told)?;
        let report = Some(progress_report(&report.finish()));
        Ok(v1::GetProgressReportResponse { report, position: position(together.size) })
    }
}
