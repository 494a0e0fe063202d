//! What people tell in confidence is found nowhere but in the answer to who may open it: not in the database and its
//! files, not in the export, not in the books, not in the metrics, not in the log at its most talkative, not in an error.
//!
//! A test program of its own, because the log is that of the whole process.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops with the reason")]

mod case;
mod money;
mod places;
mod secrets;
mod signals;

use api::v1::*;
use prost::Message as _;
use server::auth::Role;
use stories::{App, Command, Household, Person, Provision, Service as _, UTRECHT};
use tonic::Status;

use crate::{places::Log, secrets::Secrets};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn personal_data_is_found_nowhere() {
    let log = Log::of_everything();
    let app = App::start().await;
    let mut secrets = Secrets::default();
    let mut household = case::whole(&app, &mut secrets).await;
    let signal = signals::whole(&app, &mut household, &mut secrets).await;
    case::ended_otherwise(&app, &mut secrets).await;
    let (fund, provision) = money::whole(&app, &household, &mut secrets).await;
    opened(&app, &household, &secrets).await;
    money_opened(&app, &provision, &secrets).await;
    signals::opened(&app, &signal, &secrets).await;
    let mut refused = refusals(&app, &household, &mut secrets).await;
    refused.extend(money::refusals(&app, &provision, &mut secrets).await);
    for refused in refused {
        secrets.are_not_in("an error", format!("{refused:?}").as_bytes());
        secrets.are_not_in("the details of an error", refused.details());
    }
    let (_folder, dossier) = app.exported().await;
    for (entry, content) in places::unzipped(&dossier) {
        secrets.are_not_in(&entry, &content);
    }
    secrets.are_not_in("the books", stories::books(&app, &fund).await.as_bytes());
    let dump = places::dump(&app).await;
    assert!(
        contains(&dump, &household.id) && contains(&dump, "\"v1."),
        "the dump has the household and sealed texts"
    );
    secrets.are_not_in("the dump of the database", &dump);
    secrets.are_not_in("the metrics", &places::metrics(&app).await);
    places::files(&app, &household.id).await;
    let id = household.id;
    app.finish().await;
    let logged = log.taken();
    assert!(
        contains(&logged, &id) && contains(&logged, "TRACE"),
        "the log has the household, and everything"
    );
    secrets.are_not_in("the log", &logged);
}

fn contains(content: &[u8], text: &str) -> bool {
    content.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Who may open it reads what was told: so the secrets were there to be found.
async fn opened(app: &App, household: &Household<'_>, secrets: &Secrets) {
    let processing_activity = "https://utrecht.example/verwerkingen/brede-ondersteuning".to_owned();
    let question = GetHouseholdRequest {
        open_personal_data: Some(OpenPersonalData { processing_activity: processing_activity.clone() }),
        ..household.question()
    };
    let mut cases = app.cases_as(Role::Coordinator);
    let answer = cases.get_household(question).await.unwrap().into_inner().encode_to_vec();
    for told in [
        "name",
        "address",
        "contact",
        "report",
        "attempt",
        "conversation",
        "need",
        "answer",
        "revised-goal",
        "result",
    ] {
        assert!(contains(&answer, &secrets.told(told)), "{told}");
    }
    let (ledger, bsn) = (UTRECHT.to_owned(), secrets::BSN.to_owned());
    cases.find_person_by_bsn(FindPersonByBsnRequest { ledger, bsn, processing_activity }).await.unwrap();
}

async fn money_opened(app: &App, provision: &Provision<'_>, secrets: &Secrets) {
    let answer = money::opened(app, provision).await.encode_to_vec();
    for told in [
        "changed-purpose",
        "case-text",
        "vote-family_worker",
        "override",
        "decision",
        "performance",
        "invoice",
        "payee",
        "remittance",
        "objection",
        "on-objection",
        "ruling",
    ] {
        assert!(contains(&answer, &secrets.told(told)), "{told}");
    }
    assert!(contains(&answer, secrets::IBAN));
}

/// Calls that are refused, with personal data where it belongs and where it does not.
async fn refusals(app: &App, household: &Household<'_>, secrets: &mut Secrets) -> Vec<Status> {
    let mut refused = vec![];
    let mut long = Person::new(app, &secrets.tell("long-name").repeat(30), "999990343");
    secrets.also("999990343");
    long.identity.address = secrets.tell("long-address").repeat(30);
    refused.push(refusal(app, household.request("2025-02-10", long.joining())).await);
    let elsewhere = Household::reported(app).await;
    refused.push(refusal(app, elsewhere.request("2025-02-10", case::ada(app, secrets).joining())).await);
    refused.push(refusal(app, Household::unreported(app, UTRECHT).note(&secrets.tell("unreported"))).await);
    refused.push(refusal(app, elsewhere.note(&secrets.tell("long-note").repeat(300))).await);
    let misplaced = AddNoteRequest {
        request_id: secrets.tell("request-id"),
        household_id: secrets.tell("household-id"),
        note_id: secrets.tell("note-id"),
        ..household.note("x")
    };
    refused.push(refusal(app, misplaced).await);
    let coordinator = AssignCoordinatorRequest {
        coordinator_id: format!("{} {}", secrets.tell("officer"), secrets.tell("surname")),
        organisation_id: format!("{} bv", secrets.tell("organisation")),
        reason: 1,
        ..Default::default()
    };
    refused.push(refusal(app, household.request("2025-02-10", coordinator)).await);
    let mut reused = elsewhere.note(&secrets.tell("first-use"));
    reused.clone().send(&mut app.households_as(Role::Coordinator)).await.unwrap();
    reused.text = secrets.tell("second-use");
    refused.push(refusal(app, reused).await);
    refused.extend(refused_questions(app, secrets).await);
    refused
}

async fn refused_questions(app: &App, secrets: &mut Secrets) -> Vec<Status> {
    let mut cases = app.cases_as(Role::Coordinator);
    let mut refused = vec![];
    secrets.also("111222346");
    for (bsn, processing_activity) in [
        ("111222346", format!("because {} asked", secrets.tell("purpose"))),
        ("123456782", "https://utrecht.example/verwerkingen/brede-ondersteuning".to_owned()),
    ] {
        secrets.also(bsn);
        let question =
            FindPersonByBsnRequest { ledger: UTRECHT.to_owned(), bsn: bsn.to_owned(), processing_activity };
        refused.push(cases.find_person_by_bsn(question).await.unwrap_err());
    }
    let question = ListHouseholdEventsRequest {
        ledger: UTRECHT.to_owned(),
        household_id: secrets.tell("asked-for"),
        page_token: secrets.tell("token"),
        ..Default::default()
    };
    refused.push(cases.list_household_events(question).await.unwrap_err());
    refused
}

async fn refusal<C: Command>(app: &App, request: C) -> Status {
    request.send(&mut C::Service::over(app.as_officer("u-1", Role::Coordinator))).await.unwrap_err()
}
