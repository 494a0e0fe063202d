//! What is different between two accounts, and why.

use accountability::{ChangeLabel, Comparison, Finding, LineId, compare};
use domain::account::IndicatorSetAdopted;
use domain::fund::{Norm, SwitchedToActual};
use domain::household::{Ground, VictimStatus};
use jiff::civil::date;

use crate::given::*;
use crate::reports::{a_year, ours};

/// What changed of a figure since a position, as labels and differences.
fn changed(story: &Story, since: u64, number: i16, id: &str) -> Vec<(ChangeLabel, i64)> {
    let comparison = compared(story, since, number);
    let figure = comparison.figures.into_iter().find(|one| one.id == figure(id)).unwrap();
    figure.changes.into_iter().map(|change| (change.label, change.difference)).collect()
}

fn compared(story: &Story, since: u64, number: i16) -> Comparison {
    let before = story.basis_below(since);
    let (first, second) = (question(number, since), story.question(number));
    compare((&before, &first), (&story.basis(), &second)).unwrap()
}

#[test]
fn every_change_has_its_label() {
    let mut story = a_year();
    let second = LineId { position: story.delivered_as(PROVISION, 2, 55_00, date(2025, 6, 7)), part: 0 };
    let since = story.events.len() as u64;
    story.delivered_as(PROVISION, 3, 100_00, date(2025, 7, 7));
    story.corrected(PROVISION, 640_00, 600_00, date(2025, 6, 6), date(2025, 8, 8));
    story.came_back(PROVISION, line(2025, "c"), 30_00, date(2025, 9, 9));
    story.moved(PROVISION, line(2025, "c"), line(2026, "c"), 7_00, date(2025, 10, 10));
    story.marked(Y2025, second, Finding::Error);
    assert_eq!(
        changed(&story, since, Y2025, "HB/13"),
        [
            (ChangeLabel::LateEntry, 100_00),
            (ChangeLabel::Correction, -40_00),
            (ChangeLabel::Reversal, -30_00),
            (ChangeLabel::Reclassification, -7_00),
            (ChangeLabel::Finding, -55_00),
        ]
    );
}

#[test]
fn what_is_about_a_closed_year_is_labelled_so() {
    let mut story = a_year();
    story.year_closed(Y2025);
    let since = story.events.len() as u64;
    story.delivered_as(PROVISION, 2, 100_00, date(2025, 7, 7));
    assert_eq!(changed(&story, since, Y2025, "HB/13"), []);
    assert_eq!(changed(&story, since, Y2026, "HB/13"), [(ChangeLabel::CorrectionOfEarlierYear, 100_00)]);
}

#[test]
fn a_norm_and_a_switch_are_changes_of_the_terms() {
    let mut story = a_year();
    let since = story.events.len() as u64;
    story.norm(Y2025, "a", Norm::Amount(amount(400_00)));
    assert_eq!(changed(&story, since, Y2025, "HB/11"), [(ChangeLabel::TermsChanged, 20_00)]);
    story.fund(SwitchedToActual { on: date(2025, 12, 1), by: by() });
    assert_eq!(changed(&story, since, Y2025, "HB/11"), [(ChangeLabel::TermsChanged, -380_00)]);
}

#[test]
fn more_victims_are_a_late_entry_and_a_status_a_correction() {
    let mut story = a_year();
    let since = story.events.len() as u64;
    story.joined(HOUSEHOLD, SON, Ground::Child, date(2025, 3, 3));
    assert_eq!(changed(&story, since, Y2025, "B2/01"), [(ChangeLabel::LateEntry, 1)]);
    for person in [MOTHER, SON] {
        let told = VictimStatus::Rejected { municipality_told_on: date(2025, 3, 4) };
        story.status(HOUSEHOLD, person, told, date(2025, 3, 4));
    }
    assert_eq!(changed(&story, since, Y2025, "HB/13"), [(ChangeLabel::Correction, -640_00)]);
}

#[test]
fn another_set_changes_figures_by_its_definition() {
    let mut story = a_year();
    let since = story.events.len() as u64;
    story.delivered_as(PROVISION, 2, 1_00, date(2025, 7, 7));
    story.account(
        Y2025,
        IndicatorSetAdopted { on: date(2026, 1, 1), by: by(), indicators: set_of(&ours("HB/13")) },
    );
    let others = 380_00 + 3_468_00 + 12_000_00;
    assert_eq!(
        changed(&story, since, Y2025, "HB/13"),
        [(ChangeLabel::DefinitionChanged, others), (ChangeLabel::LateEntry, 1_00)]
    );
    let comparison = compared(&story, since, Y2025);
    let gone = comparison.figures.iter().find(|one| one.id == figure("HB/11")).unwrap();
    assert_eq!((gone.after, gone.changes.len(), gone.changes[0].difference), (None, 1, -380_00));
}

#[test]
fn a_comparison_names_the_lines() {
    let mut story = a_year();
    let since = story.events.len() as u64;
    let late = story.delivered_as(PROVISION, 2, 100_00, date(2025, 7, 7));
    let advance = story.advance(5_00, date(2025, 7, 8));
    let comparison = compared(&story, since, Y2025);
    let lines = |id: &str| {
        let figure = comparison.figures.iter().find(|one| one.id == figure(id)).unwrap();
        figure.changes.iter().flat_map(|change| change.lines.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lines("HB/13"), [LineId { position: late, part: 0 }]);
    assert_eq!(lines("HB/27"), [LineId { position: advance, part: 0 }]);
    assert_eq!(lines("HB/11"), []);
}

#[test]
fn what_came_after_a_year_was_closed_is_pointed_at_from_that_year() {
    let mut story = a_year();
    story.year_closed(Y2025);
    let since = story.events.len() as u64;
    let later = |number| LineId { position: number, part: 0 };
    let first = later(story.delivered_as(PROVISION, 2, 100_00, date(2025, 7, 7)));
    let second = later(story.delivered_as(PROVISION, 3, 50_00, date(2025, 8, 8)));
    let victim = later(story.joined(HOUSEHOLD, SON, Ground::Child, date(2025, 3, 3)));
    story.delivered_as(PROVISION, 4, 7_00, date(2026, 1, 2));
    let before = story.basis_below(since);
    let to = |number: i16| {
        let mut second = story.question(number);
        second.effective_on = date(2026, 12, 31);
        let first = accountability::Question { position: since, ..second.clone() };
        compare((&before, &first), (&story.basis(), &second)).unwrap()
    };
    let comparison = to(Y2025);
    assert!(comparison.figures.iter().all(|figure| figure.changes.is_empty()));
    let told: Vec<_> =
        comparison.counted_later.into_iter().map(|one| (one.component, one.lines, one.cents)).collect();
    assert_eq!(
        told.iter()
            .map(|(component, lines, cents)| (component.clone(), lines.clone(), cents.cents()))
            .collect::<Vec<_>>(),
        [(None, vec![victim], 0), (Some(component("c")), vec![first, second], 150_00)]
    );
    assert_eq!(to(Y2026).counted_later, []);
    assert_eq!(compared(&story, story.events.len() as u64, Y2025).counted_later, []);
}
