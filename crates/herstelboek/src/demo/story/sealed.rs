//! What the ledger keeps of a person: one name, in the story and as it is stored.

use anyhow::Context as _;
use api::v1;

use super::{LEDGER, cast};
use crate::demo::{
    client::Client,
    screen::{Look, Screen},
    words::nl_en,
};

/// Where the name stands in the record of the event with which a person joined.
const NAME: &str = "/payload/MemberJoined/identity/name";
/// How much of a sealed text is shown, in characters.
const SHOWN: usize = 72;

/// Shows the name of the first person who joined, and the same name in the ledger.
///
/// # Errors
/// An answer of the server without that event.
pub(super) async fn show(client: &Client, household: uuid::Uuid, screen: &Screen) -> anyhow::Result<()> {
    let request = v1::ListHouseholdEventsRequest {
        ledger: LEDGER.to_owned(),
        household_id: household.to_string(),
        page_size: 2,
        ..Default::default()
    };
    let records = client.events(request).await?;
    let joined = records.last().context("the household has no events")?;
    let sealed =
        name(&joined.line).context("the second event of the household is not that somebody joined")?;
    let shown: String = sealed.chars().take(SHOWN).collect();
    screen.gap();
    let title =
        nl_en("Persoonsgegevens gaan verzegeld het grootboek in", "Personal data enters the ledger sealed");
    screen.line(screen.look(screen.say(title), Look::Strong));
    screen.line(format_args!("   {:<18} {}", screen.say(nl_en("verstuurd", "sent")), cast::nadia().name));
    let stored = format!("{} {}", screen.say(nl_en("opgeslagen, nr.", "stored, no.")), joined.position);
    screen.line(format_args!("   {stored:<18} {shown}…"));
    Ok(())
}

/// The sealed name in a record.
pub(super) fn name(line: &str) -> Option<String> {
    let record: serde_json::Value = serde_json::from_str(line).ok()?;
    record.pointer(NAME)?.as_str().map(str::to_owned)
}
