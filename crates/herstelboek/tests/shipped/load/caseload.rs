//! What the clients send: households with casework that may come in any order, and facts that two clients claim at
//! once although there is room for one.

use api::v1;
use rand::{Rng as _, rngs::StdRng, seq::SliceRandom as _};
use stories::day;

use super::{Command, LEDGER};

/// Notes on each household, at most two of them at work at the same moment.
const NOTES: usize = 3;
/// Needs, and attempts to get in touch, of each household.
const EACH: usize = 2;
/// One of so many households claims the member of its neighbour as well.
const CONTESTED: usize = 10;

/// The commands, and how many of each are to be recorded.
pub(crate) struct Caseload {
    /// To be sent first.
    pub(crate) reports: Vec<Command>,
    /// To be sent when all reports are there, in any order.
    pub(crate) casework: Vec<Command>,
    /// The households, in no order.
    pub(crate) households: Vec<String>,
    /// How many commands claim what another one has: exactly these are refused.
    pub(crate) too_late: usize,
}

impl Caseload {
    /// A caseload of so many households.
    pub(crate) fn of(households: usize, dice: &mut StdRng) -> Self {
        let mut caseload = Self { reports: vec![], casework: vec![], households: vec![], too_late: 0 };
        for index in 0..households {
            let neighbour = caseload.households.last().cloned();
            let household = id(dice);
            caseload.reports.push(report(&household, dice));
            let member = join(&household, id(dice), dice);
            if let (Some(neighbour), 0) = (neighbour, index % CONTESTED) {
                caseload.casework.push(Command::Join(v1::AddMemberRequest {
                    request_id: id(dice),
                    household_id: neighbour,
                    ..member.clone()
                }));
                caseload.too_late += 1;
            }
            caseload.casework.push(Command::Join(member));
            caseload.casework.extend((0..2).map(|_| first_contact(&household, dice)));
            caseload.too_late += 1;
            caseload.casework.extend((0..EACH).map(|_| attempt(&household, dice)));
            caseload.casework.extend((0..EACH).map(|_| need(&household, dice)));
            caseload.casework.extend((0..NOTES).map(|_| note(&household, dice)));
            caseload.households.push(household);
        }
        caseload.casework.shuffle(dice);
        caseload
    }

    /// How many commands there are.
    pub(crate) fn len(&self) -> usize {
        self.reports.len() + self.casework.len()
    }

    /// How many events of each type are to be there when all is done.
    pub(crate) fn expected(&self) -> [(&'static str, usize); 7] {
        let households = self.households.len();
        [
            ("HouseholdReported", households),
            ("MemberJoined", households),
            ("PersonClaimed", households),
            ("FirstContactMade", households),
            ("ContactAttempted", households * EACH),
            ("NeedRecorded", households * EACH),
            ("NoteAdded", households * NOTES),
        ]
    }
}

/// The name under which a person joins: told again from the id.
pub(crate) fn name_of(person: &str) -> String {
    format!("Bewoner {person}")
}

fn id(dice: &mut StdRng) -> String {
    uuid::Builder::from_random_bytes(dice.random()).into_uuid().to_string()
}

fn report(household: &str, dice: &mut StdRng) -> Command {
    Command::Report(v1::ReportHouseholdRequest {
        ledger: LEDGER.to_owned(),
        request_id: id(dice),
        household_id: household.to_owned(),
        happened_on: day("2025-02-03"),
        source: v1::ReportSource::UhtHandover.into(),
        ..v1::ReportHouseholdRequest::default()
    })
}

fn join(household: &str, person: String, dice: &mut StdRng) -> v1::AddMemberRequest {
    v1::AddMemberRequest {
        ledger: LEDGER.to_owned(),
        request_id: id(dice),
        household_id: household.to_owned(),
        happened_on: day("2025-02-10"),
        identity: Some(v1::Identity { name: name_of(&person), ..v1::Identity::default() }),
        person_id: person,
        ground: v1::Ground::Applicant.into(),
        victim_status: v1::VictimStatus::Recognised.into(),
        ..v1::AddMemberRequest::default()
    }
}

fn first_contact(household: &str, dice: &mut StdRng) -> Command {
    Command::FirstContact(v1::RecordFirstContactRequest {
        ledger: LEDGER.to_owned(),
        request_id: id(dice),
        household_id: household.to_owned(),
        happened_on: day("2025-02-12"),
        channel: v1::ContactChannel::HomeVisit.into(),
        ..v1::RecordFirstContactRequest::default()
    })
}

fn attempt(household: &str, dice: &mut StdRng) -> Command {
    Command::Attempt(v1::RecordContactAttemptRequest {
        ledger: LEDGER.to_owned(),
        request_id: id(dice),
        household_id: household.to_owned(),
        happened_on: day("2025-02-06"),
        channel: v1::ContactChannel::Phone.into(),
        outcome: v1::ContactOutcome::NoAnswer.into(),
        ..v1::RecordContactAttemptRequest::default()
    })
}

fn need(household: &str, dice: &mut StdRng) -> Command {
    Command::Need(v1::RecordNeedRequest {
        ledger: LEDGER.to_owned(),
        request_id: id(dice),
        household_id: household.to_owned(),
        happened_on: day("2025-02-17"),
        need_id: id(dice),
        life_domain: v1::LifeDomain::Housing.into(),
        text: "een huis dat droog is".to_owned(),
        ..v1::RecordNeedRequest::default()
    })
}

fn note(household: &str, dice: &mut StdRng) -> Command {
    Command::Note(v1::AddNoteRequest {
        ledger: LEDGER.to_owned(),
        request_id: id(dice),
        household_id: household.to_owned(),
        happened_on: day("2025-02-20"),
        note_id: id(dice),
        text: "belde over de post".to_owned(),
        ..v1::AddNoteRequest::default()
    })
}
