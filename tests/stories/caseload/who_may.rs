//! Who may look at what of the caseload: a letter for each question, a dot where the role may not.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{
    App, COORDINATOR, Fund, Household, Officer, PURPOSE, Provision, Refusal, Step, TEAM_MANAGER, UTRECHT, day,
};
use tonic::Status;

/// A letter for an rpc a role may use, a dot for one it may not.
fn letter<T>(letter: char, answer: Result<T, Status>) -> char {
    match answer.map_err(Refusal::from) {
        Err(refusal) if refusal.reason == "ROLE_NOT_ALLOWED" => '.',
        Err(refusal) => panic!("{refusal}"),
        Ok(_) => letter,
    }
}

/// What a role may ask.
async fn questions(app: &App, role: Role) -> String {
    let mut caseload = app.caseload_as(Officer { name: "u-1", role });
    let ledger = UTRECHT.to_owned();
    let opening = Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() });
    let opened = ListHouseholdsRequest { open_personal_data: opening, ..app.households().await };
    let counting = CountHouseholdsRequest { ledger: ledger.clone(), ..Default::default() };
    let by = Some(find_household_request::By::Reference("00000001".to_owned()));
    let finding = FindHouseholdRequest { ledger: ledger.clone(), by, ..Default::default() };
    let (from, to) = (day("2025-01-01"), day("2025-12-31"));
    let report = GetProgressReportRequest { ledger: ledger.clone(), from, to, ..Default::default() };
    let outreach = GetOutreachRequest { ledger: ledger.clone(), ..Default::default() };
    let workload = ListWorkloadRequest { ledger: ledger.clone(), ..Default::default() };
    let work = CountWorkRequest { ledger, ..Default::default() };
    [
        letter('l', caseload.list_households(app.households().await).await),
        letter('o', caseload.list_households(opened).await),
        letter('c', caseload.count_households(counting).await),
        letter('f', caseload.find_household(finding).await),
        letter('d', caseload.list_deadlines(app.deadlines().await).await),
        letter('p', caseload.get_progress_report(report).await),
        letter('u', caseload.get_outreach(outreach).await),
        letter('w', caseload.list_workload(workload).await),
        letter('n', caseload.count_work(work).await),
    ]
    .into_iter()
    .collect()
}

/// Which worklists a role may list, by the first letter of what they are about.
async fn worklists(app: &App, role: Role) -> String {
    let mut caseload = app.caseload_as(Officer { name: "u-1", role });
    let lists = [
        ('m', Worklist::Mine),
        ('u', Worklist::Unassigned),
        ('s', Worklist::OutOfSight),
        ('o', Worklist::Overdue),
        ('t', Worklist::Threatened),
        ('v', Worklist::WaitingForVote),
        ('d', Worklist::WaitingForDecision),
        ('n', Worklist::WaitingForNotification),
        ('c', Worklist::WaitingForCommitment),
        ('p', Worklist::WaitingForPerformance),
        ('i', Worklist::WaitingForInvoice),
        ('w', Worklist::WaitingForPaymentOrder),
        ('b', Worklist::WaitingForPayment),
    ];
    let mut letters = String::new();
    for (sign, worklist) in lists {
        letters.push(letter(sign, caseload.list_work(app.work(worklist).await).await));
    }
    letters
}

