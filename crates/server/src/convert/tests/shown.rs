//! A household as it is shown: sealed unless opened, and nothing forgotten.

use api::v1;
use domain::BookId;
use domain::household::{Household, HouseholdCommand};
use domain::ids::HouseholdId;
use jiff::civil::date;
use ledger::{Receipt, StreamId};
use prost::Message as _;

use super::examples::{add_member, give_consent, goal, measure, record_need, revise_plan};
use super::{ANNA, GlassVault, HOUSEHOLD, LEDGER, REQUEST, converted, day, request};
use crate::convert::{CommandRequest, Opened, household, opened_size, receipt, wanted};

/// A household in the middle of its plan, and the vault that sealed its texts.
pub(super) async fn supported() -> (Household, GlassVault) {
    let (mut household, vault) = (Household::default(), GlassVault::default());
    reached(&mut household, &vault).await;
    given(&mut household, &vault, record_need()).await;
    given(&mut household, &vault, give_consent()).await;
    let drawn_up = request!(DrawUpPlanRequest { goals: vec![goal()], measures: vec![measure()] });
    given(&mut household, &vault, drawn_up).await;
    given(&mut household, &vault, revise_plan()).await;
    let agreed = request!(AgreePlanRequest { version: 2, person_ids: vec![ANNA.into()] });
    given(&mut household, &vault, agreed).await;
    given(&mut household, &vault, request!(StartMeasureRequest { measure_id: REQUEST.into() })).await;
    (household, vault)
}

/// From the report to the first conversation.
async fn reached(household: &mut Household, vault: &GlassVault) {
    let source = v1::ReportSource::UhtHandover.into();
    let channel = v1::ContactChannel::Phone.into();
    let situations = vec![v1::ThreateningSituation::Eviction.into()];
    given(household, vault, request!(ReportHouseholdRequest { source, text: "letter".into() })).await;
    given(household, vault, add_member()).await;
    given(household, vault, request!(RecordFirstContactRequest { channel })).await;
    given(household, vault, request!(AssessThreatRequest { situations, text: "rent".into() })).await;
    given(household, vault, request!(ResolveThreatRequest { text: "paid".into() })).await;
    let held = request!(HoldFirstConversationRequest { person_ids: vec![ANNA.into()] });
    given(household, vault, held).await;
}

async fn given<T: CommandRequest>(household: &mut Household, vault: &GlassVault, request: T) {
    let command: HouseholdCommand = converted(request, vault).await.unwrap();
    for event in household.decide(&command, None).unwrap_or_else(|refusal| panic!("{}: {refusal}", T::NAME)) {
        household.apply(&event);
    }
}

fn id() -> HouseholdId {
    HOUSEHOLD.parse().unwrap()
}

#[tokio::test]
async fn a_household_is_shown_sealed() {
    let (state, _) = supported().await;
    let shown = household(id(), &state, 12, date(2026, 11, 22), &Opened::new()).unwrap();

    assert_eq!(shown.household_id, HOUSEHOLD);
    assert_eq!(shown.revision, 12);
    assert_eq!(shown.stage(), v1::HouseholdStage::Supported);
    let member = &shown.members[0];
    assert_eq!((member.person_id.as_str(), member.ground()), (ANNA, v1::Ground::Applicant));
    assert_eq!(member.name, Some(v1::PersonalText { opened: None }));
    let plan = shown.plan.unwrap();
    assert_eq!(plan.version, 2);
    assert_eq!(plan.measures[0].state(), v1::MeasureState::UnderWay);
    assert_eq!(plan.agreements[0].agreed_on, day(2026, 11, 20));
    assert_eq!(shown.threat.unwrap().state(), v1::ThreatState::Resolved);
    let terms: Vec<_> = shown.deadlines.iter().map(|one| (one.term(), one.state())).collect();
    assert_eq!(
        terms,
        [
            (v1::Term::FirstConversation, v1::DeadlineState::Met),
            (v1::Term::Plan, v1::DeadlineState::Met),
            (v1::Term::MaterialProvisions, v1::DeadlineState::Running),
            (v1::Term::EndOfSupport, v1::DeadlineState::Running),
        ]
    );
}

#[tokio::test]
async fn every_text_of_the_current_state_can_be_opened() {
    let (state, vault) = supported().await;
    let opened: Opened =
        wanted(id(), &state).into_iter().map(|one| (one.sealed, "opened".to_owned())).collect();
    // The goals and measures of version 1 are history: they are in the events.
    assert_eq!(opened.len(), vault.sealed().len() - 2);

    let shown = household(id(), &state, 12, date(2026, 11, 22), &opened).unwrap();
    let text = Some(v1::PersonalText { opened: Some("opened".into()) });
    let member = &shown.members[0];
    for part in [&member.name, &member.bsn, &member.date_of_birth, &member.address, &member.contact_details] {
        assert_eq!(*part, text);
    }
    assert_eq!(shown.report.unwrap().text, text);
    assert_eq!(shown.needs[0].text, text);
    let plan = shown.plan.unwrap();
    assert_eq!([&plan.reason, &plan.goals[0].text, &plan.measures[0].text], [&text; 3]);
    assert_eq!(plan.measures[0].outcome, None);
}

#[tokio::test]
async fn a_household_is_never_larger_than_it_was_measured_before_it_was_opened() {
    let (state, _) = supported().await;
    let on = date(2026, 11, 22);
    let sealed = household(id(), &state, 12, on, &Opened::new()).unwrap();
    for length in [0, 1, 127, 128, 16_384, 64 * 1024] {
        let mut texts = wanted(id(), &state);
        for text in &mut texts {
            text.sealed.ciphertext = vec![0; length + 16];
        }
        let measured = opened_size(&sealed, &texts);
        let opened = wanted(id(), &state).into_iter().map(|text| (text.sealed, "x".repeat(length))).collect();
        let answer = v1::GetHouseholdResponse {
            household: household(id(), &state, 12, on, &opened),
            position: i64::MAX,
        };
        let spare = measured.checked_sub(answer.encoded_len()).unwrap();
        assert!(spare < 40 * texts.len(), "{length}: {spare}");
    }
}

#[tokio::test]
async fn texts_are_wanted_for_the_subject_and_purpose_they_were_sealed_for() {
    let (state, vault) = supported().await;
    let sealed = vault.sealed();
    for one in wanted(id(), &state) {
        let (subject, purpose, _) = &sealed[usize::from(one.sealed.nonce[0]) - 1];
        assert_eq!((one.subject, one.purpose.as_str()), (*subject, *purpose));
    }
}

#[test]
fn a_household_nobody_reported_is_not_shown() {
    assert_eq!(household(id(), &Household::Unknown, 0, date(2026, 11, 22), &Opened::new()), None);
    assert_eq!(wanted(id(), &Household::Unknown), []);
}

#[test]
fn a_receipt_counts_in_the_ledger_and_in_the_household() {
    let recorded = Receipt {
        first_position: 7,
        last_position: 8,
        recorded_at: "2026-11-22T02:13:43.123456Z".parse().unwrap(),
        revisions: vec![(StreamId::new("person", ANNA), 1), (StreamId::new("household", HOUSEHOLD), 3)],
    };
    let receipt = receipt(&LEDGER.parse().unwrap(), BookId::Household(id()), &recorded);
    assert_eq!((receipt.first_position, receipt.last_position, receipt.tree_size), (7, 8, 9));
    assert_eq!(receipt.revision, 3);
    let instant = receipt.recorded_at.unwrap();
    assert_eq!((instant.seconds, instant.nanos), (1_795_313_623, 123_456_000));
}
