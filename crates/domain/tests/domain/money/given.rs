//! The vocabulary of stories in which books of several kinds take part.
//!
//! A step is a command and the book it goes to. Where a story does not say when or by whom, it is as the vocabulary of
//! provisions says: on `DAY`, by an officer who does nothing else.

use domain::bank_statement::{BankStatementCommand, Booking, ImportStatement, StatedAccount, StatementLine};
use domain::fund::{CloseYear, Fund, FundBookCommand, LineBalance, PayingAccount};
use domain::household::HouseholdCommand;
use domain::ids::{FileHash, PaymentRunId, StatementId};
use domain::money::EuroCents;
use domain::payment_run::{ComposePaymentRun, MakePaymentFile, PaymentRunCommand};
use domain::provision::{
    CastVote, OrderPayment, Outcome, Provision, ProvisionCommand, RequestProvision, Vote,
};
use domain::{Book, BookCommand, BookId, Fact, Refusal};
use uuid::Uuid;

use crate::fund::given::{adopt, allocate, open_with, outside, paying_account, set_account};
pub(super) use crate::given::{add, hold_first_conversation, record_need, report};
pub(super) use crate::provision::given::*;
pub(super) use crate::world::World;

/// A second provision of the same household.
pub(super) const SECOND: ProvisionId = ProvisionId::new(Uuid::from_u128(0x5A2));
/// A third.
pub(super) const THIRD: ProvisionId = ProvisionId::new(Uuid::from_u128(0x5A3));
pub(super) const NEXT_RUN: PaymentRunId = PaymentRunId::new(Uuid::from_u128(0x5D2));
pub(super) const STATEMENT: StatementId = StatementId::new(Uuid::from_u128(0x571));
pub(super) const NEXT_STATEMENT: StatementId = StatementId::new(Uuid::from_u128(0x572));

pub(super) use domain::ids::{PaymentReference, ProvisionId};

/// A command and the book it goes to.
pub(super) type Step = (BookId, BookCommand);

/// Asked of a provision.
pub(super) fn of(provision: ProvisionId, command: impl Into<ProvisionCommand>) -> Step {
    (BookId::Provision(provision), command.into().into())
}

/// Asked of the fund.
pub(super) fn of_fund(command: FundBookCommand) -> Step {
    (BookId::Fund(FUND), BookCommand::Fund(command))
}

/// Asked of the household.
pub(super) fn of_household(command: HouseholdCommand) -> Step {
    (BookId::Household(HOUSEHOLD), command.into())
}

/// A run of what waits in the fund, at most so many.
pub(super) fn compose(run: PaymentRunId, most: u16) -> Step {
    compose_on(DAY, run, most)
}

pub(super) fn compose_on(on: Date, run: PaymentRunId, most: u16) -> Step {
    let command = ComposePaymentRun {
        fact: by_on(payer(), on),
        run,
        fund: FUND,
        execution_on: TODAY,
        most,
        created_at: "2026-03-02T09:00:00Z".parse().expect("it is written as an instant"),
    };
    (BookId::PaymentRun(run), PaymentRunCommand::from(command).into())
}

/// Its file.
pub(super) fn make_file(run: PaymentRunId) -> Step {
    let command = MakePaymentFile { fact: by(payer()), sha256: file_hash("5"), bytes: 2_048 };
    (BookId::PaymentRun(run), PaymentRunCommand::from(command).into())
}

/// The hash of a file; which one it is matters where two are compared.
pub(super) fn file_hash(digit: &str) -> FileHash {
    FileHash::new(digit.repeat(64)).expect("it has the length of a hash")
}

/// A statement of `DAY` with these bookings.
pub(super) fn import(statement: StatementId, lines: impl Into<Vec<StatementLine>>) -> Step {
    import_on(DAY, statement, lines)
}

pub(super) fn import_on(on: Date, statement: StatementId, lines: impl Into<Vec<StatementLine>>) -> Step {
    let mut lines = lines.into();
    lines.iter_mut().zip(1..).for_each(|(line, entry)| line.entry = entry);
    let fact = Fact { on, today: on, by: payer() };
    let command = BankStatementCommand::from(ImportStatement { fact, sha256: file_hash("6"), lines });
    (BookId::BankStatement(statement), command.into())
}

/// A booking under the reference of a payment.
pub(super) fn booking(payment: PaymentReference, amount: i64, booking: Booking) -> StatementLine {
    StatementLine {
        entry: 1,
        account: Some(stated(paying_account())),
        payment: Some(payment),
        amount: eur(amount),
        booked_on: DAY,
        booking,
        bank_reference: Some(bank_reference()),
    }
}

/// An account, as a statement of it says.
pub(super) fn stated(account: PayingAccount) -> StatedAccount {
    StatedAccount::new(account.iban)
}

/// The bank carried a payment out.
pub(super) fn left(payment: PaymentReference, amount: i64) -> StatementLine {
    booking(payment, amount, Booking::Debit)
}

/// The bank did not, or gave it back: the account number is wrong.
pub(super) fn came_back(payment: PaymentReference, amount: i64) -> StatementLine {
    booking(payment, amount, Booking::Returned(wrong_account()))
}

/// The n-th payment of a provision.
pub(super) fn payment_of(provision: ProvisionId, number: u16) -> PaymentReference {
    PaymentReference { provision, number }
}

/// A family that is supported, and a fund of EUR 20,000 for support in 2026 with Utrecht's two bands.
pub(super) fn town() -> World {
    town_with(terms())
}

