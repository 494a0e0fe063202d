//! Whether a policy can hold: the first problem, in the order of [`PolicyProblem`] within each part.
//!
//! The number of bands first, then their limits, then who votes in each, then the duties.

use std::collections::BTreeSet;

use super::{ApprovalPolicy, Band, DutyPair, PolicyProblem, VoteRule};

impl ApprovalPolicy {
    /// Judges the policy as a whole.
    ///
    /// # Errors
    /// The first [`PolicyProblem`]: of the bands' limits, then of each band, then of the duties.
    pub fn check(&self) -> Result<(), PolicyProblem> {
        match self.bands.len() {
            0 => return Err(PolicyProblem::NoBands),
            count if count > Self::MOST_BANDS => return Err(PolicyProblem::TooManyBands { count }),
            _ => {}
        }
        self.check_limits()?;
        self.bands.iter().zip(1..).try_for_each(|(band, number)| band.check(number))?;
        self.together.iter().try_for_each(DutyPair::check)
    }

    fn check_limits(&self) -> Result<(), PolicyProblem> {
        let last = self.bands.len();
        let mut before = None;
        for (band, number) in self.bands.iter().zip(1..) {
            match band.up_to {
                None if number < last => return Err(PolicyProblem::LimitMissing { band: number }),
                Some(_) if number == last => return Err(PolicyProblem::LastBandLimited { band: number }),
                Some(up_to) if before.is_some_and(|before| up_to <= before) => {
                    return Err(PolicyProblem::BandsNotAscending { band: number });
                }
                up_to => before = up_to,
            }
        }
        Ok(())
    }
}

impl Band {
    fn check(&self, band: usize) -> Result<(), PolicyProblem> {
        match self.roles.len() {
            0 => return Err(PolicyProblem::BandWithoutRoles { band }),
            count if count > ApprovalPolicy::MOST_ROLES => {
                return Err(PolicyProblem::TooManyRoles { band, count });
            }
            _ => {}
        }
        let mut named = BTreeSet::new();
        if let Some(role) = self.roles.iter().find(|role| !named.insert(*role)) {
            return Err(PolicyProblem::RoleTwice { band, role: role.clone() });
        }
        match self.rule {
            VoteRule::AtLeast(votes) if !(1..=self.roles.len()).contains(&usize::from(votes)) => {
                Err(PolicyProblem::VotesOutOfRange { band, votes, roles: self.roles.len() })
            }
            VoteRule::AtLeast(_) | VoteRule::Unanimous => Ok(()),
        }
    }
}

impl DutyPair {
    fn check(&self) -> Result<(), PolicyProblem> {
        let Self { one, other } = *self;
        if one >= other {
            return Err(PolicyProblem::PairNotOrdered { one, other });
        }
        match Self::NEVER_TOGETHER.contains(self) {
            true => Err(PolicyProblem::NeverTogether { one, other }),
            false => Ok(()),
        }
    }
}
