//! Outreach: who was never reached, how often that was tried, and who waits longest.

use domain::household::{AttemptOutcome, OutreachMethod, ReportSource, VictimStatus};
use views::caseload::Caseload;
use views::outreach::{AttemptSpread, LongestWaiting, Outreach, SourceCounts};

use crate::given::*;

fn of(world: &World) -> Outreach {
    let mut outreach = Outreach::default();
    rows::<Caseload>(&world.events).values().for_each(|row| outreach.add(row));
    outreach
}

#[test]
fn households_by_how_they_became_known_and_whether_they_were_reached() {
    let mut world = family();
    let files = ReportSource::Outreach(OutreachMethod::FileAnalysis);
    world
        .household(NEIGHBOURS, report(date(2026, 1, 12), files))
        .household(STRANGERS, report(REPORT_DAY, files));
    for day in 2..=5 {
        world.household(NEIGHBOURS, attempt(date(2026, 3, day), AttemptOutcome::NoAnswer));
    }
    let outreach = of(&world);
    let kitchen = SourceCounts { reached: 1, not_reached: 0, given_up: 0 };
    let unreached = SourceCounts { reached: 0, not_reached: 2, given_up: 0 };
    let sources = [("OUTREACH_FILE_ANALYSIS", unreached), ("OUTREACH_KITCHEN_TABLE_TALK", kitchen)];
    assert_eq!(outreach.sources, sources.into());
    assert_eq!(outreach.attempts, AttemptSpread { none: 1, three_to_five: 1, ..AttemptSpread::default() });
    let longest = LongestWaiting { reported_on: date(2026, 1, 12), reference: "000000A2".into() };
    assert_eq!(outreach.longest_waiting, Some(longest));
}

#[test]
fn who_ended_before_being_reached_is_no_longer_looked_for() {
    let mut world = World::default();
    world.household(STRANGERS, report(REPORT_DAY, ReportSource::UhtHandover)).household(STRANGERS, end(DAY));
    let outreach = of(&world);
    assert_eq!(outreach.sources["UHT_HANDOVER"], SourceCounts { reached: 0, not_reached: 0, given_up: 1 });
    assert_eq!((outreach.attempts, outreach.longest_waiting), (AttemptSpread::default(), None));
}

#[test]
fn who_took_part_in_a_three_way_talk_was_reached() {
    let mut world = World::default();
    world
        .household(STRANGERS, report(REPORT_DAY, ReportSource::UhtHandover))
        .household(STRANGERS, add(REPORT_DAY, MOTHER, VictimStatus::Potential))
        .household(STRANGERS, three_way(DAY, MOTHER));
    assert_eq!(of(&world).sources["UHT_HANDOVER"], SourceCounts { reached: 1, not_reached: 0, given_up: 0 });
}
