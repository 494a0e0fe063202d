//! What comes after the five steps in the caseload: aftercare, and the ways in which support ends.

use api::v1;

use super::{
    diary::Diary,
    reach::{Ending, Reach},
};
use crate::demo::command::wire_date;

/// Where households move to.
const TOWNS: [&str; 4] = ["GM0363", "GM0599", "GM0518", "GM0014"];

/// The end of a household that has one.
pub(super) fn happens(diary: &mut Diary<'_>, reach: Reach) {
    match reach {
        Reach::Aftercare => aftercare(diary),
        Reach::Ended(Ending::Completed) => {
            aftercare(diary);
            end(diary, v1::EndReason::Completed);
        }
        Reach::Ended(Ending::HandedOver) => hand_over(diary),
        Reach::Ended(Ending::Transferred) => transfer(diary),
        Reach::Ended(Ending::Withdrawn) => end(diary, v1::EndReason::WithdrawnByHousehold),
        Reach::Ended(Ending::NotRecognised) => {
            reject(diary);
            end(diary, v1::EndReason::NotRecognised);
        }
        Reach::Found | Reach::Contacted | Reach::Intake | Reach::Planned | Reach::Supported => {}
    }
}

fn aftercare(diary: &mut Diary<'_>) {
    diary.days_later("aftercare", 5..=14);
    diary.record(v1::StartAftercareRequest::default());
}

fn end(diary: &mut Diary<'_>, reason: v1::EndReason) {
    diary.days_later("end", 7..=14);
    diary.record(v1::EndSupportRequest { reason: reason.into(), ..Default::default() });
}

fn hand_over(diary: &mut Diary<'_>) {
    diary.days_later("hand over", 7..=14);
    let organisation_id = "wijkteam-regulier".into();
    diary.record(v1::HandOverToRegularSupportRequest { organisation_id, ..Default::default() });
}

fn transfer(diary: &mut Diary<'_>) {
    diary.days_later("transfer", 7..=14);
    let elsewhere: Vec<_> = TOWNS.into_iter().filter(|town| *town != diary.home.key).collect();
    let municipality = diary.dice.one_of("town", &elsewhere).into();
    diary.record(v1::TransferToMunicipalityRequest { municipality, ..Default::default() });
}

/// UHT rejects the applications; the municipality is told on the day it records that.
fn reject(diary: &mut Diary<'_>) {
    diary.days_later("rejection", 5..=20);
    let applicants = diary.adults.iter().take(1).chain(&diary.children).cloned();
    for person_id in applicants.collect::<Vec<_>>() {
        diary.record_dated(|today| v1::RecordVictimStatusRequest {
            person_id,
            status: v1::VictimStatus::Rejected.into(),
            municipality_told_on: Some(wire_date(today)),
            ..Default::default()
        });
    }
}
