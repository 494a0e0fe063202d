//! What the accountant marks is left out of the settlement and stays visible.

use accountability::{Finding, LineId};
use domain::account::MarkCleared;
use jiff::civil::date;

use crate::given::*;

#[test]
fn errors_and_uncertainties_are_figures_of_their_own() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.promised(PROVISION, date(2025, 3, 3));
    let wrong = LineId { position: story.delivered_as(PROVISION, 1, 100_00, date(2025, 4, 4)), part: 0 };
    let unsure = LineId { position: story.delivered_as(PROVISION, 2, 30_00, date(2025, 4, 4)), part: 0 };
    story.delivered_as(PROVISION, 3, 7_00, date(2025, 4, 4));
    story.marked(Y2025, wrong, Finding::Error);
    story.marked(Y2025, unsure, Finding::Uncertainty);
    let figures = ["HB/13", "HB/23", "HB/24", "HB/25"].map(|id| story.figure(Y2025, id));
    assert_eq!(figures, [7_00, 100_00, 30_00, 130_00]);
    let left_out: Vec<_> = story.report(Y2025).left_out.into_iter().map(|sum| sum.reason).collect();
    assert_eq!(left_out, ["error", "uncertain"]);

    story.account(Y2025, MarkCleared { on: date(2026, 3, 2), by: by(), line: wrong });
    assert_eq!((story.figure(Y2025, "HB/13"), story.figure(Y2025, "HB/23")), (107_00, 0));
}

#[test]
fn a_mark_in_another_years_account_says_nothing_about_this_one() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    let talk = LineId { position: story.talk(HOUSEHOLD, &[MOTHER], date(2025, 3, 3)), part: 0 };
    story.marked(Y2026, talk, Finding::Error);
    assert_eq!(story.told(Y2025), ["f talk norm 40000: counted"]);
}
