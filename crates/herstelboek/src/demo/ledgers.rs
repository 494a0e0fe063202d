//! Opens a ledger for each municipality. Opening one that is open changes nothing.

use anyhow::Context as _;
use api::v1;
use futures::{StreamExt as _, TryStreamExt as _, stream};

use super::{
    client::{Client, IN_FLIGHT},
    municipalities::Municipality,
    screen::Screen,
    words::{self, nl_en},
};

/// How many ledgers are asked for at once.
const PAGE: i32 = 1_000;

/// Opens them all.
///
/// # Errors
/// The first answer of the server that is not "opened".
pub(super) async fn open(
    engineer: &Client,
    municipalities: &[Municipality],
    screen: &Screen,
) -> anyhow::Result<()> {
    let work = u64::try_from(municipalities.len()).context("counting municipalities")?;
    let progress = screen.progress(work, nl_en("grootboeken open", "ledgers open"));
    let requests = municipalities.iter().map(|municipality| v1::OpenLedgerRequest {
        ledger: municipality.key.clone(),
        title: municipality.name.clone(),
    });
    let mut opening =
        stream::iter(requests).map(|request| engineer.open_ledger(request)).buffer_unordered(IN_FLIGHT);
    while let Some(()) = opening.try_next().await? {
        progress.one_more();
    }
    drop(progress);
    let count = words::count(work, screen.language);
    let told = nl_en(
        "gemeenten hebben een eigen grootboek: alleen aan te vullen, nooit te wijzigen.",
        "municipalities have a ledger of their own: it can be added to, and never changed.",
    );
    screen.line(format_args!("{count} {}", screen.say(told)));
    Ok(())
}

/// The number of events in all ledgers together.
///
/// # Errors
/// An answer of the server that is not a page of ledgers.
pub(super) async fn events(engineer: &Client) -> anyhow::Result<u64> {
    let sizes = all(engineer).await?.into_iter().map(|ledger| u64::try_from(ledger.tree_size));
    sizes.sum::<Result<_, _>>().context("a ledger has a size below zero")
}

/// The number of events in one ledger.
///
/// # Errors
/// An answer of the server that is not a page of ledgers, or a ledger that is in none.
pub(super) async fn size(engineer: &Client, name: &str) -> anyhow::Result<i64> {
    let found = all(engineer).await?.into_iter().find(|ledger| ledger.name == name);
    Ok(found.with_context(|| format!("ledger {name} is not open"))?.tree_size)
}

async fn all(engineer: &Client) -> anyhow::Result<Vec<v1::Ledger>> {
    let (mut all, mut page_token) = (Vec::new(), String::new());
    loop {
        let page = engineer.list_ledgers(v1::ListLedgersRequest { page_size: PAGE, page_token }).await?;
        all.extend(page.ledgers);
        page_token = page.next_page_token;
        if page_token.is_empty() {
            return Ok(all);
        }
    }
}
