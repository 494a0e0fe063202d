//! A provision as it is shown: sealed unless opened, and nothing forgotten.

use api::v1;
use domain::ids::ProvisionId;
use domain::provision::Provision;
use prost::Message as _;

use super::PROVISION;
use super::life::Life;
use crate::convert::tests::fund::FUND;
use crate::convert::tests::fund::examples::{cents, line};
use crate::convert::tests::{ANNA, HOUSEHOLD, REQUEST, day};
use crate::convert::{Opened, opened_size, provision, provision_summary, provision_texts};

fn id() -> ProvisionId {
    PROVISION.parse().unwrap()
}

/// A provision, opened as texts of this length.
fn opened(life: &Life, text: &str) -> v1::Provision {
    let texts = provision_texts(&life.provision);
    let opened: Opened = texts.into_iter().map(|one| (one.sealed, text.to_owned())).collect();
    provision(id(), &life.provision, 30, &opened).unwrap()
}

#[tokio::test]
async fn a_request_is_shown_as_it_was_made() {
    let life = Life::voted_on().await;
    let shown = provision(id(), &life.provision, 2, &Opened::new()).unwrap();
    assert_eq!((shown.provision_id.as_str(), shown.revision), (PROVISION, 2));
    assert_eq!(shown.stage(), v1::ProvisionStage::Voting);
    let request = shown.request.unwrap();
    assert_eq!((request.household_id.as_str(), request.person_id.as_str()), (HOUSEHOLD, ANNA));
    assert_eq!((request.need_id.as_str(), request.measure_id.as_str()), (REQUEST, REQUEST));
    assert_eq!((request.fund_id.as_str(), request.component.as_str()), (FUND, "c"));
    assert_eq!((request.activity.as_str(), request.version), ("restructuring", 1));
    assert_eq!((request.amount_kind(), request.form()), (v1::AmountKind::Estimate, v1::Form::InKind));
    assert_eq!((request.amount, request.requested_on), (cents(6_200_00), day(2026, 11, 20)));
    assert_eq!(request.purpose, Some(v1::PersonalText { opened: None }));
    let ballot = shown.ballot.unwrap();
    assert_eq!((ballot.opened_by.as_str(), ballot.policy_version), ("u-coordinator", 1));
    assert_eq!((ballot.roles, ballot.at_least), (vec!["team_manager".into(), "project_leader".into()], None));
    assert_eq!(ballot.tally, Some(v1::Tally { yes: 0, no: 0, missing: 2 }));
}

#[tokio::test]
async fn the_whole_life_is_shown() {
    let life = Life::whole().await;
    let shown = provision(id(), &life.provision, 30, &Opened::new()).unwrap();

    let votes = shown.ballot.unwrap().votes;
    let cast: Vec<_> =
        votes.iter().map(|vote| (vote.cast_by.as_str(), vote.role.as_str(), vote.vote())).collect();
    let yes = v1::Vote::Yes;
    assert_eq!(cast, [("u-team", "team_manager", yes), ("u-project", "project_leader", yes)]);

    let [decision] = &shown.decisions[..] else { panic!("{} decisions", shown.decisions.len()) };
    assert_eq!((decision.outcome(), decision.amount), (v1::Outcome::PartlyGranted, cents(5_000_00)));
    assert_eq!((decision.notified_on, decision.objection_until), (day(2026, 11, 20), day(2027, 1, 4)));

    let commitment = &shown.commitments[0];
    assert_eq!((commitment.commitment, commitment.line.clone()), (1, line(2026, "c")));
    // Of the 5,000 there is 200 released, 2,000 paid, and 1,000 and 500 free to be ordered again.
    assert_eq!((commitment.released, commitment.open), (cents(200_00), cents(2_800_00)));
    assert_eq!(shown.performances[0].delivery(), v1::Delivery::Complete);
    assert_eq!(shown.invoices[0].vat.unwrap().compensable(), v1::Compensable::No);

    let correction = &shown.corrections[0];
    assert_eq!((correction.from.clone(), correction.to.clone()), (line(2026, "c"), line(2026, "a")));
    assert_eq!((correction.amount, correction.corrects), (cents(300_00), day(2026, 11, 20)));
    let recovery = &shown.recoveries[0];
    assert_eq!((recovery.amount, recovery.received), (cents(100_00), cents(40_00)));
    let objection = &shown.objections[0];
    assert_eq!((objection.in_time, objection.outcome()), (true, v1::ObjectionOutcome::Unfounded));
    assert_eq!(shown.rulings[0].outcome(), v1::RulingOutcome::Upheld);
    assert_eq!((shown.overrides[0].rule(), shown.overrides[0].version), (v1::OverridableRule::Limit, 1));
    assert_eq!(shown.decisions[0].annulled_on, None);
    assert_eq!(shown.withdrawal, None);
}

