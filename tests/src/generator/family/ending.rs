//! Notes, overrides, aftercare, and the ways in which support ends and begins again.

use domain::household::{
    AddNote, EndReason, EndSupport, HandOverToRegularSupport, HouseholdCommand, OverrideTerm, ResumeSupport,
    StartAftercare, Term, TransferToMunicipality,
};
use domain::ids::{MunicipalityKey, NoteId};
use jiff::ToSpan as _;

use super::Scene;
use crate::generator::words::{ORGANISATIONS, organisation};

const TOWNS: [&str; 3] = ["GM0363", "GM0599", "GM0518"];

pub(super) fn note(scene: &mut Scene<'_>) -> HouseholdCommand {
    let note = NoteId::new(scene.new_id());
    let life_domain = scene.family.chance.happens(50).then(|| scene.life_domain());
    AddNote { fact: scene.fact.clone(), note, life_domain, text: scene.text(30) }.into()
}

/// A clock of the first conversation gets some months more, for hardship.
pub(super) fn override_term(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let from = scene.case?.first_conversation.as_ref()?.on;
    let terms = [(Term::Plan, 6), (Term::MaterialProvisions, 12), (Term::EndOfSupport, 36)];
    let (term, months) = scene.family.chance.one_of(&terms);
    let until = from.saturating_add(i64::from(months).months());
    Some(OverrideTerm { fact: scene.fact.clone(), term, until, text: scene.text(31) }.into())
}

pub(super) fn aftercare(scene: &mut Scene<'_>) -> HouseholdCommand {
    StartAftercare { fact: scene.fact.clone(), text: scene.maybe_text(32) }.into()
}

pub(super) fn end(scene: &mut Scene<'_>) -> HouseholdCommand {
    let reached = scene.case.is_some_and(|case| case.first_contact.is_some());
    let planned = scene.case.is_some_and(|case| case.plan.is_some());
    let reason = match (reached, planned) {
        (false, _) => EndReason::NoContact,
        (true, true) => {
            scene.family.chance.weighed(&[(85, EndReason::Completed), (15, EndReason::TermReached)])
        }
        (true, false) => scene
            .family
            .chance
            .weighed(&[(70, EndReason::WithdrawnByHousehold), (30, EndReason::NotRecognised)]),
    };
    EndSupport { fact: scene.fact.clone(), reason, text: scene.maybe_text(33) }.into()
}

pub(super) fn hand_over(scene: &mut Scene<'_>) -> HouseholdCommand {
    let organisation = organisation(scene.family.chance.one_of(&ORGANISATIONS));
    HandOverToRegularSupport { fact: scene.fact.clone(), organisation, text: scene.maybe_text(34) }.into()
}

pub(super) fn transfer(scene: &mut Scene<'_>) -> HouseholdCommand {
    let municipality =
        MunicipalityKey::new(scene.family.chance.one_of(&TOWNS)).expect("a key of a municipality");
    TransferToMunicipality { fact: scene.fact.clone(), municipality, text: scene.maybe_text(35) }.into()
}

pub(super) fn resume(scene: &mut Scene<'_>) -> HouseholdCommand {
    ResumeSupport { fact: scene.fact.clone(), text: scene.text(36) }.into()
}
