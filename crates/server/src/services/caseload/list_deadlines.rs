//! The terms of households as of a day, a page of households at a time.
//!
//! What is to be done is found by the column that is kept of it, as long as no later fact has to be left out; anything
//! else goes through all rows and keeps no more than a page. Both put households in the same order, so a page token of
//! the one goes on with the other.

use std::{cmp::Ordering, collections::BTreeMap, fmt, str::FromStr};

use api::v1;
use domain::ids::HouseholdId;
use jiff::{ToSpan, civil::Date};
use ledger::Ledger;
use projection::Listing;
use uuid::Uuid;
use views::NEVER;
use views::caseload::Caseload;

use super::sight;
use crate::{
    auth::Action,
    convert::{DeadlinesQuery, Due, ListedTerm, Query as _, Standing, dues, earliest_due, position},
    errors::Problem,
    services::{
        Desk,
        call::Call,
        rows::{filter, order_by},
        snapshot::{Extent, Snapshot},
        told::told,
    },
};

/// How many pages of rows are looked at for one page of terms.
const TRIES: usize = 8;

/// A page of terms: where it ended when there is more, and how many events of the ledger are in it.
struct Page {
    deadlines: Vec<v1::HouseholdDeadline>,
    next: Option<String>,
    size: u64,
}

impl Desk {
    pub(super) async fn deadlines(
        &self,
        call: Call,
        message: v1::ListDeadlinesRequest,
    ) -> Result<v1::ListDeadlinesResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCaseload)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let today = self.day_of(&ledger, &query.asked).await?;
        let due = due(&query, query.on.unwrap_or(today));
        let page = match has_column(&due, today) {
            true => self.deadlines_by_column(&call, &ledger, &query, &due).await?,
            false => self.deadlines_by_facts(&call, &ledger, &query, &due).await?,
        };
        let shown = page.deadlines.into_iter().map(|one| sight::deadline(&call.caller, one));
        Ok(v1::ListDeadlinesResponse {
            deadlines: shown.collect(),
            next_page_token: page.next.unwrap_or_default(),
            position: position(page.size),
        })
    }

    /// By the column of what is due next.
    async fn deadlines_by_column(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &DeadlinesQuery,
        due: &Due,
    ) -> Result<Page, Problem> {
        let officer = &call.caller.officer;
        let order = order_by::<Caseload>("next_deadline")?;
        let mut listing = Listing {
            filter: filter::<Caseload>(&open_until(query, due))?,
            order,
            after: query.paging.after_in(officer, |place| order.fits(place))?,
            limit: query.paging.size,
        };
        let mut snapshot = self.snapshot::<Caseload>(ledger, &query.asked, Extent::Some).await?;
        let page = by_column(&mut snapshot, &mut listing, due).await?;
        let next = listing.after.map(|place| query.paging.next_page_token(officer, &place));
        Ok(Page { next, ..page })
    }

    /// By the facts of every row.
    async fn deadlines_by_facts(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &DeadlinesQuery,
        due: &Due,
    ) -> Result<Page, Problem> {
        let officer = &call.caller.officer;
        let after: Option<Place> = query.paging.after(officer)?;
        let rows = filter::<Caseload>(&whose(query).join(" AND "))?;
        let mut found = Smallest::after(after, query.paging.size);
        let mut snapshot = self.snapshot::<Caseload>(ledger, &query.asked, Extent::All).await?;
        let scanned = snapshot.reading.scan::<Caseload>(&snapshot.moment, &rows, |key, row| {
            let listed = dues(key, &row, due);
            if !listed.is_empty() {
                found.add(
                    Place { due: earliest_due(&row, due.on), household: HouseholdId::from(key) },
                    listed,
                );
            }
        });
        let size = scanned.await.map_err(told)?;
        let (deadlines, next) = found.finish();
        let next = next.map(|place| query.paging.next_page_token(officer, &place));
        Ok(Page { deadlines, next, size })
    }
}

/// The terms of the next rows by the column of what is due next; the listing goes on after them.
async fn by_column(snapshot: &mut Snapshot, listing: &mut Listing, due: &Due) -> Result<Page, Problem> {
    let (mut deadlines, mut size) = (Vec::new(), 0);
    for _ in 0..TRIES {
        let page = snapshot.reading.list::<Caseload>(&snapshot.moment, listing).await.map_err(told)?;
        (listing.after, size) = (page.next, page.size);
        deadlines.extend(page.rows.iter().flat_map(|(key, row): &(Uuid, _)| dues(*key, row, due)));
        if listing.after.is_none() || !deadlines.is_empty() {
            break;
        }
    }
    Ok(Page { deadlines, next: None, size })
}

fn due(query: &DeadlinesQuery, on: Date) -> Due {
    let until = query.within_days.map(|days| {
        let days = i64::try_from(days).unwrap_or(i64::MAX);
        on.saturating_add(days.days())
    });
    Due { on, terms: query.terms.clone(), states: query.states.clone(), until }
}

