//! Reaching the household, and whether it is in a threatening situation.

use domain::household::{
    AssessThreat, AttemptOutcome, Channel, HouseholdCommand, RecordContactAttempt, RecordFirstContact,
    ResolveThreat, ThreatSituation,
};

use super::Scene;

const CHANNELS: [(u32, Channel); 7] = [
    (45, Channel::Phone),
    (20, Channel::Letter),
    (12, Channel::Email),
    (8, Channel::Message),
    (8, Channel::HomeVisit),
    (5, Channel::Office),
    (2, Channel::ThroughPartner),
];

const OUTCOMES: [(u32, AttemptOutcome); 5] = [
    (45, AttemptOutcome::NoAnswer),
    (25, AttemptOutcome::MessageLeft),
    (8, AttemptOutcome::WrongDetails),
    (7, AttemptOutcome::Declined),
    (15, AttemptOutcome::AppointmentMade),
];

const SITUATIONS: [ThreatSituation; 5] = [
    ThreatSituation::Eviction,
    ThreatSituation::UtilityCutOff,
    ThreatSituation::HealthInsuranceEnd,
    ThreatSituation::SeriousHealthProblem,
    ThreatSituation::SeriousConcernForChild,
];

pub(super) fn attempt(scene: &mut Scene<'_>) -> HouseholdCommand {
    let (channel, outcome) = (scene.family.chance.weighed(&CHANNELS), scene.family.chance.weighed(&OUTCOMES));
    RecordContactAttempt { fact: scene.fact.clone(), channel, outcome, text: scene.maybe_text(2) }.into()
}

pub(super) fn contact(scene: &mut Scene<'_>) -> HouseholdCommand {
    let channel = scene.family.chance.weighed(&CHANNELS);
    RecordFirstContact { fact: scene.fact.clone(), channel, text: scene.maybe_text(3) }.into()
}

pub(super) fn threat(scene: &mut Scene<'_>) -> HouseholdCommand {
    let count = scene.family.chance.weighed(&[(80, 0), (15, 1), (5, 2)]);
    let situations = (0..count).map(|_| scene.family.chance.one_of(&SITUATIONS)).collect();
    AssessThreat { fact: scene.fact.clone(), situations, text: scene.maybe_text(4) }.into()
}

pub(super) fn threat_over(scene: &mut Scene<'_>) -> HouseholdCommand {
    ResolveThreat { fact: scene.fact.clone(), text: scene.maybe_text(5) }.into()
}
