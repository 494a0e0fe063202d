//! A closed year never changes: what is found out later counts in the first open year, about the year it concerns.

use accountability::{FinalAccount, RULES};
use domain::account::{AccountSubmitted, FundBooks, Pin, YearBooks};
use domain::fund::Norm;
use domain::household::{Ground, VictimStatus};
use domain::ids::{FileHash, PersonId, RulesVersion};
use jiff::civil::date;
use uuid::Uuid;

use crate::given::*;

#[test]
fn a_delivery_entered_late_counts_in_the_first_open_year() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.promised(PROVISION, date(2024, 3, 3));
    story.year_closed(Y2024);
    story.delivered(PROVISION, 640_00, date(2024, 4, 4));
    assert_eq!(story.told(Y2024), [] as [&str; 0]);
    assert_eq!(story.told(Y2025), ["c cost actual 64000 of 2024: counted"]);
    assert_eq!(story.figure(Y2025, "HB/20"), 640_00, "correction T-1");
    story.year_closed(Y2025);
    story.corrected(PROVISION, 640_00, 600_00, date(2024, 4, 4), date(2026, 5, 5));
    assert_eq!(story.told(Y2026), ["c cost correction -4000 of 2024: counted"]);
    assert_eq!(story.told(Y2025), ["c cost actual 64000 of 2024: counted"]);
}

#[test]
fn years_before_the_first_closing_are_closed_with_it() {
    let mut story = utrecht();
    story.family(date(2023, 2, 3));
    story.year_closed(Y2024);
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 3, 3));
    story.promised(PROVISION, date(2024, 3, 3));
    story.delivered(PROVISION, 640_00, date(2023, 12, 3));
    assert_eq!(
        story.told(Y2025),
        ["f talk norm 40000 of 2024: counted", "c cost actual 64000 of 2023: counted"]
    );
}

#[test]
fn a_rejection_heard_of_later_is_a_correction_of_the_closed_year() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 9, 9));
    story.year_closed(Y2024);
    let told = VictimStatus::Rejected { municipality_told_on: date(2024, 6, 1) };
    story.status(HOUSEHOLD, MOTHER, told, date(2024, 6, 1));
    assert_eq!(story.told(Y2024), ["f talk norm 40000: counted"]);
    assert_eq!(story.told(Y2025), ["f talk correction -40000 of 2024: counted"]);
    story.year_closed(Y2025);
    story.status(HOUSEHOLD, MOTHER, VictimStatus::Recognised, date(2024, 6, 2));
    assert_eq!(story.told(Y2025), ["f talk correction -40000 of 2024: counted"]);
    assert_eq!(story.told(Y2026), ["f talk correction 40000 of 2024: counted"]);
    assert_eq!(story.figure(Y2026, "HB/10"), 1, "a correction is no talk");
}

#[test]
fn victims_entered_late_move_a_closed_year_to_another_bracket_by_a_correction() {
    let mut story = utrecht();
    story.reported(HOUSEHOLD, date(2024, 2, 2));
    for number in 0..49 {
        let person = PersonId::new(Uuid::from_u128(0xB000 + number));
        story.joined(HOUSEHOLD, person, Ground::Child, date(2024, 3, 3));
    }
    story.year_closed(Y2024);
    assert_eq!((story.figure(Y2024, "HB/15"), story.figure(Y2025, "HB/15")), (12_000_00, 12_000_00));
    story.joined(HOUSEHOLD, MOTHER, Ground::Applicant, date(2024, 12, 1));
    assert_eq!(story.figure(Y2024, "HB/15"), 12_000_00);
    assert_eq!(story.figure(Y2025, "HB/15"), 48_000_00 + 36_000_00);
    assert_eq!(story.figure(Y2025, "B2/01"), 1, "counted in the year it became known");
}

#[test]
fn a_norm_set_after_the_closing_is_a_correction() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 9, 9));
    story.year_closed(Y2024);
    story.norm(Y2024, "f", Norm::Amount(amount(404_00)));
    assert_eq!(story.told(Y2024), ["f talk norm 40000: counted"]);
    assert_eq!(story.told(Y2025), ["f talk correction 400 of 2024: counted"]);
}

#[test]
fn what_was_recorded_between_the_draft_and_the_closing_is_in_the_next_account() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 9, 9));
    let pinned = story.events.len() as u64;
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 10, 10));
    let pin = Pin {
        position: pinned,
        root: FileHash::of(b"root"),
        effective_on: date(2024, 12, 31),
        indicators: FileHash::of(b"set"),
        rules: RulesVersion::new(RULES).unwrap(),
        final_account: FinalAccount::No,
    };
    story.account(
        Y2024,
        AccountSubmitted {
            on: date(2025, 7, 1),
            by: by(),
            fund: FUND,
            year: year(Y2024),
            draft: 1,
            pin,
            report: FileHash::of(b"report"),
            books: YearBooks::Close,
            fund_books: FundBooks::StayOpen,
        },
    );
    story.year_closed(Y2024);
    assert_eq!(story.told(Y2024), ["f talk norm 40000: counted"]);
    assert_eq!(story.told(Y2025), ["f talk norm 40000 of 2024: counted"]);
    let then = story.basis_below(pinned).report(&question(Y2024, pinned)).unwrap();
    let now = story.basis().report(&question(Y2024, pinned)).unwrap();
    assert_eq!(then, now);
}

#[test]
fn a_status_of_the_next_year_does_not_change_what_the_closed_year_said() {
    let mut story = utrecht();
    story.family(date(2024, 2, 3));
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 9, 9));
    let told = VictimStatus::Rejected { municipality_told_on: date(2024, 6, 1) };
    story.status(HOUSEHOLD, MOTHER, told, date(2025, 1, 15));
    let before = story.report(Y2024);
    story.year_closed(Y2024);
    assert_eq!(story.report(Y2024).figures, before.figures);
    assert_eq!(story.told(Y2024), ["f talk norm 40000: counted"]);
}
