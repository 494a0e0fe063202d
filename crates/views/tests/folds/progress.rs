//! The progress report of a small story, counted by hand.

use domain::household::{
    LifeDomain, NeedOutcome, OverrideTerm, ReportSource, ResumeSupport, Stage, Term, VictimStatus,
};
use domain::ids::{HouseholdId, PersonId, SignalId};
use domain::money::EuroCents;
use domain::provision::{
    CorrectPayment, CorrectionReason, DecideObjection, LodgeObjection, ObjectionOutcome, OrderRecovery,
    Outcome, ReceiveRecovery, RecoveryReason,
};
use domain::signal::{SignalCategory, SignalEvent, SignalFollowedUp, SignalRecorded};
use domain::{BookEvent, BookId};
use jiff::ToSpan;
use uuid::Uuid;
use views::caseload::Caseload;
use views::funds::Funds;
use views::progress::{
    Clock, LeadTime, Money, MoneyLine, NeedCounts, NeedLine, Period, Progress, ProgressReport,
    ProvisionCounts, ProvisionLine, Reach, Share,
};
use views::provisions::Provisions;
use views::signals::Signals;

use crate::given::*;

const QUARTER: Period = Period { from: date(2026, 1, 1), to: date(2026, 3, 31) };
const SPRING: Period = Period { from: date(2026, 4, 1), to: date(2026, 6, 30) };

fn of(world: &World, period: Period) -> ProgressReport {
    let mut progress = Progress::of(period);
    rows::<Caseload>(&world.events).values().for_each(|row| progress.add_household(row));
    rows::<Provisions>(&world.events).values().for_each(|row| progress.add_provision(row));
    rows::<Signals>(&world.events).values().for_each(|row| progress.add_signal(row));
    progress.finish()
}

/// Another household, reported and talked with on these days.
fn talked_with(world: &mut World, id: HouseholdId, reported: Date, talked: Date) {
    let person = PersonId::new(id.as_uuid());
    world
        .household(id, report(reported, ReportSource::SelfReport))
        .household(id, add(reported, person, VictimStatus::Potential))
        .household(id, talk(talked, person));
}

fn lead_time(report: &ProgressReport, clock: Clock) -> LeadTime {
    report.lead_times.iter().copied().find(|one| one.clock == clock).unwrap()
}

#[test]
fn households_count_by_when_they_were_reported_and_reached() {
    let mut world = family();
    talked_with(&mut world, NEIGHBOURS, date(2025, 12, 1), date(2026, 4, 20));
    world.household(STRANGERS, report(date(2026, 3, 31), ReportSource::UhtHandover));
    let quarter = of(&world, QUARTER);
    assert_eq!(quarter.reported, Reach { reported: 2, reached: 1, not_reached: 1 });
    assert_eq!(quarter.known, Reach { reported: 3, reached: 1, not_reached: 2 });
    assert_eq!(quarter.reached, 1);
    assert_eq!(quarter.stages, [(Stage::Reported, 2), (Stage::Planned, 1)].into());
    let spring = of(&world, SPRING);
    assert_eq!(spring.reported, Reach::default());
    assert_eq!(spring.known, Reach { reported: 3, reached: 2, not_reached: 1 });
    assert_eq!(spring.stages, [(Stage::Reported, 1), (Stage::Intake, 1), (Stage::Supported, 1)].into());
}

#[test]
fn lead_times_are_those_of_what_was_done_in_the_period() {
    let mut world = family();
    talked_with(&mut world, NEIGHBOURS, date(2026, 1, 5), date(2026, 3, 16));
    talked_with(&mut world, STRANGERS, date(2026, 2, 23), date(2026, 3, 2));
    let report = of(&world, QUARTER);
    let contact = LeadTime {
        clock: Clock::FirstContact,
        count: 1,
        median_days: Some(10),
        ninetieth_days: Some(10),
        in_time: None,
        overdue: None,
    };
    assert_eq!(lead_time(&report, Clock::FirstContact), contact);
    let conversation = LeadTime {
        clock: Clock::FirstConversation,
        count: 3,
        median_days: Some(28),
        ninetieth_days: Some(70),
        in_time: Some(Share { count: 2, of: 3 }),
        overdue: Some(0),
    };
    assert_eq!(lead_time(&report, Clock::FirstConversation), conversation);
    let plan = lead_time(&report, Clock::Plan);
    assert_eq!((plan.median_days, plan.in_time), (Some(28), Some(Share { count: 1, of: 1 })));
    assert_eq!(lead_time(&report, Clock::EndOfSupport).count, 0);
    assert_eq!(lead_time(&of(&world, SPRING), Clock::FirstConversation).median_days, None);
}

