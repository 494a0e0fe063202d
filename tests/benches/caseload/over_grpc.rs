//! Asking over gRPC, as a client does: worklists, filtered pages and counts.

use std::time::Instant;

use api::v1::{
    CountHouseholdsRequest, CountWorkRequest, ListHouseholdsRequest, ListWorkRequest, Worklist,
    caseload_service_client::CaseloadServiceClient,
};
use server::auth::Role;
use stories::{App, Client, UTRECHT, generator::coordinator_of};

use crate::told::{Times, Told};

/// How often each is asked.
const TIMES: u32 = 200;

const WORKLISTS: [(&str, Worklist); 5] = [
    ("unassigned", Worklist::Unassigned),
    ("out of sight", Worklist::OutOfSight),
    ("overdue", Worklist::Overdue),
    ("threatened", Worklist::Threatened),
    ("waiting for performance", Worklist::WaitingForPerformance),
];

const FILTERS: [(&str, &str); 3] = [
    ("all households", ""),
    ("with a need for housing, not planned yet", "stage = INTAKE AND needs:HOUSING"),
    ("due within two weeks", "stage != ENDED AND next_deadline <= today+14d AND next_deadline >= today"),
];

pub(crate) async fn measure(app: &App, households: u32, told: &Told) {
    told.asking("pages of 50, over gRPC");
    let lead = || {
        let roles = [Role::TeamManager, Role::Controller];
        CaseloadServiceClient::new(app.as_officer_in("team-manager", &roles))
    };
    mine(app, households, told).await;
    for (what, worklist) in WORKLISTS {
        let mut lead = lead();
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let request = ListWorkRequest { worklist: worklist.into(), ..work() };
            let started = Instant::now();
            lead.list_work(request).await.unwrap();
            times.push(started.elapsed());
        }
        told.asked(what, &Times::of(times));
    }
    for (what, filter) in FILTERS {
        filtered(&mut lead(), what, filter, told).await;
    }
    counted(&mut lead(), told).await;
}

/// Each time for another coordinator.
async fn mine(app: &App, households: u32, told: &Told) {
    let mut times = Vec::new();
    for number in 0..TIMES {
        let officer = coordinator_of(number % (households / 80).max(3));
        let mut client = CaseloadServiceClient::new(app.as_officer(&officer, Role::Coordinator));
        let request = ListWorkRequest { worklist: Worklist::Mine.into(), ..work() };
        let started = Instant::now();
        client.list_work(request).await.unwrap();
        times.push(started.elapsed());
    }
    told.asked("mine", &Times::of(times));
}

fn work() -> ListWorkRequest {
    ListWorkRequest { ledger: UTRECHT.to_owned(), page_size: 50, ..Default::default() }
}

async fn filtered(lead: &mut CaseloadServiceClient<Client>, what: &str, filter: &str, told: &Told) {
    let (mut times, mut page_token) = (Vec::new(), String::new());
    for number in 0..TIMES {
        let request = ListHouseholdsRequest {
            ledger: UTRECHT.to_owned(),
            filter: filter.to_owned(),
            page_size: 50,
            // Every tenth is the page after.
            page_token: if number % 10 == 0 { page_token } else { String::new() },
            ..Default::default()
        };
        let started = Instant::now();
        let answer = lead.list_households(request).await.unwrap().into_inner();
        times.push(started.elapsed());
        page_token = answer.next_page_token;
    }
    told.asked(what, &Times::of(times));
}

async fn counted(lead: &mut CaseloadServiceClient<Client>, told: &Told) {
    told.asking("counts, over gRPC");
    let facets = ["stage", "organisation", "needs"].map(str::to_owned).to_vec();
    let request = CountHouseholdsRequest {
        ledger: UTRECHT.to_owned(),
        filter: "stage != ENDED".to_owned(),
        facets,
        ..Default::default()
    };
    let mut times = Vec::new();
    for _ in 0..TIMES / 10 {
        let started = Instant::now();
        lead.count_households(request.clone()).await.unwrap();
        times.push(started.elapsed());
    }
    told.asked("open households by stage, organisation and need", &Times::of(times));
    let mut times = Vec::new();
    for _ in 0..TIMES / 10 {
        let request = CountWorkRequest { ledger: UTRECHT.to_owned(), ..Default::default() };
        let started = Instant::now();
        lead.count_work(request).await.unwrap();
        times.push(started.elapsed());
    }
    told.asked("every worklist", &Times::of(times));
}
