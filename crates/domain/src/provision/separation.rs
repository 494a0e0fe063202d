//! Separation of duties: what one officer did for a provision keeps them from doing another duty for it.
//!
//! Six duties: request (make, change or put to the vote), vote, decide, commit, state performance, order payment. The
//! policy that was last voted under
//! may let one officer hold two of them; before any vote nobody holds two. Three pairs no policy can allow.

use std::collections::{BTreeMap, BTreeSet};

use super::file::File;
use super::refusal::ProvisionRefusal;
use crate::fact::Fact;
use crate::fund::{Duty, DutyPair};
use crate::ids::OfficerId;

/// Who did which duty, ever: also when the vote was voided or the decision reopened.
pub(super) type Duties = BTreeMap<Duty, BTreeSet<OfficerId>>;

/// The officer may do this duty, in view of what they did for this provision before.
pub(super) fn separate(file: &File, fact: &Fact, duty: Duty) -> Result<(), ProvisionRefusal> {
    let held = file.duties.iter().filter(|(_, officers)| officers.contains(&fact.by)).map(|(duty, _)| *duty);
    let mut others = held.filter(|other| *other != duty && !may_go_together(file, duty, *other));
    match others.next() {
        Some(other) => Err(ProvisionRefusal::DutiesSeparate { duty, other }),
        None => Ok(()),
    }
}

fn may_go_together(file: &File, duty: Duty, other: Duty) -> bool {
    let together = file.ballot().map(|ballot| &ballot.opened.together);
    together.is_some_and(|together| DutyPair::new(duty, other).is_allowed_by(together))
}
