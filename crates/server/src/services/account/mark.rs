//! A line is marked: it must be one of the fund that counts in the year of the account, and what is written about it is
//! sealed under the key of its household. A retry gets its first receipt, wherever the line counts by then.

use accountability::{AccountError, Basis, Line};
use api::v1;
use domain::{account::LineId, ids::FundId};
use jiff::civil::{Date, date};

use crate::{
    auth::action_of,
    convert::{AccountOf, CommandRequest as _},
    errors::{Problem, Reason},
    services::{Desk, call::Call, command::answered, told::told},
};

/// The last day of the last year there is an account of.
const LAST_DAY: Date = date(2099, 12, 31);

impl Desk {
    pub(super) async fn line_marked(
        &self,
        call: Call,
        message: v1::MarkLineRequest,
    ) -> Result<v1::MarkLineResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(action_of("MarkLine"))?;
        let (checked, _) = message.clone().check()?;
        let internal = || Problem::new(Reason::Internal);
        let of = AccountOf::named(&message.fund_id, message.year).ok_or_else(internal)?;
        let line: LineId = message.line_id.parse().map_err(|_| internal())?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let head = ledger.head().await.map_err(told)?.size();
        let (basis, _) = self.basis_now(&ledger, head.checked_sub(1)).await?;
        let known = self.computed(move || found(&basis, of, line)).await?;
        let known = known.ok_or_else(|| Problem::new(Reason::LineNotFound).with("line_id", line))?;
        if known.year != of.year && answered(&ledger, checked.request_id).await?.is_none() {
            let elsewhere = Problem::new(Reason::LineOfOtherYear).with("line_id", line);
            return Err(elsewhere.with("year", known.year).with("account_year", of.year));
        }
        self.carry_out_about(call, message, known.household).await
    }
}

/// The line with this id as the account of the year has it; one of a later year, which that account has not, as the account
/// of that year has it.
fn found(basis: &Basis, of: AccountOf, id: LineId) -> Result<Option<Line>, AccountError> {
    let find = |fund: FundId, until: Date| {
        let lines = basis.lines(fund, until)?;
        Ok::<_, AccountError>(lines.into_iter().find(|line| line.id == id))
    };
    match find(of.fund, of.last_day())? {
        None => find(of.fund, LAST_DAY),
        known => Ok(known),
    }
}