#[test]
fn an_override_makes_late_in_time_and_the_transition_rule_counts() {
    let mut world = World::default();
    talked_with(&mut world, NEIGHBOURS, date(2024, 1, 8), date(2024, 2, 5));
    world.household(NEIGHBOURS, plan(date(2025, 2, 26)));
    let transition =
        lead_time(&of(&world, Period { from: date(2025, 1, 1), to: date(2025, 12, 31) }), Clock::Plan);
    assert_eq!((transition.median_days, transition.in_time), (Some(387), Some(Share { count: 1, of: 1 })));

    let more_time = |world: &mut World, until| {
        let (fact, term) = (fact(date(2026, 5, 1)), Term::Plan);
        world.household(STRANGERS, OverrideTerm { fact, term, until, text: text() });
    };
    let mut late = World::default();
    talked_with(&mut late, STRANGERS, REPORT_DAY, DAY);
    let mut excused = late.clone();
    more_time(&mut excused, date(2026, 6, 1));
    for (world, count) in [(&mut late, 0), (&mut excused, 1)] {
        world.household(STRANGERS, plan(date(2026, 5, 18)));
        assert_eq!(lead_time(&of(world, SPRING), Clock::Plan).in_time, Some(Share { count, of: 1 }));
    }
}

/// Rejected on this day, of which the municipality was told on that day.
fn rejected(world: &mut World, id: HouseholdId, told: Date) {
    let rejected = VictimStatus::Rejected { municipality_told_on: told };
    world.household(id, status(told, PersonId::new(id.as_uuid()), rejected));
}

#[test]
fn support_that_ends_after_a_rejection_is_timed_by_the_thirty_days() {
    let mut world = World::default();
    for (id, days) in [(NEIGHBOURS, 30), (STRANGERS, 31)] {
        talked_with(&mut world, id, REPORT_DAY, DAY);
        rejected(&mut world, id, date(2026, 4, 7));
        world.household(id, end(date(2026, 4, 7).saturating_add(days.days())));
    }
    let ended = LeadTime {
        clock: Clock::AfterRejection,
        count: 2,
        median_days: Some(30),
        ninetieth_days: Some(31),
        in_time: Some(Share { count: 1, of: 2 }),
        overdue: Some(0),
    };
    assert_eq!(lead_time(&of(&world, SPRING), Clock::AfterRejection), ended);
    let mut without = family();
    without.household(HOUSEHOLD, end(LATER));
    assert_eq!(lead_time(&of(&without, SPRING), Clock::AfterRejection).count, 0, "nobody was rejected");
}

#[test]
fn what_was_never_done_is_overdue_while_the_household_is_open_and_in_the_period_of_its_end() {
    let mut world = World::default();
    talked_with(&mut world, NEIGHBOURS, REPORT_DAY, DAY);
    talked_with(&mut world, STRANGERS, REPORT_DAY, DAY);
    world.household(STRANGERS, end(date(2026, 5, 4)));
    let overdue = |period, clock| lead_time(&of(&world, period), clock).overdue;
    let summer = Period { from: date(2026, 7, 1), to: date(2026, 9, 30) };
    assert_eq!(overdue(QUARTER, Clock::Plan), Some(0), "the term runs until 27 April");
    assert_eq!(overdue(SPRING, Clock::Plan), Some(2));
    assert_eq!(overdue(summer, Clock::Plan), Some(1), "the other ended before");
    assert_eq!(overdue(SPRING, Clock::FirstConversation), Some(0));
    assert_eq!(overdue(SPRING, Clock::FirstContact), None, "there is no term");
    assert_eq!(lead_time(&of(&world, SPRING), Clock::Plan).in_time, Some(Share { count: 0, of: 0 }));
}

#[test]
fn a_rejection_after_which_support_goes_on_is_overdue() {
    let mut world = World::default();
    talked_with(&mut world, NEIGHBOURS, REPORT_DAY, DAY);
    rejected(&mut world, NEIGHBOURS, date(2026, 3, 9));
    let overdue = |period| lead_time(&of(&world, period), Clock::AfterRejection).overdue;
    assert_eq!((overdue(QUARTER), overdue(SPRING)), (Some(0), Some(1)));
}