#[tokio::test]
async fn every_role_sees_what_it_needs_and_no_more() {
    let app = App::start().await;
    Household::reported(&app).await;
    let mut table = vec!["list, open, count, find, deadlines, progress, outreach, workload, work".to_owned()];
    for role in Role::ALL {
        table.push(format!("{} {} {role}", questions(&app, *role).await, worklists(&app, *role).await));
    }
    assert_snapshot!(table.join("\n"), @r"
    list, open, count, find, deadlines, progress, outreach, workload, work
    locfd...n musotvdncpiwb coordinator
    locfd...n musotvdncpiwb family_worker
    locfd...n musotvdncpiwb social_counsel
    locfd...n musotvdncpiwb work_and_income
    l.cfdpuwn musotv....... team_manager
    l.cfdpuwn musotv....... project_leader
    l.cfdpuwn musotv....... manager_work_and_income
    ........n .....vdncpiwb mandated_decider
    ........n ......dncpiwb budget_holder
    ........n ......dncpiwb performance_stater
    ........n ......dncpiwb payment_administration
    .....puwn ......dncpiwb controller
    l.cfdpuw. ............. accountant
    ......... ............. reporting_service
    locfd.... ............. privacy_officer
    ......... ............. archivist
    ........n ......dncpiwb objection_handler
    l.cfdpuwn musotv....... programme_lead
    ......... ............. partner_organisation
    ......... ............. platform_engineer
    ");
    app.finish().await;
}

/// The roles that look through the caseload and vote, and may not read provisions.
const WHO_ONLY_VOTE: [Role; 4] =
    [Role::TeamManager, Role::ProjectLeader, Role::ManagerWorkAndIncome, Role::ProgrammeLead];

/// The household as a caller sees it: listed, found, and on a worklist.
async fn seen(app: &App, officer: Officer, household: &Household<'_>) -> [CaseloadHousehold; 3] {
    let mut caseload = app.caseload_as(officer);
    let listed = caseload.list_households(app.households().await).await.unwrap().into_inner().households;
    let by = Some(find_household_request::By::HouseholdId(household.id.clone()));
    let finding = FindHouseholdRequest { ledger: UTRECHT.to_owned(), by, ..Default::default() };
    let found = caseload.find_household(finding).await.unwrap().into_inner().households;
    let work = caseload.list_work(app.work(Worklist::Unassigned).await).await.unwrap().into_inner().items;
    let Some(work_item::Subject::Household(worked)) = work[0].subject.clone() else { panic!("{work:?}") };
    [listed[0].clone(), found[0].clone(), worked]
}

/// The provision of the term for an objection, as a caller sees it.
async fn objected_to(app: &App, officer: Officer) -> String {
    let terms = vec![DeadlineTerm::Objection.into()];
    let question = ListDeadlinesRequest { terms, ..app.deadlines().await };
    let listed = app.caseload_as(officer).list_deadlines(question).await.unwrap().into_inner().deadlines;
    assert_eq!(listed.len(), 1);
    listed[0].provision_id.clone()
}

#[tokio::test]
async fn who_only_votes_does_not_see_whose_provision_it_is() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::Committed, &app, &household, &fund, 640_00).await;
    for seen in seen(&app, COORDINATOR, &household).await {
        assert_eq!(
            (seen.waiting, seen.committed.unwrap().cents),
            (vec![Waiting::Performance.into()], 640_00)
        );
        assert!(seen.paid.is_some());
    }
    assert_eq!(objected_to(&app, COORDINATOR).await, machine.id);
    for role in WHO_ONLY_VOTE {
        let officer = Officer { name: "u-1", role };
        for seen in seen(&app, officer, &household).await {
            assert_eq!((seen.waiting, seen.committed, seen.paid), (vec![], None, None), "{role}");
        }
        assert_eq!(objected_to(&app, officer).await, "", "{role}");
    }
    app.finish().await;
}

#[tokio::test]
async fn who_only_votes_does_not_ask_for_whose_provision_it_is_either() {
    let app = App::start().await;
    Household::reported(&app).await;
    let asking = [
        ("waiting:VOTE", ""),
        ("stage = REPORTED AND (reached = true OR NOT committed_cents = 0)", ""),
        ("-paid_cents > 0", ""),
        ("", "waiting"),
        ("", "reference"),
    ];
    let mut told = vec![];
    for (filter, facet) in asking {
        let counting = CountHouseholdsRequest {
            ledger: UTRECHT.to_owned(),
            filter: filter.to_owned(),
            facets: ["stage", facet]
                .iter()
                .filter(|name| !name.is_empty())
                .map(|name| (*name).to_owned())
                .collect(),
            at_least_position: app.last_position().await,
            ..Default::default()
        };
        app.caseload_as(COORDINATOR).count_households(counting.clone()).await.unwrap();
        for role in WHO_ONLY_VOTE {
            let mut caseload = app.caseload_as(Officer { name: "u-1", role });
            let refused = Refusal::from(caseload.count_households(counting.clone()).await.unwrap_err());
            assert_eq!(refused.reason, "ROLE_NOT_ALLOWED", "{filter}{facet} {role}");
            if role == TEAM_MANAGER.role {
                let (what, _) = refused.message.1.split_once(" Ask somebody who may: coordinator, ").unwrap();
                told.push(format!("{} in {}: {what}", refused.values["asked"], refused.values["field"]));
            }
        }
        if !filter.is_empty() {
            let listing = ListHouseholdsRequest { filter: filter.to_owned(), ..app.households().await };
            let refused = app.caseload_as(TEAM_MANAGER).list_households(listing).await.unwrap_err();
            assert_eq!(Refusal::from(refused).reason, "ROLE_NOT_ALLOWED", "{filter}");
        }
    }
    assert_snapshot!(told.join("\n"), @r"
    waiting in filter: Your role does not allow asking for what is waited for (waiting).
    committed_cents in filter: Your role does not allow asking for what is committed (committed_cents).
    paid_cents in filter: Your role does not allow asking for what is paid (paid_cents).
    waiting in facets[1]: Your role does not allow asking for what is waited for (waiting).
    reference in facets[1]: Your role does not allow counting household by household (reference).
    ");
    app.finish().await;
}
