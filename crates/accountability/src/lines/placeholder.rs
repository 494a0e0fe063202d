//! The course of a household made again from facts, so that the term after a rejection has one home: the domain.
//!
//! A course looks at dates, persons and statuses only. What is sealed in the events is not kept in facts, and something
//! that opens to nothing stands in its place.

use std::sync::LazyLock;

use domain::Sealed;
use domain::household::{
    Course, HouseholdEvent, HouseholdReported, Identity, LeavingReason, MemberJoined, MemberLeft,
    ReportSource, Term, TermOverridden, VictimStatus, VictimStatusRecorded,
};
use domain::ids::OfficerId;
use jiff::civil::Date;
use uuid::Uuid;

use crate::facts::{Happened, What};

static NOBODY: LazyLock<OfficerId> = LazyLock::new(|| OfficerId::new("-").expect("a dash is an officer id"));

/// The course, when a rejection is among the facts; otherwise no term after one can have started.
pub(super) fn course_if_rejected(facts: &[&Happened]) -> Option<Course> {
    let is_rejected = |status: &VictimStatus| matches!(status, VictimStatus::Rejected { .. });
    let mut statuses = facts.iter().filter_map(|fact| match &fact.what {
        What::Joined { status, .. } | What::Status { status, .. } => Some(status),
        _ => None,
    });
    if !statuses.any(is_rejected) {
        return None;
    }
    let mut course = Course::default();
    let reported_on = facts.iter().find(|fact| fact.what == What::Reported).map(|fact| fact.on);
    for fact in facts {
        if let Some(event) = event(fact, reported_on) {
            course.apply(&event);
        }
    }
    Some(course)
}

/// The event of a fact about members. A hardship that was found later holds all the same for what was done before (I): an
/// override is taken as given on the day of the report.
fn event(fact: &Happened, reported_on: Option<Date>) -> Option<HouseholdEvent> {
    let (on, by) = (fact.on, NOBODY.clone());
    Some(match fact.what {
        What::Reported => HouseholdReported { on, by, source: ReportSource::SelfReport, text: None }.into(),
        What::Joined { person, ground, status } => {
            let identity = Box::new(nobody());
            MemberJoined { on, by, person, ground, victim_status: status, identity }.into()
        }
        What::Left { person } => MemberLeft { on, by, person, reason: LeavingReason::Other }.into(),
        What::Status { person, status } => VictimStatusRecorded { on, by, person, status }.into(),
        What::Extended { until } => {
            let (on, term) = (reported_on.unwrap_or(on), Term::AfterRejection);
            TermOverridden { on, by, term, until, text: nothing() }.into()
        }
        What::FirstContact | What::Agreed { .. } | What::Aftercare | What::Talk { .. } => return None,
    })
}

fn nobody() -> Identity {
    Identity { name: nothing(), bsn: None, date_of_birth: None, address: None, contact_details: None }
}

fn nothing() -> Sealed {
    Sealed { key: Uuid::nil(), nonce: [0; 12], ciphertext: vec![0; 16] }
}
