//! Funds: requests become commands, a fund is shown as it is, and what we ship is right.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod commands;
pub(super) mod examples;
mod fields;
mod queries;
mod shipped;
mod shown;

use domain::BookCommand;
use domain::fund::{Fund, FundBookCommand, FundCommand, FundRefusal};

use super::{GlassVault, command_of};
use crate::convert::CommandRequest;

pub(super) const FUND: &str = "0190b5a2-7c1e-7000-8000-0000000000f1";

/// A request about a fund with its common fields filled in.
macro_rules! request {
    ($request:ident { $($field:ident $(: $value:expr)?),* $(,)? }) => {
        api::v1::$request {
            ledger: crate::convert::tests::LEDGER.into(),
            request_id: crate::convert::tests::REQUEST.into(),
            fund_id: crate::convert::tests::fund::FUND.into(),
            happened_on: crate::convert::tests::day(2026, 11, 20),
            $($field $(: $value)?,)*
            ..Default::default()
        }
    };
}
use request;

/// The command a request becomes. Nothing of it is sealed: nothing is personal.
async fn converted<T: CommandRequest>(request: T) -> FundCommand {
    let vault = GlassVault::default();
    let command =
        command_of(request, &vault).await.unwrap_or_else(|problem| panic!("{}: {problem}", T::NAME));
    assert_eq!(vault.sealed(), [], "{}", T::NAME);
    match command {
        BookCommand::Fund(FundBookCommand::Outside(command)) => command,
        other => panic!("{} is no command of a fund", other.name()),
    }
}

/// What a fund says to a request; what it agrees to, it takes over.
pub(super) async fn given(fund: &mut Fund, request: impl CommandRequest) -> Result<(), FundRefusal> {
    let command = converted(request).await;
    for event in fund.decide(&FundBookCommand::Outside(command))? {
        fund.apply(&event);
    }
    Ok(())
}
