//! What counts of a household: who belongs to it on which ground and with which status, what was done that a fund is
//! accounted for, and its provisions.

use std::collections::BTreeMap;

use domain::household::{Ground, HouseholdEvent, Term, VictimStatus};
use domain::ids::{HouseholdId, PersonId, ProvisionId};
use domain::provision::ProvisionEvent;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ProvisionFacts;

/// What counts of one household and of the provisions requested for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdFacts {
    pub(crate) household: HouseholdId,
    pub(crate) happened: Vec<Happened>,
    pub(crate) provisions: BTreeMap<ProvisionId, ProvisionFacts>,
}

/// One fact of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Happened {
    /// The position of its event.
    pub at: u64,
    /// The date on which it happened.
    pub on: Date,
    /// What.
    pub what: What,
}

/// What happened in a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum What {
    Reported,
    Joined {
        person: PersonId,
        ground: Ground,
        status: VictimStatus,
    },
    Left {
        person: PersonId,
    },
    Status {
        person: PersonId,
        status: VictimStatus,
    },
    /// The term after a rejection was given more time.
    Extended {
        until: Date,
    },
    FirstContact,
    Agreed {
        persons: Vec<PersonId>,
    },
    Aftercare,
    Talk {
        persons: Vec<PersonId>,
    },
}

impl HouseholdFacts {
    pub(crate) fn new(household: HouseholdId) -> Self {
        Self { household, happened: Vec::new(), provisions: BTreeMap::new() }
    }

    /// Takes over an event of the household; how many facts were kept.
    pub(crate) fn follow(&mut self, at: u64, event: &HouseholdEvent) -> u64 {
        let Some(what) = What::of(event) else { return 0 };
        let size = what.size();
        self.happened.push(Happened { at, on: event.on(), what });
        size
    }

    /// Takes over an event of one of its provisions; one that was never requested has no fund and counts for nothing.
    pub(crate) fn spend(&mut self, at: u64, provision: ProvisionId, event: &ProvisionEvent) -> u64 {
        if let ProvisionEvent::ProvisionRequested(requested) = event {
            let is_new = !self.provisions.contains_key(&provision);
            self.provisions.entry(provision).or_insert_with(|| ProvisionFacts::requested(at, requested));
            return u64::from(is_new);
        }
        self.provisions.get_mut(&provision).map_or(0, |facts| facts.follow(at, event))
    }

    /// How many facts are kept of it.
    #[must_use]
    pub fn facts(&self) -> u64 {
        let spent: usize = self.provisions.values().map(|one| 1 + one.spent.len()).sum();
        self.happened.iter().map(|fact| fact.what.size()).sum::<u64>() + spent as u64
    }

    /// Everybody the facts name, some more than once.
    pub(crate) fn persons(&self, mut take: impl FnMut(PersonId)) {
        for fact in &self.happened {
            match &fact.what {
                What::Joined { person, .. } => take(*person),
                What::Agreed { persons } => persons.iter().copied().for_each(&mut take),
                _ => {}
            }
        }
        self.provisions.values().filter_map(|one| one.requested.person).for_each(take);
    }
}

impl What {
    /// Whether an event counts.
    pub(crate) fn counts(event: &HouseholdEvent) -> bool {
        use HouseholdEvent as E;
        match event {
            E::HouseholdReported(_)
            | E::MemberJoined(_)
            | E::MemberLeft(_)
            | E::VictimStatusRecorded(_)
            | E::FirstContactMade(_)
            | E::PlanAgreed(_)
            | E::AftercareStarted(_)
            | E::ThreeWayTalkHeld(_) => true,
            E::TermOverridden(event) => event.term == Term::AfterRejection,
            _ => false,
        }
    }

    /// What counts of an event; nothing of most.
    pub(crate) fn of(event: &HouseholdEvent) -> Option<Self> {
        use HouseholdEvent as E;
        Some(match event {
            E::HouseholdReported(_) => Self::Reported,
            E::MemberJoined(e) => {
                Self::Joined { person: e.person, ground: e.ground, status: e.victim_status }
            }
            E::MemberLeft(e) => Self::Left { person: e.person },
            E::VictimStatusRecorded(e) => Self::Status { person: e.person, status: e.status },
            E::TermOverridden(e) if e.term == Term::AfterRejection => Self::Extended { until: e.until },
            E::FirstContactMade(_) => Self::FirstContact,
            E::PlanAgreed(e) => Self::Agreed { persons: e.persons.iter().copied().collect() },
            E::AftercareStarted(_) => Self::Aftercare,
            E::ThreeWayTalkHeld(e) => Self::Talk { persons: e.persons.iter().copied().collect() },
            _ => return None,
        })
    }

    /// How many facts it is: one for each person who agreed or was present, and at least one.
    fn size(&self) -> u64 {
        match self {
            Self::Agreed { persons } | Self::Talk { persons } => persons.len().max(1) as u64,
            _ => 1,
        }
    }

    /// Whether it says who belongs to the household and may be supported, until when.
    pub(crate) fn is_about_members(&self) -> bool {
        match self {
            Self::Reported
            | Self::Joined { .. }
            | Self::Left { .. }
            | Self::Status { .. }
            | Self::Extended { .. } => true,
            Self::FirstContact | Self::Agreed { .. } | Self::Aftercare | Self::Talk { .. } => false,
        }
    }
}
