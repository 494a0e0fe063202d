//! The accounts of the funds: opened in their year, drafted, examined and certified, submitted and settled after it.

mod indicators;

use domain::account::{
    AccountCommand, AccountFile, AccountStage, AdoptIndicatorSet, CertifyAccount, ClearMark, CloseAccount,
    DraftAccount, FinalAccount, Finding, LineId, MarkLine, OpenAccount, Pin, SubmitAccount,
};
use domain::ids::{AccountId, FileHash, FundId, RulesVersion};
use domain::money::{AccountingYear, EuroCents};
use domain::{Book, BookId};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use ledger::Submission;

use super::{
    Size,
    agenda::{Agenda, DAY, Turn, date, instant},
    chance::Chance,
    desk::Desk,
    metadata::Actor,
    words::{fact, sealed},
};

/// Who draws accounts up and submits them, and who examines them.
const CONTROLLER: &str = "controller";
const ACCOUNTANT: &str = "accountant";

/// The accounts.
pub(super) struct Accounting {
    chance: Chance,
    /// The first has a line in the account to the Rijk.
    funds: [FundId; 2],
}

/// What comes next of an account, and who does it.
type Next = (AccountCommand, &'static str);

impl Accounting {
    /// The accounts of these funds, opened some weeks after the fund was.
    pub(super) fn open(seed: u64, size: Size, funds: [FundId; 2], agenda: &mut Agenda) -> Self {
        let mut chance = Chance::of(seed, u64::MAX - 3);
        for fund in funds {
            let day = size.from.saturating_add(30.days());
            agenda.add(instant(day, chance.between(0..=DAY - 1)), Turn::Account(fund, year_of(size.from)));
        }
        Self { chance, funds }
    }

    /// Somebody looks at the account of a fund for a year, and does what comes next.
    pub(super) fn act(
        &mut self,
        at: Timestamp,
        (fund, year): (FundId, AccountingYear),
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let (today, account) = (date(at), AccountId::of(fund, year));
        let known = match desk.book(BookId::Account(account)) {
            Some(Book::Account(account)) => account.file(),
            _ => None,
        };
        let (command, officer) = match known {
            Some(file) => self.next(today, account, file, desk.counted().events)?,
            None => {
                let next = Date::new(year.number() + 1, 1, 15).expect("a date of this century");
                agenda.add(instant(next, 0), Turn::Account(fund, year_of(next)));
                self.begin(today, fund, year)
            }
        };
        let days = if year.has(today) { 45..=110 } else { 3..=20 };
        let day = today.saturating_add(i64::from(self.chance.between(days)).days());
        agenda.add(instant(day, self.chance.between(0..=DAY - 1)), Turn::Account(fund, year));
        let actor = Actor { officer, organisation: None };
        desk.ask(at, actor, BookId::Account(account), command)
    }

    fn begin(&self, today: Date, fund: FundId, year: AccountingYear) -> Next {
        let indicators = indicators::set(fund == self.funds[0], year, 1);
        (OpenAccount { fact: fact(today, today, CONTROLLER), fund, year, indicators }.into(), CONTROLLER)
    }

    /// What comes next, as the file stands; `None` when it is settled.
    fn next(&mut self, today: Date, account: AccountId, file: &AccountFile, size: u64) -> Option<Next> {
        let last = file.last_day();
        let draft = file.draft();
        let is_whole = draft.is_some_and(|draft| draft.on > last && draft.pin.effective_on == last);
        Some(match (file.stage(), draft) {
            (AccountStage::Closed, _) => return None,
            (AccountStage::Submitted, _) => {
                let settled = EuroCents::new(i64::from(self.chance.between(0..=9_000_000)));
                (CloseAccount { fact: fact(today, today, CONTROLLER), settled }.into(), CONTROLLER)
            }
            (AccountStage::Certified, Some(draft)) if is_whole && !self.chance.happens(10) => {
                let by = fact(today, today, CONTROLLER);
                (SubmitAccount { fact: by, draft: draft.draft }.into(), CONTROLLER)
            }
            (AccountStage::Drafted, Some(draft)) if is_whole || self.chance.happens(40) => {
                self.examine(today, account, file, draft.draft, size)
            }
            _ if self.chance.happens(12) => {
                let (rijk, version) = (file.fund == self.funds[0], self.chance.between(2..=999));
                let indicators = indicators::set(rijk, file.year, version);
                (AdoptIndicatorSet { fact: fact(today, today, CONTROLLER), indicators }.into(), CONTROLLER)
            }
            _ => (draw_up(today, file, size).into(), CONTROLLER),
        })
    }

    /// The accountant marks a line, thinks better of a mark, or certifies.
    fn examine(
        &mut self,
        today: Date,
        account: AccountId,
        file: &AccountFile,
        draft: u16,
        size: u64,
    ) -> Next {
        let fact = fact(today, today, ACCOUNTANT);
        let marked = file.marks.keys().next();
        let command = match marked {
            Some(line) if self.chance.happens(15) => ClearMark { fact, line: *line }.into(),
            _ if self.chance.happens(35) => {
                let position = self.chance.next() % size.max(1);
                let line = LineId { position, part: 0 };
                let finding = self.chance.one_of(&[Finding::Error, Finding::Uncertainty]);
                let text = sealed(account.as_uuid(), 80);
                MarkLine { fact, line, finding, household: None, text }.into()
            }
            _ => CertifyAccount { fact, draft }.into(),
        };
        (command, ACCOUNTANT)
    }
}

/// A draft of the ledger as it is, as of today or of the last day of the year. Its hashes stand for those of a tree and
/// of a report.
fn draw_up(today: Date, file: &AccountFile, size: u64) -> DraftAccount {
    let pin = Pin {
        position: size,
        root: FileHash::of(&size.to_be_bytes()),
        effective_on: today.min(file.last_day()),
        indicators: file.indicators.clone(),
        rules: RulesVersion::new("herstelboek-rules/1").expect("a short text"),
        final_account: FinalAccount::No,
    };
    let report = FileHash::of(format!("{} of {} at {size}", file.year, file.fund).as_bytes());
    DraftAccount { fact: fact(today, today, CONTROLLER), pin, report }
}

fn year_of(on: Date) -> AccountingYear {
    AccountingYear::new(on.year()).expect("a year of this century")
}
