//! A year of a fund by the throw of dice: whatever somebody may try, on whatever day, allowed or not.

use std::any::type_name;

use api::v1::*;
use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use stories::{
    App, BUDGET_HOLDER, Booking, CONTROLLER, Command, DECIDER, Direction, Fund, Household, OTHER_PAYER,
    PAYER, Provision, Refusal, Run, STATER, Step, committing, day, eur, statement, transfers,
};

/// How many things are tried.
const TRIES: usize = 400;
/// How many provisions there are at most.
const PROVISIONS: usize = 12;

/// A year that goes by.
pub struct Year<'a> {
    app: &'a App,
    household: Household<'a>,
    /// The fund it is about.
    pub fund: Fund<'a>,
    provisions: Vec<Provision<'a>>,
    /// Which provision, and the id of the recovery.
    recoveries: Vec<(usize, String)>,
    statements: u32,
    today: Date,
    dice: StdRng,
    /// How much was recorded.
    pub accepted: usize,
    /// How much was refused.
    pub refused: usize,
}

impl<'a> Year<'a> {
    /// A year that has just begun, with these dice.
    pub async fn begun(app: &'a App, seed: u64) -> Self {
        let fund = Fund::opened(app).await;
        fund.allocated(2026, 2_000_00).await;
        let mut year = Self {
            app,
            household: Household::with_a_member(app).await,
            fund,
            provisions: vec![],
            recoveries: vec![],
            statements: 0,
            today: date(2025, 2, 10),
            dice: StdRng::seed_from_u64(seed),
            accepted: 0,
            refused: 0,
        };
        year.another_provision().await;
        year
    }

    /// It goes by, and is closed.
    pub async fn goes_by(&mut self) {
        for _ in 0..TRIES {
            self.today = self.today.saturating_add(self.below(2).days()).min(date(2025, 12, 31));
            self.app.clock.set(&format!("{}T12:00:00Z", self.today));
            self.something().await;
        }
        self.app.clock.set("2026-01-10T12:00:00Z");
        let closing = CloseYearRequest { year: 2025, ..Default::default() };
        self.fund.tell_as(CONTROLLER, "2026-01-10", closing).await.unwrap();
        self.today = date(2026, 1, 10);
        for _ in 0..20 {
            self.something().await;
        }
    }

    /// 0, 1, … up to and including.
    fn below(&mut self, most: i64) -> i64 {
        self.dice.random_range(0..=most)
    }

    fn cents(&mut self) -> Option<EuroCents> {
        eur(self.dice.random_range(1..=900_00))
    }

    /// Today, or some days ago.
    fn lately(&mut self) -> String {
        let ago = self.below(9).saturating_sub(5).max(0);
        self.today.saturating_sub(ago.days()).to_string()
    }

    fn line(&mut self) -> Option<BudgetLine> {
        let component = if self.below(5) == 0 { "b" } else { "c" };
        Some(BudgetLine { year: 2025 + self.below(1) as i32, component: component.to_owned() })
    }

    fn count<T>(&mut self, answer: Result<T, Refusal>) -> Option<T> {
        match answer {
            Ok(answer) => {
                self.accepted += 1;
                Some(answer)
            }
            Err(refusal) => {
                assert_ne!(refusal.reason, "INTERNAL", "{}: {refusal}", type_name::<T>());
                self.refused += 1;
                None
            }
        }
    }

    async fn something(&mut self) {
        match self.below(19) {
            0 => self.budget().await,
            1 | 2 if self.provisions.len() < PROVISIONS => self.another_provision().await,
            3 => self.bank().await,
            4 => self.advance().await,
            5..=8 => self.money_for_it().await,
            9..=14 => self.delivery().await,
            _ => self.afterwards().await,
        }
    }

    async fn budget(&mut self) {
        let (on, line, amount) = (self.lately(), self.line(), self.cents());
        if self.below(2) == 0 {
            let answer =
                self.fund.tell(&on, WithdrawBudgetRequest { line, amount, ..Default::default() }).await;
            self.count(answer);
        } else {
            let answer =
                self.fund.tell(&on, AllocateBudgetRequest { line, amount, ..Default::default() }).await;
            self.count(answer);
        }
    }

    async fn advance(&mut self) {
        let (on, amount) = (self.lately(), self.cents());
        let bank_reference = "FIN-B2".to_owned();
        let answer =
            self.fund.tell(&on, ReceiveAdvanceRequest { amount, bank_reference, ..Default::default() }).await;
        self.count(answer);
    }

    async fn another_provision(&mut self) {
        let cents = self.dice.random_range(1..=6_000_00);
        let mut provision = Provision::unrequested(self.app, &self.household, &self.fund, cents);
        provision.day = Some(self.today.to_string());
        let until = if self.below(4) == 0 { Step::Decided } else { Step::Notified };
        provision.goes_on(Step::Requested, until).await;
        self.provisions.push(provision);
    }

    /// One of the provisions; there are always some.
    fn one(&mut self) -> usize {
        self.dice.random_range(0..self.provisions.len())
    }

