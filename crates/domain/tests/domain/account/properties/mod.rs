//! What holds for every history of the accounts of a fund, whatever is asked in whatever order, by whomever.
//!
//! A small model reads the events and nothing of the code that made them. It says what must never have been recorded.

mod judge;
mod known;
mod play;

use std::collections::BTreeMap;

use domain::account::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use self::play::{Play, Question, question};
use super::given::*;

type History = (i16, Vec<Question>);

fn history(questions: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = History> {
    (prop::sample::select(vec![2025, 2025, 2026]), prop::collection::vec(question(), questions))
}

fn played((first, questions): &History) -> Play {
    let mut play = Play::begin(*first);
    for question in questions {
        play.ask(question);
        play.holds();
    }
    assert_eq!(play.world.replayed(), play.world);
    play
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_accounts_alone_and_what_is_submitted_stands(history in history(1..120)) {
        played(&history);
    }

    #[test]
    fn a_state_survives_being_stored(history in history(1..80)) {
        for book in played(&history).world.books.into_values() {
            if let domain::Book::Account(account) = book {
                let stored = serde_json::to_string(&account).unwrap();
                prop_assert_eq!(serde_json::from_str::<Account>(&stored).unwrap(), account);
            }
        }
    }

    #[test]
    fn any_events_in_any_order_can_be_replayed(order in prop::collection::vec(0..8_usize, 0..40)) {
        let examples = examples();
        let events: Vec<_> = order.into_iter().map(|at| examples[at].clone()).collect();
        let stage = account(&events).file().map(AccountFile::stage);
        prop_assert_eq!(stage.is_some(), events.contains(&examples[0]));
    }
}

/// Refusals the histories above cannot come to: they ask nothing as large or as far off.
const OUT_OF_REACH: [&str; 4] =
    ["ACCOUNT_FUND_UNKNOWN", "ACCOUNT_BEFORE_FUND", "SETTLEMENT_OUT_OF_RANGE", "ACCOUNT_FULL"];

/// The random histories are worth something only when they get everywhere.
#[test]
fn random_histories_reach_every_event_and_refusal() {
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..300 {
        let history = history(119).new_tree(&mut runner).unwrap().current();
        for (word, count) in played(&history).reached {
            *reached.entry(word).or_default() += count;
        }
    }
    let words = AccountEvent::TYPES
        .iter()
        .chain(AccountRefusal::CODES)
        .chain(&["FUND_NOT_SETTLED", "YEAR_BEFORE_OPEN"]);
    let missed: Vec<_> =
        words.filter(|word| !OUT_OF_REACH.contains(word) && !reached.contains_key(*word)).collect();
    assert_eq!(missed, [&""; 0], "{reached:#?}");
}
