//! Who votes, on what, and how often: one person one vote, one role one vote, never the requester, on one and the same
//! request.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{
    App, BUDGET_HOLDER, COORDINATOR, Command as _, DECIDER, FAMILY_WORKER, Fund, Household, LARGE,
    OTHER_DECIDER, Officer, PAYER, PROJECT_LEADER, Provision, SOCIAL_COUNSEL, STATER, Step, TEAM_MANAGER,
    WORK_AND_INCOME, committing, eur, vote,
};

use super::{Recorded, line};

/// A family worker who has a request of her own.
const REQUESTER: Officer = Officer { name: "f.peters", role: Role::FamilyWorker };

#[tokio::test]
async fn a_retried_vote_is_counted_once() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let training = Provision::after(Step::PutToVote, &app, &household, &fund, 6_200_00).await;
    let yes = vote(PROJECT_LEADER, Vote::Yes, &training.subject().await);
    let yes = training.request("2025-02-14", yes);

    let first = yes.clone().by(PROJECT_LEADER.of(&app)).await.unwrap();
    let retry = yes.by(PROJECT_LEADER.of(&app)).await.unwrap();

    assert_eq!(first, retry);
    let paper = training.ballot().await;
    assert_eq!(paper.tally, Some(Tally { yes: 1, no: 0, missing: 2 }));
    assert_eq!(app.recorded().await.iter().filter(|event| *event == "VoteCast").count(), 1);
    app.finish().await;
}

#[tokio::test]
async fn the_amount_says_to_the_cent_who_votes() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let mut bands = vec![];
    for cents in [1, 5_000_00, 5_000_01] {
        let provision = Provision::after(Step::PutToVote, &app, &household, &fund, cents).await;
        let paper = provision.ballot().await;
        bands.push(format!(
            "{} of policy {}: {}",
            stories::euros(cents),
            paper.policy_version,
            paper.roles.join(", ")
        ));
        provision.goes_on(Step::Voted, Step::Decided).await;
    }
    assert_snapshot!(bands.join("\n"), @r"
    0.01 of policy 1: family_worker, work_and_income, social_counsel
    5000.00 of policy 1: family_worker, work_and_income, social_counsel
    5000.01 of policy 1: team_manager, project_leader, manager_work_and_income
    ");
    app.finish().await;
}

#[tokio::test]
async fn who_may_not_vote_does_not() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::unrequested(&app, &household, &fund, 640_00);
    machine.tell(REQUESTER, "2025-02-12", machine.asking()).await.unwrap();
    machine.step(Step::PutToVote).await;
    let subject = machine.subject().await;
    machine.tell(SOCIAL_COUNSEL, "2025-02-14", vote(SOCIAL_COUNSEL, Vote::Yes, &subject)).await.unwrap();
    let before = Recorded::so_far(&app).await;
    let both = app.as_officer_in(SOCIAL_COUNSEL.name, &[Role::SocialCounsel, Role::FamilyWorker]);
    let votes = [
        ("the requester", REQUESTER.of(&app), vote(REQUESTER, Vote::Yes, &subject)),
        ("twice in one role", SOCIAL_COUNSEL.of(&app), vote(SOCIAL_COUNSEL, Vote::No, &subject)),
        ("twice in two roles", both, vote(FAMILY_WORKER, Vote::Yes, &subject)),
        ("in a role not held", WORK_AND_INCOME.of(&app), vote(FAMILY_WORKER, Vote::Yes, &subject)),
        ("in a role of another band", TEAM_MANAGER.of(&app), vote(TEAM_MANAGER, Vote::Yes, &subject)),
        (
            "in a role that voted",
            app.as_officer("m.kuiper", Role::SocialCounsel),
            vote(SOCIAL_COUNSEL, Vote::Yes, &subject),
        ),
        ("on something else", FAMILY_WORKER.of(&app), vote(FAMILY_WORKER, Vote::Yes, &"0".repeat(64))),
    ];
    let mut refused = vec![];
    for (who, client, vote) in votes {
        let told = line(machine.request("2025-02-14", vote).by(client).await);
        refused.push(format!("{who}: {}", told.replace(&subject, "SUBJECT")));
    }
    let early = vote(FAMILY_WORKER, Vote::Yes, &subject);
    refused.push(format!("too early: {}", line(machine.tell(FAMILY_WORKER, "2025-02-12", early).await)));
    assert_snapshot!(refused.join("\n"), @r"
    the requester: REQUESTER_MAY_NOT_VOTE
    twice in one role: ALREADY_VOTED
    twice in two roles: ALREADY_VOTED
    in a role not held: ROLE_NOT_HELD role family_worker
    in a role of another band: ROLE_NOT_IN_BAND role team_manager
    in a role that voted: ROLE_ALREADY_VOTED role social_counsel
    on something else: VOTED_ON_OTHER subject SUBJECT
    too early: DATE_BEFORE_STEP on 2025-02-12, since 2025-02-13
    ");
    before.is_all(&app).await;
    assert_eq!(machine.ballot().await.tally, Some(Tally { yes: 1, no: 0, missing: 2 }));
    app.finish().await;
}

