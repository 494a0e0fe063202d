//! Conversations, needs, and what persons consent to.

use domain::household::{
    AnswerNeed, CloseNeed, ConsentPurpose, GiveConsent, HoldFirstConversation, HoldIntakeConversation,
    HoldThreeWayTalk, HouseholdCommand, LifeDomain, NeedOutcome, RecordNeed, WithdrawConsent,
};
use domain::ids::{ConsentId, NeedId};

use super::Scene;

pub(super) fn first_conversation(scene: &mut Scene<'_>) -> HouseholdCommand {
    let persons = scene.present();
    HoldFirstConversation { fact: scene.fact.clone(), persons, text: scene.maybe_text(6) }.into()
}

pub(super) fn conversation(scene: &mut Scene<'_>) -> HouseholdCommand {
    let persons = scene.present();
    HoldIntakeConversation { fact: scene.fact.clone(), persons, text: scene.maybe_text(7) }.into()
}

pub(super) fn three_way_talk(scene: &mut Scene<'_>) -> HouseholdCommand {
    let persons = scene.present();
    HoldThreeWayTalk { fact: scene.fact.clone(), persons, text: scene.maybe_text(8) }.into()
}

pub(super) fn need(scene: &mut Scene<'_>) -> HouseholdCommand {
    let (need, life_domain) = (NeedId::new(scene.new_id()), scene.life_domain());
    let person = if scene.family.chance.happens(40) { scene.somebody() } else { None };
    RecordNeed { fact: scene.fact.clone(), need, life_domain, person, text: scene.text(9) }.into()
}

/// From the catalogue, on the life domain of the last open need.
pub(super) fn need_answered(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let open = scene.case?.needs.iter().rev().find(|need| need.closed.is_none())?;
    let offer = scene.programme.offer_on(open.recorded.life_domain, &mut scene.family.chance);
    let (need, text) = (open.recorded.need, scene.maybe_text(26));
    Some(AnswerNeed { fact: scene.fact.clone(), need, offer, text }.into())
}

/// What is noticed in the work for a household is mostly about what it needs.
pub(super) fn noticed(scene: &mut Scene<'_>) -> Option<LifeDomain> {
    let needed = scene.case?.needs.first().map(|need| need.recorded.life_domain);
    needed.filter(|_| scene.family.chance.happens(80))
}

pub(super) fn need_closed(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let need = scene.case?.needs.iter().find(|need| need.closed.is_none())?.recorded.need;
    let outcome = scene.family.chance.weighed(&[
        (65, NeedOutcome::Met),
        (20, NeedOutcome::PartlyMet),
        (8, NeedOutcome::NotMet),
        (7, NeedOutcome::Withdrawn),
    ]);
    Some(CloseNeed { fact: scene.fact.clone(), need, outcome }.into())
}

pub(super) fn consent(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let (person, consent) = (scene.somebody()?, ConsentId::new(scene.new_id()));
    let purpose = match scene.family.chance.happens(50) {
        true => ConsentPurpose::ShareWithUht,
        false => ConsentPurpose::ThreeWayTalk,
    };
    Some(GiveConsent { fact: scene.fact.clone(), consent, person, purpose }.into())
}

pub(super) fn no_consent(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let given = scene.case?.consents.iter().find(|consent| consent.withdrawn.is_none())?;
    Some(WithdrawConsent { fact: scene.fact.clone(), consent: given.given.consent }.into())
}
