//! Where the account of a year stands, as it is now or as it was right after an earlier position.

use api::v1;
use domain::{
    BookEvent, BookId,
    account::{Account, AccountEvent, IndicatorSet},
    ids::{AccountId, OfficerId},
};
use ledger::{Ledger, PageLimit};
use replay::BookEvents;

use crate::{
    auth::Action,
    convert::{AccountOf, AccountShown, Opened, Query as _, account_texts, position, year_account},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::fits, told::told},
};

impl Desk {
    pub(super) async fn one_account(
        &self,
        call: Call,
        message: v1::GetAccountRequest,
    ) -> Result<v1::GetAccountResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadAccount)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenMark)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, _) = self.moment(&ledger, query.as_of_position, query.at_least_position).await?;
        let stood = stood(&ledger, query.of, size).await?;
        let shown = stood.shown().ok_or_else(|| query.of.not_found())?;
        let mut answer = year_account(shown, &Opened::new());
        match &query.processing_activity {
            None => fits(&answer, &[], Reason::PageTooLarge)?,
            Some(activity) => {
                let texts = account_texts(shown);
                fits(&answer, &texts, Reason::PageTooLarge)?;
                answer = year_account(shown, &self.open(&call, &name, activity, texts).await?);
            }
        }
        Ok(v1::GetAccountResponse { account: Some(answer), position: position(size) })
    }
}

/// An account as its events tell it, with what its file does not keep.
#[derive(Default)]
struct Stood {
    id: Option<AccountId>,
    account: Account,
    revision: u64,
    opened_by: Option<OfficerId>,
    indicators: Option<IndicatorSet>,
}

impl Stood {
    fn apply(&mut self, event: &AccountEvent) {
        self.account.apply(event);
        self.revision += 1;
        match event {
            AccountEvent::AccountOpened(opened) => {
                self.opened_by = Some(opened.by.clone());
                self.indicators = Some(opened.indicators.clone());
            }
            AccountEvent::IndicatorSetAdopted(adopted) => self.indicators = Some(adopted.indicators.clone()),
            _ => {}
        }
    }

    fn shown(&self) -> Option<AccountShown<'_>> {
        Some(AccountShown {
            id: self.id?,
            file: self.account.file()?,
            revision: self.revision,
            opened_by: self.opened_by.as_ref()?,
            indicators: self.indicators.as_ref()?,
        })
    }
}

/// An account after the first `size` events of the ledger.
async fn stood(ledger: &Ledger, of: AccountOf, size: u64) -> Result<Stood, Problem> {
    let id = AccountId::of(of.fund, of.year);
    let mut stood = Stood { id: Some(id), ..Stood::default() };
    let mut events = BookEvents::of(ledger, BookId::Account(id), 0, size);
    while let Some(page) = events.page(PageLimit::default()).await.map_err(told)? {
        for happened in page {
            if let BookEvent::Account(event) = &happened.event {
                stood.apply(event);
            }
        }
    }
    Ok(stood)
}