#[test]
fn a_plan_before_the_first_conversation_has_no_lead_time() {
    let mut world = World::default();
    talked_with(&mut world, NEIGHBOURS, REPORT_DAY, DAY);
    world.household(NEIGHBOURS, plan(date(2026, 2, 23)));
    let plan = lead_time(&of(&world, QUARTER), Clock::Plan);
    assert_eq!((plan.count, plan.median_days), (0, None));
}

#[test]
fn a_plan_dated_after_the_end_is_in_time_only_within_its_term() {
    let mut world = World::default();
    talked_with(&mut world, NEIGHBOURS, REPORT_DAY, DAY);
    world.household(NEIGHBOURS, plan(date(2026, 6, 1))).household(NEIGHBOURS, end(date(2026, 4, 7)));
    let plan = lead_time(&of(&world, SPRING), Clock::Plan);
    assert_eq!(plan.in_time, Some(Share { count: 0, of: 1 }), "eight weeks are eight weeks");
}

#[test]
fn an_end_counts_unless_it_was_undone_by_the_end_of_the_period() {
    let mut world = family();
    world.household(HOUSEHOLD, end(date(2026, 5, 4)));
    let ended = lead_time(&of(&world, SPRING), Clock::EndOfSupport);
    assert_eq!(
        (ended.count, ended.median_days, ended.in_time),
        (1, Some(63), Some(Share { count: 1, of: 1 }))
    );
    assert_eq!(of(&world, SPRING).stages, [(Stage::Ended, 1)].into());
    world.household(HOUSEHOLD, ResumeSupport { fact: fact(date(2026, 6, 30)), text: text() });
    assert_eq!(lead_time(&of(&world, SPRING), Clock::EndOfSupport).count, 0);
}

#[test]
fn needs_count_when_recorded_and_when_closed() {
    let mut world = family();
    world.household(HOUSEHOLD, close(LATER, NEED, NeedOutcome::PartlyMet));
    world
        .household(NEIGHBOURS, report(REPORT_DAY, ReportSource::SelfReport))
        .household(NEIGHBOURS, need(DAY, NEED, LifeDomain::Housing));
    let counts = NeedCounts { recorded: 1, ..NeedCounts::default() };
    let of_team = |life_domain, counts| NeedLine {
        life_domain,
        organisation: Some(organisation("wijkteam-west")),
        counts,
    };
    let quarter = [
        of_team(LifeDomain::Finance, counts),
        NeedLine { life_domain: LifeDomain::Housing, organisation: None, counts },
        of_team(LifeDomain::Housing, counts),
    ];
    assert_eq!(of(&world, QUARTER).needs, quarter);
    let closed = NeedCounts { partly_met: 1, ..NeedCounts::default() };
    assert_eq!(of(&world, SPRING).needs, [of_team(LifeDomain::Housing, closed)]);
}

#[test]
fn provisions_count_under_the_organisation_of_their_household_and_money_under_its_component() {
    let mut world = family();
    open_fund(&mut world);
    granted(&mut world, request(date(2026, 3, 9), PROVISION, HOUSEHOLD, 640_00));
    world
        .provision(OTHER_PROVISION, request(date(2026, 3, 16), OTHER_PROVISION, HOUSEHOLD, 90_00))
        .provision(OTHER_PROVISION, decide(LATER, Outcome::Refused))
        .provision(PROVISION, state(date(2026, 3, 20), 640_00))
        .provision(PROVISION, order(date(2026, 3, 23), 300_00))
        .provision(PROVISION, confirm(date(2026, 3, 25), 1))
        .provision(PROVISION, order(date(2026, 3, 23), 200_00))
        .provision(PROVISION, confirm(date(2026, 3, 25), 2))
        .provision(PROVISION, fail(date(2026, 4, 2), 2))
        .provision(PROVISION, release(date(2026, 4, 8), 340_00));
    let organisation = Some(organisation("wijkteam-west"));
    let provisions = |requested, granted, refused| ProvisionLine {
        life_domain: LifeDomain::Housing,
        organisation: organisation.clone(),
        counts: ProvisionCounts { requested, granted, refused },
    };
    let money = |committed, paid| MoneyLine {
        fund: FUND,
        component: component("c"),
        money: Money {
            committed: EuroCents::new(committed),
            paid: EuroCents::new(paid),
            recovered: EuroCents::ZERO,
        },
    };
    let (quarter, spring) = (of(&world, QUARTER), of(&world, SPRING));
    assert_eq!(quarter.provisions, [provisions(2, 1, 0)]);
    assert_eq!(quarter.money, [money(640_00, 500_00)]);
    assert_eq!(spring.provisions, [provisions(0, 0, 1)]);
    assert_eq!(spring.money, [money(-340_00, -200_00)]);
}

