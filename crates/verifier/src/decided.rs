//! Every event of an account decided again: by the domain's own rules each has to be exactly what its command leads to,
//! from the books as they were before it. Who signed a ledger can record what he likes; here it shows.
//!
//! Of a fund only what an account looks at is folded: its opening, the years that were closed, and its close.

mod command;

use std::collections::{HashMap, HashSet};

use domain::account::{AccountEvent, AccountFile, AccountSubmitted, FundBooks, YearBooks};
use domain::fund::{FundClosed, FundEvent, YearClosed};
use domain::ids::{AccountId, FundId};
use domain::{Book, BookCommand, BookEvent, BookId, Refusal, Surroundings, day_of};
use dossier::{MAX_FINDINGS, Objection, Place, Record};

use crate::words::{Ruled, Said};

/// The most funds, and the most accounts, that are folded.
const MAX_BOOKS: usize = 10_000;

/// The most bytes of events that are folded: what is kept of them is of that order.
const MAX_BYTES: usize = 64 << 20;

/// The events of a fund that an account looks at.
const OF_A_FUND: [&str; 3] = ["FundOpened", "YearClosed", "FundClosed"];

/// The books so far, and what was against the rules.
pub(crate) struct Decided {
    funds: HashMap<FundId, Book>,
    accounts: HashMap<AccountId, Book>,
    /// Accounts in which something was against the rules. What follows from that is not said again.
    unruly: HashSet<AccountId>,
    /// What a submission does to its fund, and was not seen yet.
    legs: Vec<Leg>,
    bytes: usize,
    wrong: Vec<Objection>,
    /// What nobody opened.
    no_fund: Book,
    no_account: Book,
}

/// What has to be recorded in the same breath as a submission.
struct Leg {
    submitted_at: u64,
    at: u64,
    fund: FundId,
    event: FundEvent,
}

impl Default for Decided {
    fn default() -> Self {
        let (funds, accounts, unruly, legs, wrong) = Default::default();
        let (no_fund, no_account) = (Book::Fund(Default::default()), Book::Account(Default::default()));
        Self { funds, accounts, unruly, legs, bytes: 0, wrong, no_fund, no_account }
    }
}

impl Decided {
    /// Whether an event has to be shown here.
    pub(crate) fn wants(record: &Record<'_>) -> bool {
        match record.aggregate_type {
            "account" => true,
            "fund" => OF_A_FUND.contains(&record.event_type),
            _ => false,
        }
    }

    /// Decides an event of an account again, and takes it over; an event of a fund is taken over.
    ///
    /// # Errors
    /// An event that cannot be read, or more than is kept.
    pub(crate) fn look(
        &mut self,
        record: &Record<'_>,
        book: BookId,
        event: &BookEvent,
    ) -> Result<(), Objection> {
        let at = record.position;
        self.bytes = self.bytes.saturating_add(record.payload.len());
        if self.bytes > MAX_BYTES || self.funds.len() > MAX_BOOKS || self.accounts.len() > MAX_BOOKS {
            let (books, bytes) = (MAX_BOOKS, MAX_BYTES);
            return Err(Ruled::TooMuch { books, bytes }.at(Place::Position(at)));
        }
        self.miss(|leg| leg.at < at);
        match (book, event) {
            (BookId::Fund(id), BookEvent::Fund(event)) => self.fund(at, id, event),
            (BookId::Account(id), BookEvent::Account(event)) => self.account(record, id, event)?,
            _ => {}
        }
        Ok(())
    }

    /// The account with this id, as it is after all events shown.
    pub(crate) fn file(&self, id: AccountId) -> Option<&AccountFile> {
        match self.accounts.get(&id) {
            Some(Book::Account(account)) => account.file(),
            _ => None,
        }
    }

    /// What was against the rules.
    pub(crate) fn end(mut self) -> Vec<Objection> {
        self.miss(|_| true);
        self.wrong
    }

