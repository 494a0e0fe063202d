//! The money of the household: a fund, four provisions, and the way to the bank and back.
//!
//! Eleven officers play, each with a token of their own, so that what nobody can do alone is seen to be refused. It
//! plays in the months of the story, and what it is told with is in Dutch or English; what is recorded is Dutch.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod act;
mod bank;
mod books;
mod car;
mod deed;
mod details;
mod fund;
mod laptop;
mod names;
mod papers;
mod shipped;
mod stage;
mod steps;
#[cfg(test)]
mod tests;
mod to_bank;
mod training;
mod waiting;
mod washing_machine;

use api::v1;
use uuid::Uuid;

pub(crate) use self::names::APPROVAL;
use self::{act::Act, names::Names, stage::Stage};
use super::cast::Cast;
use crate::demo::{
    Demo,
    screen::{Look, Screen},
    tokens::Officer,
    words::{Told, nl_en},
};

/// What was played.
pub(crate) struct Money {
    /// The fund.
    pub(crate) fund: Uuid,
    /// The provision that waits for a vote.
    pub(crate) waiting: Uuid,
    /// The hash of what is voted on there.
    pub(crate) subject: String,
    /// Whose vote it waits for.
    pub(crate) waited_for: Officer,
    /// The receipt of every command that was recorded, in their order.
    pub(crate) receipts: Vec<v1::Receipt>,
    /// Which of them is that of the last commitment.
    committed: usize,
}

impl Money {
    /// A position at which money was committed and ordered, and nothing paid.
    pub(crate) fn committed(&self) -> i64 {
        self.receipts.get(self.committed).map_or(0, |receipt| receipt.last_position)
    }
}

/// Plays and tells the money.
///
/// # Errors
/// An answer of the server that is not what the story says; a file of the bank that cannot be written.
pub(in crate::demo) async fn play(demo: &Demo, screen: &Screen) -> anyhow::Result<Money> {
    introduce(screen);
    let mut stage = Stage::new(demo, screen);
    for (heading, acts) in script(&Cast::new(), &stage.names)? {
        screen.gap();
        screen.line(screen.look(screen.say(heading), Look::Strong));
        for act in acts {
            stage.play(act).await?;
        }
    }
    waiting::show(&stage).await?;
    books::show(&stage).await?;
    let subject = stage.subject(stage.names.training).await?;
    let Stage { names, receipts, committed, .. } = stage;
    let (fund, waiting, waited_for) = (names.fund, names.training, waiting::WAITED_FOR);
    Ok(Money { fund, waiting, subject, waited_for, receipts, committed })
}

/// Everything that happens, part by part.
fn script(cast: &Cast, names: &Names) -> anyhow::Result<[(Told, Vec<Act>); 6]> {
    Ok([
        (nl_en("Het potje", "The fund"), fund::acts(names)?),
        (
            nl_en("Een wasmachine van € 640,00", "A washing machine of EUR 640.00"),
            washing_machine::acts(cast, names),
        ),
        (
            nl_en("Een laptop van € 480,00, in geld", "A laptop of EUR 480.00, in money"),
            laptop::acts(cast, names),
        ),
        (nl_en("Naar de bank en terug", "To the bank and back"), to_bank::acts(names)),
        (
            nl_en("Een auto van € 4.500,00: geweigerd", "A car of EUR 4,500.00: refused"),
            car::acts(cast, names),
        ),
        (
            nl_en(
                "Een opleiding van € 6.200,00: wacht op het derde ja",
                "A training of EUR 6,200.00: waits for the third yes",
            ),
            training::acts(cast, names),
        ),
    ])
}

fn introduce(screen: &Screen) {
    let title = nl_en("Het geld: niemand kan alleen betalen", "The money: nobody can pay alone");
    screen.title(screen.say(title));
    screen.note(screen.say(nl_en(
        "Dezelfde maanden, nu van de kant van het potje. Elf mensen spelen mee, elk met een eigen token.",
        "The same months, now from the side of the fund. Eleven people take part, each with their own token.",
    )));
    screen.note(screen.say(nl_en(
        "Staat er een streepje waar de positie hoort, dan is er geweigerd en niets vastgelegd.",
        "A dash where the position belongs: it was refused, and nothing was recorded.",
    )));
}