#[tokio::test]
async fn a_payment_says_how_it_stands() {
    use v1::PaymentState as State;
    let life = Life::whole().await;
    let shown = provision(id(), &life.provision, 30, &Opened::new()).unwrap();
    let states: Vec<_> = shown.payments.iter().map(v1::Payment::state).collect();
    assert_eq!(states, [State::Paid, State::Failed, State::Cancelled]);
    let [paid, failed, cancelled] = &shown.payments[..] else { panic!("three payments") };

    assert_eq!(paid.payment_reference, format!("{}001", PROVISION.replace('-', "")));
    assert_eq!((paid.paid_on, paid.bank_reference.as_str()), (day(2026, 11, 20), "NL-1"));
    assert_eq!((paid.invoice, paid.repeats, paid.commitment), (Some(1), None, 1));
    let run = "00000000-0000-0000-0000-000000000007";
    assert_eq!(
        [paid.payment_run_id.as_str(), &failed.payment_run_id, &cancelled.payment_run_id],
        [run, run, ""]
    );
    assert_eq!((failed.failed_on, failed.failure_reason.as_str()), (day(2026, 11, 20), "AC04"));
    assert_eq!((failed.returned, failed.paid_on), (false, None));
    use v1::BankSource::{Officer, Unspecified};
    assert_eq!([paid, failed, cancelled].map(v1::Payment::bank_source), [Officer, Officer, Unspecified]);
    assert_eq!(cancelled.cancel_reason(), v1::CancelReason::AccountChanged);
    assert_eq!((cancelled.cancelled_on, cancelled.amount), (day(2026, 11, 20), cents(500_00)));
}

#[tokio::test]
async fn every_text_can_be_opened_for_whom_and_what_it_was_sealed() {
    let life = Life::whole().await;
    let sealed = life.vault.sealed();
    let texts = provision_texts(&life.provision);
    assert_eq!(texts.len(), sealed.len());
    for one in texts {
        let (subject, purpose, _) = &sealed[usize::from(one.sealed.nonce[0]) - 1];
        assert_eq!((one.subject, one.purpose.as_str()), (*subject, *purpose));
    }
    let shown = opened(&life, "opened");
    assert!(opened(&life, &"x".repeat(1_000)).encoded_len() > 1_000 * sealed.len(), "each of them is shown");
    assert_eq!(shown.payments[0].payee_iban, Some(v1::PersonalText { opened: Some("opened".into()) }));
}

#[tokio::test]
async fn a_provision_is_never_larger_than_it_was_measured_before_it_was_opened() {
    let life = Life::whole().await;
    let sealed = provision(id(), &life.provision, 30, &Opened::new()).unwrap();
    for length in [0, 1, 127, 128, 16_384, 64 * 1024] {
        let mut texts = provision_texts(&life.provision);
        texts.iter_mut().for_each(|text| text.sealed.ciphertext = vec![0; length + 16]);
        let measured = opened_size(&sealed, &texts);
        let provision = Some(opened(&life, &"x".repeat(length)));
        let answer = v1::GetProvisionResponse { provision, position: i64::MAX };
        let spare = measured.checked_sub(answer.encoded_len()).unwrap();
        assert!(spare < 40 * texts.len(), "{length}: {spare}");
    }
}

#[tokio::test]
async fn a_list_says_what_is_granted_while_the_decision_stands() {
    let requested = provision_summary(id(), &Life::voted_on().await.provision).unwrap();
    assert_eq!((requested.amount, requested.granted), (cents(6_200_00), None));
    let granted = provision_summary(id(), &Life::whole().await.provision).unwrap();
    assert_eq!((granted.stage(), granted.granted), (v1::ProvisionStage::Committed, cents(5_000_00)));
}

#[test]
fn a_provision_nobody_requested_is_not_shown() {
    assert_eq!(provision(id(), &Provision::Unknown, 0, &Opened::new()), None);
    assert_eq!(provision_summary(id(), &Provision::Unknown), None);
    assert_eq!(provision_texts(&Provision::Unknown), []);
}
