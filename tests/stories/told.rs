//! What a client is told in both languages, as text for snapshots.

use api::v1::*;
use server::auth::Role;
use stories::{App, Command, Officer, Refusal, Service as _};

/// What a coordinator is told who sends this: the refusal in English, then its message in Dutch.
pub async fn told<C: Command>(app: &App, request: C) -> String {
    told_with(app, &app.token(Role::Coordinator, &["GM0344"]), request).await
}

/// The same for somebody else.
pub async fn told_to<C: Command>(app: &App, officer: Officer, request: C) -> String {
    told_with(app, &app.token_of(officer.name, officer.role, &["GM0344"]), request).await
}

async fn told_with<C: Command>(app: &App, token: &str, request: C) -> String {
    let mut refusals = vec![];
    for language in ["en", "nl"] {
        let mut service = C::Service::over(app.client(token, language));
        refusals.push(Refusal::from(request.clone().send(&mut service).await.unwrap_err()));
    }
    bilingual(refusals)
}

/// The same for a question.
pub async fn told_who_asks(app: &App, question: GetHouseholdRequest) -> String {
    let token = app.token(Role::Coordinator, &["GM0344"]);
    let mut refusals = vec![];
    for language in ["en", "nl"] {
        let mut client = case_service_client::CaseServiceClient::new(app.client(&token, language));
        refusals.push(Refusal::from(client.get_household(question.clone()).await.unwrap_err()));
    }
    bilingual(refusals)
}

fn bilingual(refusals: Vec<Refusal>) -> String {
    let [english, dutch] = <[Refusal; 2]>::try_from(refusals).unwrap();
    let (language, message) = &dutch.message;
    let both = format!("{english}\n{language}: {message}");
    assert_eq!(
        english,
        Refusal { message: english.message.clone(), ..dutch },
        "only the message is translated"
    );
    both
}
