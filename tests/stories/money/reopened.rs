//! What was refused and is opened again is voted on like anything else, and stands in everybody's list of open votes.
//!
//! The register is followed here as it grows; at the end it must be the one that is read at once.

use api::v1::*;
use stories::{
    App, COORDINATOR, DECIDER, Fund, Household, OBJECTIONS, OTHER_DECIDER, Provision, Refusal, Step, eur,
};
use views::{Register, Registers};

async fn registered(app: &App, registers: &Registers) -> Register {
    let ledger = app.utrecht().await;
    let size = ledger.head().await.expect("a head").size();
    Register::clone(&*registers.at(&ledger, size).await.expect("a register"))
}

fn open(register: &Register) -> Vec<String> {
    register.open_ballots().map(|open| open.provision.to_string()).collect()
}

#[tokio::test]
async fn a_refusal_that_is_opened_again_needs_a_vote_and_is_listed_for_it() {
    let app = App::start().await;
    let registers = Registers::default();
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let car = Provision::after(Step::Requested, &app, &household, &fund, 4_500_00).await;
    let refusing = DecideProvisionRequest { outcome: Outcome::Refused.into(), ..Provision::granting() };
    car.tell(DECIDER, "2025-02-17", refusing).await.unwrap();
    car.step(Step::Notified).await;
    assert_eq!(open(&registered(&app, &registers).await), Vec::<String>::new());

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

    let followed = registered(&app, &registers).await;
    assert_eq!(open(&followed), std::slice::from_ref(&car.id));
    assert_eq!(followed, registered(&app, &Registers::default()).await);
    let paper = car.ballot().await;
    assert_eq!((paper.amount, paper.roles.len()), (eur(4_500_00), 3));
    app.finish().await;
}
