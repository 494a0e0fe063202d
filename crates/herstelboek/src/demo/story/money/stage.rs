//! Where the money is played: each act goes to the server as its officer, and is told as it ends.

use anyhow::{Context as _, anyhow};
use api::{google::r#type::Date as WireDate, v1};
use jiff::civil::Date;

use super::{
    act::{Act, Ends, Move},
    bank::{self, Transfer},
    deed::{Answer, Deed},
    details::details,
    names::Names,
    papers::{Papers, Post},
    steps::asked,
};
use crate::demo::{
    Demo,
    client::{Client, is_refused, refusal},
    command::{Address, wire_date},
    ids,
    screen::{Look, Screen},
    story::{LEDGER, positions},
    tokens::Officer,
    words::{Told, nl_en, weekday_and_date},
};

/// The column below which more is told of an act.
const BELOW: usize = 27;
/// How wide that is told, in characters.
const WIDE: usize = 84;

/// Why a file does not ask for a day of the story.
const ASKED_FOR: Told = nl_en(
    "de dag die het vraagt is die van de eerste ronde: geen bank betaalt in het verleden",
    "the day it asks for is that of the first run: no bank pays in the past",
);

/// Who plays, for whom, and what came of it so far.
pub(super) struct Stage<'a> {
    demo: &'a Demo,
    /// Where it is told.
    pub(super) screen: &'a Screen,
    /// What it is about.
    pub(super) names: Names,
    papers: Papers<'a>,
    /// What the bank was sent last.
    transfers: Vec<Transfer>,
    /// The receipt of every command, in their order.
    pub(super) receipts: Vec<v1::Receipt>,
    /// Which of them is that of the last commitment.
    pub(super) committed: usize,
}

impl<'a> Stage<'a> {
    /// A stage on which nothing happened.
    pub(super) fn new(demo: &'a Demo, screen: &'a Screen) -> Self {
        Self {
            demo,
            screen,
            names: Names::new(),
            papers: Papers { folder: &demo.folder },
            transfers: Vec::new(),
            receipts: Vec::new(),
            committed: 0,
        }
    }

    /// The client of an officer.
    ///
    /// # Errors
    /// As [`Client::new`].
    pub(super) fn client(&self, officer: Officer) -> anyhow::Result<Client> {
        Client::new(self.demo.endpoint.clone(), self.demo.tokens.of(officer), self.screen.language)
    }

    /// The position everything that was played is included in.
    pub(super) fn last_position(&self) -> Option<i64> {
        self.receipts.iter().map(|receipt| receipt.last_position).max()
    }

    /// Plays an act and tells it.
    ///
    /// # Errors
    /// When it ends otherwise than it has to.
    pub(super) async fn play(&mut self, act: Act) -> anyhow::Result<()> {
        let (client, on, told, ends) = (self.client(act.by)?, act.on, act.told, act.ends);
        let deed = self.deed(act).await?;
        match (deed.sent_by(&client).await, ends) {
            (Ok(answer), Ends::Recorded) => self.recorded(on, told, &answer),
            (Err(error), Ends::Refused(reason)) => self.refused(on, told, error, reason),
            (Err(error), Ends::Recorded) => Err(error),
            (Ok(_), Ends::Refused(reason)) => {
                Err(anyhow!("what has to be refused with {reason} was recorded: {}", told.en))
            }
        }
    }

    /// The command of an act, complete.
    async fn deed(&self, act: Act) -> anyhow::Result<Deed> {
        let deed = match act.does {
            Move::Deed(deed) => deed,
            Move::Run(run) => {
                let execution_on = Some(self.execution_on(act.about).await?);
                v1::ComposePaymentRunRequest { execution_on, ..run }.into()
            }
            Move::Vote(vote) => {
                v1::CastVoteRequest { subject: self.subject(act.about).await?, ..vote }.into()
            }
            Move::Statement(written) => {
                let file = written(&self.transfers).into_bytes();
                self.papers.keep(Post::FromBank, act.on, &file)?;
                v1::ImportStatementRequest { file, ..Default::default() }.into()
            }
        };
        let request = ids::request(act.about, act.name);
        Ok(deed.addressed(Address { ledger: LEDGER, book: act.about, request, on: act.on }))
    }

    /// The hash of what is voted on. `GetBallot` gives it to who votes, while the vote is open; the provision keeps it,
    /// so that a second run can send the same vote.
    ///
    /// # Errors
    /// An answer of the server without a vote.
    pub(super) async fn subject(&self, provision: uuid::Uuid) -> anyhow::Result<String> {
        let answer = self.client(Officer::Coordinator)?.ask(asked(provision)).await?;
        let ballot = answer.provision.and_then(|provision| provision.ballot);
        Ok(ballot.context("GetProvision: the provision was not put to the vote")?.subject)
    }

    /// The day on which the bank is to pay: that of the run when it was composed before, so that a second run sends the
    /// same request, and else today.
    async fn execution_on(&self, run: uuid::Uuid) -> anyhow::Result<WireDate> {
        let request = v1::GetPaymentRunRequest {
            ledger: LEDGER.to_owned(),
            payment_run_id: run.to_string(),
            ..Default::default()
        };
        let composed = match self.client(Officer::PaymentAdministration)?.ask(request).await {
            Err(error) if is_refused(&error, "PAYMENT_RUN_NOT_FOUND") => None,
            answer => answer?.payment_run.and_then(|run| run.execution_on),
        };
        Ok(composed.unwrap_or_else(|| wire_date(self.demo.today)))
    }

    fn recorded(&mut self, on: Date, told: Told, answer: &Answer) -> anyhow::Result<()> {
        let receipt = answer.receipt()?;
        self.tell(&positions(receipt), on, told);
        for line in details(answer, &self.names, self.screen.language) {
            self.below(&line, Look::Faint);
        }
        match answer {
            Answer::CommitProvision(_) => self.committed = self.receipts.len(),
            Answer::MakePaymentFile(made) => {
                let path = self.papers.keep(Post::ToBank, on, &made.file)?;
                self.screen.line(format_args!("{:BELOW$}{}", "", path.display()));
                if self.transfers.is_empty() {
                    self.below(self.screen.say(ASKED_FOR), Look::Faint);
                }
                self.transfers = bank::transfers(std::str::from_utf8(&made.file)?);
            }
            _ => {}
        }
        self.receipts.push(receipt.clone());
        Ok(())
    }

    fn refused(
        &self,
        on: Date,
        told: Told,
        error: anyhow::Error,
        reason: &'static str,
    ) -> anyhow::Result<()> {
        if !is_refused(&error, reason) {
            return Err(error.context(format!("this has to be refused with {reason}: {}", told.en)));
        }
        self.tell("–", on, told);
        self.below(&refusal(&error, self.screen), Look::Bad);
        Ok(())
    }

    fn tell(&self, position: &str, on: Date, told: Told) {
        let (screen, when) = (self.screen, weekday_and_date(on, self.screen.language));
        let position = screen.look(&format!("{position:>8}"), Look::Faint);
        screen.line(format_args!("{position}  {when:<15}  {}", screen.say(told)));
    }

    fn below(&self, text: &str, look: Look) {
        for line in wrapped(text, WIDE) {
            self.screen.line(format_args!("{:BELOW$}{}", "", self.screen.look(&line, look)));
        }
    }
}

/// A text in lines of at most so many characters, unless a word is longer.
pub(super) fn wrapped(text: &str, wide: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= wide => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
