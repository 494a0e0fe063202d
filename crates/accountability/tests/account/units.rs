//! What counts at norm amounts: contacts, plans, aftercare, talks, years.

use accountability::Problem;
use domain::fund::{Method, MethodChosen, Norm, SwitchedToActual};
use domain::household::Term;
use domain::household::{Ground, TermOverridden, VictimStatus};
use domain::ids::PersonId;
use jiff::civil::date;
use uuid::Uuid;

use crate::given::*;

#[test]
fn each_component_counts_at_its_norm() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.first_contact(HOUSEHOLD, date(2025, 2, 4));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 3, 3));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 4, 3));
    story.agreed(HOUSEHOLD, &[MOTHER], date(2025, 4, 10));
    story.aftercare(HOUSEHOLD, date(2025, 11, 1));
    assert_eq!(
        story.told(Y2025),
        [
            "a first_contact norm 38000: counted",
            "f talk norm 40000: counted",
            "f talk norm 40000: counted",
            "b plan norm 346800: counted",
            "d aftercare norm 179500: counted"
        ]
    );
    assert_eq!(story.figure(Y2025, "B2/01"), 1);
    assert_eq!(story.figure(Y2025, "HB/17"), 380_00 + 3_468_00 + 1_795_00 + 12_000_00 + 2 * 400_00);
}

#[test]
fn a_plan_counts_once_per_person_whatever_version_and_household() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.joined(HOUSEHOLD, SON, Ground::Child, date(2025, 2, 3));
    story.agreed(HOUSEHOLD, &[MOTHER], date(2025, 3, 3));
    story.agreed(HOUSEHOLD, &[MOTHER, SON], date(2025, 5, 5));
    story.reported(OTHER_HOUSEHOLD, date(2025, 9, 1));
    story.joined(OTHER_HOUSEHOLD, SON, Ground::Child, date(2025, 9, 1));
    story.agreed(OTHER_HOUSEHOLD, &[SON], date(2025, 10, 1));
    let plan = "b plan norm 346800";
    let (counted, already) = (format!("{plan}: counted"), format!("{plan}: already_counted"));
    assert_eq!(story.told(Y2025), [counted.clone(), counted, already]);
    assert_eq!(story.figure(Y2025, "HB/03"), 2);
}

#[test]
fn a_person_is_a_victim_once_and_family_never_is() {
    let mut story = utrecht();
    story.family(date(2024, 5, 5));
    story.joined(HOUSEHOLD, SON, Ground::FamilyMember, date(2025, 5, 5));
    story.reported(OTHER_HOUSEHOLD, date(2025, 9, 1));
    story.joined(OTHER_HOUSEHOLD, MOTHER, Ground::Applicant, date(2025, 9, 1));
    assert_eq!((story.figure(Y2024, "B2/01"), story.figure(Y2025, "B2/01")), (1, 0));
    assert_eq!(story.figure(Y2025, "B2/02"), 1);
}

#[test]
fn nobody_with_a_ground_leaves_a_contact_out() {
    let mut story = utrecht();
    story.reported(HOUSEHOLD, date(2025, 1, 6));
    story.first_contact(HOUSEHOLD, date(2025, 1, 7));
    assert_eq!(story.told(Y2025), ["a first_contact norm 38000: not_eligible"]);
    story.joined(HOUSEHOLD, MOTHER, Ground::Applicant, date(2025, 2, 1));
    assert_eq!(story.told(Y2025), ["a first_contact norm 38000: counted"]);
}

#[test]
fn thirty_days_after_everybody_was_rejected_nothing_new_counts() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    let told = VictimStatus::Rejected { municipality_told_on: date(2025, 6, 1) };
    story.status(HOUSEHOLD, MOTHER, told, date(2025, 6, 1));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 7, 1));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 7, 2));
    assert_eq!(story.told(Y2025), ["f talk norm 40000: counted", "f talk norm 40000: after_rejection"]);

    let until = date(2025, 8, 1);
    let (on, term) = (date(2025, 7, 20), Term::AfterRejection);
    story.household(HOUSEHOLD, TermOverridden { on, by: by(), term, until, text: sealed() });
    assert_eq!(story.told(Y2025), ["f talk norm 40000: counted"; 2]);
}

#[test]
fn one_applicant_not_rejected_keeps_the_household_supported() {
    let mut story = utrecht();
    story.family(date(2025, 2, 3));
    story.joined(HOUSEHOLD, SON, Ground::Child, date(2025, 2, 3));
    let told = VictimStatus::Rejected { municipality_told_on: date(2025, 3, 1) };
    story.status(HOUSEHOLD, MOTHER, told, date(2025, 3, 1));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 7, 2));
    assert_eq!(story.told(Y2025), ["f talk norm 40000: counted"]);
}

#[test]
fn the_norm_is_that_of_the_year_of_the_performance() {
    let mut story = utrecht();
    story.family(date(2024, 12, 1));
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 12, 31));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 1, 1));
    story.norm(Y2025, "f", Norm::Amount(amount(412_00)));
    assert_eq!(story.told(Y2024), ["f talk norm 40000: counted"]);
    assert_eq!(story.told(Y2025), ["f talk norm 41200: counted"]);
}

#[test]
fn a_missing_norm_is_a_problem_and_leaves_out() {
    let mut story = utrecht();
    story.events.retain(|(_, event)| match event {
        domain::BookEvent::Fund(domain::fund::FundEvent::NormAmountSet(set)) => {
            set.year != year(Y2026) || set.component != component("f")
        }
        _ => true,
    });
    story.family(date(2026, 1, 5));
    story.talk(HOUSEHOLD, &[MOTHER], date(2026, 2, 2));
    assert_eq!(story.told(Y2026), ["f talk norm 0: no_norm"]);
    let problem = Problem::NormMissing { component: component("f"), year: year(Y2026), lines: 1 };
    assert_eq!(story.report(Y2026).problems, [problem]);
}