#[tokio::test]
async fn a_request_that_changes_is_voted_on_anew() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let mut machine = Provision::after(Step::PutToVote, &app, &household, &fund, 640_00).await;
    let old = machine.subject().await;
    machine.tell(FAMILY_WORKER, "2025-02-13", vote(FAMILY_WORKER, Vote::Yes, &old)).await.unwrap();
    let dearer = ChangeRequestRequest { amount: eur(5_000_01), ..Default::default() };
    let version = machine.tell(COORDINATOR, "2025-02-13", dearer).await.unwrap().version;
    assert_eq!(version, 2);
    let late = vote(SOCIAL_COUNSEL, Vote::Yes, &old);
    assert_snapshot!(line(machine.tell(SOCIAL_COUNSEL, "2025-02-14", late).await), @"NO_VOTE_OPEN");
    machine.cents = 5_000_01;
    machine.step(Step::PutToVote).await;
    let paper = machine.ballot().await;
    assert_ne!(paper.subject, old);
    assert_eq!(paper.roles, LARGE.map(|officer| officer.role.word().to_owned()));
    assert_eq!(paper.tally, Some(Tally { yes: 0, no: 0, missing: 3 }), "the votes before do not count");
    let stale = line(machine.tell(TEAM_MANAGER, "2025-02-14", vote(TEAM_MANAGER, Vote::Yes, &old)).await);
    assert_eq!(stale, format!("VOTED_ON_OTHER subject {}", paper.subject));
    machine.goes_on(Step::Voted, Step::Committed).await;
    app.finish().await;
}

#[tokio::test]
async fn one_no_of_three_ends_the_vote() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::PutToVote, &app, &household, &fund, 640_00).await;
    let subject = machine.subject().await;
    machine.tell(FAMILY_WORKER, "2025-02-14", vote(FAMILY_WORKER, Vote::No, &subject)).await.unwrap();
    let late = vote(SOCIAL_COUNSEL, Vote::Yes, &subject);
    assert_snapshot!(line(machine.tell(SOCIAL_COUNSEL, "2025-02-14", late).await), @"VOTE_IS_OVER");
    assert_snapshot!(line(machine.tell(DECIDER, "2025-02-17", Provision::granting()).await), @"VOTE_NOT_CARRIED against 1, missing 2");
    let hardship = OverrideRuleRequest {
        rule: OverridableRule::Approval.into(),
        text: "two small children".to_owned(),
        ..Default::default()
    };
    machine.tell(OTHER_DECIDER, "2025-02-17", hardship).await.unwrap();
    let alone = machine.tell(OTHER_DECIDER, "2025-02-17", Provision::granting()).await;
    assert_snapshot!(line(alone), @"OVERRIDER_MAY_NOT_DECIDE");
    machine.goes_on(Step::Decided, Step::Committed).await;
    app.finish().await;
}

#[tokio::test]
async fn nobody_pays_alone_whatever_roles_they_have() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::unrequested(&app, &household, &fund, 640_00);
    let alone = || app.as_officer_in("x.alleen", Role::ALL);
    machine.request("2025-02-12", machine.asking()).by(alone()).await.unwrap();
    machine.request("2025-02-13", Provision::putting_to_vote()).by(alone()).await.unwrap();
    let subject = machine.subject().await;
    let hardship = OverrideRuleRequest {
        rule: OverridableRule::Approval.into(),
        text: "no time".to_owned(),
        ..Default::default()
    };
    let mut told = vec![
        line(machine.request("2025-02-14", vote(FAMILY_WORKER, Vote::Yes, &subject)).by(alone()).await),
        line(machine.request("2025-02-14", hardship).by(alone()).await),
        line(machine.request("2025-02-17", Provision::granting()).by(alone()).await),
    ];
    machine.goes_on(Step::Voted, Step::Notified).await;
    told.push(line(machine.request("2025-02-19", committing(2025, 640_00)).by(alone()).await));
    machine.step(Step::Committed).await;
    told.push(line(machine.request("2025-02-20", machine.stating()).by(alone()).await));
    machine.goes_on(Step::Stated, Step::Invoiced).await;
    told.push(line(machine.request("2025-02-24", machine.ordering()).by(alone()).await));
    let stater = app.as_officer_in(STATER.name, &[PAYER.role]);
    told.push(line(machine.request("2025-02-24", machine.ordering()).by(stater).await));
    let voter = app.as_officer_in(FAMILY_WORKER.name, &[PAYER.role, BUDGET_HOLDER.role]);
    told.push(line(machine.request("2025-02-24", machine.ordering()).by(voter).await));
    assert_snapshot!(told.join("\n"), @r"
    REQUESTER_MAY_NOT_VOTE
    DUTIES_SEPARATE duty DECIDE, other REQUEST
    DUTIES_SEPARATE duty DECIDE, other REQUEST
    DUTIES_SEPARATE duty COMMIT, other REQUEST
    DUTIES_SEPARATE duty STATE_PERFORMANCE, other REQUEST
    DUTIES_SEPARATE duty ORDER_PAYMENT, other REQUEST
    DUTIES_SEPARATE duty ORDER_PAYMENT, other STATE_PERFORMANCE
    DUTIES_SEPARATE duty ORDER_PAYMENT, other VOTE
    ");
    app.finish().await;
}
