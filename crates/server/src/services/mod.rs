//! The gRPC services. Each rpc is a line here and its work elsewhere: fields in `convert`, rules in `domain`.

mod call;
mod case;
mod command;
mod desk;
mod fund;
mod household;
mod ledger;
mod payment;
mod provision;
mod reading;
mod sealing;
mod service;
mod told;

pub use desk::{Desk, Ids};