pub(super) fn town_with(terms: domain::fund::FundTerms) -> World {
    let mut world = World::default();
    let family =
        [report(), add(MOTHER), add(SON), hold_first_conversation([MOTHER]), record_need(NEED, MOTHER)];
    family.into_iter().for_each(|command| world.does(of_household(command)));
    let fund = [open_with(terms), allocate(support(), 20_000_00), adopt(policy(), REPORT_DAY), set_account()];
    fund.into_iter().for_each(|command| world.does(of_fund(command)));
    world
}

/// A request of the mother, in money.
pub(super) fn wanted(provision: ProvisionId, amount: i64) -> RequestProvision {
    RequestProvision { provision, measure: None, ..request_of(amount) }
}

/// What the voter in a role saw, and agrees to.
pub(super) fn yes(world: &World, provision: ProvisionId, word: &str) -> Step {
    let known = world.provision(provision);
    let ballot = known.file().and_then(|file| file.ballot()).expect("it was put to the vote");
    of(provision, CastVote { subject: ballot.opened.subject, ..vote(1, word, Vote::Yes) })
}

impl World {
    /// It is asked, and done.
    pub(super) fn does(&mut self, (id, command): Step) {
        let name = command.name();
        if let Err(refusal) = self.tell(id, command) {
            panic!("{name} of {id}: {refusal}");
        }
    }

    /// It is asked, and refused; then nothing at all has changed.
    pub(super) fn refuses(&mut self, (id, command): Step) -> Refusal {
        let (before, name) = (self.clone(), command.name());
        let refusal = self.tell(id, command).expect_err(name);
        assert_eq!(*self, before, "{name} was refused and changed something");
        refusal
    }

    /// Requested, carried by all who vote, granted and notified.
    pub(super) fn grants(&mut self, request: RequestProvision) {
        let (provision, amount) = (request.provision, i64::from(request.amount));
        self.does(of(provision, request));
        self.does(of(provision, put()));
        for role in band_of(amount).roles {
            self.does(yes(self, provision, role.as_str()));
        }
        self.does(of(provision, decide(Outcome::Granted)));
        self.does(of(provision, notify()));
    }

    /// All of that, and all of it promised.
    pub(super) fn promises(&mut self, request: RequestProvision) {
        let (provision, amount) = (request.provision, i64::from(request.amount));
        self.grants(request);
        self.does(of(provision, commit(amount)));
    }

    /// All of that, delivered, and ordered to be paid in these pieces.
    pub(super) fn orders(&mut self, request: RequestProvision, pieces: &[i64]) {
        let (provision, amount) = (request.provision, i64::from(request.amount));
        self.promises(request);
        self.does(of(provision, state(1, amount)));
        pieces.iter().for_each(|piece| self.does(of(provision, order(1, *piece))));
    }

    pub(super) fn provision(&self, id: ProvisionId) -> Provision {
        match self.book(BookId::Provision(id)) {
            Book::Provision(provision) => provision,
            _ => unreachable!("a provision's book holds a provision"),
        }
    }

    pub(super) fn fund(&self, id: domain::ids::FundId) -> Fund {
        match self.book(BookId::Fund(id)) {
            Book::Fund(fund) => fund,
            _ => unreachable!("a fund's book holds a fund"),
        }
    }

    /// 2026, and what was before it, is closed for the fund on this day of 2027.
    pub(super) fn closes_2026(&mut self, on: Date) {
        let fact = || Fact { on, today: on, by: payer() };
        self.does(of_fund(outside(CloseYear { fact: fact(), year: year(2025) })));
        self.does(of_fund(outside(CloseYear { fact: fact(), year: year(2026) })));
    }

    /// What is where on the line most stories are about.
    pub(super) fn support(&self) -> LineBalance {
        self.fund(FUND).balances().line(&support())
    }
}

/// A payment again, because the one before failed.
pub(super) fn again(repeats: u16, amount: i64) -> OrderPayment {
    OrderPayment { repeats: Some(repeats), ..order(1, amount) }
}

/// A story as a table: after each step where the provision stands, and where every cent of the line is.
pub(super) struct Told {
    pub(super) world: World,
    rows: Vec<String>,
}

impl Told {
    pub(super) fn begin(world: World) -> Self {
        let heading = format!(
            "{:<22}{:<11}{:<16}{:>9}{:>10}{:>12}{:>9}{:>9}{:>11}{:>9}",
            "",
            "provision",
            "payments",
            "granted",
            "free",
            "encumbered",
            "payable",
            "paid",
            "recovered",
            "bank"
        );
        let mut told = Self { world, rows: vec![heading] };
        told.row("at first");
        told
    }

    pub(super) fn step(&mut self, what: &str, step: Step) {
        self.world.does(step);
        self.row(what);
    }

    pub(super) fn table(&self) -> String {
        self.rows.join("\n")
    }

    fn row(&mut self, what: &str) {
        let provision = self.world.provision(PROVISION);
        let stage = provision.file().map_or_else(String::new, |file| format!("{:?}", file.stage()));
        let payments = provision.file().map_or(&[][..], |file| file.payments());
        let payments: Vec<_> = payments.iter().map(|payment| format!("{:?}", payment.stage())).collect();
        let (line, bank) = (self.world.support(), self.world.fund(FUND).balances().bank());
        assert!(line.balances());
        self.rows.push(format!(
            "{what:<22}{stage:<11}{:<16}{:>9}{:>10}{:>12}{:>9}{:>9}{:>11}{:>9}",
            payments.join(" "),
            plain(line.granted),
            plain(line.free),
            plain(line.encumbered),
            plain(line.payable),
            plain(line.paid),
            plain(line.recovered),
            plain(bank),
        ));
    }
}

fn plain(amount: EuroCents) -> String {
    amount.to_string().trim_start_matches("EUR ").to_owned()
}
