//! As of any earlier position a view is what the events up to there make of it, and of no others.

use projection::{AsOf, Asked, Moment, Projections};
use stories::{Known, Town, generator::Generator};
use views::View;

use crate::{each_view, naive::Naive, questions, some_thousands};

/// How far apart the positions are that are looked at.
const EVERY: usize = 100;
/// At every so many of them the filters too.
const FILTERED: usize = 6;

#[tokio::test]
async fn as_of_every_hundredth_position_each_view_is_that_of_only_those_events() {
    let town = Town::with_history(11, some_thousands(140)).await;
    let history = town.history().await;
    assert!((2_000..=3_200).contains(&history.len()), "{}", history.len());
    let projections = town.projections().await;
    projection::catch_up(&projections, &town.ledger).await.unwrap();
    each_view!(is_as_it_was(&town, &projections, &history));
}

async fn is_as_it_was<V: View>(town: &Town, projections: &Projections, history: &[Known]) {
    let mut naive = Naive::<V>::default();
    for (number, events) in history.chunks(EVERY).enumerate() {
        events.iter().for_each(|known| naive.take(known));
        let last = events.last().unwrap();
        let position = Asked { as_of: Some(AsOf::Position(last.position)), at_least: None };
        let moment = projections.moment::<V>(&town.ledger, position).await.unwrap();
        assert!(matches!(moment, Moment::Past { size, .. } if size == last.position + 1), "{moment:?}");
        questions::answers_as::<V>(town, projections, &moment, &naive, last.position + 1).await;
        if number % FILTERED == 0 {
            questions::filters_as::<V>(town, projections, &moment, &naive).await;
        }
    }
    let current = projections.moment::<V>(&town.ledger, Asked::default()).await.unwrap();
    assert_eq!(current, Moment::Current);
    questions::answers_as::<V>(town, projections, &current, &naive, history.len() as u64).await;
    questions::filters_as::<V>(town, projections, &current, &naive).await;
    questions::orders_as::<V>(town, projections, &current, &naive).await;
}

#[tokio::test]
async fn as_of_an_instant_is_as_of_the_last_position_recorded_by_then() {
    let town = Town::with_history(12, some_thousands(25)).await;
    let history = town.history().await;
    let projections = town.projections().await;
    each_view!(is_as_it_was_then(&town, &projections, &history));
}

/// At an instant, just before it, and before everything.
async fn is_as_it_was_then<V: View>(town: &Town, projections: &Projections, history: &[Known]) {
    let middle = history[history.len() / 2].recorded_at;
    let before = middle - jiff::SignedDuration::from_micros(1);
    let never = history[0].recorded_at - jiff::SignedDuration::from_hours(1);
    for instant in [middle, before, never] {
        let known: Vec<Known> = history.iter().filter(|one| one.recorded_at <= instant).cloned().collect();
        let asked = Asked { as_of: Some(AsOf::Instant(instant)), at_least: None };
        let moment = projections.moment::<V>(&town.ledger, asked).await.unwrap();
        let naive = Naive::<V>::of(&known);
        questions::answers_as::<V>(town, projections, &moment, &naive, known.len() as u64).await;
    }
}

#[tokio::test]
async fn a_position_the_ledger_has_not_reached_is_said_so() {
    let town = Town::empty().await;
    town.lives(Generator::new(13, some_thousands(2))).await;
    let size = town.ledger.head().await.unwrap().size();
    let projections = town.projections().await;
    let asked = Asked { as_of: Some(AsOf::Position(size)), at_least: None };
    let refused = projections.moment::<views::caseload::Caseload>(&town.ledger, asked).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        format!("the ledger has {size} events; position {size} is not among them")
    );
}
