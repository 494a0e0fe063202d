//! `AccountabilityService`: what the account of a year says, why, and what became another figure.

use api::v1::{self, accountability_service_server::AccountabilityService};
use tonic::{Request, Response, Status, async_trait};

use super::{Desk, ledger::Messages};

mod basis;
mod compare;
mod explain;
mod explained;
mod get_report;
mod list_figures;
mod recount;
mod reports;
mod resolve;

pub(crate) use basis::Bases;
pub(crate) use reports::Reports;

use super::call::Call;
use crate::{auth::Action, convert::Shown};

/// How much of an account a caller is shown.
fn shown_to(call: &Call) -> Shown {
    match call.caller.may(Action::ReadLedger) {
        true => Shown::Records,
        false => Shown::Figures,
    }
}

#[async_trait]
impl AccountabilityService for Desk {
    type ExplainFigureStream = Messages<v1::ExplainFigureResponse>;

    async fn get_report(
        &self,
        request: Request<v1::GetReportRequest>,
    ) -> Result<Response<v1::GetReportResponse>, Status> {
        self.answer("GetReport", request, |call, message| self.report(call, message)).await
    }

    async fn list_figures(
        &self,
        request: Request<v1::ListFiguresRequest>,
    ) -> Result<Response<v1::ListFiguresResponse>, Status> {
        self.answer("ListFigures", request, |call, message| self.figures(call, message)).await
    }

    async fn compare_reports(
        &self,
        request: Request<v1::CompareReportsRequest>,
    ) -> Result<Response<v1::CompareReportsResponse>, Status> {
        self.answer("CompareReports", request, |call, message| self.comparison(call, message)).await
    }

    async fn explain_figure(
        &self,
        request: Request<v1::ExplainFigureRequest>,
    ) -> Result<Response<Self::ExplainFigureStream>, Status> {
        self.answer("ExplainFigure", request, |call, message| self.explanation(call, message)).await
    }
}
