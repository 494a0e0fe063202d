//! The vocabulary of the stories about accounts: who prepares, examines and submits, and how a story begins.
//!
//! Where a story does not say when something happened, it happened on `DAY`; the account is that of 2025, and the n-th
//! draft is made from a ledger of n hundred events.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::Fact;
use domain::account::*;
use domain::fund::FundEvent;
use domain::ids::{FileHash, RulesVersion};

pub(crate) use crate::fund::given::{
    DAY, Date, LATER, OPENING_DAY, TODAY, TOMORROW, cents, date, fund, year,
};
use crate::fund::given::{closed, opened, year_closed};
pub(crate) use crate::given::{HOUSEHOLD, officer_called, text};
pub(crate) use crate::provision::given::FUND;
pub(crate) use domain::ids::OfficerId;

pub(crate) const LAST_DAY: Date = date(2025, 12, 31);
pub(crate) const LINE: LineId = LineId { position: 17, part: 0 };
pub(crate) const OTHER_LINE: LineId = LineId { position: 17, part: 2 };

pub(crate) fn reporter() -> OfficerId {
    officer_called("reporter")
}

pub(crate) fn accountant() -> OfficerId {
    officer_called("accountant")
}

pub(crate) fn treasurer() -> OfficerId {
    officer_called("treasurer")
}

/// It happened on `DAY` and is recorded on `TODAY`.
pub(crate) fn by(officer: OfficerId) -> Fact {
    by_on(officer, DAY)
}

pub(crate) fn by_on(officer: OfficerId, on: Date) -> Fact {
    Fact { on, today: TODAY, by: officer }
}

/// An indicator set; which one it is matters where the story compares.
pub(crate) fn set(number: u8) -> IndicatorSet {
    let text = format!("{{\"format\":\"herstelboek-indicators/1\",\n\"figures\":[{number}]}}\n");
    IndicatorSet::new(IndicatorText::new(text).expect("stories use short sets"))
}

pub(crate) fn hash_of(text: &str) -> FileHash {
    FileHash::of(text.as_bytes())
}

pub(crate) fn pin(draft: u16) -> Pin {
    Pin {
        position: u64::from(draft) * 100,
        root: hash_of(&format!("root {draft}")),
        effective_on: LAST_DAY,
        indicators: set(1).sha256().clone(),
        rules: RulesVersion::new("herstelboek-rules/1").expect("a version is well formed"),
        final_account: FinalAccount::No,
    }
}

pub(crate) fn final_pin(draft: u16) -> Pin {
    Pin { final_account: FinalAccount::Yes, ..pin(draft) }
}

pub(crate) fn report(draft: u16) -> FileHash {
    hash_of(&format!("report {draft}"))
}

/// The fund of the stories: opened in 2025, and this happened to it.
pub(crate) fn around(events: &[FundEvent], accounts: Vec<Account>) -> AccountSurroundings {
    AccountSurroundings { fund: fund(&[&[opened()], events].concat()), accounts }
}

/// Begins a story about an account to which this happened, of a fund that is open.
pub(crate) fn given_account(events: impl Into<Vec<AccountEvent>>) -> AggregateTestExecutor<Account> {
    given_account_within(around(&[], vec![]), events)
}

pub(crate) fn given_account_within(
    around: AccountSurroundings,
    events: impl Into<Vec<AccountEvent>>,
) -> AggregateTestExecutor<Account> {
    TestFramework::<Account>::with(around).given(events.into())
}

/// The account to which this happened.
pub(crate) fn account(events: &[AccountEvent]) -> Account {
    let mut account = Account::default();
    events.iter().for_each(|event| account.apply(event));
    account
}

/// Its file.
pub(crate) fn file(events: &[AccountEvent]) -> AccountFile {
    account(events).file().expect("the story begins with an opening").clone()
}

pub(crate) fn year_is_closed() -> FundEvent {
    year_closed()
}

pub(crate) fn fund_is_closed() -> FundEvent {
    closed()
}

pub(crate) fn open() -> OpenAccount {
    open_of(2025)
}

pub(crate) fn open_of(number: i16) -> OpenAccount {
    OpenAccount { fact: by(reporter()), fund: FUND, year: year(number), indicators: set(1) }
}

pub(crate) fn adopt(number: u8) -> AdoptIndicatorSet {
    AdoptIndicatorSet { fact: by(reporter()), indicators: set(number) }
}

