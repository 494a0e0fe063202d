//! Debt restructuring: EUR 10,000 per person in all years together, unless the college decides more.

use domain::fund::{LimitCheck, Mandate};
use domain::ids::ProvisionId;
use domain::provision::Compensable;
use jiff::civil::{Date, date};

use crate::given::*;

const ACTIVITY: Option<&str> = Some("restructuring");

fn restructuring(story: &mut Story, provision: ProvisionId, mandate: Mandate, limit: LimitCheck, on: Date) {
    story.requested(provision, "c", ACTIVITY, on);
    story.committed(provision, mandate, limit, on);
}

#[test]
fn what_is_over_the_limit_is_left_out_over_all_years() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    restructuring(&mut story, PROVISION, Mandate::MandatedOfficial, LimitCheck::Checked, date(2024, 3, 3));
    story.delivered_as(PROVISION, 1, 8_000_00, date(2024, 4, 4));
    story.delivered_as(PROVISION, 2, 3_000_00, date(2025, 4, 4));
    assert_eq!(story.told(Y2024), ["c cost actual 800000: counted"]);
    assert_eq!(story.told(Y2025), ["c cost actual 200000: counted", "c cost actual 100000: over_limit"]);
    story.came_back(PROVISION, line(2025, "c"), 1_500_00, date(2025, 5, 5));
    assert_eq!(
        story.told(Y2025)[2..],
        ["c cost recovery -50000: counted", "c cost recovery -100000: over_limit"]
    );
}

#[test]
fn the_college_and_a_hardship_may_exceed_it() {
    let free = [(Mandate::College, LimitCheck::Checked), (Mandate::MandatedOfficial, LimitCheck::Overridden)];
    for (mandate, limit) in free {
        let mut story = utrecht();
        story.family(date(2025, 2, 3));
        restructuring(&mut story, PROVISION, mandate, limit, date(2025, 3, 3));
        story.delivered(PROVISION, 12_000_00, date(2025, 4, 4));
        assert_eq!(story.told(Y2025), ["c cost actual 1200000: counted"]);
        restructuring(
            &mut story,
            OTHER_PROVISION,
            Mandate::MandatedOfficial,
            LimitCheck::Checked,
            date(2025, 5, 5),
        );
        story.delivered(OTHER_PROVISION, 100_00, date(2025, 6, 6));
        assert_eq!(story.told(Y2025)[1], "c cost actual 10000: over_limit", "the room is used");
    }
}

#[test]
fn other_cost_of_the_component_has_no_limit() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.promised(PROVISION, date(2025, 3, 3));
    story.delivered(PROVISION, 12_000_00, date(2025, 4, 4));
    assert_eq!(story.told(Y2025), ["c cost actual 1200000: counted"]);
}

#[test]
fn what_comes_back_counts_in_full_when_nothing_was_left_out() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    restructuring(&mut story, PROVISION, Mandate::MandatedOfficial, LimitCheck::Checked, date(2025, 3, 3));
    story.delivered(PROVISION, 9_000_00, date(2025, 4, 4));
    restructuring(&mut story, OTHER_PROVISION, Mandate::College, LimitCheck::Checked, date(2025, 5, 5));
    story.delivered(OTHER_PROVISION, 4_000_00, date(2025, 6, 6));
    story.invoiced(PROVISION, 210_00, Compensable::Yes, date(2025, 7, 7));
    assert_eq!(story.told(Y2025)[2], "c cost compensable_vat -21000: counted");
}