    fn fund(&mut self, at: u64, id: FundId, event: &FundEvent) {
        self.legs.retain(|leg| (leg.at, leg.fund, &leg.event) != (at, id, event));
        let book = self.funds.entry(id).or_insert_with(|| Book::unknown(&BookId::Fund(id)));
        book.apply(&BookEvent::Fund(event.clone()));
    }

    fn account(&mut self, record: &Record<'_>, id: AccountId, event: &AccountEvent) -> Result<(), Objection> {
        let at = record.position;
        if !self.unruly.contains(&id)
            && let Some(ruled) = self.judge(record, id, event)?
        {
            self.unruly.insert(id);
            self.find(at, &ruled);
        }
        if let AccountEvent::AccountSubmitted(submitted) = event {
            self.expect(at, submitted);
        }
        let book = self.accounts.entry(id).or_insert_with(|| Book::unknown(&BookId::Account(id)));
        book.apply(&BookEvent::Account(event.clone()));
        Ok(())
    }

    /// What is wrong with an event, if anything is.
    fn judge(
        &self,
        record: &Record<'_>,
        id: AccountId,
        event: &AccountEvent,
    ) -> Result<Option<Ruled>, Objection> {
        if let AccountEvent::AccountOpened(opened) = event
            && id != AccountId::of(opened.fund, opened.year)
        {
            return Ok(Some(Ruled::BookOfOther { year: opened.year }));
        }
        let today = record.recorded_at.parse().map(day_of).map_err(|error: jiff::Error| {
            Said::EventUnreadable { reason: error.to_string() }.at(Place::Position(record.position))
        })?;
        let event_type = event.event_type();
        Ok(match self.decide(id, &command::of(event, today).into()) {
            Ok(decided) => (decided != [BookEvent::Account(event.clone())])
                .then_some(Ruled::Otherwise { event: event_type }),
            Err(refusal) => Some(Ruled::Refused { event: event_type, code: refusal.code() }),
        })
    }

    /// What the rules make of a command, in the light of the books it looks at.
    fn decide(&self, id: AccountId, command: &BookCommand) -> Result<Vec<BookEvent>, Refusal> {
        let book = self.accounts.get(&id).unwrap_or(&self.no_account);
        let mut around = Surroundings::default();
        loop {
            let wanted = book.looks_at(command, &around);
            if wanted.is_empty() {
                return book.decide(command, &around);
            }
            for id in wanted {
                around.add(id, self.seen(&id));
            }
        }
    }

    /// A book that an account looks at: a fund, or the account of another year.
    fn seen(&self, id: &BookId) -> &Book {
        match id {
            BookId::Fund(id) => self.funds.get(id).unwrap_or(&self.no_fund),
            BookId::Account(id) => self.accounts.get(id).unwrap_or(&self.no_account),
            _ => &self.no_account,
        }
    }

    /// Notes what a submission does to its fund: the events right after it.
    fn expect(&mut self, submitted_at: u64, submitted: &AccountSubmitted) {
        let AccountSubmitted { on, by, fund, year, books, fund_books, .. } = submitted;
        let of_year = (*books == YearBooks::Close)
            .then(|| FundEvent::YearClosed(YearClosed { on: *on, by: by.clone(), year: *year }));
        let of_fund = (*fund_books == FundBooks::Close)
            .then(|| FundEvent::FundClosed(FundClosed { on: *on, by: by.clone() }));
        for (after, event) in (1..).zip(of_year.into_iter().chain(of_fund)) {
            let at = submitted_at.saturating_add(after);
            self.legs.push(Leg { submitted_at, at, fund: *fund, event });
        }
    }

    /// Says which of what submissions do to their funds was not recorded.
    fn miss(&mut self, is_over: impl Fn(&Leg) -> bool) {
        for Leg { submitted_at, event, .. } in
            self.legs.extract_if(.., |leg| is_over(leg)).collect::<Vec<_>>()
        {
            self.find(submitted_at, &Ruled::LegMissing { leg: event.event_type() });
        }
    }

    fn find(&mut self, at: u64, ruled: &Ruled) {
        if self.wrong.len() < MAX_FINDINGS {
            self.wrong.push(ruled.at(Place::Position(at)));
        }
    }
}
