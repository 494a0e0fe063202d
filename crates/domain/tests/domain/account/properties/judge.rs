//! The rules once more: what must never have been recorded, and what holds after every step.

use domain::account::*;
use domain::fund::FundEvent;
use domain::ids::AccountId;
use domain::money::AccountingYear;
use domain::{BookEvent, BookId};

use super::super::given::*;
use super::known::Known;
use super::play::{Play, YEARS};

impl Play {
    /// Whether what was recorded may stand, and what is known since.
    pub(super) fn judge(&mut self, event: &BookEvent) {
        *self.reached.entry(event.event_type()).or_default() += 1;
        match event {
            BookEvent::Fund(FundEvent::YearClosed(closed)) => {
                self.closed_years.extend(YEARS.map(year).into_iter().filter(|year| *year <= closed.year));
            }
            BookEvent::Fund(FundEvent::FundClosed(_)) => {
                assert_eq!(self.promised, 0, "closed with money promised");
                self.fund_closed = true;
            }
            BookEvent::Fund(FundEvent::FundsEncumbered(_)) => self.promised += 7,
            BookEvent::Fund(FundEvent::FundsReleased(_)) => self.promised -= 7,
            BookEvent::Account(AccountEvent::AccountOpened(opened)) => self.judge_opening(opened),
            BookEvent::Account(event) => {
                let (year, before) = self.of_the_account();
                if let AccountEvent::AccountSubmitted(submitted) = event {
                    assert_eq!(submitted.year, year);
                    self.judge_submission(&before, submitted);
                }
                let after = before.after(event);
                self.known.insert(year, after);
            }
            event => panic!("{} was not asked for", event.event_type()),
        }
    }

    /// The account that the last event of an account is of, as it was before.
    fn of_the_account(&self) -> (AccountingYear, Known) {
        let mut ids = self.world.events.iter().rev().map(|(id, _)| *id);
        let id = ids.find(|id| matches!(id, BookId::Account(_))).expect("there is one");
        let year = YEARS.map(year).into_iter().find(|year| id == BookId::Account(AccountId::of(FUND, *year)));
        let year = year.expect("it is of one of the years");
        (year, self.known(year))
    }

    fn submissions(&self) -> impl Iterator<Item = &AccountSubmitted> {
        self.known.values().filter_map(|known| known.submitted.as_ref())
    }

    fn judge_opening(&mut self, opened: &AccountOpened) {
        assert!(!self.submissions().any(AccountSubmitted::is_final), "opened after the final account");
        assert!(self.submissions().all(|one| one.year < opened.year), "opened after a later account");
        assert!((2025..=opened.on.year()).contains(&opened.year.number()));
        let known = Known {
            set: Some(opened.indicators.clone()),
            prepared: [opened.by.clone()].into(),
            events: 1,
            ..Known::default()
        };
        assert!(self.known.insert(opened.year, known).is_none(), "opened twice");
    }

    fn judge_submission(&self, known: &Known, submitted: &AccountSubmitted) {
        let draft = known.draft.as_ref().expect("it was drafted");
        assert!(known.certified && !known.changed, "not what was certified");
        assert_eq!(
            (submitted.draft, &submitted.pin, &submitted.report),
            (draft.draft, &draft.pin, &draft.report)
        );
        let last = date(submitted.year.number(), 12, 31);
        assert!(submitted.on > last && draft.on > last && draft.pin.effective_on == last, "not a whole year");
        assert!(!known.examined.contains(&submitted.by), "who examined it submitted it");
        assert!(!self.submissions().any(AccountSubmitted::is_final), "submitted after the final account");
        let earlier = self.known.range(..submitted.year);
        assert!(earlier.into_iter().all(|(_, known)| known.submitted.is_some()), "out of order");
        let was_closed = self.closed_years.contains(&submitted.year);
        assert_eq!(submitted.books == YearBooks::WereClosed, was_closed);
        let fund_books = match (self.fund_closed, submitted.is_final()) {
            (true, _) => FundBooks::WereClosed,
            (false, true) => FundBooks::Close,
            (false, false) => FundBooks::StayOpen,
        };
        assert_eq!(submitted.fund_books, fund_books);
    }

    /// What holds after every step.
    pub(super) fn holds(&self) {
        for (year, known) in &self.known {
            assert!(known.prepared.is_disjoint(&known.examined), "somebody examined what they prepared");
            let book = self.world.book(BookId::Account(AccountId::of(FUND, *year)));
            let domain::Book::Account(account) = book else {
                panic!("it is the book of an account");
            };
            let file = account.file().expect("it was opened");
            assert_eq!(file.stage(), known.stage());
            assert!(file.marks.keys().eq(&known.marks));
            assert_eq!((&file.prepared, &file.examined), (&known.prepared, &known.examined));
            assert!((known.events..=self.size()).contains(&file.least_position));
            if known.submitted.is_some() {
                assert!(self.closed_years.contains(year), "submitted, and its year is open");
            }
        }
        let is_final = self.submissions().any(AccountSubmitted::is_final);
        assert!(self.fund_closed || !is_final, "the final account was submitted, and the fund is open");
    }
}
