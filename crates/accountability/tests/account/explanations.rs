//! Where a figure comes from.

use accountability::{Explanation, ExplanationError, Finding, LineId, Value};
use domain::account::IndicatorSetAdopted;
use domain::household::Ground;
use domain::money::EuroCents;
use jiff::civil::date;

use crate::given::*;
use crate::reports::a_year;

#[test]
fn a_figure_names_its_lines_and_every_event_behind_them() {
    let mut story = a_year();
    let elsewhere = story.reported(OTHER_HOUSEHOLD, date(2025, 7, 7));
    let explained = story.basis().explain(&story.question(Y2025), &figure("HB/13")).unwrap();
    assert_eq!(explained.figure.value, Value::Cents(EuroCents::new(640_00)));
    let told: Vec<_> = explained.lines.iter().map(tell).collect();
    assert_eq!(told, ["c cost actual 64000: counted"]);
    let behind = explained.positions.iter().map(|at| story.events[*at as usize].1.event_type());
    let mut behind: Vec<_> = behind.collect();
    behind.sort_unstable();
    behind.dedup();
    insta::assert_snapshot!(behind.join(" "), @"AccountOpened FundOpened HouseholdReported MemberJoined MethodChosen NormAmountSet PerformanceStated ProvisionCommitted ProvisionRequested");
    assert!(!explained.positions.contains(&elsewhere));
    assert_eq!(explained.reference().to_string(), format!("{FUND}/2025/HB/13@{}", story.events.len()));
}

#[test]
fn a_figure_made_of_figures_adds_and_subtracts_its_lines() {
    let story = a_year();
    let explained = story.basis().explain(&story.question(Y2025), &figure("HB/29")).unwrap();
    let spent = 380_00 + 3_468_00 + 640_00 + 12_000_00;
    assert_eq!(explained.figure.value.number(), spent - 50_000_00);
    assert!(explained.shares.iter().any(|share| share.adds == -50_000_00));
    assert_eq!(explained.recount(), explained.figure.value);
}

#[test]
fn a_marked_line_rests_on_its_mark() {
    let mut story = a_year();
    let line = LineId { position: story.talk(HOUSEHOLD, &[MOTHER], date(2025, 7, 7)), part: 0 };
    let mark = story.marked(Y2025, line, Finding::Uncertainty);
    let explained = story.basis().explain(&story.question(Y2025), &figure("HB/24")).unwrap();
    assert_eq!(explained.figure.value.number(), 400_00);
    assert!(explained.positions.contains(&mark));
}

#[test]
fn a_year_of_support_rests_on_every_victim() {
    let mut story = a_year();
    let son = story.joined(HOUSEHOLD, SON, Ground::Child, date(2025, 8, 8));
    let positions =
        |story: &Story, id| story.basis().explain(&story.question(Y2025), &figure(id)).unwrap().positions;
    assert!(positions(&story, "HB/15").contains(&son));
    story.reported(OTHER_HOUSEHOLD, date(2025, 9, 9));
    let stranger = story.joined(OTHER_HOUSEHOLD, SON, Ground::Child, date(2025, 9, 9));
    assert!(!positions(&story, "HB/13").contains(&stranger));
}

#[test]
fn an_explanation_reads_what_it_writes() {
    let story = a_year();
    let explained = story.basis().explain(&story.question(Y2025), &figure("B2/01")).unwrap();
    let bytes = explained.to_bytes();
    assert_eq!(Explanation::parse(&bytes).unwrap(), explained);
    assert!(matches!(Explanation::parse(b"[]"), Err(ExplanationError::Unreadable { .. })));
    let other = String::from_utf8(bytes).unwrap().replace("herstelboek-figure/1", "herstelboek-figure/2");
    assert_eq!(Explanation::parse(other.as_bytes()), Err(ExplanationError::Format));
}

#[test]
fn that_a_closed_year_needs_no_correction_rests_on_later_events_too() {
    let mut story = utrecht();
    story.joined(HOUSEHOLD, SON, Ground::Child, date(2023, 7, 1));
    story.agreed(HOUSEHOLD, &[SON], date(2023, 7, 1));
    story.joined(OTHER_HOUSEHOLD, MOTHER, Ground::Applicant, date(2023, 7, 1));
    story.agreed(OTHER_HOUSEHOLD, &[MOTHER, SON], date(2024, 1, 1));
    story.year_closed(Y2024);
    story.joined(OTHER_HOUSEHOLD, SON, Ground::Child, date(2025, 1, 1));
    let explained = story.basis().explain(&story.question(Y2025), &figure("HB/19")).unwrap();
    let alone = story.basis_of(explained.positions.iter().copied());
    let again = alone.report(&story.question(Y2025)).unwrap();
    assert_eq!(again.figure(&figure("HB/19")), Some(&explained.figure));
}

#[test]
fn that_a_plan_is_not_the_first_any_more_rests_on_the_one_that_is() {
    let mut story = utrecht();
    story.joined(HOUSEHOLD, MOTHER, Ground::Applicant, date(2023, 7, 1));
    let first = story.agreed(HOUSEHOLD, &[MOTHER], date(2026, 1, 1));
    story.agreed(HOUSEHOLD, &[MOTHER], date(2024, 1, 1));
    story.year_closed(Y2024);
    let question = story.question(Y2026);
    let explained = story.basis().explain(&question, &figure("HB/18")).unwrap();
    assert!(explained.positions.contains(&first), "the plan of 2026 takes the place of that of 2024");
    let alone = story.basis_of(explained.positions.iter().copied());
    let again = alone.report(&question).unwrap();
    assert_eq!(again.figure(&figure("HB/18")), Some(&explained.figure));
}

#[test]
fn figures_made_of_many_figures_are_explained_in_the_time_of_a_few() {
    let mut story = a_year();
    let label = serde_json::json!({"nl": "n", "en": "e"});
    let name = |layer: usize, number: usize| format!("L{layer}/{number}");
    let mut figures = Vec::new();
    for (layer, number) in (0..9).flat_map(|layer| (0..20).map(move |number| (layer, number))) {
        let derivation = match layer {
            0 => serde_json::json!({"sum": "cents", "what": ["cost"], "when": "in_year"}),
            _ => serde_json::json!({"add": (0..20).map(|below| name(layer - 1, below)).collect::<Vec<_>>()}),
        };
        figures.push(serde_json::json!({
            "id": name(layer, number), "label": label, "kind": "cents", "audit": "n.v.t.", "origin": "ours",
            "derivation": derivation,
        }));
    }
    let set = serde_json::json!({
        "format": "herstelboek-indicators/1", "name": label, "sisa_code": "B2", "year": 2025, "source": "ours",
        "figures": figures,
    });
    let indicators = set_of(&set.to_string());
    story.account(Y2025, IndicatorSetAdopted { on: date(2026, 1, 1), by: by(), indicators });
    let explained = story.basis().explain(&story.question(Y2025), &figure("L8/0")).unwrap();
    assert_eq!(explained.recount(), explained.figure.value);
    assert_eq!(explained.figure.value.number(), 640_00 * 20_i64.pow(8));
}
