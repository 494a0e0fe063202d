//! The app under test: a real server on a free port, a database of its own on a real PostgreSQL, a clock that stands
//! still, ids that count up. Every story ends with [`App::finish`]: export, and the real verifier over the export.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot go on stops with the reason"
)]

mod account;
mod app;
mod caseload;
mod clock;
mod command;
pub mod generator;
mod money;
mod person;
mod refusal;
mod stream;
mod town;
mod wire;

pub use account::*;
pub use app::{AnotherServer, App, Badge, Client, UTRECHT};
pub use caseload::{Caseload, NEIGHBOURHOOD_TEAM, references};
pub use clock::TestClock;
pub use command::{
    Accountability, Accounts, Catalogue, Command, Common, Funds, Households, Methods, Payments, Provisions,
    Service, Signals,
};
pub use money::*;
pub use person::{Household, Person, reporting};
pub use refusal::Refusal;
pub use stream::{CommandStream, packed};
pub use town::{Known, Town};
pub use wire::{day, story_line};

/// The processing activity for which personal data is opened.
pub const PURPOSE: &str = "https://utrecht.example/verwerkingen/brede-ondersteuning";
