//! Worklists as filters over rows: what is on each, in which order, and for whom.
//!
//! They are written as people write filters: an id of an officer, an organisation or a role has no sign in it that would
//! need a backslash.

use domain::provision::Waiting;
use jiff::civil::Date;
use projection::{Filter, Order};
use views::caseload::{Caseload, in_sight_since};
use views::provisions::Provisions;
use views::words;

use crate::{
    auth::{Action, Caller},
    convert::{Whose, Worklist},
    errors::Problem,
    services::rows::{filter, order_by, votes},
};

/// What a worklist holds: which rows, in which order.
pub(super) struct Held {
    pub(super) filter: Filter,
    pub(super) order: Order,
}

/// What a caller needs to be allowed to list.
pub(super) fn action(worklist: Worklist) -> Action {
    match worklist {
        Worklist::WaitingForVote => Action::ReadBallot,
        worklist if worklist.is_of_households() => Action::ReadCaseload,
        _ => Action::ReadProvision,
    }
}

/// The households on a worklist of a day.
pub(super) fn households(
    worklist: Worklist,
    whose: &Whose,
    caller: &Caller,
    on: Date,
) -> Result<Held, Problem> {
    let mut conditions = vec!["stage != ENDED".to_owned()];
    let order = match worklist {
        Worklist::Unassigned => {
            conditions.push("coordinator = \"\"".to_owned());
            "reported_on"
        }
        Worklist::OutOfSight => {
            conditions.push(format!("last_contact < {}", in_sight_since(on)));
            "last_contact"
        }
        Worklist::Overdue => {
            conditions.push(format!("next_deadline < {on}"));
            "next_deadline"
        }
        Worklist::Threatened => {
            conditions.push("threat = OPEN".to_owned());
            "next_deadline"
        }
        _ => "next_deadline",
    };
    let own = (worklist == Worklist::Mine).then_some(&caller.officer);
    if let Some(coordinator) = whose.coordinator.as_ref().or(own) {
        conditions.push(format!("coordinator = \"{coordinator}\""));
    }
    if let Some(organisation) = &whose.organisation {
        conditions.push(format!("organisation = \"{organisation}\""));
    }
    Ok(Held { filter: filter::<Caseload>(&conditions.join(" AND "))?, order: order_by::<Caseload>(order)? })
}

/// The provisions on a worklist, those waiting longest first.
pub(super) fn provisions(worklist: Worklist, caller: &Caller) -> Result<Held, Problem> {
    let filter = match waiting(worklist) {
        Some(waiting) => filter::<Provisions>(&format!("waiting = {}", words::waiting(waiting)))?,
        None => votes(caller)?,
    };
    Ok(Held { filter, order: order_by::<Provisions>("waiting_since")? })
}

/// What the provisions of a worklist wait for; `None` for households and for votes.
fn waiting(worklist: Worklist) -> Option<Waiting> {
    Some(match worklist {
        Worklist::Mine
        | Worklist::Unassigned
        | Worklist::OutOfSight
        | Worklist::Overdue
        | Worklist::Threatened
        | Worklist::WaitingForVote => return None,
        Worklist::WaitingForDecision => Waiting::Decision,
        Worklist::WaitingForNotification => Waiting::Notification,
        Worklist::WaitingForCommitment => Waiting::Commitment,
        Worklist::WaitingForPerformance => Waiting::Performance,
        Worklist::WaitingForInvoice => Waiting::Invoice,
        Worklist::WaitingForPaymentOrder => Waiting::PaymentOrder,
        Worklist::WaitingForPayment => Waiting::Payment,
    })
}
