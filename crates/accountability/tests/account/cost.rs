//! Actual cost: what was delivered, what makes it less, and when it is not for the fund.

use domain::fund::{LimitCheck, Mandate, TermsAmended};
use domain::household::{Ground, VictimStatus};
use domain::provision::Compensable;
use jiff::civil::date;

use crate::given::*;
use crate::shipped;

#[test]
fn cost_belongs_to_the_year_of_delivery() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.promised(PROVISION, date(2024, 3, 3));
    story.delivered_as(PROVISION, 1, 640_00, date(2024, 12, 31));
    story.delivered_as(PROVISION, 2, 360_00, date(2025, 1, 1));
    assert_eq!((story.figure(Y2024, "HB/13"), story.figure(Y2025, "HB/13")), (640_00, 360_00));
    assert_eq!(story.figure(Y2025, "HB/19"), 640_00 + 360_00 + 2 * 12_000_00);
}

#[test]
fn a_corrected_statement_counts_by_the_difference() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.promised(PROVISION, date(2025, 3, 3));
    story.delivered(PROVISION, 640_00, date(2025, 4, 4));
    story.corrected(PROVISION, 640_00, 600_00, date(2025, 4, 4), date(2025, 5, 5));
    story.corrected(PROVISION, 600_00, 0, date(2025, 4, 4), date(2025, 6, 6));
    assert_eq!(
        story.told(Y2025),
        [
            "c cost actual 64000: counted",
            "c cost correction -4000: counted",
            "c cost correction -60000: counted"
        ]
    );
}

#[test]
fn compensable_vat_is_less_cost_in_the_year_of_the_invoice() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.promised(PROVISION, date(2025, 3, 3));
    story.delivered(PROVISION, 1_210_00, date(2025, 12, 12));
    story.invoiced(PROVISION, 210_00, Compensable::Yes, date(2026, 1, 5));
    story.invoiced(PROVISION, 21_00, Compensable::No, date(2026, 1, 6));
    story.invoiced(PROVISION, 0, Compensable::Yes, date(2026, 1, 7));
    assert_eq!(story.told(Y2025), ["c cost actual 121000: counted"]);
    assert_eq!(story.told(Y2026), ["c cost compensable_vat -21000: counted"]);
}

#[test]
fn a_payment_moved_over_years_counts_where_it_belongs() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.promised(PROVISION, date(2024, 3, 3));
    story.delivered(PROVISION, 640_00, date(2024, 12, 31));
    story.moved(PROVISION, line(2024, "c"), line(2025, "c"), 640_00, date(2025, 2, 2));
    assert_eq!((story.figure(Y2024, "HB/13"), story.figure(Y2025, "HB/13")), (0, 640_00));
    story.moved(PROVISION, line(2025, "c"), line(2025, "d"), 40_00, date(2025, 2, 2));
    let moved = "c cost reclassification";
    let to_d = "d cost reclassification 4000: other_method";
    assert_eq!(
        story.told(Y2025),
        [&format!("{moved} 64000: counted"), &format!("{moved} -4000: counted"), to_d]
    );
}

#[test]
fn what_came_back_is_less_cost_on_the_line_it_was_paid_on() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.promised(PROVISION, date(2024, 3, 3));
    story.delivered(PROVISION, 640_00, date(2024, 12, 31));
    story.came_back(PROVISION, line(2024, "c"), 140_00, date(2025, 2, 2));
    assert_eq!((story.figure(Y2024, "HB/13"), story.figure(Y2024, "HB/22")), (500_00, -140_00));
    assert_eq!(story.figure(Y2025, "HB/13"), 0);
}

#[test]
fn the_thirty_days_after_a_rejection_look_at_the_commitment() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    let told = VictimStatus::Rejected { municipality_told_on: date(2025, 6, 1) };
    story.status(HOUSEHOLD, MOTHER, told, date(2025, 6, 1));
    story.promised(PROVISION, date(2025, 7, 1));
    story.promised(OTHER_PROVISION, date(2025, 7, 2));
    story.delivered(PROVISION, 100_00, date(2025, 9, 9));
    story.delivered(OTHER_PROVISION, 200_00, date(2025, 9, 9));
    story.invoiced(OTHER_PROVISION, 20_00, Compensable::Yes, date(2025, 9, 10));
    assert_eq!(
        story.told(Y2025),
        [
            "c cost actual 10000: counted",
            "c cost actual 20000: after_rejection",
            "c cost compensable_vat -2000: after_rejection"
        ]
    );
}

#[test]
fn the_last_days_of_the_terms_leave_out() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.promised(PROVISION, date(2025, 3, 3));
    story.promised(OTHER_PROVISION, date(2025, 5, 5));
    story.delivered_as(PROVISION, 1, 100_00, date(2025, 6, 30));
    story.delivered_as(PROVISION, 2, 200_00, date(2025, 7, 1));
    story.delivered(OTHER_PROVISION, 300_00, date(2025, 6, 6));
    let mut terms = shipped::terms();
    (terms.last_commitment_day, terms.last_account_day) = (Some(date(2025, 5, 4)), Some(date(2025, 6, 30)));
    story.fund(TermsAmended { on: date(2025, 8, 1), by: by(), version: 2, terms });
    assert_eq!(
        story.told(Y2025),
        [
            "c cost actual 10000: counted",
            "c cost actual 20000: after_last_account_day",
            "c cost actual 30000: after_last_commitment"
        ]
    );
}

#[test]
fn cost_for_somebody_without_a_ground_of_the_terms_is_left_out() {
    let mut story = utrecht();
    let mut terms = shipped::terms();
    terms.eligible.remove(&Ground::FamilyMember);
    story.fund(TermsAmended { on: date(2025, 1, 1), by: by(), version: 2, terms });
    story.family(date(2025, 2, 3));
    story.joined(HOUSEHOLD, SON, Ground::FamilyMember, date(2025, 2, 3));
    story.requested_for(HOUSEHOLD, Some(SON), PROVISION, "c", None, date(2025, 3, 3));
    story.requested_for(HOUSEHOLD, None, OTHER_PROVISION, "c", None, date(2025, 3, 3));
    for provision in [PROVISION, OTHER_PROVISION] {
        story.committed(provision, Mandate::College, LimitCheck::Checked, date(2025, 3, 4));
        story.delivered(provision, 100_00, date(2025, 4, 4));
    }
    assert_eq!(story.told(Y2025), ["c cost actual 10000: not_eligible", "c cost actual 10000: counted"]);
}
