//! The commands on a provision but those on its payments: the request, vote and decision, money before it is paid,
//! objections.

mod money;
mod objection;
mod read_back;
mod request;
mod vote;

pub(in crate::convert) use read_back::{
    commitment, in_provision, invoice, objection_until, policy_version, statement, version,
};
