//! Votes on the wire: whole for who may see the provision, and as ballot papers for who votes.

use std::collections::BTreeSet;

use api::v1;
use domain::fund::{DutyPair, VoteRule};
use domain::ids::{ProvisionId, RoleCode};
use domain::provision::{Ballot, File, Tally, VoteCast};

use crate::convert::dates::day;
use crate::convert::fund::version;
use crate::convert::money::euro_cents;
use crate::convert::reader::{Opened, Reader, Wanted};
use crate::convert::receipt::count;
use crate::convert::words::Word;

/// A vote with who cast the votes in it.
pub(super) fn ballot(ballot: &Ballot, reader: &mut Reader) -> v1::Ballot {
    let opened = &ballot.opened;
    v1::Ballot {
        opened_on: day(opened.on),
        opened_by: opened.by.to_string(),
        version: version(opened.version),
        policy_version: version(opened.policy_version),
        band_up_to: opened.band_up_to.map(euro_cents),
        roles: opened.roles.iter().map(ToString::to_string).collect(),
        at_least: at_least(opened.rule),
        together: opened.together.iter().map(pair).collect(),
        case_text: reader.text(&opened.case_text),
        subject: opened.subject.to_string(),
        state: ballot.state.number(),
        votes: ballot.votes.iter().map(|cast| vote(cast, reader)).collect(),
        tally: Some(tally(ballot.tally())),
    }
}

fn vote(cast: &VoteCast, reader: &mut Reader) -> v1::CastBallot {
    v1::CastBallot {
        cast_on: day(cast.on),
        cast_by: cast.by.to_string(),
        role: cast.role.to_string(),
        vote: cast.vote.number(),
        text: reader.maybe(cast.text.as_ref()),
    }
}

fn pair(pair: &DutyPair) -> v1::DutyPair {
    v1::DutyPair { one: pair.one.number(), other: pair.other.number() }
}

/// Votes, counted.
pub(super) fn tally(tally: Tally) -> v1::Tally {
    v1::Tally { yes: tally.yes.into(), no: tally.no.into(), missing: tally.missing.into() }
}

fn at_least(rule: VoteRule) -> Option<i32> {
    match rule {
        VoteRule::Unanimous => None,
        VoteRule::AtLeast(votes) => Some(votes.into()),
    }
}

/// What somebody who votes sees of the open vote; `None` when there is none.
#[must_use]
pub(crate) fn ballot_paper(
    id: ProvisionId,
    file: &File,
    revision: u64,
    opened: &Opened,
) -> Option<v1::BallotPaper> {
    let ballot = file.open_ballot()?;
    let mut reader = Reader::of(file.requested().household, opened);
    let paper = paper(file, ballot, &mut reader);
    Some(v1::BallotPaper { provision_id: id.to_string(), revision: count(revision), ..paper })
}

/// The texts of a ballot paper: what there is to open.
#[must_use]
pub(crate) fn ballot_texts(file: &File) -> Vec<Wanted> {
    let nothing = Opened::new();
    let mut reader = Reader::of(file.requested().household, &nothing);
    // What is shown is not needed here, only what the reader was asked for.
    drop(file.open_ballot().map(|ballot| paper(file, ballot, &mut reader)));
    reader.into_wanted()
}

fn paper(file: &File, ballot: &Ballot, reader: &mut Reader) -> v1::BallotPaper {
    let (requested, now, opened) = (file.requested(), file.request(), &ballot.opened);
    v1::BallotPaper {
        provision_id: String::new(),
        revision: 0,
        opened_on: day(opened.on),
        version: version(opened.version),
        policy_version: version(opened.policy_version),
        fund_id: requested.fund.to_string(),
        component: requested.component.to_string(),
        activity: requested.activity.as_ref().map(ToString::to_string).unwrap_or_default(),
        life_domain: requested.life_domain.number(),
        form: requested.form.number(),
        amount: Some(euro_cents(now.amount)),
        amount_kind: now.amount_kind.number(),
        purpose: reader.text(&now.purpose),
        case_text: reader.text(&opened.case_text),
        subject: opened.subject.to_string(),
        roles: opened.roles.iter().map(ToString::to_string).collect(),
        at_least: at_least(opened.rule),
        votes: ballot.votes.iter().map(role_vote).collect(),
        tally: Some(tally(ballot.tally())),
    }
}

fn role_vote(cast: &VoteCast) -> v1::RoleVote {
    v1::RoleVote { role: cast.role.to_string(), vote: cast.vote.number(), cast_on: day(cast.on) }
}

/// A vote that waits for somebody with these roles.
#[must_use]
pub(crate) fn open_vote(
    id: ProvisionId,
    file: &File,
    ballot: &Ballot,
    own: &BTreeSet<RoleCode>,
) -> v1::OpenVote {
    let requested = file.requested();
    v1::OpenVote {
        provision_id: id.to_string(),
        opened_on: day(ballot.opened.on),
        fund_id: requested.fund.to_string(),
        component: requested.component.to_string(),
        life_domain: requested.life_domain.number(),
        form: requested.form.number(),
        amount: Some(euro_cents(file.request().amount)),
        own_roles: own.iter().map(ToString::to_string).collect(),
        tally: Some(tally(ballot.tally())),
    }
}