#[test]
fn a_decision_counts_in_its_own_period_also_when_it_was_taken_anew_later() {
    let mut world = family();
    open_fund(&mut world);
    granted(&mut world, request(date(2026, 3, 9), PROVISION, HOUSEHOLD, 640_00));
    let before = of(&world, QUARTER).provisions;
    world
        .provision(PROVISION, LodgeObjection { fact: fact(date(2026, 3, 23)), text: None })
        .provision(
            PROVISION,
            DecideObjection {
                fact: fact(date(2026, 4, 2)),
                outcome: ObjectionOutcome::Founded,
                text: text(),
            },
        )
        .provision(PROVISION, decide(LATER, Outcome::Refused));
    assert_eq!(of(&world, QUARTER).provisions, before);
    let spring = of(&world, SPRING).provisions;
    assert_eq!((spring[0].counts.granted, spring[0].counts.refused), (0, 1));
}

#[test]
fn corrections_move_money_between_components_and_recoveries_come_back() {
    let mut world = family();
    open_fund(&mut world);
    granted(&mut world, request(date(2026, 3, 9), PROVISION, HOUSEHOLD, 640_00));
    let recovery = domain::ids::RecoveryId::new(Uuid::from_u128(0x71));
    let correct = CorrectPayment {
        fact: fact(date(2026, 4, 2)),
        payment: 1,
        to: line("d"),
        amount: eur(100_00),
        reason: CorrectionReason::WrongComponent,
    };
    let back = OrderRecovery {
        fact: fact(date(2026, 4, 2)),
        recovery,
        amount: eur(50_00),
        reason: RecoveryReason::Overpaid,
        line: line("c"),
    };
    let (amount, bank_reference) = (eur(30_00), bank("NTRF-3"));
    world
        .provision(PROVISION, state(date(2026, 3, 20), 640_00))
        .provision(PROVISION, order(date(2026, 3, 23), 640_00))
        .provision(PROVISION, confirm(date(2026, 3, 25), 1))
        .provision(PROVISION, correct)
        .provision(PROVISION, back)
        .provision(
            PROVISION,
            ReceiveRecovery { fact: fact(date(2026, 5, 4)), recovery, amount, bank_reference },
        );
    let lines = of(&world, SPRING).money;
    let told = lines.iter().map(|line| {
        let money = line.money;
        format!("{}: {} {} {}", line.component, money.committed, money.paid, money.recovered)
    });
    let told: Vec<_> = told.collect();
    assert_eq!(told, ["c: EUR -100.00 EUR -100.00 EUR 30.00", "d: EUR 100.00 EUR 100.00 EUR 0.00"]);

    let all = Period { from: REPORT_DAY, to: TODAY };
    let balances = row::<Funds>(&world.events, FUND.as_uuid()).balances;
    for told in of(&world, all).money {
        let books = balances.line(&line(told.component.as_str()));
        assert_eq!(told.money.committed, books.encumbered + books.payable + books.paid, "{}", told.component);
        assert_eq!((told.money.paid, told.money.recovered), (books.paid, books.recovered));
    }
}

#[test]
fn signals_count_by_category_and_how_far_they_are() {
    let mut world = World::default();
    let id = BookId::Signal(SignalId::new(Uuid::from_u128(0x61)));
    let (category, life_domain) = (SignalCategory::Bottleneck, Some(LifeDomain::Housing));
    let recorded = SignalRecorded {
        on: DAY,
        by: officer("clerk"),
        category,
        life_domain,
        organisation: None,
        household: None,
        text: text(),
    };
    let followed_up = SignalFollowedUp { on: LATER, by: officer("lead"), assigned_to: None, text: text() };
    world.events.push((id, BookEvent::Signal(SignalEvent::from(recorded))));
    world.events.push((id, BookEvent::Signal(SignalEvent::from(followed_up))));
    let (quarter, spring) = (of(&world, QUARTER).signals[0], of(&world, SPRING).signals[0]);
    assert_eq!((quarter.category, quarter.counts.recorded, quarter.counts.followed_up), (category, 1, 0));
    assert_eq!((quarter.counts.at_the_end.open, spring.counts.at_the_end.followed_up), (1, 1));
    assert_eq!((spring.counts.recorded, spring.counts.followed_up), (0, 1));
}
