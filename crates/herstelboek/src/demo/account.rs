//! The account to the Rijk: the year is drafted, examined, certified and submitted; and every figure says where it comes
//! from.
//!
//! Three people play: a controller who draws up, an accountant who examines, and the ministry's reporting service, which
//! sees aggregates and nothing else. What they do bears the dates of 2026, when a year like this is accounted for.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 380_00 is EUR 380.00")]

mod figures;
mod steps;

use api::v1;
use uuid::Uuid;

use self::steps::Desk;
use super::{
    Demo,
    screen::{Look, Screen},
    story::money::Money,
    words::{Told, nl_en},
};

/// The year that is accounted for: that of the story.
const YEAR: i16 = 2025;

/// What was played.
pub(crate) struct Account {
    /// The fund that is accounted for.
    pub(crate) fund: Uuid,
    /// The year.
    pub(crate) year: i16,
    /// The reference of the figure that is explained.
    pub(crate) reference: String,
    /// Its id in the indicator set.
    pub(crate) figure: String,
    /// Where one of the facts it counts stands, a cost in the story.
    pub(crate) cost: u64,
}

/// Plays and tells the account.
///
/// # Errors
/// An answer of the server that is not what the story says.
pub(super) async fn play(demo: &Demo, money: &Money, screen: &Screen) -> anyhow::Result<Account> {
    introduce(screen);
    let desk = Desk { demo, screen, fund: money.fund };
    let submitted = desk.play().await?;
    figures::report(&desk, &submitted).await?;
    figures::compare(&desk).await?;
    let explained = figures::explain(&desk).await?;
    Ok(Account {
        fund: money.fund,
        year: YEAR,
        reference: explained.reference,
        figure: figures::EXPLAINED.to_owned(),
        cost: submitted.cost,
    })
}

fn introduce(screen: &Screen) {
    screen.title(
        screen.say(nl_en("De verantwoording aan het Rijk over 2025", "The account to the Rijk for 2025")),
    );
    screen.note(screen.say(nl_en(
        "Wie opmaakt keurt niet goed. Wat ingediend is, is vastgelegd tot op de byte: grootte en wortel van het grootboek, de dag, de indicatoren en de regels.",
        "Who draws up does not certify. What is submitted is fixed to the byte: size and root of the ledger, the day, the indicators and the rules.",
    )));
}

fn heading(screen: &Screen, told: Told) {
    screen.gap();
    screen.line(screen.look(screen.say(told), Look::Strong));
}

/// A value of a figure as people write it.
fn value(value: Option<&v1::FigureValue>, screen: &Screen) -> String {
    use v1::figure_value::Value;
    match value.and_then(|value| value.value) {
        Some(Value::Cents(cents)) => super::words::euro(cents, screen.language),
        Some(Value::Count(count)) => count.to_string(),
        Some(Value::Yes(true)) => screen.say(nl_en("ja", "yes")).to_owned(),
        Some(Value::Yes(false)) => screen.say(nl_en("nee", "no")).to_owned(),
        None => "–".to_owned(),
    }
}
