//! The caseload: households that chance makes up, the same ones for the same seed, each somewhere in the five steps.
//!
//! Households are played side by side, the steps of one household in their order. Nothing depends on which finishes
//! first, on the day, or on how many there are: a larger caseload begins with the smaller one.

mod contact;
mod diary;
mod dice;
mod ending;
mod finding;
mod household;
mod intake;
mod people;
mod plan;
mod reach;
mod spread;
mod summary;
mod support;
#[cfg(test)]
mod tests;

use futures::{StreamExt as _, TryStreamExt as _, stream};

use self::{
    household::{Household, household},
    spread::Spread,
    summary::Summary,
};
use super::{
    client::{Client, IN_FLIGHT},
    municipalities::Municipality,
    screen::Screen,
    words::{count, nl_en},
};

/// The largest caseload, in households: for so many there are different BSNs.
pub(crate) const MOST_HOUSEHOLDS: u32 = 500_000;

/// Plays so many households, and shows how far they are; nothing when there are none.
///
/// # Errors
/// More than [`MOST_HOUSEHOLDS`]; the first answer of the server that is not a receipt.
pub(super) async fn play(
    client: &Client,
    (households, seed): (u32, u64),
    municipalities: &[Municipality],
    screen: &Screen,
) -> anyhow::Result<()> {
    anyhow::ensure!(
        households <= MOST_HOUSEHOLDS,
        "{households} households are more than the demonstration can make up; ask for at most {MOST_HOUSEHOLDS}"
    );
    if households == 0 {
        return Ok(());
    }
    introduce(screen);
    let spread = Spread::new(municipalities, seed);
    let progress = screen.progress(households.into(), nl_en("huishoudens", "households"));
    let lives = (0..households).map(|number| live(client, household(seed, number, &spread)));
    let mut living = stream::iter(lives).buffer_unordered(IN_FLIGHT);
    let mut summary = Summary::default();
    while let Some(lived) = living.try_next().await? {
        summary.add(&lived);
        progress.one_more();
    }
    drop(progress);
    conclude(&summary, households, screen);
    Ok(())
}

/// Sends everything that happens to a household, one request after the other.
async fn live<'a>(client: &Client, mut household: Household<'a>) -> anyhow::Result<Household<'a>> {
    for request in household.requests.drain(..) {
        client.record(request).await?;
    }
    Ok(household)
}

fn introduce(screen: &Screen) {
    let title =
        nl_en("De caseload van heel Nederland, verzonnen", "The caseload of the whole country, made up");
    screen.title(screen.say(title));
    screen.note(screen.say(nl_en(
        "Verdeeld over de gemeenten naar het aantal gemelde gedupeerden in 2021.",
        "Spread over the municipalities in proportion to the victims reported in 2021.",
    )));
}

fn conclude(summary: &Summary<'_>, households: u32, screen: &Screen) {
    let homes = u64::try_from(summary.municipalities()).unwrap_or(u64::MAX);
    let (households, homes) = (count(households.into(), screen.language), count(homes, screen.language));
    let (of, municipalities) = (
        screen.say(nl_en("huishoudens in", "households in")),
        screen.say(nl_en("gemeenten, en tot waar ze gekomen zijn:", "municipalities, and how far they are:")),
    );
    screen.line(format_args!("{households} {of} {homes} {municipalities}"));
    summary.show(screen);
}
