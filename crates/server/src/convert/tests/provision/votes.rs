//! Who votes sees the case and nobody in it, and votes for what was seen.

use std::collections::BTreeSet;

use api::v1;
use domain::ids::{ProvisionId, RoleCode};
use domain::provision::ProvisionRefusal;

use super::life::Life;
use super::{PROVISION, request};
use crate::convert::tests::fund::examples::cents;
use crate::convert::tests::{ANNA, HOUSEHOLD, REQUEST};
use crate::convert::{Opened, ballot_paper, ballot_texts, open_vote};

fn id() -> ProvisionId {
    PROVISION.parse().unwrap()
}

fn paper(life: &Life) -> Option<v1::BallotPaper> {
    ballot_paper(id(), life.provision.file().unwrap(), 4, &Opened::new())
}

#[tokio::test]
async fn a_ballot_paper_names_nobody() {
    let mut life = Life::voted_on().await;
    life.vote("u-team", "team_manager").await.unwrap();
    let paper = paper(&life).unwrap();
    assert_eq!((paper.provision_id.as_str(), paper.revision, paper.version), (PROVISION, 4, 1));
    assert_eq!((paper.amount, paper.life_domain()), (cents(6_200_00), v1::LifeDomain::Housing));
    assert_eq!(paper.votes.len(), 1);
    assert_eq!(paper.tally, Some(v1::Tally { yes: 1, no: 0, missing: 1 }));

    let file = life.provision.file().unwrap();
    let own = BTreeSet::from([RoleCode::new("project_leader").unwrap()]);
    let waiting = open_vote(id(), file, file.open_ballot().unwrap(), &own);
    assert_eq!(waiting.own_roles, ["project_leader"]);
    let told = format!("{paper:?}{waiting:?}");
    // The need and the measure have the id of the request here.
    for somebody in [HOUSEHOLD, ANNA, REQUEST, "u-coordinator", "u-team"] {
        assert!(!told.contains(somebody), "{somebody}");
    }
}

#[tokio::test]
async fn only_what_is_voted_on_can_be_opened_for_voters() {
    let mut life = Life::voted_on().await;
    life.vote("u-team", "team_manager").await.unwrap();
    let texts = ballot_texts(life.provision.file().unwrap());
    let sealed = life.vault.sealed();
    let opened = texts.iter().map(|one| sealed[usize::from(one.sealed.nonce[0]) - 1].2.as_str());
    assert_eq!(opened.collect::<Vec<_>>(), ["rent that was not paid", "somebody owes rent"]);
}

#[tokio::test]
async fn a_vote_counts_for_what_was_seen_only() {
    let mut life = Life::voted_on().await;
    let seen = paper(&life).unwrap().subject;
    life.given("u-coordinator", request!(ChangeRequestRequest { amount: cents(6_100_00) })).await;
    assert_eq!(paper(&life), None, "the vote is void");
    assert_eq!(ballot_texts(life.provision.file().unwrap()), []);

    life.given("u-coordinator", request!(PutToVoteRequest { case_text: "somebody owes rent".into() })).await;
    let cast =
        request!(CastVoteRequest { role: "team_manager".into(), vote: v1::Vote::Yes.into(), subject: seen });
    let refused = life.asked("u-team", "team_manager", cast).await;
    assert!(matches!(refused, Err(ProvisionRefusal::VotedOnOther { .. })), "{refused:?}");
    life.vote("u-team", "team_manager").await.unwrap();
}

#[tokio::test]
async fn a_role_the_token_has_not_is_not_held() {
    let mut life = Life::voted_on().await;
    let subject = paper(&life).unwrap().subject;
    let vote = v1::Vote::Yes.into();
    let cast = request!(CastVoteRequest { role: "project_leader".into(), vote, subject });
    let refused = life.asked("u-team", "team_manager", cast).await;
    let role = RoleCode::new("project_leader").unwrap();
    assert_eq!(refused, Err(ProvisionRefusal::RoleNotHeld { role }));
}
