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
use crate::ids::{OfficerId, RoleCode};

/// Who did which duty, ever: also when the vote was voided or the decision reopened.
pub(super) type Duties = BTreeMap<Duty, BTreeSet<OfficerId>>;

/// The officer may do this duty, in view of what they did for this provision before.
pub(super) fn separate(file: &File, fact: &Fact, duty: Duty) -> Result<(), ProvisionRefusal> {
    match kept_by(file, &fact.by, duty) {
        Some(other) => Err(ProvisionRefusal::DutiesSeparate { duty, other }),
        None => Ok(()),
    }
}

/// The duty an officer did that keeps them from doing this one.
fn kept_by(file: &File, officer: &OfficerId, duty: Duty) -> Option<Duty> {
    let held = file.duties.iter().filter(|(_, officers)| officers.contains(officer));
    held.map(|(duty, _)| *duty).find(|other| *other != duty && !may_go_together(file, duty, *other))
}

fn may_go_together(file: &File, duty: Duty, other: Duty) -> bool {
    let together = file.ballot().map(|ballot| &ballot.opened.together);
    together.is_some_and(|together| DutyPair::new(duty, other).is_allowed_by(together))
}

impl File {
    /// Who has no vote any more on what is open to be voted on: they voted, or another duty keeps them from it.
    #[must_use]
    pub fn without_vote(&self) -> BTreeSet<&OfficerId> {
        let votes = self.open_ballot().into_iter().flat_map(|ballot| &ballot.votes);
        let all = self.duties.values().flatten();
        let kept = all.filter(|officer| kept_by(self, officer, Duty::Vote).is_some());
        votes.map(|vote| &vote.by).chain(kept).collect()
    }

    /// The roles of which a vote is still asked on what is open to be voted on; none once its result is certain.
    #[must_use]
    pub fn missing_roles(&self) -> BTreeSet<&RoleCode> {
        let open = self.open_ballot().filter(|ballot| !ballot.is_over());
        let asked =
            open.into_iter().flat_map(|ballot| ballot.opened.roles.iter().map(move |role| (ballot, role)));
        let missing = asked.filter(|(ballot, role)| !ballot.votes.iter().any(|vote| vote.role == **role));
        missing.map(|(_, role)| role).collect()
    }
}
