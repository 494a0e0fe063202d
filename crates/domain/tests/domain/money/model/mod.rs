//! Random histories over all books against a model that knows the events and nothing of the code.
//!
//! After every step each fund has each cent where the model has it, and what was recorded passed no rule. The model is
//! three files: `case` and `purse` take events over, `judge` asks whether they may stand.

mod bank;
mod books;
mod case;
mod judge;
mod judge_money;
mod next;
mod outside;
mod paying;
mod play;
mod purse;
mod question;
mod reached;
mod scene;
mod statement;
mod wishes;

use domain::provision::ProvisionEvent;
use proptest::collection::SizeRange;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use self::play::Play;
use self::question::{Question, WHOLE_WAY, question};
use self::reached::Reached;

/// The histories that were played, as numbers: how many ordinary steps first, then what is asked.
fn history(questions: impl Into<SizeRange>) -> impl Strategy<Value = (u8, Vec<Question>)> {
    (0..3 * WHOLE_WAY, prop::collection::vec(question(), questions))
}

fn played((steps, questions): (u8, Vec<Question>)) -> Reached {
    let mut play = Play::begin(steps);
    questions.iter().for_each(|question| play.ask(question));
    let (world, reached) = play.ended();
    assert_eq!(world.replayed(), world);
    reached
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        max_shrink_iters: 4_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_cent_is_made_or_lost_and_no_rule_is_passed(history in history(1..120)) {
        played(history);
    }
}

/// What a hundred histories reach at least, some way below what they do: events, then what was special about some of
/// them, then lines of statements, then refusals.
const AT_LEAST: &[(&str, usize)] = &[
    ("PaymentOrdered", 250),
    ("PaymentSent", 200),
    ("PaymentMade", 180),
    ("PaymentFailed", 130),
    ("PaymentCorrected", 120),
    ("PaymentCancelled", 6),
    ("PerformanceCorrected", 8),
    ("CommitmentReleased", 12),
    ("RecoveryReceived", 50),
    ("PaymentRunComposed", 150),
    ("PaymentFileMade", 25),
    ("StatementImported", 300),
    ("YearClosed", 120),
    ("FundFrozen", 12),
    ("voted on anew", 30),
    ("granted anew", 60),
    ("granted without a vote", 1),
    ("promised by the college", 15),
    ("promised over a limit", 8),
    ("ordered again", 60),
    ("given back after it was paid", 100),
    ("corrected of a closed year", 12),
    ("line: left", 160),
    ("line: came back", 55),
    ("line: not booked", 80),
    ("line: not ours", 40),
    ("line: payment unknown", 60),
    ("line: other account", 30),
    ("line: amount differs", 35),
    ("line: no return", 70),
    ("line: PAYMENT_NOT_UNDER_WAY", 160),
    ("line: PAYMENT_NOT_AT_BANK", 40),
    ("line: PAYMENT_WAS_CORRECTED", 18),
    ("line: DATE_BEFORE_STEP", 10),
    ("REQUESTER_MAY_NOT_VOTE", 20),
    ("ALREADY_VOTED", 10),
    ("ROLE_NOT_HELD", 30),
    ("VOTED_ON_OTHER", 20),
    ("VOTE_NOT_CARRIED", 5),
    ("DUTIES_SEPARATE", 300),
    ("COMMITMENT_OVER_GRANT", 50),
    ("COMMITMENT_AFTER_END", 15),
    ("LIMIT_EXCEEDED", 5),
    ("ALREADY_OFFERED", 3),
    ("FUND_EXHAUSTED", 15),
    ("FUND_FROZEN", 10),
    ("YEAR_CLOSED", 200),
    ("NO_PERFORMANCE_STATEMENT", 12),
    ("PAYMENT_OVER_PERFORMANCE", 50),
    ("PAYMENT_OVER_COMMITMENT", 14),
    ("WORTH_BELOW_ORDERED", 2),
    ("WORTH_OVER_COMMITMENT", 1),
    ("INVOICE_EXCEEDED", 12),
    ("INVOICE_MISSING", 3),
    ("PAYMENT_REPEATED", 12),
    ("CORRECTION_OVER_PAID", 60),
    ("RECOVERY_OVER_PAID", 200),
    ("RECOVERY_STANDS", 120),
    ("PAYMENT_ORDERED_BY_YOU", 6),
    ("PAYMENT_NOT_COVERED", 2),
    ("RUN_OVERTAKEN", 8),
    ("DECIDER_MAY_NOT_REOPEN", 15),
    ("PERSON_NEEDED", 6),
];

/// What a leg is never refused with: then the books of provision and fund would differ.
const NEVER: [&str; 3] = ["BOOKS_DISAGREE", "PAYABLE_UNKNOWN", "PAYABLE_ALREADY_SENT"];

/// The same histories every time: they must get everywhere, or the property above says nothing.
#[test]
fn random_histories_reach_what_they_are_about() {
    let mut runner = TestRunner::deterministic();
    let mut reached = Reached::default();
    for _ in 0..100 {
        let history = history(119).new_tree(&mut runner).expect("a history can always be made").current();
        reached.add(&played(history));
    }
    let short = AT_LEAST.iter().filter(|(word, least)| reached.count(word) < *least);
    let short: Vec<_> = short.map(|(word, least)| (word, reached.count(word), least)).collect();
    assert_eq!(short, [], "{reached:#?}");
    let unseen: Vec<_> = ProvisionEvent::TYPES.iter().filter(|event| reached.count(event) == 0).collect();
    assert_eq!(unseen, [&""; 0], "events of a provision that never happened");
    assert!(NEVER.iter().all(|code| reached.count(code) == 0), "{reached:#?}");
}
