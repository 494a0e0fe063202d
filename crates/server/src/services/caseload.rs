//! `CaseloadService`: questions over many households at once, answered from views.

use api::v1::{self, caseload_service_server::CaseloadService};

use super::service::service;

mod count_households;
mod count_work;
mod find_household;
mod get_outreach;
mod get_progress;
mod list_deadlines;
mod list_households;
mod list_work;
mod list_workload;
mod names;
mod sight;
mod timeline;
mod worklist;

service! {
    CaseloadService
    questions {
        list_households: ListHouseholds(ListHouseholdsRequest) -> ListHouseholdsResponse by list_of_households,
        count_households: CountHouseholds(CountHouseholdsRequest) -> CountHouseholdsResponse by counted_households,
        find_household: FindHousehold(FindHouseholdRequest) -> FindHouseholdResponse by found_household,
        list_work: ListWork(ListWorkRequest) -> ListWorkResponse by work,
        count_work: CountWork(CountWorkRequest) -> CountWorkResponse by counted_work,
        list_deadlines: ListDeadlines(ListDeadlinesRequest) -> ListDeadlinesResponse by deadlines,
        get_timeline: GetTimeline(GetTimelineRequest) -> GetTimelineResponse by timeline,
        get_outreach: GetOutreach(GetOutreachRequest) -> GetOutreachResponse by outreach_so_far,
        list_workload: ListWorkload(ListWorkloadRequest) -> ListWorkloadResponse by workloads,
        get_progress_report: GetProgressReport(GetProgressReportRequest) -> GetProgressReportResponse by progress,
    }
}
