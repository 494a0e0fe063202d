//! Step 2 in the caseload: trying, reaching, asking about danger, a coordinator, and what UHT decided.

use api::v1;

use super::{
    diary::Diary,
    reach::{Ending, Reach},
};

const CHANNELS: [(u32, v1::ContactChannel); 6] = [
    (45, v1::ContactChannel::Phone),
    (20, v1::ContactChannel::Letter),
    (12, v1::ContactChannel::Email),
    (10, v1::ContactChannel::Message),
    (8, v1::ContactChannel::HomeVisit),
    (5, v1::ContactChannel::ThroughPartner),
];
const OUTCOMES: [(u32, v1::ContactOutcome); 4] = [
    (50, v1::ContactOutcome::NoAnswer),
    (30, v1::ContactOutcome::MessageLeft),
    (10, v1::ContactOutcome::WrongDetails),
    (10, v1::ContactOutcome::AppointmentMade),
];
const MEETINGS: [(u32, v1::ContactChannel); 3] =
    [(60, v1::ContactChannel::Phone), (25, v1::ContactChannel::HomeVisit), (15, v1::ContactChannel::Office)];
const SITUATIONS: [v1::ThreateningSituation; 5] = [
    v1::ThreateningSituation::Eviction,
    v1::ThreateningSituation::UtilityCutOff,
    v1::ThreateningSituation::HealthInsuranceEnd,
    v1::ThreateningSituation::SeriousHealthProblem,
    v1::ThreateningSituation::SeriousConcernForChild,
];
/// How many coordinators a municipality of the demonstration has.
const COORDINATORS: u32 = 6;

/// Somebody tries to reach the household, up to three times.
pub(super) fn attempts(diary: &mut Diary<'_>) {
    for attempt in 0..diary.dice.between("attempts", 0..=3) {
        diary.days_later(&format!("attempt {attempt}"), 2..=7);
        let channel = diary.dice.weighed(&format!("channel {attempt}"), &CHANNELS);
        let outcome = diary.dice.weighed(&format!("outcome {attempt}"), &OUTCOMES);
        diary.record(v1::RecordContactAttemptRequest {
            channel: channel.into(),
            outcome: outcome.into(),
            ..Default::default()
        });
    }
}

/// The household is reached.
pub(super) fn happens(diary: &mut Diary<'_>, reach: Reach) {
    diary.days_later("first contact", 2..=9);
    let channel = diary.dice.weighed("meeting", &MEETINGS);
    diary.record(v1::RecordFirstContactRequest { channel: channel.into(), ..Default::default() });
    threat(diary);
    diary.days_later("coordinator", 0..=5);
    coordinator(diary);
    if reach == Reach::Ended(Ending::NotRecognised) {
        return;
    }
    if diary.dice.happens("recognised", 70) {
        diary.days_later("recognition", 1..=10);
        recognition(diary);
    }
}

fn threat(diary: &mut Diary<'_>) {
    let open = diary.dice.happens("threat", 16);
    let situations = if open { vec![diary.dice.one_of("situation", &SITUATIONS).into()] } else { vec![] };
    diary.record(v1::AssessThreatRequest { situations, ..Default::default() });
    if open && diary.dice.happens("threat resolved", 80) {
        diary.days_later("threat resolved", 1..=12);
        let text = "Met spoed opgelost, samen met de schuldeiser en de wijkverpleegkundige.".into();
        diary.record(v1::ResolveThreatRequest { text, ..Default::default() });
    }
}

fn coordinator(diary: &mut Diary<'_>) {
    let number = diary.dice.between("coordinator", 1..=COORDINATORS);
    diary.record(v1::AssignCoordinatorRequest {
        coordinator_id: format!("coordinator-{number}"),
        organisation_id: "wijkteam".into(),
        reason: v1::CoordinatorReason::FirstAssignment.into(),
        ..Default::default()
    });
}

fn recognition(diary: &mut Diary<'_>) {
    let victims = diary.adults.iter().take(1).chain(&diary.children).cloned();
    for person_id in victims.collect::<Vec<_>>() {
        diary.record(v1::RecordVictimStatusRequest {
            person_id,
            status: v1::VictimStatus::Recognised.into(),
            ..Default::default()
        });
    }
}
