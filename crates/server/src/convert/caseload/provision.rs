//! A provision that waits for somebody, on the wire.

use std::collections::BTreeSet;

use api::v1;
use api::v1::work_item::Subject;
use domain::ids::RoleCode;
use domain::provision::File;
use uuid::Uuid;

use super::household::cents;
use crate::convert::dates::day;
use crate::convert::queries::Worklist;
use crate::convert::receipt::count;
use crate::convert::words::Word;

/// A provision on a worklist.
#[must_use]
pub(crate) fn waiting_provision(key: Uuid, file: &File) -> v1::WorkItem {
    let household_id = file.requested().household.to_string();
    let provision = v1::WaitingProvision { household_id, ..provision(key, file) };
    v1::WorkItem {
        since: day(file.standing().since),
        due: None,
        subject: Some(Subject::Provision(provision)),
    }
}

/// A provision that is voted on, for somebody with these roles: nobody in it is named.
#[must_use]
pub(crate) fn waiting_for_vote(key: Uuid, file: &File, own: &BTreeSet<RoleCode>) -> v1::WorkItem {
    let own_roles = own.iter().map(ToString::to_string).collect();
    let provision = v1::WaitingProvision { own_roles, ..provision(key, file) };
    v1::WorkItem {
        since: file.open_ballot().and_then(|ballot| day(ballot.opened.on)),
        due: None,
        subject: Some(Subject::Provision(provision)),
    }
}

/// How much is on a worklist.
#[must_use]
pub(crate) fn work_count(worklist: Worklist, on_it: u64) -> v1::WorkCount {
    v1::WorkCount { worklist: worklist.number(), count: count(on_it) }
}

fn provision(key: Uuid, file: &File) -> v1::WaitingProvision {
    let (requested, standing) = (file.requested(), file.standing());
    v1::WaitingProvision {
        provision_id: key.to_string(),
        household_id: String::new(),
        fund_id: requested.fund.to_string(),
        component: requested.component.to_string(),
        life_domain: requested.life_domain.number(),
        stage: file.stage().number(),
        requested_on: day(requested.on),
        amount: Some(cents(file.request().amount.cents())),
        committed: Some(cents(standing.committed())),
        paid: Some(cents(standing.paid())),
        own_roles: Vec::new(),
    }
}
