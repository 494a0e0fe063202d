//! The working method: one version in use, each followed by the next with what led to it.
//!
//! What an improvement does to the signals it names is told in a small world of several books.

use std::collections::BTreeSet;

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::ids::{PublicText, SignalId};
use domain::signal::{SignalRefusal, SignalStage};
use domain::working_method::{
    AdoptWorkingMethod, ImproveWorkingMethod, RetireWorkingMethod, WorkingMethod, WorkingMethodAdopted,
    WorkingMethodCommand, WorkingMethodEvent, WorkingMethodImproved, WorkingMethodRefusal as R,
    WorkingMethodRetired,
};
use domain::{Book, BookId, Refusal};
use jiff::civil::Date;

use crate::given::*;
use crate::signal::{close_signal, record_signal};
use crate::world::World;

const FIRST: &str = "The coordinator calls, three times, and then writes";
const SECOND: &str = "The coordinator calls once, and then visits";

fn public(text: &str) -> PublicText {
    PublicText::new(text).expect("stories use what can be")
}

fn adopted() -> WorkingMethodEvent {
    let (title, text) = (public("First contact"), public(FIRST));
    WorkingMethodAdopted { on: REPORT_DAY, by: officer(), title, text }.into()
}

fn improved() -> WorkingMethodEvent {
    WorkingMethodImproved {
        on: DAY,
        by: officer(),
        version: 2,
        text: public(SECOND),
        reason: public("Letters from the municipality are not opened"),
        signals: [SIGNAL, OTHER_SIGNAL].into(),
    }
    .into()
}

fn retired() -> WorkingMethodEvent {
    WorkingMethodRetired { on: LATER, by: officer(), reason: public("Everybody is reached") }.into()
}

/// One example of every event.
pub(crate) fn examples() -> Vec<WorkingMethodEvent> {
    vec![adopted(), improved(), retired()]
}

/// One of each refusal, in order.
pub(crate) fn refusals() -> Vec<R> {
    vec![
        R::WorkingMethodNotAdopted,
        R::WorkingMethodAlreadyAdopted { on: DAY },
        R::WorkingMethodRetired { on: DAY },
        R::WorkingMethodDateInFuture { on: TOMORROW, today: TODAY },
        R::WorkingMethodDateBeforeVersion { on: REPORT_DAY, version: 2, version_on: DAY },
        R::WorkingMethodUnchanged { version: 2 },
    ]
}

fn adopt(on: Date) -> WorkingMethodCommand {
    AdoptWorkingMethod { fact: fact_on(on), title: public("First contact"), text: public(FIRST) }.into()
}

fn improve_on(on: Date, text: &str, signals: impl Into<BTreeSet<SignalId>>) -> WorkingMethodCommand {
    ImproveWorkingMethod {
        fact: fact_on(on),
        text: public(text),
        reason: public("Letters from the municipality are not opened"),
        signals: signals.into(),
    }
    .into()
}

fn improve(signals: impl Into<BTreeSet<SignalId>>) -> WorkingMethodCommand {
    improve_on(DAY, SECOND, signals)
}

fn retire(on: Date) -> WorkingMethodCommand {
    RetireWorkingMethod { fact: fact_on(on), reason: public("Everybody is reached") }.into()
}

fn given_method(events: impl Into<Vec<WorkingMethodEvent>>) -> AggregateTestExecutor<WorkingMethod> {
    TestFramework::<WorkingMethod>::with(()).given(events.into())
}

#[test]
fn a_working_method_is_adopted_once() {
    given_method([]).when(adopt(REPORT_DAY)).then_expect_events(vec![adopted()]);
    for history in [vec![adopted()], vec![adopted(), retired()]] {
        given_method(history)
            .when(adopt(TOMORROW))
            .then_expect_error(R::WorkingMethodAlreadyAdopted { on: REPORT_DAY });
    }
}

#[test]
fn an_improvement_is_the_next_version() {
    given_method([adopted()]).when(improve([SIGNAL, OTHER_SIGNAL])).then_expect_events(vec![improved()]);
    let back = given_method([adopted(), improved()]).when(improve_on(LATER, FIRST, [])).inspect_result();
    let Ok([WorkingMethodEvent::WorkingMethodImproved(third)]) = back.as_deref() else { panic!("{back:?}") };
    assert_eq!(third.version, 3);
}

