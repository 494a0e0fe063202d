//! How much each coordinator has in hand, a page at a time.

use std::{fmt, str::FromStr};

use api::v1;
use domain::ids::{OfficerId, OrganisationId};
use views::caseload::Caseload;
use views::workload::{Who, Workload, WorkloadLine};

use crate::{
    auth::Action,
    convert::{Query as _, day_of_list, position, workload},
    errors::Problem,
    services::{Desk, call::Call, rows::filter, snapshot::Extent, told::told},
};

impl Desk {
    pub(super) async fn workloads(
        &self,
        call: Call,
        message: v1::ListWorkloadRequest,
    ) -> Result<v1::ListWorkloadResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadProgress)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let today = self.day_of(&ledger, &query.asked).await?;
        let on = day_of_list(query.on, today)?;
        let after: Option<Place> = query.paging.after(&call.caller.officer)?;
        let of = query.organisation.as_ref().map(|one| format!(" AND organisation = \"{one}\""));
        let open = filter::<Caseload>(&format!("stage != ENDED{}", of.unwrap_or_default()))?;
        let mut snapshot = self.snapshot::<Caseload>(&ledger, &query.asked, Extent::All).await?;
        let mut counted = Workload::on(on);
        let scanned =
            snapshot.reading.scan::<Caseload>(&snapshot.moment, &open, |_, row| counted.add(&row)).await;
        let size = scanned.map_err(told)?;
        drop(snapshot);
        let mut lines = counted.finish();
        lines.retain(|line| after.as_ref().is_none_or(|after| place(line) > *after));
        let page = usize::try_from(query.paging.size).unwrap_or(usize::MAX);
        let more = lines.len() > page;
        lines.truncate(page);
        let next = lines.last().filter(|_| more).map(place);
        let next = next.map(|place| query.paging.next_page_token(&call.caller.officer, &place));
        Ok(v1::ListWorkloadResponse {
            workloads: lines.iter().map(workload).collect(),
            next_page_token: next.unwrap_or_default(),
            position: position(size),
        })
    }
}

/// The place of a coordinator among others: nobody, then by organisation and officer.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(Option<Who>);

fn place(line: &WorkloadLine) -> Place {
    Place(line.who.clone())
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => Ok(()),
            Some(who) => write!(f, "{} {}", who.organisation, who.coordinator),
        }
    }
}

/// A text that is no place of a coordinator.
#[derive(Debug)]
struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        if text.is_empty() {
            return Ok(Self(None));
        }
        // Neither id has a blank in it.
        let (organisation, coordinator) = text.split_once(' ').ok_or(NoPlace)?;
        Ok(Self(Some(Who {
            organisation: OrganisationId::new(organisation).map_err(|_| NoPlace)?,
            coordinator: OfficerId::new(coordinator).map_err(|_| NoPlace)?,
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back() {
        let who = Who {
            organisation: OrganisationId::new("buurtteam-zuid").unwrap(),
            coordinator: OfficerId::new("r.aydin").unwrap(),
        };
        for place in [Place(None), Place(Some(who))] {
            assert_eq!(place.to_string().parse::<Place>().unwrap(), place);
        }
        assert!("buurtteam-zuid".parse::<Place>().is_err());
        assert!("buurtteam-zuid r aydin".parse::<Place>().is_err());
    }
}
