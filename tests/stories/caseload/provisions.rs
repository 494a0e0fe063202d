//! Provisions that wait for somebody: each step of the way is on the list of whose turn it is, and on no other.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{
    App, BUDGET_HOLDER, COORDINATOR, DECIDER, FAMILY_WORKER, Fund, Household, OTHER_DECIDER, Officer, PAYER,
    Provision, Run, SOCIAL_COUNSEL, STATER, Step, vote,
};

use super::{word, written};

const LISTS: [(Worklist, Officer); 8] = [
    (Worklist::WaitingForVote, FAMILY_WORKER),
    (Worklist::WaitingForDecision, DECIDER),
    (Worklist::WaitingForNotification, COORDINATOR),
    (Worklist::WaitingForCommitment, BUDGET_HOLDER),
    (Worklist::WaitingForPerformance, STATER),
    (Worklist::WaitingForInvoice, PAYER),
    (Worklist::WaitingForPaymentOrder, PAYER),
    (Worklist::WaitingForPayment, PAYER),
];

/// The worklists a provision is on, with since when and the amount.
async fn on_lists(app: &App) -> String {
    let mut lists = vec![];
    for (worklist, officer) in LISTS {
        let answer = app.caseload_as(officer).list_work(app.work(worklist).await).await.unwrap();
        for item in answer.into_inner().items {
            let Some(work_item::Subject::Provision(waiting)) = &item.subject else { panic!("{item:?}") };
            let named = if waiting.household_id.is_empty() { " nobody named" } else { "" };
            lists.push(format!(
                "{} since {} {}{named}",
                word(worklist.as_str_name(), "WORKLIST_WAITING_FOR_"),
                written(item.since),
                word(waiting.stage().as_str_name(), "PROVISION_STAGE_"),
            ));
        }
    }
    lists.join("; ")
}

#[tokio::test]
async fn a_washing_machine_is_always_on_the_list_of_whose_turn_it_is() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::unrequested(&app, &household, &fund, 640_00);
    let mut told = vec![];
    for step in Step::ALL {
        machine.step(step).await;
        told.push(format!("{step:?}: {}", on_lists(&app).await).trim_end().to_owned());
    }
    Run::of(&app, &fund).await;
    told.push(format!("Sent: {}", on_lists(&app).await));
    let confirming =
        ConfirmPaymentRequest { payment: 1, bank_reference: "NL-1".to_owned(), ..Default::default() };
    machine.tell(PAYER, "2025-03-03", confirming).await.unwrap();
    told.push(format!("Paid: {}", on_lists(&app).await).trim_end().to_owned());
    assert_snapshot!(told.join("\n"), @r"
    Requested:
    PutToVote: vote since 2025-02-13 voting nobody named
    Voted: decision since 2025-02-14 advised
    Decided: notification since 2025-02-17 granted
    Notified: commitment since 2025-02-18 granted
    Committed: performance since 2025-02-19 committed
    Stated: invoice since 2025-02-20 committed
    Invoiced: payment_order since 2025-02-21 committed
    Ordered: payment since 2025-02-24 committed
    Sent: payment since 2025-02-24 committed
    Paid:
    ");
    app.finish().await;
}

/// How many votes wait for somebody, by the list and by the count.
async fn votes(app: &App, officer: Officer) -> usize {
    let list = app.caseload_as(officer).list_work(app.work(Worklist::WaitingForVote).await).await.unwrap();
    let question = CountWorkRequest {
        ledger: stories::UTRECHT.to_owned(),
        at_least_position: app.last_position().await,
        ..Default::default()
    };
    let counts = app.caseload_as(officer).count_work(question).await.unwrap().into_inner().counts;
    let counted = counts.iter().find(|one| one.worklist() == Worklist::WaitingForVote).unwrap().count;
    let listed = list.into_inner().items.len();
    assert_eq!(counted, listed as i64);
    let open = ListOpenVotesRequest {
        ledger: stories::UTRECHT.to_owned(),
        at_least_position: app.last_position().await,
        ..Default::default()
    };
    let open = app.provisions_as(officer).list_open_votes(open).await.unwrap().into_inner().votes;
    assert_eq!(open.len(), listed, "the list of open votes says the same");
    listed
}

#[tokio::test]
async fn a_vote_waits_for_those_whose_role_has_not_voted_and_who_may() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let requester = Officer { name: "f.peters", role: Role::FamilyWorker };
    let own = Provision::unrequested(&app, &household, &fund, 640_00);
    own.tell(requester, "2025-02-12", own.asking()).await.unwrap();
    own.step(Step::PutToVote).await;
    assert_eq!((votes(&app, requester).await, votes(&app, FAMILY_WORKER).await), (0, 1));
    let yes = vote(FAMILY_WORKER, Vote::Yes, &own.subject().await);
    own.tell(FAMILY_WORKER, "2025-02-14", yes).await.unwrap();
    assert_eq!((votes(&app, FAMILY_WORKER).await, votes(&app, SOCIAL_COUNSEL).await), (0, 1));
    let no = vote(SOCIAL_COUNSEL, Vote::No, &own.subject().await);
    own.tell(SOCIAL_COUNSEL, "2025-02-14", no).await.unwrap();
    assert_eq!(votes(&app, stories::WORK_AND_INCOME).await, 0, "it cannot change anything any more");
    app.finish().await;
}

#[tokio::test]
async fn a_provision_the_college_took_from_the_vote_waits_for_a_decision_alone() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::PutToVote, &app, &household, &fund, 640_00).await;
    assert_eq!(votes(&app, FAMILY_WORKER).await, 1);
    let hardship = OverrideRuleRequest {
        rule: OverridableRule::Approval.into(),
        text: "two small children".to_owned(),
        ..Default::default()
    };
    machine.tell(OTHER_DECIDER, "2025-02-14", hardship).await.unwrap();
    assert_eq!(votes(&app, FAMILY_WORKER).await, 0);
    assert_eq!(on_lists(&app).await, "decision since 2025-02-14 voting");
    app.finish().await;
}
