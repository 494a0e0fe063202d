//! The signal: noticed in the work, followed up, and closed.
//!
//! How it leads to an improvement is told in `working_method`; its leg alone is told here.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::household::{Household, HouseholdEvent, LifeDomain};
use domain::signal::{
    CloseSignal, FollowUpSignal, NoteImprovement, RecordSignal, Signal, SignalBookCommand, SignalCategory,
    SignalClosed, SignalCommand, SignalEvent, SignalFollowedUp, SignalLedToImprovement, SignalOutcome,
    SignalRecorded, SignalRefusal as R, SignalStage,
};
use domain::{BookId, Refusal};
use jiff::civil::Date;

use crate::given::*;
use crate::world::World;

fn recorded() -> SignalEvent {
    SignalRecorded {
        on: DAY,
        by: officer(),
        category: SignalCategory::Bottleneck,
        life_domain: Some(LifeDomain::Housing),
        organisation: Some(organisation("housing-corporation")),
        household: Some(HOUSEHOLD),
        text: text(),
    }
    .into()
}

fn followed_up() -> SignalEvent {
    let assigned_to = Some(officer_called("noor"));
    SignalFollowedUp { on: DAY, by: officer(), text: text(), assigned_to }.into()
}

fn improved() -> SignalEvent {
    SignalLedToImprovement { on: DAY, by: officer(), method: METHOD, version: 2 }.into()
}

fn closed() -> SignalEvent {
    let (outcome, text) = (SignalOutcome::Solved, Some(text()));
    SignalClosed { on: DAY, by: officer(), outcome, text }.into()
}

/// One example of every event.
pub(crate) fn examples() -> Vec<SignalEvent> {
    vec![recorded(), followed_up(), improved(), closed()]
}

/// One of each refusal, in order.
pub(crate) fn refusals() -> Vec<R> {
    vec![
        R::SignalNotRecorded,
        R::SignalAlreadyRecorded { on: DAY },
        R::SignalClosed { on: DAY },
        R::SignalDateInFuture { on: TOMORROW, today: TODAY },
        R::SignalDateBeforeRecording { on: REPORT_DAY, recorded_on: DAY },
        R::SignalHouseholdUnknown { household: HOUSEHOLD },
    ]
}

fn record_on(on: Date) -> SignalCommand {
    RecordSignal {
        fact: fact_on(on),
        category: SignalCategory::Bottleneck,
        life_domain: Some(LifeDomain::Housing),
        organisation: Some(organisation("housing-corporation")),
        household: Some(HOUSEHOLD),
        text: text(),
    }
    .into()
}

/// A signal that is about nobody in particular.
pub(crate) fn record_signal() -> SignalCommand {
    let (life_domain, organisation, household) = (None, None, None);
    let category = SignalCategory::MoralDilemma;
    RecordSignal { fact: fact(), category, life_domain, organisation, household, text: text() }.into()
}

fn follow_up_on(on: Date) -> SignalCommand {
    FollowUpSignal { fact: fact_on(on), text: text(), assigned_to: Some(officer_called("noor")) }.into()
}

pub(crate) fn close_signal() -> SignalCommand {
    close_on(DAY)
}

fn close_on(on: Date) -> SignalCommand {
    CloseSignal { fact: fact_on(on), outcome: SignalOutcome::Solved, text: Some(text()) }.into()
}

fn note_on(on: Date) -> SignalBookCommand {
    NoteImprovement { on, by: officer(), method: METHOD, version: 2 }.into()
}

fn given_signal(events: impl Into<Vec<SignalEvent>>) -> AggregateTestExecutor<Signal> {
    TestFramework::<Signal>::with(household(&[reported()])).given(events.into())
}

fn signal(events: &[SignalEvent]) -> Signal {
    let mut signal = Signal::default();
    events.iter().for_each(|event| signal.apply(event));
    signal
}

#[test]
fn a_bottleneck_is_recorded() {
    given_signal([]).when(record_on(DAY).into()).then_expect_events(vec![recorded()]);
}

#[test]
fn a_dilemma_may_be_about_nobody_in_particular() {
    let result = TestFramework::<Signal>::with(Household::default())
        .given_no_previous_events()
        .when(record_signal().into())
        .inspect_result();
    assert_eq!(result.map(|events| events.len()), Ok(1));
}

#[test]
fn a_signal_names_a_reported_household_or_none() {
    TestFramework::<Signal>::with(Household::default())
        .given_no_previous_events()
        .when(record_on(DAY).into())
        .then_expect_error(R::SignalHouseholdUnknown { household: HOUSEHOLD });
    let ended: [HouseholdEvent; 2] = [reported(), ended()];
    TestFramework::<Signal>::with(household(&ended))
        .given_no_previous_events()
        .when(record_on(DAY).into())
        .then_expect_events(vec![recorded()]);
}

