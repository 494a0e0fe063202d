//! The commands on a fund: its terms, its budget, its approval policies, and its course.
//!
//! What only the terms or the policy as a whole can be judged on is left to the domain: it refuses with the problem.

mod budget;
mod course;
mod parts;
mod policy;
mod terms;

use domain::fund::FundEvent;

use crate::convert::fields::{Field, Fields};
use crate::convert::fund;

/// Which version of the terms or of the policy an event made; 0 when it made none.
pub(super) fn version(recorded: &FundEvent) -> i32 {
    match recorded {
        FundEvent::TermsAmended(amended) => fund::version(amended.version),
        FundEvent::ApprovalPolicyAdopted(adopted) => fund::version(adopted.version),
        _ => 0,
    }
}

/// A list of messages within its limit, each checked under its own path.
fn each<W, T>(
    fields: &mut Fields,
    field: &str,
    sent: Vec<W>,
    limit: usize,
    check: impl Fn(&mut Fields, W) -> Field<T>,
) -> Field<Vec<T>> {
    fields.at_most(field, sent.len(), limit)?;
    let checked = sent
        .into_iter()
        .enumerate()
        .map(|(at, one)| fields.within(format_args!("{field}[{at}]"), |fields| check(fields, one)));
    checked.collect::<Vec<_>>().into_iter().collect()
}
