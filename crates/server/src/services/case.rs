//! `CaseService`: questions about households, answered from their events.

use api::v1::{self, case_service_server::CaseService};
use tonic::{Request, Response, Status, async_trait};

use super::Desk;

mod find_person;
mod get_household;
mod list_events;

#[async_trait]
impl CaseService for Desk {
    async fn get_household(
        &self,
        request: Request<v1::GetHouseholdRequest>,
    ) -> Result<Response<v1::GetHouseholdResponse>, Status> {
        self.answer("GetHousehold", request, |call, message| self.household(call, message)).await
    }

    async fn list_household_events(
        &self,
        request: Request<v1::ListHouseholdEventsRequest>,
    ) -> Result<Response<v1::ListHouseholdEventsResponse>, Status> {
        self.answer("ListHouseholdEvents", request, |call, message| self.household_events(call, message))
            .await
    }

    async fn find_person_by_bsn(
        &self,
        request: Request<v1::FindPersonByBsnRequest>,
    ) -> Result<Response<v1::FindPersonByBsnResponse>, Status> {
        self.answer("FindPersonByBsn", request, |call, message| self.person(call, message)).await
    }
}
