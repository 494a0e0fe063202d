//! An indicator set is looked at before it gets into the ledger: whether it is one, and goes with the terms of the fund.
//!
//! A retry of what was recorded gets its first receipt, whatever the terms are by then.

use accountability::Definition;
use api::v1;
use domain::{Book, BookId};
use execution::load;
use jiff::civil::Date;

use crate::{
    auth::action_of,
    convert::{AccountOf, CommandRequest},
    errors::{Problem, Reason},
    services::{Desk, call::Call, command::answered, reading::size, told::told},
};

impl Desk {
    pub(super) async fn account_opened(
        &self,
        call: Call,
        message: v1::OpenAccountRequest,
    ) -> Result<v1::OpenAccountResponse, Problem> {
        let of = AccountOf::named(&message.fund_id, message.year);
        let on = self.indicators_fit(&call, &message, of, &message.indicators).await?;
        self.carry_out(call, message).await.map_err(|refused| match refused.reason() {
            Reason::AccountYearNotBegun => refused.with("on", on),
            _ => refused,
        })
    }

    pub(super) async fn indicators_adopted(
        &self,
        call: Call,
        message: v1::AdoptIndicatorSetRequest,
    ) -> Result<v1::AdoptIndicatorSetResponse, Problem> {
        let of = AccountOf::named(&message.fund_id, message.year);
        self.indicators_fit(&call, &message, of, &message.indicators).await?;
        self.carry_out(call, message).await
    }

    /// Refuses a set that does not fit; else the day the command is dated.
    async fn indicators_fit<T: CommandRequest + Clone>(
        &self,
        call: &Call,
        message: &T,
        of: Option<AccountOf>,
        indicators: &str,
    ) -> Result<Date, Problem> {
        let name = call.caller.ledger(message.ledger())?;
        call.authorise(action_of(T::NAME))?;
        let (checked, _) = message.clone().check()?;
        let AccountOf { fund, year } = of.ok_or(Problem::new(Reason::Internal))?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        if answered(&ledger, checked.request_id).await?.is_some() {
            return Ok(checked.happened_on);
        }
        let loaded = load(&ledger, BookId::Fund(fund), size(&ledger, None).await?).await.map_err(told)?;
        let terms = match &loaded.book {
            Book::Fund(fund) => fund.terms(),
            _ => None,
        };
        let terms = terms.ok_or_else(|| Problem::new(Reason::FundNotFound).with("fund_id", fund))?;
        let definition = Definition::parse(indicators).map_err(told)?;
        definition.check_against(terms, year).map_err(told)?;
        Ok(checked.happened_on)
    }
}
