//! The gRPC services. Each rpc is a line here and its work elsewhere: fields in `convert`, rules in `domain`.

mod account;
mod accountability;
mod call;
mod case;
mod caseload;
mod catalogue;
mod command;
mod desk;
mod fund;
mod homes;
mod household;
mod ledger;
mod listing;
mod method;
mod payment;
mod provision;
mod reading;
mod rows;
mod sealing;
mod service;
mod signal;
mod snapshot;
mod stream;
mod told;
mod waiting;

pub(crate) use accountability::{Bases, Reports};
pub use desk::{Desk, Ids};
pub(crate) use desk::{RECOUNTS, SCANS};
pub(crate) use homes::Homes;
