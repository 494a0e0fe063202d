//! Who opens a case text or an account number leaves a record of it.

use api::v1::*;
use insta::assert_snapshot;
use stories::{
    App, COORDINATOR, FAMILY_WORKER, Fund, Household, IBAN, OBJECTIONS, PAYER, Provision, Refusal, Run, Step,
    TEAM_MANAGER, UTRECHT,
};

use super::line;
use crate::openings::openings;

fn opening() -> Option<OpenPersonalData> {
    Some(OpenPersonalData { processing_activity: stories::PURPOSE.to_owned() })
}

#[tokio::test]
async fn whoever_votes_may_open_the_case_and_nothing_else() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let training = Provision::after(Step::PutToVote, &app, &household, &fund, 6_200_00).await;
    let question = GetBallotRequest {
        ledger: UTRECHT.to_owned(),
        provision_id: training.id.clone(),
        open_personal_data: opening(),
        ..Default::default()
    };
    assert!(openings(&app).await.is_empty(), "a ballot paper with its texts sealed opens nothing");
    let paper = app.provisions_as(TEAM_MANAGER).get_ballot(question.clone()).await.unwrap().into_inner();
    let case_text = paper.ballot.unwrap().case_text.unwrap().opened.unwrap();
    assert_eq!(case_text, Provision::putting_to_vote().case_text);
    assert_snapshot!(openings(&app).await.join("\n").replace(&household.id, "HOUSEHOLD"), @"household HOUSEHOLD (text) t.jansen https://utrecht.example/verwerkingen/brede-ondersteuning");

    let aimless = OpenPersonalData { processing_activity: "curiosity".to_owned() };
    let aimless = GetBallotRequest { open_personal_data: Some(aimless), ..question.clone() };
    let refused = app.provisions_as(FAMILY_WORKER).get_ballot(aimless).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "FIELD_INVALID");
    let refused = app.provisions_as(PAYER).get_ballot(question).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "ROLE_NOT_ALLOWED");
    let whole = GetProvisionRequest { open_personal_data: opening(), ..training.question() };
    for officer in [TEAM_MANAGER, PAYER] {
        let refused = app.provisions_as(officer).get_provision(whole.clone()).await.unwrap_err();
        assert_eq!(Refusal::from(refused).reason, "ROLE_NOT_ALLOWED");
    }
    assert_eq!(openings(&app).await.len(), 1, "who was refused opened nothing");
    app.finish().await;
}

#[tokio::test]
async fn a_payee_is_opened_for_the_file_and_for_who_handles_the_case() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::Ordered, &app, &household, &fund, 640_00).await;
    let other = Household::with_a_member(&app).await;
    Provision::after(Step::Ordered, &app, &other, &fund, 100_00).await;
    let sealed = machine.now().await.payments[0].clone();
    assert_eq!(sealed.payee_iban.unwrap().opened, None);
    let run = Run::of(&app, &fund).await;
    assert!(openings(&app).await.is_empty(), "a run without its file opens nothing");
    run.file().await;
    assert_eq!(openings(&app).await.len(), 2, "each of the households");
    run.file().await;
    let whole = GetProvisionRequest { open_personal_data: opening(), ..machine.question() };
    let opened = app.provisions_as(OBJECTIONS).get_provision(whole).await.unwrap().into_inner();
    let payment = opened.provision.unwrap().payments[0].clone();
    assert_eq!(payment.payee_iban.unwrap().opened.as_deref(), Some(IBAN));
    let told = openings(&app).await.into_iter().map(|opened| opened.replace(&household.id, "HOUSEHOLD"));
    let mut told: Vec<_> = told.map(|opened| opened.replace(&other.id, "OTHER")).collect();
    told.sort_unstable();
    assert_snapshot!(told.join("\n"), @r"
    household HOUSEHOLD (name account_number text) a.post https://utrecht.example/verwerkingen/brede-ondersteuning
    household HOUSEHOLD (name account_number text) a.post https://utrecht.example/verwerkingen/brede-ondersteuning
    household HOUSEHOLD (text name account_number) o.vos https://utrecht.example/verwerkingen/brede-ondersteuning
    household OTHER (name account_number text) a.post https://utrecht.example/verwerkingen/brede-ondersteuning
    household OTHER (name account_number text) a.post https://utrecht.example/verwerkingen/brede-ondersteuning
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_file_for_nothing_or_nobody_opens_nothing() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    Provision::after(Step::Ordered, &app, &household, &fund, 640_00).await;
    let run = Run::of(&app, &fund).await;
    let aimless = MakePaymentFileRequest { processing_activity: String::new(), ..run.making() };
    let told = [
        line(stories::Command::by(aimless, PAYER.of(&app)).await),
        line(stories::Command::by(run.making(), COORDINATOR.of(&app)).await),
        line(stories::Command::by(Run::uncomposed(&app).making(), PAYER.of(&app)).await),
    ];
    assert_snapshot!(told.join("\n"), @r"
    FIELD_REQUIRED field processing_activity, violations 1
    ROLE_NOT_ALLOWED roles payment_administration
    RUN_NOT_COMPOSED
    ");
    assert!(openings(&app).await.is_empty());
    app.finish().await;
}
