//! The funds: opened on the first day, given budget every year, and emptied by a payment run every week.

use std::collections::VecDeque;

use domain::fund::{
    AdoptApprovalPolicy, AllocateBudget, FundCommand, OpenFund, ReceiveAdvance, SetPayingAccount,
};
use domain::ids::{BankReference, FundId, PaymentReference, PaymentRunId};
use domain::money::{AccountingYear, BudgetLine};
use domain::payment_run::{ComposePaymentRun, PaymentRunCommand};
use domain::{Book, BookCommand, BookId};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use ledger::Submission;

use super::{
    bank,
    terms::{account, component_of, eur, of_the_council, of_the_rijk, policy},
};
use crate::generator::{
    Size,
    agenda::{Agenda, Turn, date, instant},
    chance::Chance,
    desk::Desk,
    metadata::Actor,
    words::{fact, new_id},
};

/// Who keeps the funds, and who pays.
const HOLDER: &str = "fund-holder";
pub(super) const PAYMENTS: &str = "payments";
/// The most payments of a run.
const MOST: u16 = 400;
/// The budget of a year, for each household and for the town, in euros.
const PER_HOUSEHOLD: i64 = 140;
const PER_TOWN: i64 = 20_000;

/// What is to be done for a fund, or about a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::generator) enum Errand {
    /// The next thing in setting a fund up.
    SetUp,
    /// Budget for the year.
    Year(FundId),
    /// Payments are gathered.
    Compose(FundId),
    /// The file of a run is made.
    File(PaymentRunId),
    /// The bank answers to a run.
    Statement(PaymentRunId),
    /// The bank gives a payment back that it had made.
    GivenBack(PaymentReference),
}

/// The funds.
pub(in crate::generator) struct Treasury {
    size: Size,
    funds: [FundId; 2],
    pub(super) chance: Chance,
    setting_up: VecDeque<(FundId, FundCommand)>,
}

impl Treasury {
    /// Two funds to open on the first day.
    pub(in crate::generator) fn open(seed: u64, size: Size, agenda: &mut Agenda) -> Self {
        let mut chance = Chance::of(seed, u64::MAX - 1);
        let morning = instant(size.from, 0);
        let funds = [(); 2].map(|()| FundId::new(new_id(&mut chance, morning)));
        let mut treasury = Self { size, funds, chance, setting_up: VecDeque::new() };
        for fund in funds {
            treasury.set_up(fund);
            agenda.add(instant(size.from.saturating_add(4.days()), 0), Turn::Errand(Errand::Compose(fund)));
            agenda.add(instant(new_year(size.from), 0), Turn::Errand(Errand::Year(fund)));
        }
        for minutes in (0_i64..).take(treasury.setting_up.len()) {
            agenda.add(morning + minutes.minutes(), Turn::Errand(Errand::SetUp));
        }
        treasury
    }

    pub(in crate::generator) fn funds(&self) -> [FundId; 2] {
        self.funds
    }

    fn set_up(&mut self, fund: FundId) {
        let (today, rijk) = (self.size.from, fund == self.funds[0]);
        let by = || fact(today, today, HOLDER);
        let terms = if rijk { of_the_rijk() } else { of_the_council() };
        let reference = BankReference::new("VOORSCHOT").expect("a short reference");
        let commands: [FundCommand; 5] = [
            OpenFund { fact: by(), terms }.into(),
            AdoptApprovalPolicy { fact: by(), policy: policy(), in_force_from: today }.into(),
            SetPayingAccount { fact: by(), account: account() }.into(),
            self.budget(fund, today).into(),
            ReceiveAdvance { fact: by(), amount: eur(100_000_00), bank_reference: reference }.into(),
        ];
        self.setting_up.extend(commands.map(|command| (fund, command)));
    }

    fn budget(&self, fund: FundId, today: Date) -> AllocateBudget {
        let year = AccountingYear::new(today.year()).expect("a year of this century");
        let euros = PER_TOWN + PER_HOUSEHOLD * i64::from(self.size.households);
        let line = BudgetLine { year, component: component_of(fund == self.funds[0]) };
        AllocateBudget { fact: fact(today, today, HOLDER), line, amount: eur(euros * 1_00) }
    }

    /// The time of an errand has come.
    pub(in crate::generator) fn act(
        &mut self,
        at: Timestamp,
        errand: Errand,
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let today = date(at);
        let holder = Actor { officer: HOLDER, organisation: None };
        match errand {
            Errand::SetUp => {
                let (fund, command) = self.setting_up.pop_front()?;
                desk.ask(at, holder, BookId::Fund(fund), command)
            }
            Errand::Year(fund) => {
                agenda.add(instant(new_year(today), 0), Turn::Errand(Errand::Year(fund)));
                desk.ask(at, holder, BookId::Fund(fund), FundCommand::from(self.budget(fund, today)))
            }
            Errand::Compose(fund) => self.compose(at, fund, desk, agenda),
            Errand::File(run) => bank::file(at, run, desk),
            Errand::Statement(run) => bank::statement(at, run, &mut self.chance, desk, agenda),
            Errand::GivenBack(payment) => bank::given_back(at, payment, &mut self.chance, desk),
        }
    }

    fn compose(
        &mut self,
        at: Timestamp,
        fund: FundId,
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let today = date(at);
        let waiting = match desk.book(BookId::Fund(fund)) {
            Some(Book::Fund(fund)) => fund.payables().filter(|(_, payable)| payable.sent.is_none()).count(),
            _ => 0,
        };
        let next = if waiting > usize::from(MOST) { 1 } else { 7 };
        let day = instant(today.saturating_add(next.days()), 0);
        agenda.add(day, Turn::Errand(Errand::Compose(fund)));
        if waiting == 0 {
            return None;
        }
        let run = PaymentRunId::new(new_id(&mut self.chance, at));
        let command = ComposePaymentRun {
            fact: fact(today, today, PAYMENTS),
            run,
            fund,
            execution_on: today.saturating_add(1.days()),
            most: MOST,
            created_at: at,
        };
        let command = BookCommand::from(PaymentRunCommand::from(command));
        let actor = Actor { officer: PAYMENTS, organisation: None };
        let submission = desk.ask(at, actor, BookId::PaymentRun(run), command)?;
        agenda.add(at + 30.minutes(), Turn::Errand(Errand::File(run)));
        agenda.add(instant(today.saturating_add(2.days()), 0), Turn::Errand(Errand::Statement(run)));
        Some(submission)
    }
}

/// The first working hour of the next year.
fn new_year(today: Date) -> Date {
    Date::new(today.year() + 1, 1, 2).expect("a date of this century")
}
