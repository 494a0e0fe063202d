//! Each request becomes the command of its name.

use api::v1;

use super::examples::{
    add_member, give_consent, goal, identity, measure, record_need, record_victim_status, revise_plan,
};
use super::{ANNA, GlassVault, REQUEST, converted, day, request};
use crate::convert::CommandRequest;

async fn becomes<T: CommandRequest>(request: T, texts: usize) {
    let vault = GlassVault::default();
    let command = converted(request, &vault).await.unwrap_or_else(|problem| panic!("{}: {problem}", T::NAME));
    assert_eq!(command.name(), T::NAME);
    assert_eq!(command.fact().by.as_str(), "u-1");
    assert_eq!(vault.sealed().len(), texts, "texts of {}", T::NAME);
}

#[tokio::test]
async fn step_1_finding() {
    let source = v1::ReportSource::OutreachConsultationHour.into();
    becomes(request!(ReportHouseholdRequest { source, text: "came by".into() }), 1).await;
    becomes(add_member(), 5).await;
    let reason = v1::DepartureReason::MovedOut.into();
    becomes(request!(RemoveMemberRequest { person_id: ANNA.into(), reason }), 0).await;
    becomes(request!(ChangeMemberDetailsRequest { person_id: ANNA.into(), identity: identity() }), 5).await;
    becomes(record_victim_status(), 0).await;
}

#[tokio::test]
async fn step_2_contact() {
    becomes(
        request!(AssignCoordinatorRequest {
            coordinator_id: "u-2".into(),
            organisation_id: "team-west".into(),
            reason: v1::CoordinatorReason::FirstAssignment.into(),
        }),
        0,
    )
    .await;
    let channel = v1::ContactChannel::Phone.into();
    let outcome = v1::ContactOutcome::NoAnswer.into();
    becomes(request!(RecordContactAttemptRequest { channel, outcome }), 0).await;
    becomes(request!(RecordFirstContactRequest { channel, text: "called back".into() }), 1).await;
    let situations = vec![v1::ThreateningSituation::Eviction.into()];
    becomes(request!(AssessThreatRequest { situations }), 0).await;
    becomes(request!(ResolveThreatRequest { text: "rent paid".into() }), 1).await;
}

#[tokio::test]
async fn step_3_intake() {
    let present = || vec![ANNA.to_owned()];
    becomes(request!(HoldFirstConversationRequest { person_ids: present() }), 0).await;
    becomes(request!(HoldIntakeConversationRequest { person_ids: present(), text: "long".into() }), 1).await;
    becomes(record_need(), 1).await;
    let outcome = v1::NeedOutcome::PartlyMet.into();
    becomes(request!(CloseNeedRequest { need_id: REQUEST.into(), outcome }), 0).await;
    becomes(request!(HoldThreeWayTalkRequest { person_ids: present() }), 0).await;
}

#[tokio::test]
async fn step_4_plan() {
    becomes(request!(DrawUpPlanRequest { goals: vec![goal()], measures: vec![measure()] }), 2).await;
    becomes(revise_plan(), 3).await;
    becomes(request!(AgreePlanRequest { version: 1, person_ids: vec![ANNA.into()] }), 0).await;
    becomes(request!(StartMeasureRequest { measure_id: REQUEST.into() }), 0).await;
    becomes(request!(CompleteMeasureRequest { measure_id: REQUEST.into() }), 0).await;
    becomes(request!(StopMeasureRequest { measure_id: REQUEST.into(), reason: "moved".into() }), 1).await;
}

#[tokio::test]
async fn step_5_support() {
    becomes(
        request!(ReferToOrganisationRequest {
            organisation_id: "debt-counsel".into(),
            life_domain: v1::LifeDomain::Finance.into(),
            text: "please call".into(),
        }),
        1,
    )
    .await;
    becomes(give_consent(), 0).await;
    becomes(request!(WithdrawConsentRequest { consent_id: REQUEST.into() }), 0).await;
    becomes(
        request!(OverrideTermRequest {
            term: v1::Term::EndOfSupport.into(),
            until: day(2029, 1, 1),
            reason: "illness".into(),
        }),
        1,
    )
    .await;
    becomes(
        request!(EnterDebtPhaseRequest {
            person_id: ANNA.into(),
            phase: v1::DebtPhase::Solution.into(),
            guidance: vec![v1::DebtGuidance::BudgetCoaching.into()],
            solution: v1::DebtSolution::DebtMediation.into(),
        }),
        0,
    )
    .await;
    let exit = v1::DebtExit::SolvedBySelf.into();
    becomes(request!(LeaveDebtTrajectoryRequest { person_id: ANNA.into(), exit }), 0).await;
    becomes(request!(AddNoteRequest { note_id: REQUEST.into(), text: "called".into() }), 1).await;
}

#[tokio::test]
async fn the_end_of_support() {
    becomes(request!(StartAftercareRequest { text: "two visits".into() }), 1).await;
    becomes(request!(EndSupportRequest { reason: v1::EndReason::Completed.into() }), 0).await;
    becomes(request!(ResumeSupportRequest { reason: "came back".into() }), 1).await;
    becomes(request!(TransferToMunicipalityRequest { municipality: "GM0363".into() }), 0).await;
    becomes(request!(HandOverToRegularSupportRequest { organisation_id: "team-west".into() }), 0).await;
}
