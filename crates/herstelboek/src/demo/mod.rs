//! The demonstration: a client of the server like any other, which plays a story and a caseload over gRPC.
//!
//! Entry point: [`Demo::play`]. Ledgers are opened for every municipality, one household in Utrecht goes through the
//! five steps, the money it is given goes to the bank and back, and a caseload is made up around it. All of it is the same in every run: ids are names turned into
//! UUIDs, dates are in 2025, texts are Dutch. So a second run on the same data continues where the first one was and
//! duplicates nothing. Never here: the database, or anything else that a casework application could not reach.

mod account;
mod bsn;
mod caseload;
mod client;
mod command;
mod ids;
mod ledgers;
mod looking;
mod municipalities;
mod retry;
mod rpc;
mod screen;
mod story;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use jiff::civil::Date;
use tonic::transport::Channel;

use self::client::Client;
pub(crate) use self::{
    account::Account,
    caseload::MOST_HOUSEHOLDS,
    screen::{Look, Screen},
    story::{LEDGER, Story, money::APPROVAL, money::Money},
    tokens::{Officer, Tokens},
    words::{Told, count, euro, nl_en, seconds},
};

/// What is to be played.
pub(crate) struct Demo {
    /// The server.
    pub(crate) endpoint: Channel,
    /// Who acts.
    pub(crate) tokens: Tokens,
    /// How many households the caseload has, at most [`MOST_HOUSEHOLDS`].
    pub(crate) households: u32,
    /// The seed of the caseload; the story is the same for every seed.
    pub(crate) seed: u64,
    /// Today in Europe/Amsterdam: no bank pays in the past, whenever the story plays.
    pub(crate) today: Date,
    /// The folder for what goes to the bank and comes back.
    pub(crate) folder: PathBuf,
}

/// What was played.
pub(crate) struct Played {
    /// The story, in [`LEDGER`].
    pub(crate) story: Story,
    /// The money of that household, in the same ledger.
    pub(crate) money: Money,
    /// The account of that fund for the year.
    pub(crate) account: Account,
    /// How many events all ledgers hold together.
    pub(crate) events: u64,
    /// How many of them are new in this run.
    pub(crate) new_events: u64,
    /// How long it took to play everything.
    pub(crate) took: Duration,
}

impl Demo {
    /// Plays everything, and shows it.
    ///
    /// # Errors
    /// In the order of the parts: opening ledgers, the story, the money, the caseload, looking at it, the account. An error has the status of the server in
    /// its chain when that is what went wrong. After an error a next run goes on where this one stopped.
    pub(crate) async fn play(&self, screen: &Screen) -> anyhow::Result<Played> {
        let started = Instant::now();
        let client = |token: &str| Client::new(self.endpoint.clone(), token, screen.language);
        let engineer = client(&self.tokens.engineer)?;
        let municipalities = municipalities::all()?;
        ledgers::open(&engineer, &municipalities, screen).await?;
        let before = ledgers::events(&engineer).await?;
        let story = story::play(&client(self.tokens.of(Officer::Coordinator))?, screen).await?;
        let money = story::money::play(self, screen).await?;
        let caseworker = client(&self.tokens.caseworker)?;
        caseload::play(&caseworker, (self.households, self.seed), &municipalities, screen).await?;
        looking::show(self, &engineer, &story, screen).await?;
        let account = account::play(self, &money, screen).await?;
        let events = ledgers::events(&engineer).await?;
        let played =
            Played { story, money, account, events, new_events: events - before, took: started.elapsed() };
        played.conclude(screen);
        Ok(played)
    }
}

impl Played {
    fn conclude(&self, screen: &Screen) {
        screen.gap();
        let language = screen.language;
        let (events, new) = (count(self.events, language), count(self.new_events, language));
        let took = seconds(self.took, language);
        let in_ledgers = nl_en("gebeurtenissen staan in de grootboeken,", "events are in the ledgers,");
        let are_new = nl_en("nieuw in deze ronde van", "new in this run of");
        let told = format!("{events} {} {new} {} {took}.", screen.say(in_ledgers), screen.say(are_new));
        screen.line(screen.look(&told, Look::Strong));
        if self.new_events == 0 {
            screen.note(screen.say(nl_en(
                "Elk verzoek was al bekend en kreeg zijn eerste ontvangstbewijs: niets staat er dubbel in.",
                "Every request was known and was given its first receipt: nothing was recorded twice.",
            )));
        }
    }
}