/// From this day on terms count as the column has them (transition rule of Wht 2.21).
const TRANSITION: Date = jiff::civil::date(2025, 1, 1);

/// Whether all that is asked for is found by the column of what is due next: obligations that are not met, as of a day
/// with no fact after it, on which the transition rule holds.
fn has_column(due: &Due, today: Date) -> bool {
    due.on >= today.max(TRANSITION)
        && due.terms.iter().all(|term| ListedTerm::OBLIGATIONS.contains(term))
        && !due.states.contains(&Standing::Met)
}

/// Whose households.
fn whose(query: &DeadlinesQuery) -> Vec<String> {
    let coordinator = query.coordinator.as_ref().map(|one| format!("coordinator = \"{one}\""));
    let organisation = query.organisation.as_ref().map(|one| format!("organisation = \"{one}\""));
    coordinator.into_iter().chain(organisation).collect()
}

/// Households with something to be done, by the column.
fn open_until(query: &DeadlinesQuery, due: &Due) -> String {
    let mut conditions = whose(query);
    conditions.push(match due.until {
        Some(until) => format!("next_deadline <= {until}"),
        None => "next_deadline != none".to_owned(),
    });
    if !due.states.contains(&Standing::Running) {
        conditions.push(format!("next_deadline < {}", due.on));
    }
    conditions.join(" AND ")
}

/// The place of a household among others: by what is to be done first, those with nothing last, then by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    due: Option<Date>,
    household: HouseholdId,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |place: &Self| (place.due.is_none(), place.due, place.household);
        rank(self).cmp(&rank(other))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As places of rows in that order are written.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.due {
            Some(due) => write!(f, "{}#t{due}", self.household),
            None => write!(f, "{}#t{NEVER}", self.household),
        }
    }
}

/// A text that is no place of a household.
#[derive(Debug)]
struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (household, due) = text.split_once("#t").ok_or(NoPlace)?;
        let household = household.parse().map_err(|_| NoPlace)?;
        let due = if due == NEVER { None } else { Some(due.parse().map_err(|_| NoPlace)?) };
        Ok(Self { due, household })
    }
}

/// The first households after a place, of many in any order, without keeping more than are asked for.
struct Smallest {
    after: Option<Place>,
    most: usize,
    found: BTreeMap<Place, Vec<v1::HouseholdDeadline>>,
}

impl Smallest {
    fn after(after: Option<Place>, most: u32) -> Self {
        Self { after, most: usize::try_from(most).unwrap_or(usize::MAX), found: BTreeMap::new() }
    }

    fn add(&mut self, place: Place, listed: Vec<v1::HouseholdDeadline>) {
        if self.after.is_some_and(|after| place <= after) {
            return;
        }
        self.found.insert(place, listed);
        // One more than asked for tells whether there is more.
        if self.found.len() > self.most.saturating_add(1) {
            self.found.pop_last();
        }
    }

    fn finish(mut self) -> (Vec<v1::HouseholdDeadline>, Option<Place>) {
        let more = self.found.len() > self.most;
        if more {
            self.found.pop_last();
        }
        let next = self.found.keys().next_back().copied().filter(|_| more);
        (self.found.into_values().flatten().collect(), next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(due: Option<&str>, household: u128) -> Place {
        let household = HouseholdId::from(Uuid::from_u128(household));
        Place { due: due.map(|due| due.parse().unwrap()), household }
    }

    #[test]
    fn a_place_reads_back_and_what_is_due_first_comes_first() {
        let places =
            [place(Some("2025-03-03"), 2), place(Some("2025-03-04"), 1), place(None, 1), place(None, 2)];
        for place in places {
            assert_eq!(place.to_string().parse::<Place>().unwrap(), place);
        }
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        assert!("2025-03-03".parse::<Place>().is_err());
    }

    #[test]
    fn the_first_of_many_are_kept_and_no_more() {
        let mut smallest = Smallest::after(Some(place(Some("2025-03-03"), 2)), 2);
        for (due, household) in [
            (None, 9),
            (Some("2025-03-03"), 2),
            (Some("2025-03-05"), 4),
            (Some("2025-03-03"), 1),
            (Some("2025-03-04"), 3),
        ] {
            let place = place(due, household);
            let listed = v1::HouseholdDeadline { reference: household.to_string(), ..Default::default() };
            smallest.add(place, vec![listed]);
            assert!(smallest.found.len() <= 3);
        }
        let (listed, next) = smallest.finish();
        let listed: Vec<_> = listed.iter().map(|one| one.reference.as_str()).collect();
        assert_eq!((listed, next), (vec!["3", "4"], Some(place(Some("2025-03-05"), 4))));
    }
}
