//! How much is on each worklist that the caller may list, at one moment.

use api::v1;
use jiff::civil::Date;
use ledger::Ledger;
use projection::Asked;
use views::caseload::Caseload;
use views::provisions::Provisions;

use super::worklist;
use crate::{
    auth::{Action, Caller},
    convert::{Query as _, Whose, Worklist, day_of_list, position, work_count},
    errors::Problem,
    services::{
        Desk,
        call::Call,
        snapshot::{Extent, Together},
        told::told,
    },
};

impl Desk {
    pub(super) async fn counted_work(
        &self,
        call: Call,
        message: v1::CountWorkRequest,
    ) -> Result<v1::CountWorkResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadWork)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let on = day_of_list(query.whose.on, self.day_of(&ledger, &query.asked).await?)?;
        let counted = |worklist: &Worklist| counted(*worklist, &query.whose, &call.caller);
        let lists: Vec<_> = Worklist::ALL.into_iter().filter(counted).collect();
        let mut together = self.together_for(&lists, &ledger, &query.asked).await?;
        let mut counts = Vec::with_capacity(lists.len());
        for worklist in lists {
            let on_it = together.count(worklist, &query.whose, &call.caller, on).await?;
            counts.push(work_count(worklist, on_it));
        }
        Ok(v1::CountWorkResponse { counts, position: position(together.size) })
    }

    /// The views that these lists are of, in the places of households and provisions; one that no list is of is not
    /// waited for.
    async fn together_for(
        &self,
        lists: &[Worklist],
        ledger: &Ledger,
        asked: &Asked,
    ) -> Result<Together, Problem> {
        let some = Extent::Some;
        let of_households = lists.iter().filter(|worklist| worklist.is_of_households()).count();
        if of_households == lists.len() {
            self.together::<Caseload, Caseload, Caseload>(ledger, asked, some).await
        } else if of_households == 0 {
            self.together::<Provisions, Provisions, Provisions>(ledger, asked, some).await
        } else {
            self.together::<Caseload, Provisions, Provisions>(ledger, asked, some).await
        }
    }
}

/// Whether a caller may list it, and it is about whom the question is about.
fn counted(worklist: Worklist, whose: &Whose, caller: &Caller) -> bool {
    let about = worklist.is_of_households() || !whose.is_of_somebody();
    about && caller.may(worklist::action(worklist))
}

impl Together {
    /// How much is on a worklist.
    async fn count(
        &mut self,
        worklist: Worklist,
        whose: &Whose,
        caller: &Caller,
        on: Date,
    ) -> Result<u64, Problem> {
        let [households, provisions, _] = self.moments;
        let counted = if worklist.is_of_households() {
            let held = worklist::households(worklist, whose, caller, on)?;
            self.reading.count::<Caseload>(&households, &held.filter, &[]).await
        } else {
            let held = worklist::provisions(worklist, caller)?;
            self.reading.count::<Provisions>(&provisions, &held.filter, &[]).await
        };
        Ok(counted.map_err(told)?.value.total)
    }
}