#[test]
fn only_a_new_signal_looks_at_a_household() {
    assert_eq!(Signal::default().looks_at(&record_on(DAY).into()), Some(HOUSEHOLD));
    assert_eq!(Signal::default().looks_at(&record_signal().into()), None);
    assert_eq!(signal(&[recorded()]).looks_at(&record_on(DAY).into()), None);
    assert_eq!(signal(&[recorded()]).looks_at(&close_on(DAY).into()), None);

    let mut world = World::default();
    let refused = world.tell(BookId::Signal(SIGNAL), record_on(DAY));
    assert_eq!(refused, Err(Refusal::Signal(R::SignalHouseholdUnknown { household: HOUSEHOLD })));
    world.ask(HOUSEHOLD, &report()).unwrap();
    assert_eq!(world.tell(BookId::Signal(SIGNAL), record_on(DAY)), Ok(1));
}

#[test]
fn a_signal_is_recorded_once() {
    for history in [vec![recorded()], vec![recorded(), closed()]] {
        given_signal(history)
            .when(record_on(TOMORROW).into())
            .then_expect_error(R::SignalAlreadyRecorded { on: DAY });
    }
}

#[test]
fn a_signal_is_followed_up_as_often_as_needed() {
    for history in [vec![recorded()], vec![recorded(), followed_up()], vec![recorded(), improved()]] {
        given_signal(history).when(follow_up_on(DAY).into()).then_expect_events(vec![followed_up()]);
    }
}

#[test]
fn a_signal_is_closed_with_what_became_of_it() {
    for history in [vec![recorded()], vec![recorded(), followed_up(), improved()]] {
        given_signal(history).when(close_on(DAY).into()).then_expect_events(vec![closed()]);
    }
}

#[test]
fn a_signal_notes_the_improvements_it_led_to() {
    given_signal([recorded()]).when(note_on(DAY)).then_expect_events(vec![improved()]);
}

fn of_a_known_signal(on: Date) -> [SignalBookCommand; 3] {
    [follow_up_on(on).into(), close_on(on).into(), note_on(on)]
}

#[test]
fn nothing_is_done_about_a_signal_nobody_recorded() {
    for command in of_a_known_signal(TOMORROW) {
        given_signal([]).when(command).then_expect_error(R::SignalNotRecorded);
    }
}

#[test]
fn a_closed_signal_stays_closed() {
    for command in of_a_known_signal(REPORT_DAY) {
        given_signal([recorded(), closed()]).when(command).then_expect_error(R::SignalClosed { on: DAY });
    }
}

#[test]
fn nothing_is_dated_in_the_future() {
    let refusal = R::SignalDateInFuture { on: TOMORROW, today: TODAY };
    given_signal([]).when(record_on(TOMORROW).into()).then_expect_error(refusal.clone());
    for command in [follow_up_on(TOMORROW), close_on(TOMORROW)] {
        given_signal([recorded()]).when(command.into()).then_expect_error(refusal.clone());
    }
}

#[test]
fn nothing_is_done_before_somebody_noticed() {
    for command in of_a_known_signal(REPORT_DAY) {
        given_signal([recorded()])
            .when(command)
            .then_expect_error(R::SignalDateBeforeRecording { on: REPORT_DAY, recorded_on: DAY });
    }
}

#[test]
fn a_wrong_date_comes_before_an_unknown_household() {
    TestFramework::<Signal>::with(Household::default())
        .given_no_previous_events()
        .when(record_on(TOMORROW).into())
        .then_expect_error(R::SignalDateInFuture { on: TOMORROW, today: TODAY });
}

#[test]
fn a_signal_is_as_far_as_the_facts_show() {
    let stage = |events: &[SignalEvent]| signal(events).file().map(|file| file.stage());
    assert_eq!(stage(&[]), None);
    assert_eq!(stage(&[recorded()]), Some(SignalStage::Open));
    assert_eq!(stage(&[recorded(), followed_up()]), Some(SignalStage::FollowedUp));
    assert_eq!(stage(&[recorded(), improved()]), Some(SignalStage::Improved));
    assert_eq!(stage(&[recorded(), improved(), followed_up()]), Some(SignalStage::Improved));
    assert_eq!(stage(&[recorded(), closed()]), Some(SignalStage::Closed));
}

#[test]
fn who_it_was_assigned_to_last_has_it() {
    let remark = SignalFollowedUp { on: LATER, by: officer(), text: text(), assigned_to: None }.into();
    let signal = signal(&[recorded(), followed_up(), remark]);
    assert_eq!(signal.file().unwrap().assigned_to(), Some(&officer_called("noor")));
}