    /// Something is tried with one of the provisions.
    async fn with<C: Command>(&mut self, officer: stories::Officer, command: C) -> Option<C::Answer> {
        let one = self.one();
        self.with_this(one, officer, command).await
    }

    async fn with_this<C: Command>(
        &mut self,
        index: usize,
        officer: stories::Officer,
        command: C,
    ) -> Option<C::Answer> {
        let on = self.lately();
        let answer = self.provisions[index].tell(officer, &on, command).await;
        self.count(answer)
    }

    async fn money_for_it(&mut self) {
        let (cents, year) = (self.cents(), 2025 + self.below(1) as i32);
        if self.below(4) > 0 {
            self.with(BUDGET_HOLDER, committing(year, cents.unwrap().cents)).await;
        } else {
            let reason = ReleaseReason::Cheaper.into();
            self.with(
                BUDGET_HOLDER,
                ReleaseCommitmentRequest { commitment: 1, amount: cents, reason, ..Default::default() },
            )
            .await;
        }
    }

    async fn delivery(&mut self) {
        let index = self.one();
        let mut provision = self.provisions[index].clone();
        provision.day = Some(self.today.to_string());
        let (amount, commitment) = (self.cents(), 1 + self.below(1) as i32);
        let on = self.today.to_string();
        let stating = StatePerformanceRequest { amount, commitment, ..provision.stating() };
        let invoicing = ReceiveInvoiceRequest { amount, ..provision.invoicing() };
        let stated = provision.tell(STATER, &on, stating).await;
        self.count(stated);
        let invoiced = provision.tell(PAYER, &on, invoicing).await;
        let invoice = self.count(invoiced).map(|answer| answer.invoice);
        let repeats = if self.below(5) == 0 { Some(1) } else { None };
        let ordering = OrderPaymentRequest { amount, commitment, invoice, repeats, ..provision.ordering() };
        let ordered = provision.tell(PAYER, &on, ordering).await;
        self.count(ordered);
    }

    async fn afterwards(&mut self) {
        let (payment, line) = (1 + self.below(2) as i32, self.line());
        let amount = eur(self.dice.random_range(1..=90_00));
        let bank_reference = "NL-1".to_owned();
        match self.below(10) {
            0 => drop(
                self.with(PAYER, CancelPaymentRequest { payment, reason: 1, ..Default::default() }).await,
            ),
            1 | 2 => drop(self.with(PAYER, ConfirmPaymentRequest { payment, ..Default::default() }).await),
            3 => {
                let reason = "AC04".to_owned();
                let failing = FailPaymentRequest { payment, reason, bank_reference, ..Default::default() };
                self.with(OTHER_PAYER, failing).await;
            }
            4..=6 => {
                let correcting =
                    CorrectPaymentRequest { payment, to: line, amount, reason: 1, ..Default::default() };
                self.with(CONTROLLER, correcting).await;
            }
            7..=9 => {
                let (one, recovery_id) = (self.one(), self.app.id());
                self.recoveries.push((one, recovery_id.clone()));
                let ordering =
                    OrderRecoveryRequest { recovery_id, amount, reason: 2, line, ..Default::default() };
                self.with_this(one, DECIDER, ordering).await;
            }
            _ => {
                for (one, recovery_id) in self.recoveries.clone() {
                    let bank_reference = bank_reference.clone();
                    let receiving =
                        ReceiveRecoveryRequest { recovery_id, amount, bank_reference, ..Default::default() };
                    self.with_this(one, PAYER, receiving).await;
                }
            }
        }
    }

    /// What waits is sent, and the bank makes some of it, gives some of it back, and forgets the rest.
    async fn bank(&mut self) {
        let (run, on) = (Run::uncomposed(self.app), self.today.to_string());
        let composing = ComposePaymentRunRequest { execution_on: day(&on), ..run.composing(&self.fund) };
        let composing = run.request(&on, composing);
        let composed = composing.by(PAYER.of(self.app)).await;
        if self.count(composed).is_none() {
            return;
        }
        let making = run.request(&on, run.making());
        let file = making.by(PAYER.of(self.app)).await;
        let Some(file) = self.count(file) else { return };
        let mut bookings = vec![];
        for transfer in transfers(&file.file) {
            match self.below(4) {
                0 => {}
                1 => bookings.push(Booking { cents: transfer.cents + 1, ..Booking::made(&transfer, &on) }),
                2 => bookings
                    .extend([Booking::made(&transfer, &on), Booking::returned(&transfer, "AC04", &on)]),
                3 => bookings.push(Booking { direction: Direction::In, ..Booking::made(&transfer, &on) }),
                _ => bookings.push(Booking::made(&transfer, &on)),
            }
        }
        self.statements += 1;
        let file = statement(self.statements, &bookings);
        let importing = run.request(&on, ImportStatementRequest { file, ..Default::default() });
        let imported = importing.by(PAYER.of(self.app)).await;
        self.count(imported);
    }
}
