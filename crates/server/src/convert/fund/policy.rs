//! An approval policy on the wire.

use api::v1;
use domain::fund::{ApprovalPolicy, Band, DutyPair, VoteRule};

use crate::convert::money::euro_cents;
use crate::convert::words::Word;

pub(super) fn policy(policy: &ApprovalPolicy) -> v1::ApprovalPolicy {
    v1::ApprovalPolicy {
        name: policy.name.to_string(),
        source: policy.source.to_string(),
        bands: policy.bands.iter().map(band).collect(),
        together: policy.together.iter().map(pair).collect(),
    }
}

fn band(band: &Band) -> v1::Band {
    v1::Band {
        up_to: band.up_to.map(euro_cents),
        roles: band.roles.iter().map(ToString::to_string).collect(),
        at_least: match band.rule {
            VoteRule::Unanimous => None,
            VoteRule::AtLeast(votes) => Some(votes.into()),
        },
    }
}

fn pair(pair: &DutyPair) -> v1::DutyPair {
    v1::DutyPair { one: pair.one.number(), other: pair.other.number() }
}
