//! What was refused and is opened again is voted on like anything else, and stands in everybody's list of open votes.

use api::v1::*;
use stories::{
    App, COORDINATOR, DECIDER, FAMILY_WORKER, Fund, Household, OBJECTIONS, OTHER_DECIDER, Provision, Refusal,
    Step, UTRECHT, eur,
};

/// The provisions that wait for the vote of a family worker.
async fn open(app: &App) -> Vec<String> {
    let question = ListOpenVotesRequest {
        ledger: UTRECHT.to_owned(),
        at_least_position: app.last_position().await,
        ..Default::default()
    };
    let answer = app.provisions_as(FAMILY_WORKER).list_open_votes(question).await.unwrap().into_inner();
    answer.votes.into_iter().map(|vote| vote.provision_id).collect()
}

#[tokio::test]
async fn a_refusal_that_is_opened_again_needs_a_vote_and_is_listed_for_it() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let car = Provision::after(Step::Requested, &app, &household, &fund, 4_500_00).await;
    let refusing = DecideProvisionRequest { outcome: Outcome::Refused.into(), ..Provision::granting() };
    car.tell(DECIDER, "2025-02-17", refusing).await.unwrap();
    car.step(Step::Notified).await;
    assert_eq!(open(&app).await, Vec::<String>::new());

    let lodging = LodgeObjectionRequest::default();
    car.tell(OBJECTIONS, "2025-02-20", lodging).await.unwrap();
    let founded = DecideObjectionRequest {
        outcome: ObjectionOutcome::Founded.into(),
        text: "De opleiding is niet anders te bereiken.".into(),
        ..Default::default()
    };
    car.tell(OTHER_DECIDER, "2025-02-21", founded).await.unwrap();
    let alone: Refusal = car.tell(DECIDER, "2025-02-24", Provision::granting()).await.unwrap_err();
    assert_eq!(alone.reason, "NOT_PUT_TO_VOTE");
    car.tell(COORDINATOR, "2025-02-24", Provision::putting_to_vote()).await.unwrap();

    assert_eq!(open(&app).await, std::slice::from_ref(&car.id));
    let paper = car.ballot().await;
    assert_eq!((paper.amount, paper.roles.len()), (eur(4_500_00), 3));
    app.finish().await;
}
