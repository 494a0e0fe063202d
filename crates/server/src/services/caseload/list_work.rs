//! A worklist, a page at a time.

use api::v1;
use jiff::civil::Date;
use ledger::Ledger;
use projection::{Listing, Page, Place};
use uuid::Uuid;
use views::View;
use views::caseload::{self, Caseload};
use views::provisions::{self, Provisions};

use super::{
    sight,
    worklist::{self, Held},
};
use crate::{
    auth::Action,
    convert::{
        Query as _, WorkQuery, Worklist, day_of_list, position, waiting_for_vote, waiting_provision,
        worked_household,
    },
    errors::Problem,
    services::{Desk, call::Call, rows::own_roles, told::told},
};

impl Desk {
    pub(super) async fn work(
        &self,
        call: Call,
        message: v1::ListWorkRequest,
    ) -> Result<v1::ListWorkResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadWork)?;
        let query = message.check()?;
        call.authorise(worklist::action(query.worklist))?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let on = day_of_list(query.whose.on, self.day_of(&ledger, &query.asked).await?)?;
        match query.worklist.is_of_households() {
            true => self.work_on_households(&call, &ledger, &query, on).await,
            false => self.work_on_provisions(&call, &ledger, &query).await,
        }
    }

    async fn work_on_households(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &WorkQuery,
        on: Date,
    ) -> Result<v1::ListWorkResponse, Problem> {
        let held = worklist::households(query.worklist, &query.whose, &call.caller, on)?;
        let page = self.worked::<Caseload>(call, ledger, query, held).await?;
        let item = |(key, row): &(Uuid, caseload::Row)| {
            sight::work_item(&call.caller, worked_household(*key, row, since(query.worklist, row)))
        };
        Ok(answer(call, query, &page, page.rows.iter().map(item).collect()))
    }

    async fn work_on_provisions(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &WorkQuery,
    ) -> Result<v1::ListWorkResponse, Problem> {
        let held = worklist::provisions(query.worklist, &call.caller)?;
        let page = self.worked::<Provisions>(call, ledger, query, held).await?;
        let item = |(key, row): &(Uuid, provisions::Row)| {
            let file = row.file()?;
            Some(match query.worklist {
                Worklist::WaitingForVote => waiting_for_vote(*key, file, &own_roles(&call.caller, file)),
                _ => waiting_provision(*key, file),
            })
        };
        Ok(answer(call, query, &page, page.rows.iter().filter_map(item).collect()))
    }

    async fn worked<V: View>(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &WorkQuery,
        Held { filter, order }: Held,
    ) -> Result<Page<V::Row>, Problem> {
        let after = query.paging.after_in(&call.caller.officer, |place: &Place| order.fits(place))?;
        let listing = Listing { filter, order, after, limit: query.paging.size };
        self.listed::<V>(ledger, &query.asked, &listing).await
    }
}

fn answer<R>(
    call: &Call,
    query: &WorkQuery,
    page: &Page<R>,
    items: Vec<v1::WorkItem>,
) -> v1::ListWorkResponse {
    let officer = &call.caller.officer;
    let next = page.next.as_ref().map(|place| query.paging.next_page_token(officer, place));
    v1::ListWorkResponse { items, next_page_token: next.unwrap_or_default(), position: position(page.size) }
}

/// Since when a household waits on a worklist.
fn since(worklist: Worklist, row: &caseload::Row) -> Option<Date> {
    match worklist {
        Worklist::Mine => row.coordinator.as_ref().map(|one| one.since),
        Worklist::OutOfSight => row.last_contact_on,
        Worklist::Overdue => row.course.next_due().map(|due| due.on),
        Worklist::Threatened => row.threat.since,
        _ => row.course.reported_on,
    }
}
