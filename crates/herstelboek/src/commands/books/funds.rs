//! Which funds a ledger has: every fund begins with an event of its own, so the feed tells.

use domain::{
    BookId,
    fund::FundEvent,
    ids::{FundId, PublicText},
};
use ledger::{FeedError, Ledger, PageLimit};

use super::{super::export::progress_bar, history};
use crate::exit::{NotFound, Usage};

/// A fund, and what it was called when it was opened.
type Opened = (FundId, PublicText);

/// The fund of a ledger that has one.
pub(in crate::commands) async fn the_only_one(ledger: &Ledger, below: u64) -> anyhow::Result<FundId> {
    let funds = opened(ledger, below).await?;
    match funds.as_slice() {
        [] => Err(none(ledger, below)),
        [(fund, _)] => Ok(*fund),
        many => {
            let (name, listed) = (ledger.name(), listed(many));
            Err(Usage(format!("ledger {name} has {} funds: name one with --fund{listed}", many.len())).into())
        }
    }
}

/// Says that a fund is not there, and which are.
pub(super) async fn unknown(ledger: &Ledger, fund: FundId, below: u64) -> anyhow::Error {
    match opened(ledger, below).await {
        Err(error) => error,
        Ok(funds) if funds.is_empty() => none(ledger, below),
        Ok(funds) => {
            let (name, listed) = (ledger.name(), listed(&funds));
            NotFound(format!("ledger {name} has no fund {fund} {}; it has{listed}", moment(below))).into()
        }
    }
}

fn none(ledger: &Ledger, below: u64) -> anyhow::Error {
    NotFound(format!("ledger {} has no fund {}", ledger.name(), moment(below))).into()
}

fn moment(below: u64) -> String {
    below.checked_sub(1).map_or_else(|| "yet".to_owned(), |position| format!("as of position {position}"))
}

fn listed(funds: &[Opened]) -> String {
    funds.iter().map(|(fund, name)| format!("\n  {fund}  {name}")).collect()
}

/// The funds that were opened at positions below `below`, in that order. Memory is that of one page.
async fn opened(ledger: &Ledger, below: u64) -> anyhow::Result<Vec<Opened>> {
    let bar = progress_bar("looking for funds");
    bar.set_length(below);
    let (mut funds, mut feed) = (Vec::new(), ledger.feed(0, PageLimit::default()));
    while feed.position() < below {
        let page = feed.page().await.map_err(|error| match error {
            FeedError::Ledger(error) => anyhow::Error::from(error),
            gap @ FeedError::Gap { .. } => gap.into(),
        })?;
        if page.events.is_empty() {
            break;
        }
        for recorded in page.events {
            let stream = &recorded.stream;
            let first = recorded.sequence == 1 && recorded.position < below;
            match BookId::parse(&stream.aggregate_type, &stream.aggregate_id) {
                Ok(BookId::Fund(fund)) if first => {
                    if let FundEvent::FundOpened(opened) = history::event(ledger, recorded)? {
                        funds.push((fund, opened.terms.name));
                    }
                }
                _ => {}
            }
        }
        bar.set_position(feed.position());
    }
    bar.finish_and_clear();
    Ok(funds)
}
