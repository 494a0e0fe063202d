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
    ("PaymentOrdered", 350),
    ("PaymentSent", 250),
    ("PaymentMade", 250),
    ("PaymentFailed", 180),
    ("PaymentCorrected", 180),
    ("PaymentCancelled", 10),
    ("CommitmentReleased", 10),
    ("RecoveryReceived", 100),
    ("PaymentRunComposed", 200),
    ("StatementImported", 400),
    ("YearClosed", 80),
    ("FundFrozen", 12),
    ("voted on anew", 25),
    ("granted anew", 30),
    ("granted without a vote", 1),
    ("promised by the college", 25),
    ("promised over a limit", 3),
    ("ordered again", 80),
    ("given back after it was paid", 120),
    ("corrected of a closed year", 4),
    ("line: left", 200),
    ("line: came back", 60),
    ("line: not booked", 80),
    ("line: not ours", 40),
    ("line: payment unknown", 80),
    ("line: other account", 10),
    ("line: amount differs", 40),
    ("line: no return", 80),
    ("line: PAYMENT_NOT_UNDER_WAY", 200),
    ("line: PAYMENT_NOT_AT_BANK", 60),
    ("line: PAYMENT_WAS_CORRECTED", 20),
    ("line: DATE_BEFORE_STEP", 10),
    ("REQUESTER_MAY_NOT_VOTE", 12),
    ("ALREADY_VOTED", 8),
    ("ROLE_NOT_HELD", 25),
    ("VOTED_ON_OTHER", 15),
    ("VOTE_NOT_CARRIED", 3),
    ("DUTIES_SEPARATE", 300),
    ("COMMITMENT_OVER_GRANT", 60),
    ("COMMITMENT_AFTER_END", 4),
    ("LIMIT_EXCEEDED", 18),
    ("ALREADY_OFFERED", 5),
    ("FUND_EXHAUSTED", 35),
    ("FUND_FROZEN", 10),
    ("YEAR_CLOSED", 80),
    ("NO_PERFORMANCE_STATEMENT", 6),
    ("PAYMENT_OVER_PERFORMANCE", 50),
    ("PAYMENT_OVER_COMMITMENT", 8),
    ("INVOICE_EXCEEDED", 10),
    ("INVOICE_MISSING", 4),
    ("PAYMENT_REPEATED", 15),
    ("CORRECTION_OVER_PAID", 100),
    ("RECOVERY_OVER_PAID", 250),
    ("RECOVERY_STANDS", 150),
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
