//! Each request becomes the command of its name.

use api::v1;
use domain::BookCommand;
use domain::ids::HouseholdId;
use vault::Subject;

use super::examples::{PAYEE, decide, order_payment, receive_invoice, request_provision, state_performance};
use super::request;
use crate::convert::CommandRequest;
use crate::convert::tests::fund::examples::{cents, line};
use crate::convert::tests::{GlassVault, HOUSEHOLD, REQUEST, command_of};

async fn becomes<T: CommandRequest>(request: T, texts: usize) {
    let vault = GlassVault::default();
    let command =
        command_of(request, &vault).await.unwrap_or_else(|problem| panic!("{}: {problem}", T::NAME));
    assert_eq!(command.name(), T::NAME);
    assert!(matches!(command, BookCommand::Provision(_)), "{}", T::NAME);
    let household: HouseholdId = HOUSEHOLD.parse().unwrap();
    let sealed = vault.sealed();
    assert_eq!(sealed.len(), texts, "texts of {}", T::NAME);
    assert!(sealed.iter().all(|(subject, ..)| *subject == Subject::Household(household)), "{}", T::NAME);
}

#[tokio::test]
async fn the_request() {
    becomes(request_provision(), 1).await;
    becomes(request!(ChangeRequestRequest { amount: cents(4_000_00) }), 0).await;
    becomes(request!(ChangeRequestRequest { purpose: "less rent".into() }), 1).await;
    let reason = v1::WithdrawalReason::Duplicate.into();
    becomes(request!(WithdrawRequestRequest { reason }), 0).await;
}

#[tokio::test]
async fn the_vote_and_the_decision() {
    becomes(request!(PutToVoteRequest { case_text: "somebody".into() }), 1).await;
    let cast = request!(CastVoteRequest {
        role: "social_counsel".into(),
        vote: v1::Vote::No.into(),
        subject: "0f".repeat(32),
    });
    becomes(cast, 0).await;
    becomes(decide(v1::Outcome::PartlyGranted, Some(100_00)), 1).await;
    becomes(decide(v1::Outcome::Refused, None), 1).await;
    becomes(request!(NotifyDecisionRequest {}), 0).await;
    let rule = v1::OverridableRule::Approval.into();
    becomes(request!(OverrideRuleRequest { rule, text: "hardship".into() }), 1).await;
}

#[tokio::test]
async fn money_before_it_is_paid() {
    becomes(request!(CommitProvisionRequest { line_year: 2026, amount: cents(1) }), 0).await;
    let reason = v1::ReleaseReason::NotDelivered.into();
    becomes(request!(ReleaseCommitmentRequest { commitment: 1, amount: cents(1), reason }), 0).await;
    becomes(state_performance(), 1).await;
    becomes(receive_invoice(), 1).await;
}

#[tokio::test]
async fn legal_protection() {
    becomes(request!(LodgeObjectionRequest {}), 0).await;
    let outcome = v1::ObjectionOutcome::PartlyFounded.into();
    becomes(request!(DecideObjectionRequest { outcome, text: "a part".into() }), 1).await;
    let (court, outcome) = (v1::Court::HigherAppeal.into(), v1::RulingOutcome::AnnulledSelfDecided.into());
    becomes(request!(RecordCourtRulingRequest { court, outcome }), 0).await;
}

#[tokio::test]
async fn payments() {
    becomes(order_payment(100_00), 3).await;
    let reason = v1::CancelReason::Mistake.into();
    becomes(request!(CancelPaymentRequest { payment: 1, reason }), 0).await;
    becomes(request!(ConfirmPaymentRequest { payment: 1 }), 0).await;
    becomes(request!(FailPaymentRequest { payment: 1, reason: "AC01".into() }), 0).await;
    let reason = v1::CorrectionReason::LateEntry.into();
    becomes(request!(CorrectPaymentRequest { payment: 1, to: line(2026, "a"), amount: cents(1), reason }), 0)
        .await;
    let (recovery_id, reason) = (REQUEST.to_owned(), v1::RecoveryReason::NotEntitled.into());
    becomes(
        request!(OrderRecoveryRequest { recovery_id, amount: cents(1), reason, line: line(2026, "c") }),
        0,
    )
    .await;
    let (recovery_id, bank_reference) = (REQUEST.to_owned(), "NL-1".to_owned());
    becomes(request!(ReceiveRecoveryRequest { recovery_id, amount: cents(1), bank_reference }), 0).await;
}

#[tokio::test]
async fn a_payee_is_sealed_as_name_and_account_number_in_the_form_a_bank_wants() {
    let vault = GlassVault::default();
    command_of(order_payment(100_00), &vault).await.unwrap();
    let sealed: Vec<_> = vault.sealed().into_iter().map(|(_, purpose, text)| (purpose, text)).collect();
    let expected = [("name", PAYEE.0), ("account_number", "NL20INGB0001234567"), ("text", "rent, november")];
    assert_eq!(sealed, expected.map(|(purpose, text)| (purpose, text.to_owned())));
}
