//! A view with a field of every kind, and rows of it.

use jiff::civil::Date;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use views::{ALWAYS, Field, Kind, NEVER, Recorded, Route, View};

pub(super) const STAGES: &[&str] = &["REPORTED", "INTAKE", "PLAN_AGREED"];
pub(super) const NEEDS: &[&str] = &["FINANCE", "FAMILY", "HOUSING"];
pub(super) const FUNDS: [&str; 3] =
    ["", "0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f", "0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e90"];
pub(super) const OFFICERS: [&str; 8] =
    ["", "u-1", "u-10", "U-1", r#"o'brien "\" é"#, "é", "\u{10ffff}", "\u{10ffff}x"];
pub(super) const DATES: [&str; 7] =
    ["2025-12-31", "2026-02-17", "2026-02-28", "2026-03-03", "2026-03-17", "2026-06-03", "2028-03-03"];
/// The day on which everybody asks.
pub(super) const TODAY: Date = jiff::civil::date(2026, 3, 3);

pub(super) const fn named(name: &'static str, kind: Kind, ordered: bool) -> Field {
    Field { name, column: name, kind, ordered }
}

/// A view that nothing follows: its rows are put in by the test.
pub(super) struct Samples;

/// What is kept is also what is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sample {
    pub(super) stage: String,
    pub(super) needs: Vec<String>,
    pub(super) coordinator: String,
    pub(super) roles: Vec<String>,
    pub(super) fund: String,
    pub(super) next_deadline: String,
    pub(super) last_contact: String,
    pub(super) committed_cents: i64,
    pub(super) attempts: i64,
    pub(super) frozen: bool,
}

/// The columns of [`Samples::FIELDS`], in the words of a migration.
pub(super) const COLUMNS: &str = r#"
    stage text collate "C" not null generated always as (coalesce(payload->'shown'->>'stage', '')) stored,
    needs jsonb not null generated always as (payload->'shown'->'needs') stored,
    coordinator text collate "C" not null generated always as (coalesce(payload->'shown'->>'coordinator', '')) stored,
    roles jsonb not null generated always as (payload->'shown'->'roles') stored,
    fund text collate "C" not null generated always as (coalesce(payload->'shown'->>'fund', '')) stored,
    next_deadline text collate "C" not null generated always as (coalesce(payload->'shown'->>'next_deadline', '')) stored,
    last_contact text collate "C" not null generated always as (coalesce(payload->'shown'->>'last_contact', '')) stored,
    committed_cents bigint not null generated always as ((payload->'shown'->>'committed_cents')::bigint) stored,
    attempts bigint not null generated always as ((payload->'shown'->>'attempts')::bigint) stored,
    frozen boolean not null generated always as ((payload->'shown'->>'frozen')::boolean) stored
"#;

impl View for Samples {
    const NAME: &'static str = "samples";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &[];
    const FIELDS: &'static [Field] = &[
        named("stage", Kind::Word(STAGES), true),
        named("needs", Kind::Words(NEEDS), false),
        named("coordinator", Kind::Text, true),
        named("roles", Kind::Texts, false),
        named("fund", Kind::Id, true),
        named("next_deadline", Kind::Date, true),
        named("last_contact", Kind::Date, false),
        named("committed_cents", Kind::Cents, true),
        named("attempts", Kind::Count, false),
        named("frozen", Kind::Flag, true),
    ];
    type Row = Sample;
    type Shown = Sample;

    fn route(_: &Recorded<'_>) -> Route {
        Route::Nowhere
    }

    fn apply(_: &mut Sample, _: &Recorded<'_>) {}

    fn shown(row: &Sample) -> Sample {
        row.clone()
    }
}

/// A field by its name, which the test knows to be there.
pub(super) fn the(name: &str) -> &'static Field {
    crate::field(Samples::FIELDS, name).expect("a field")
}

fn one_of(pool: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(pool).prop_map(str::to_owned)
}

fn some_of(pool: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence(pool, 0..=pool.len())
        .prop_map(|chosen| chosen.into_iter().map(str::to_owned).collect())
}

fn date_or(none: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![3 => one_of(&DATES), 1 => Just(none.to_owned())]
}

/// A row.
pub(super) fn sample() -> impl Strategy<Value = Sample> {
    let texts = (one_of(STAGES), one_of(&OFFICERS), one_of(&FUNDS));
    let lists = (some_of(NEEDS), some_of(&OFFICERS[1..]));
    let dates = (date_or(NEVER), date_or(ALWAYS));
    let numbers = (prop::sample::select(&[-1, 0, 64_000, 500_000][..]), 0..4_i64, any::<bool>());
    (texts, lists, dates, numbers).prop_map(|(texts, lists, dates, numbers)| Sample {
        stage: texts.0,
        coordinator: texts.1,
        fund: texts.2,
        needs: lists.0,
        roles: lists.1,
        next_deadline: dates.0,
        last_contact: dates.1,
        committed_cents: numbers.0,
        attempts: numbers.1,
        frozen: numbers.2,
    })
}

/// The key of the row with this number: neither in the order of the numbers nor by chance.
pub(super) fn key(number: u128) -> Uuid {
    Uuid::from_u128((number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))
}