#[test]
fn an_improvement_says_something_else() {
    given_method([adopted()])
        .when(improve_on(DAY, FIRST, []))
        .then_expect_error(R::WorkingMethodUnchanged { version: 1 });
    given_method([adopted(), improved()])
        .when(improve([]))
        .then_expect_error(R::WorkingMethodUnchanged { version: 2 });
}

#[test]
fn a_working_method_is_retired_for_good() {
    given_method([adopted(), improved()]).when(retire(LATER)).then_expect_events(vec![retired()]);
    for command in [retire(TOMORROW), improve_on(TOMORROW, FIRST, [])] {
        given_method([adopted(), retired()])
            .when(command)
            .then_expect_error(R::WorkingMethodRetired { on: LATER });
    }
}

#[test]
fn what_nobody_adopted_is_neither_improved_nor_retired() {
    for command in [retire(TOMORROW), improve_on(TOMORROW, FIRST, [])] {
        given_method([]).when(command).then_expect_error(R::WorkingMethodNotAdopted);
    }
}

#[test]
fn nothing_is_dated_in_the_future_or_before_the_version_in_use() {
    let future = R::WorkingMethodDateInFuture { on: TOMORROW, today: TODAY };
    given_method([]).when(adopt(TOMORROW)).then_expect_error(future.clone());
    for late in [retire(TOMORROW), improve_on(TOMORROW, FIRST, [])] {
        given_method([adopted()]).when(late).then_expect_error(future.clone());
    }
    for early in [retire(REPORT_DAY), improve_on(REPORT_DAY, SECOND, [])] {
        let (on, version, version_on) = (REPORT_DAY, 2, DAY);
        given_method([adopted(), improved()])
            .when(early)
            .then_expect_error(R::WorkingMethodDateBeforeVersion { on, version, version_on });
    }
}

fn world() -> World {
    let mut world = World::default();
    world.tell(BookId::Signal(SIGNAL), record_signal()).expect("the story begins well");
    world.tell(BookId::Signal(OTHER_SIGNAL), record_signal()).expect("the story begins well");
    world.tell(BookId::WorkingMethod(METHOD), adopt(REPORT_DAY)).expect("the story begins well");
    world
}

fn stage_of(world: &World, signal: SignalId) -> Option<SignalStage> {
    match world.book(BookId::Signal(signal)) {
        Book::Signal(signal) => signal.file().map(domain::signal::SignalFile::stage),
        _ => None,
    }
}

#[test]
fn a_bottleneck_noticed_twice_becomes_version_two() {
    let mut world = world();
    assert_eq!(world.tell(BookId::WorkingMethod(METHOD), improve([SIGNAL, OTHER_SIGNAL])), Ok(3));
    for signal in [SIGNAL, OTHER_SIGNAL] {
        assert_eq!(stage_of(&world, signal), Some(SignalStage::Improved));
        let Book::Signal(signal) = world.book(BookId::Signal(signal)) else { panic!("a signal") };
        let noted = &signal.file().unwrap().improvements[0];
        assert_eq!((noted.on, noted.method, noted.version), (DAY, METHOD, 2));
    }
    assert_eq!(world.replayed(), world);
}

#[test]
fn one_signal_that_refuses_refuses_the_whole_improvement() {
    let mut world = world();
    world.tell(BookId::Signal(OTHER_SIGNAL), close_signal()).unwrap();
    let before = world.clone();
    let unknown = SignalId::new(uuid::Uuid::from_u128(0x69));
    for (signals, refusal) in [
        ([SIGNAL, OTHER_SIGNAL], SignalRefusal::SignalClosed { on: DAY }),
        ([SIGNAL, unknown], SignalRefusal::SignalNotRecorded),
    ] {
        let refused = world.tell(BookId::WorkingMethod(METHOD), improve(signals));
        assert_eq!(refused, Err(Refusal::Signal(refusal)));
        assert_eq!(world, before);
    }
}

#[test]
fn nothing_is_improved_by_what_is_noticed_later() {
    let mut world = world();
    let improve = improve_on(REPORT_DAY, SECOND, [SIGNAL]);
    let refusal = SignalRefusal::SignalDateBeforeRecording { on: REPORT_DAY, recorded_on: DAY };
    assert_eq!(world.tell(BookId::WorkingMethod(METHOD), improve), Err(Refusal::Signal(refusal)));
}
