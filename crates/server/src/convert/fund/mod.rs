//! A fund as the wire shows it: the fund itself, how its budget stands, and its journal.
//!
//! Nothing of it is personal, so nothing is sealed. What is shown of terms and policies can be sent back as it is.

mod journal;
mod policy;
mod terms;
mod words;

use api::v1;
use domain::fund::{AdoptedPolicy, Balances, Fund, LineBalance, PayingAccount};
use domain::ids::FundId;
use domain::money::AccountingYear;

pub(crate) use self::journal::journal_entry;
use super::dates::day;
use super::money::line;
use super::receipt::count;
use super::words::Word;

/// A fund at a revision; `None` when nobody opened it.
#[must_use]
pub(crate) fn fund(id: FundId, state: &Fund, revision: u64) -> Option<v1::Fund> {
    let pot = state.pot()?;
    let (method, frozen) = (pot.method.as_ref(), pot.frozen.as_ref());
    Some(v1::Fund {
        fund_id: id.to_string(),
        revision: count(revision),
        opened_on: day(pot.opened_on),
        terms: Some(terms::terms(pot)),
        terms_version: version(pot.terms_version()),
        policies: pot.policies.iter().map(adopted).collect(),
        method: method.map_or(0, |chosen| chosen.method.number()),
        method_since: method.and_then(|chosen| day(chosen.on)),
        paying_account: pot.account.as_ref().map(account),
        frozen_since: frozen.and_then(|frozen| day(frozen.on)),
        freeze_reason: frozen.map_or(0, |frozen| frozen.reason.number()),
        closed_years: pot.closed_years.keys().map(year).collect(),
        closed_on: pot.closed.as_ref().and_then(|closed| day(closed.on)),
    })
}

/// A fund as it stands in a list.
#[must_use]
pub(crate) fn fund_summary(id: FundId, row: &views::funds::Row) -> v1::FundSummary {
    v1::FundSummary {
        fund_id: id.to_string(),
        name: row.title.clone(),
        authority: row.authority.as_ref().map_or(0, Word::number),
        sisa_code: row.code.clone(),
        opened_on: row.opened_on.and_then(day),
        frozen_since: row.frozen_on.and_then(day),
        closed_on: row.closed_on.and_then(day),
        total: Some(stands(&row.balances.total())),
    }
}

/// How the lines of a fund stand, line by line and together.
#[must_use]
pub(crate) fn fund_balance(balances: &Balances) -> v1::FundBalance {
    let lines = balances
        .lines()
        .map(|(of, balance)| v1::BudgetLineBalance { line: Some(line(of)), balance: Some(stands(balance)) });
    v1::FundBalance {
        lines: lines.collect(),
        total: Some(stands(&balances.total())),
        bank: balances.bank().cents(),
        authority: balances.authority().cents(),
    }
}

fn stands(balance: &LineBalance) -> v1::LineBalance {
    v1::LineBalance {
        granted: balance.granted.cents(),
        free: balance.free.cents(),
        encumbered: balance.encumbered.cents(),
        payable: balance.payable.cents(),
        paid: balance.paid.cents(),
        recovered: balance.recovered.cents(),
    }
}

fn adopted(adopted: &AdoptedPolicy) -> v1::AdoptedPolicy {
    v1::AdoptedPolicy {
        version: version(adopted.version),
        in_force_from: day(adopted.in_force_from),
        policy: Some(policy::policy(&adopted.policy)),
    }
}

/// The account of a fund, which is the municipality's own.
pub(in crate::convert) fn account(account: &PayingAccount) -> v1::PayingAccount {
    v1::PayingAccount {
        name: account.name.to_string(),
        iban: account.iban.to_string(),
        bic: account.bic.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

fn year(year: &AccountingYear) -> i32 {
    year.number().into()
}

/// A version on the wire, which counts in int32.
pub(in crate::convert) fn version(version: u32) -> i32 {
    i32::try_from(version).unwrap_or(i32::MAX)
}
