//! The words of stories about the caseload: households with a coordinator, and what is asked about all of them.

use api::v1::{
    AssessThreatRequest, AssignCoordinatorRequest, CaseloadHousehold, CoordinatorReason,
    HoldFirstConversationRequest, ListDeadlinesRequest, ListHouseholdsRequest, ListWorkRequest, Receipt,
    ReportHouseholdRequest, ReportSource, ThreateningSituation, Worklist,
    caseload_service_client::CaseloadServiceClient,
};

use crate::{App, Client, Household, Officer, UTRECHT};

/// A client of `CaseloadService`.
pub type Caseload = CaseloadServiceClient<Client>;

/// The organisation whose coordinators most stories are about.
pub const NEIGHBOURHOOD_TEAM: &str = "buurtteam-zuid";

impl App {
    /// The caseload, as this officer.
    pub fn caseload_as(&self, officer: Officer) -> Caseload {
        CaseloadServiceClient::new(officer.of(self))
    }

    /// The position of the last event of Utrecht: what a reader who wrote it wants to see.
    pub async fn last_position(&self) -> Option<i64> {
        let size = self.utrecht().await.head().await.expect("a head").size();
        size.checked_sub(1).map(|last| i64::try_from(last).expect("a position"))
    }

    /// The question for all households of Utrecht, as they are by now.
    pub async fn households(&self) -> ListHouseholdsRequest {
        let at_least_position = self.last_position().await;
        ListHouseholdsRequest { ledger: UTRECHT.to_owned(), at_least_position, ..Default::default() }
    }

    /// The question for a worklist of Utrecht, as it is by now.
    pub async fn work(&self, worklist: Worklist) -> ListWorkRequest {
        let (worklist, at_least_position) = (worklist.into(), self.last_position().await);
        ListWorkRequest { ledger: UTRECHT.to_owned(), worklist, at_least_position, ..Default::default() }
    }

    /// The question for the deadlines of Utrecht, as they are by now.
    pub async fn deadlines(&self) -> ListDeadlinesRequest {
        let at_least_position = self.last_position().await;
        ListDeadlinesRequest { ledger: UTRECHT.to_owned(), at_least_position, ..Default::default() }
    }
}

impl<'a> Household<'a> {
    /// A household of Utrecht that was handed over by UHT on a day.
    pub async fn reported_on(app: &'a App, day: &str) -> Self {
        let mut household = Self::unreported(app, UTRECHT);
        let report =
            ReportHouseholdRequest { source: ReportSource::UhtHandover.into(), ..Default::default() };
        household.tell(day, report).await.expect("a report");
        household
    }

    /// The same with a coordinator, from that day on.
    pub async fn coordinated(app: &'a App, day: &str, coordinator: &str, organisation: &str) -> Self {
        let mut household = Self::reported_on(app, day).await;
        household.gets(day, coordinator, organisation).await;
        household
    }

    /// It gets its first coordinator.
    pub async fn gets(&mut self, day: &str, coordinator: &str, organisation: &str) -> Receipt {
        let assigning = AssignCoordinatorRequest {
            coordinator_id: coordinator.to_owned(),
            organisation_id: organisation.to_owned(),
            reason: CoordinatorReason::FirstAssignment.into(),
            ..Default::default()
        };
        self.tell(day, assigning).await.expect("a coordinator")
    }

    /// It turns out to be facing this.
    pub async fn faces(&mut self, day: &str, situation: ThreateningSituation) -> Receipt {
        let assessed = AssessThreatRequest { situations: vec![situation.into()], ..Default::default() };
        self.tell(day, assessed).await.expect("an assessment")
    }

    /// It tells what it needs, in a first conversation with this member.
    pub async fn talks(&mut self, day: &str, person_id: &str) -> Receipt {
        let held =
            HoldFirstConversationRequest { person_ids: vec![person_id.to_owned()], ..Default::default() };
        self.tell(day, held).await.expect("a conversation")
    }

    /// What people read out of its id.
    pub fn reference(&self) -> String {
        self.id[self.id.len() - 8..].to_uppercase()
    }
}

/// The references of households, in their order.
pub fn references(households: &[CaseloadHousehold]) -> Vec<&str> {
    households.iter().map(|household| household.reference.as_str()).collect()
}
