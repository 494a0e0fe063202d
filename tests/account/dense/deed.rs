//! What may be done in a small history: a word and a few small numbers, so that a failing case shrinks and reads well.

use proptest::prelude::*;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Join,
    Leave,
    Status,
    Contact,
    Plan,
    Agree,
    Revise,
    Aftercare,
    Talk,
    Extend,
    End,
    Resume,
    Choose,
    Switch,
    Norm,
    CloseYear,
    Amend,
    Advance,
    Request,
    Commit,
    Release,
    Perform,
    Correct,
    Invoice,
    Pay,
    Move,
    Recover,
    Adopt,
    Mark,
    Clear,
    Draft,
    Submit,
}

/// How often each is asked, of all together.
const WEIGHTS: [(u32, What); 32] = [
    (10, What::Join),
    (2, What::Leave),
    (8, What::Status),
    (6, What::Contact),
    (5, What::Plan),
    (8, What::Agree),
    (2, What::Revise),
    (4, What::Aftercare),
    (4, What::Talk),
    (1, What::Extend),
    (1, What::End),
    (1, What::Resume),
    (5, What::Choose),
    (2, What::Switch),
    (4, What::Norm),
    (3, What::CloseYear),
    (2, What::Amend),
    (2, What::Advance),
    (10, What::Request),
    (8, What::Commit),
    (2, What::Release),
    (14, What::Perform),
    (8, What::Correct),
    (6, What::Invoice),
    (12, What::Pay),
    (8, What::Move),
    (8, What::Recover),
    (1, What::Adopt),
    (8, What::Mark),
    (1, What::Clear),
    (4, What::Draft),
    (3, What::Submit),
];

/// One deed: what, on which of the few things there are, when, for how much, and in which way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deed {
    pub(super) what: What,
    /// Which household, fund or provision.
    pub(super) one: u8,
    /// Which person, component or year.
    pub(super) two: u8,
    /// In which way.
    pub(super) way: u8,
    /// Days after the first of January 2024.
    pub(super) day: u16,
    /// Euro cents.
    pub(super) cents: u32,
}

/// Any deed.
pub(super) fn deed() -> impl Strategy<Value = Deed> {
    let what = prop::sample::select(
        WEIGHTS.iter().flat_map(|(weight, what)| vec![*what; *weight as usize]).collect::<Vec<What>>(),
    );
    (what, 0..12_u8, 0..12_u8, 0..60_u8, 0..1_096_u16, 1..150_000_u32)
        .prop_map(|(what, one, two, way, day, cents)| Deed { what, one, two, way, day, cents })
}
