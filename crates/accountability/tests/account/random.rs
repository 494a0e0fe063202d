//! Random histories: a few households, persons and provisions, over years that are closed one by one. They are wilder than
//! what the domain lets through; what is true of these is true of all.

use accountability::{Finding, LineId};
use domain::fund::{LimitCheck, Mandate, Norm, SwitchedToActual, TermsAmended};
use domain::household::{Ground, LeavingReason, MemberLeft, Term, TermOverridden, VictimStatus};
use domain::ids::{HouseholdId, PersonId, ProvisionId};
use domain::provision::Compensable;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use uuid::Uuid;

use crate::given::*;
use crate::shipped;

/// Which happenings a history may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum With {
    /// Everything.
    Everything,
    /// Nothing that changes the rules of the fund.
    FixedRules,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    kind: u8,
    household: u8,
    person: u8,
    other: u8,
    provision: u8,
    on: Date,
    cents: i64,
}

pub(crate) fn history(with: With) -> impl Strategy<Value = Story> {
    let step = (0_u8..32, 0_u8..3, 0_u8..4, 0_u8..4, 0_u8..4, 0_i32..1200, 1_i64..900_000);
    let step = step.prop_map(|(kind, household, person, other, provision, days, cents)| {
        let on = date(2023, 7, 1) + days.days();
        Step { kind, household, person, other, provision, on, cents }
    });
    prop::collection::vec(step, 0..80).prop_map(move |steps| {
        let mut story = utrecht();
        let mut closed = 2023;
        steps.into_iter().for_each(|step| take(&mut story, step, with, &mut closed));
        story
    })
}

fn take(story: &mut Story, step: Step, with: With, closed: &mut i16) {
    let Step { kind, on, cents, .. } = step;
    let household = HouseholdId::new(Uuid::from_u128(0xA000 + u128::from(step.household)));
    let person = PersonId::new(Uuid::from_u128(0xB000 + u128::from(step.person)));
    let other = PersonId::new(Uuid::from_u128(0xB000 + u128::from(step.other)));
    let provision = ProvisionId::new(Uuid::from_u128(0xC000 + u128::from(step.provision)));
    match kind {
        0 => story.reported(household, on),
        1..=3 => story.joined_as(household, person, ground(step), status(step), on),
        4 => story.household(household, MemberLeft { on, by: by(), person, reason: LeavingReason::Other }),
        5 | 6 => story.status(household, person, status(step), on),
        7 => {
            let (term, until) = (Term::AfterRejection, on + 60.days());
            story.household(household, TermOverridden { on, by: by(), term, until, text: sealed() })
        }
        8 | 9 => story.first_contact(household, on),
        10 | 11 => story.agreed(household, &[person, other], on),
        12 => story.aftercare(household, on),
        13 | 14 => story.talk(household, &[person], on),
        15..=17 => {
            let activity = (step.other < 3).then_some("restructuring");
            story.requested_for(household, Some(person), provision, "c", activity, on)
        }
        18 | 19 => {
            let mandate = if step.other == 0 { Mandate::College } else { Mandate::MandatedOfficial };
            story.committed(provision, mandate, LimitCheck::Checked, on)
        }
        20..=22 => story.delivered(provision, cents, on),
        23 => story.corrected(provision, cents, i64::from(step.person) * 1_000_00, on, on),
        24 => story.invoiced(provision, cents / 5, Compensable::Yes, on),
        25 => story.moved(
            provision,
            line(2024, "c"),
            line(2025, if cents % 2 == 0 { "c" } else { "d" }),
            cents,
            on,
        ),
        26 => story.came_back(provision, line(on.year(), "c"), cents, on),
        27 => story.advance(cents, on),
        28 | 29 if *closed < 2025 && step.other == 0 => {
            *closed += 1;
            story.year_closed(*closed)
        }
        _ if with == With::FixedRules => return,
        30 if step.other == 0 => story.fund(SwitchedToActual { on, by: by() }),
        30 if step.other == 1 => {
            let mut terms = shipped::terms();
            terms.eligible.remove(&Ground::FamilyMember);
            story.fund(TermsAmended { on, by: by(), version: 2, terms })
        }
        30 => story.norm(2024 + i16::from(step.person % 3), "f", Norm::Amount(amount(cents))),
        31 => {
            let line = LineId { position: cents.unsigned_abs() % story.events.len() as u64, part: 0 };
            story.marked(closed.saturating_add(1), line, Finding::Error)
        }
        _ => return,
    };
}

fn ground(step: Step) -> Ground {
    [Ground::Applicant, Ground::Child, Ground::FamilyMember, Ground::ExPartner][usize::from(step.other)]
}

fn status(step: Step) -> VictimStatus {
    match step.provision {
        0 => VictimStatus::Potential,
        1 => VictimStatus::Recognised,
        2 => VictimStatus::NotAVictim,
        _ => VictimStatus::Rejected { municipality_told_on: step.on },
    }
}
