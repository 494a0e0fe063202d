//! The story of one household in Utrecht, through the five steps, played over gRPC and told as it goes.
//!
//! Everybody in it is made up. It plays in 2025, whatever day it is today: its dates are part of its requests, and a
//! second run must send the same ones.

mod cast;
mod contact;
mod finding;
mod intake;
pub(super) mod money;
mod plan;
mod scene;
mod sealed;
mod support;
mod terms;
#[cfg(test)]
mod tests;

use api::v1;
use uuid::Uuid;

use self::{
    cast::Cast,
    scene::{Scene, Step},
};
use super::{
    client::Client,
    command::Address,
    ids,
    screen::{Look, Screen},
    words::{nl_en, weekday_and_date},
};

/// The ledger of the story: the municipality of Utrecht.
pub(crate) const LEDGER: &str = "GM0344";

/// What was played.
pub(crate) struct Story {
    /// The household.
    pub(crate) household: Uuid,
    /// The receipt of every command, in their order.
    pub(crate) receipts: Vec<v1::Receipt>,
}

/// Plays and tells the story.
///
/// # Errors
/// An answer of the server that is not a receipt.
pub(super) async fn play(client: &Client, screen: &Screen) -> anyhow::Result<Story> {
    let cast = Cast::new();
    introduce(screen);
    let mut receipts = Vec::new();
    for (step, scenes) in script(&cast) {
        screen.gap();
        let heading = format!("{}  {}", step as u8, screen.say(step.title()));
        screen.line(screen.look(&heading, Look::Strong));
        for scene in scenes {
            let (on, told) = (scene.on, scene.told);
            let receipt = client.record(addressed(&cast, scene)).await?;
            let when = weekday_and_date(on, screen.language);
            let positions = screen.look(&format!("{:>8}", positions(&receipt)), Look::Faint);
            screen.line(format_args!("{positions}  {when:<15}  {}", screen.say(told)));
            receipts.push(receipt);
        }
    }
    close(client, &cast, &receipts, screen).await?;
    Ok(Story { household: cast.household, receipts })
}

/// Everything that happens, step by step.
fn script(cast: &Cast) -> [(Step, Vec<Scene>); 5] {
    [
        (Step::Finding, finding::scenes(cast)),
        (Step::Contact, contact::scenes(cast)),
        (Step::Intake, intake::scenes(cast)),
        (Step::Plan, plan::scenes(cast)),
        (Step::Support, support::scenes(cast)),
    ]
}

fn addressed(cast: &Cast, scene: Scene) -> super::command::Command {
    let request = ids::request(cast.household, scene.name);
    let to = Address { ledger: LEDGER, book: cast.household, request, on: scene.on };
    scene.command.addressed(to)
}

fn introduce(screen: &Screen) {
    let title = nl_en("Het verhaal van één huishouden in Utrecht", "The story of one household in Utrecht");
    screen.title(screen.say(title));
    screen.note(screen.say(nl_en(
        "Iedereen hierin is verzonnen. Vooraan staat de positie in het grootboek: komt iemand erbij,",
        "Everybody in it is made up. The number in front is the position in the ledger: when somebody",
    )));
    screen.note(screen.say(nl_en(
        "dan zijn het er twee, want ook in het boek van die persoon komt te staan bij wie hij hoort.",
        "joins there are two, for that person's own book then says where he or she belongs.",
    )));
}

/// The positions of the events that a command recorded: `3`, or `3-4`.
pub(super) fn positions(receipt: &v1::Receipt) -> String {
    match (receipt.first_position, receipt.last_position) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}-{last}"),
    }
}

async fn close(
    client: &Client,
    cast: &Cast,
    receipts: &[v1::Receipt],
    screen: &Screen,
) -> anyhow::Result<()> {
    let household = client
        .household(v1::GetHouseholdRequest {
            ledger: LEDGER.to_owned(),
            household_id: cast.household.to_string(),
            at_least_position: receipts.last().map(|last| last.last_position),
            ..Default::default()
        })
        .await?;
    terms::show(&household, screen)?;
    sealed::show(client, cast.household, screen).await
}