pub(crate) fn draft(draft: u16) -> DraftAccount {
    DraftAccount { fact: by(reporter()), pin: pin(draft), report: report(draft) }
}

pub(crate) fn mark(line: LineId, finding: Finding) -> MarkLine {
    MarkLine { fact: by(accountant()), line, finding, household: Some(HOUSEHOLD), text: text() }
}

pub(crate) fn clear(line: LineId) -> ClearMark {
    ClearMark { fact: by(accountant()), line }
}

pub(crate) fn certify(draft: u16) -> CertifyAccount {
    CertifyAccount { fact: by(accountant()), draft }
}

pub(crate) fn submit(draft: u16) -> SubmitAccount {
    SubmitAccount { fact: by(treasurer()), draft }
}

pub(crate) fn settle(settled: i64) -> CloseAccount {
    CloseAccount { fact: by(treasurer()), settled: cents(settled) }
}

pub(crate) fn was_opened() -> AccountEvent {
    was_opened_of(2025)
}

pub(crate) fn was_opened_of(number: i16) -> AccountEvent {
    AccountOpened { on: DAY, by: reporter(), fund: FUND, year: year(number), indicators: set(1) }.into()
}

pub(crate) fn was_adopted(number: u8) -> AccountEvent {
    IndicatorSetAdopted { on: DAY, by: reporter(), indicators: set(number) }.into()
}

pub(crate) fn was_drafted(draft: u16) -> AccountEvent {
    was_drafted_from(draft, pin(draft))
}

pub(crate) fn was_drafted_from(draft: u16, pin: Pin) -> AccountEvent {
    AccountDrafted { on: DAY, by: reporter(), draft, pin, report: report(draft) }.into()
}

pub(crate) fn was_marked(line: LineId, finding: Finding) -> AccountEvent {
    let (household, text) = (Some(HOUSEHOLD), text());
    LineMarked { on: DAY, by: accountant(), line, finding, household, text }.into()
}

pub(crate) fn was_cleared(line: LineId) -> AccountEvent {
    MarkCleared { on: DAY, by: accountant(), line }.into()
}

pub(crate) fn was_certified(draft: u16) -> AccountEvent {
    AccountCertified { on: DAY, by: accountant(), draft }.into()
}

/// Submitted as it was drafted, with what that leads to in the fund.
pub(crate) fn was_submitted(draft: u16, pin: Pin, books: YearBooks, fund_books: FundBooks) -> AccountEvent {
    AccountSubmitted {
        on: DAY,
        by: treasurer(),
        fund: FUND,
        year: year(2025),
        draft,
        pin,
        report: report(draft),
        books,
        fund_books,
    }
    .into()
}

pub(crate) fn was_settled(settled: i64) -> AccountEvent {
    AccountClosed { on: DAY, by: treasurer(), settled: cents(settled) }.into()
}

/// Opened and drafted.
pub(crate) fn a_draft() -> Vec<AccountEvent> {
    vec![was_opened(), was_drafted(1)]
}

/// And certified.
pub(crate) fn a_certificate() -> Vec<AccountEvent> {
    and(a_draft(), [was_certified(1)])
}

/// And submitted: the year of the fund is closed with it.
pub(crate) fn a_submission() -> Vec<AccountEvent> {
    and(a_certificate(), [was_submitted(1, pin(1), YearBooks::Close, FundBooks::StayOpen)])
}

/// The final account of 2025, submitted.
pub(crate) fn a_final_submission() -> Vec<AccountEvent> {
    vec![
        was_opened(),
        was_drafted_from(1, final_pin(1)),
        was_certified(1),
        was_submitted(1, final_pin(1), YearBooks::Close, FundBooks::Close),
    ]
}

/// A history, and this after it.
pub(crate) fn and(
    history: impl Into<Vec<AccountEvent>>,
    events: impl Into<Vec<AccountEvent>>,
) -> Vec<AccountEvent> {
    [history.into(), events.into()].concat()
}

/// One example of every event, in the order of the table.
pub(crate) fn examples() -> Vec<AccountEvent> {
    vec![
        was_opened(),
        was_adopted(2),
        was_drafted(1),
        was_marked(OTHER_LINE, Finding::Uncertainty),
        was_cleared(LINE),
        was_certified(1),
        was_submitted(1, final_pin(1), YearBooks::WereClosed, FundBooks::Close),
        was_settled(12_345_67),
    ]
}