#[test]
fn the_year_of_support_goes_by_the_victims_known_through_its_end() {
    let mut story = utrecht();
    assert_eq!(story.figure(Y2025, "HB/15"), 0, "nobody to support, no year of support");
    story.reported(HOUSEHOLD, date(2024, 2, 2));
    for number in 0..49 {
        story.joined(HOUSEHOLD, person(number), Ground::Child, date(2024, 3, 3));
    }
    assert_eq!(story.figure(Y2024, "HB/15"), 12_000_00);
    story.joined(HOUSEHOLD, person(49), Ground::Child, date(2025, 12, 31));
    assert_eq!((story.figure(Y2024, "HB/15"), story.figure(Y2025, "HB/15")), (12_000_00, 48_000_00));
    story.joined(HOUSEHOLD, person(50), Ground::Child, date(2024, 12, 31));
    assert_eq!(story.figure(Y2024, "HB/15"), 48_000_00);
}

#[test]
fn after_the_switch_open_years_are_at_actual_cost() {
    let mut story = utrecht();
    story.family(date(2024, 2, 2));
    story.talk(HOUSEHOLD, &[MOTHER], date(2024, 3, 3));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 3, 3));
    story.requested(PROVISION, "f", None, date(2025, 3, 3));
    story.delivered(PROVISION, 350_00, date(2025, 4, 4));
    let counted = "f talk norm 40000: counted";
    assert_eq!(story.told(Y2025), [counted, "f cost actual 35000: other_method"]);
    story.year_closed(Y2024);
    story.fund(SwitchedToActual { on: date(2025, 6, 1), by: by() });
    assert_eq!(story.told(Y2024), [counted]);
    assert_eq!(story.told(Y2025), ["f talk count 0: counted", "f cost actual 35000: counted"]);
    assert_eq!(story.figure(Y2025, "HB/09"), 1, "a talk is a talk whatever the method");
}

#[test]
fn as_long_as_no_method_was_chosen_nothing_is_worth_anything() {
    let mut story = fund_without_a_choice();
    story.family(date(2025, 2, 2));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 3, 3));
    story.requested(PROVISION, "f", None, date(2025, 3, 3));
    story.delivered(PROVISION, 350_00, date(2025, 4, 4));
    assert_eq!(story.told(Y2025), ["f talk count 0: counted", "f cost actual 35000: other_method"]);
    assert_eq!(story.report(Y2025).problems, [Problem::MethodNotChosen]);
}

#[test]
fn what_happened_after_the_effective_date_does_not_count() {
    let mut story = utrecht();
    story.family(date(2025, 2, 2));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 6, 30));
    story.talk(HOUSEHOLD, &[MOTHER], date(2025, 7, 1));
    let mut half_year = story.question(Y2025);
    half_year.effective_on = date(2025, 6, 30);
    let report = story.basis().report(&half_year).unwrap();
    assert_eq!(report.figure(&figure("HB/16")).unwrap().value.number(), 400_00);
    assert_eq!(story.figure(Y2025, "HB/16"), 800_00);
}

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(0xB000 + number))
}

#[test]
fn family_counts_through_a_victim_of_the_household_and_not_by_itself() {
    let mut story = utrecht();
    story.reported(HOUSEHOLD, date(2025, 2, 3));
    let status = VictimStatus::NotAVictim;
    story.joined_as(HOUSEHOLD, SON, Ground::FamilyMember, status, date(2025, 2, 3));
    story.first_contact(HOUSEHOLD, date(2025, 2, 4));
    story.agreed(HOUSEHOLD, &[SON], date(2025, 3, 3));
    assert_eq!(
        story.told(Y2025),
        ["a first_contact norm 38000: not_eligible", "b plan norm 346800: not_eligible"]
    );
    let mut elsewhere = story.clone();
    elsewhere.reported(OTHER_HOUSEHOLD, date(2025, 2, 3));
    elsewhere.joined(OTHER_HOUSEHOLD, MOTHER, Ground::Applicant, date(2025, 2, 3));
    assert_eq!(elsewhere.told(Y2025), story.told(Y2025));
    story.joined(HOUSEHOLD, MOTHER, Ground::ExPartner, date(2025, 4, 4));
    assert_eq!(story.told(Y2025), ["a first_contact norm 38000: counted", "b plan norm 346800: counted"]);
}

#[test]
fn a_norm_line_rests_on_what_says_its_amount_and_its_method() {
    let mut story = fund_without_a_choice();
    let chosen = story.fund(MethodChosen { on: date(2024, 1, 2), by: by(), method: Method::Norm });
    story.family(date(2025, 2, 3));
    story.first_contact(HOUSEHOLD, date(2025, 2, 4));
    let set = story.norm(Y2025, "a", Norm::Amount(amount(400_00)));
    let of_year = story.norm(Y2025, "e", Norm::Amount(amount(5_00)));
    let lines = story.lines(Y2025);
    for (code, cents, said_at) in [("a", 400_00, set), ("e", 5_00, of_year)] {
        let line = lines.iter().find(|line| line.component == Some(component(code))).unwrap();
        assert_eq!(line.amount.cents(), cents);
        assert!(line.rests_on.is_sorted(), "{:?}", line.rests_on);
        for position in [0, chosen, said_at] {
            assert!(line.rests_on.contains(&position), "{code} {position}: {:?}", line.rests_on);
        }
    }
}
