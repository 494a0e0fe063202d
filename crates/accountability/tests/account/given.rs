//! The vocabulary of the stories: what was recorded, one event per line, and what is asked.

use accountability::{
    Basis, Counted, FigureId, FinalAccount, Finding, IndicatorSet, Line, LineId, Question, Report, Standing,
};
use domain::account::{AccountEvent, AccountOpened, IndicatorText, LineMarked};
use domain::fund::*;
use domain::household::*;
use domain::ids::*;
use domain::money::{AccountingYear, Amount, BudgetLine};
use domain::provision::ProvisionEvent;
use domain::{BookEvent, BookId, Sealed};
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::shipped;

pub(crate) const FUND: FundId = FundId::new(Uuid::from_u128(0xF0));
pub(crate) const HOUSEHOLD: HouseholdId = HouseholdId::new(Uuid::from_u128(0xA1));
pub(crate) const OTHER_HOUSEHOLD: HouseholdId = HouseholdId::new(Uuid::from_u128(0xA2));
pub(crate) const MOTHER: PersonId = PersonId::new(Uuid::from_u128(0xB1));
pub(crate) const SON: PersonId = PersonId::new(Uuid::from_u128(0xB2));
pub(crate) const PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0xC1));
pub(crate) const OTHER_PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0xC2));
pub(crate) const Y2024: i16 = 2024;
pub(crate) const Y2025: i16 = 2025;
pub(crate) const Y2026: i16 = 2026;

/// What was recorded, in order; the place of an event is its position.
#[derive(Debug, Clone, Default)]
pub(crate) struct Story {
    pub events: Vec<(BookId, BookEvent)>,
}

/// A fund of the shipped terms, opened in 2024, at norm amounts, with the accounts of 2024 to 2026 opened.
pub(crate) fn utrecht() -> Story {
    let mut story = fund_without_a_choice();
    story.fund(MethodChosen { on: date(2024, 1, 2), by: by(), method: Method::Norm });
    story
}

/// The same before a method was chosen.
pub(crate) fn fund_without_a_choice() -> Story {
    let mut story = Story::default();
    story.fund(FundOpened { on: date(2024, 1, 1), by: by(), terms: shipped::terms() });
    for number in [2024, 2025, 2026] {
        for (code, norm) in norms() {
            story.norm(number, code, norm);
        }
    }
    for (number, set) in [(2024, shipped::SET_2024), (2025, shipped::SET_2025), (2026, shipped::SET_2026)] {
        story.account(
            number,
            AccountOpened {
                on: date(2024, 1, 1),
                by: by(),
                fund: FUND,
                year: year(number),
                indicators: set_of(set),
            },
        );
    }
    story
}

/// The norm amounts of the stories: those of 2021, for every year.
pub(crate) fn norms() -> Vec<(&'static str, Norm)> {
    let of = |code: &str| {
        shipped::terms()
            .component(&component(code))
            .and_then(|one| one.norms.first().map(|norm| norm.norm.clone()))
    };
    ["a", "b", "d", "e", "f"].into_iter().map(|code| (code, of(code).unwrap())).collect()
}

impl Story {
    pub(crate) fn push(&mut self, book: BookId, event: BookEvent) -> u64 {
        self.events.push((book, event));
        self.events.len() as u64 - 1
    }

    pub(crate) fn fund(&mut self, event: impl Into<FundEvent>) -> u64 {
        self.push(BookId::Fund(FUND), BookEvent::Fund(event.into()))
    }

    pub(crate) fn account(&mut self, number: i16, event: impl Into<AccountEvent>) -> u64 {
        let id = AccountId::of(FUND, year(number));
        self.push(BookId::Account(id), BookEvent::Account(event.into()))
    }

    pub(crate) fn household(&mut self, household: HouseholdId, event: impl Into<HouseholdEvent>) -> u64 {
        self.push(BookId::Household(household), BookEvent::Household(event.into()))
    }

    pub(crate) fn provision(&mut self, provision: ProvisionId, event: impl Into<ProvisionEvent>) -> u64 {
        self.push(BookId::Provision(provision), BookEvent::Provision(event.into()))
    }

    pub(crate) fn norm(&mut self, number: i16, code: &str, norm: Norm) -> u64 {
        self.fund(NormAmountSet {
            on: date(2024, 1, 1),
            by: by(),
            component: component(code),
            year: year(number),
            norm,
        })
    }

    pub(crate) fn reported(&mut self, household: HouseholdId, on: Date) -> u64 {
        let source = ReportSource::UhtHandover;
        self.household(household, HouseholdReported { on, by: by(), source, text: None })
    }

    pub(crate) fn joined(
        &mut self,
        household: HouseholdId,
        person: PersonId,
        ground: Ground,
        on: Date,
    ) -> u64 {
        self.joined_as(household, person, ground, VictimStatus::Potential, on)
    }

    pub(crate) fn joined_as(
        &mut self,
        household: HouseholdId,
        person: PersonId,
        ground: Ground,
        victim_status: VictimStatus,
        on: Date,
    ) -> u64 {
        let identity = Box::new(Identity {
            name: sealed(),
            bsn: None,
            date_of_birth: None,
            address: None,
            contact_details: None,
        });
        self.household(household, MemberJoined { on, by: by(), person, ground, victim_status, identity })
    }

    /// A household with a mother who applied, reported and joined on a day.
    pub(crate) fn family(&mut self, on: Date) {
        self.reported(HOUSEHOLD, on);
        self.joined(HOUSEHOLD, MOTHER, Ground::Applicant, on);
    }

    pub(crate) fn status(
        &mut self,
        household: HouseholdId,
        person: PersonId,
        status: VictimStatus,
        on: Date,
    ) -> u64 {
        self.household(household, VictimStatusRecorded { on, by: by(), person, status })
    }

    pub(crate) fn first_contact(&mut self, household: HouseholdId, on: Date) -> u64 {
        self.household(household, FirstContactMade { on, by: by(), channel: Channel::Phone, text: None })
    }

    pub(crate) fn agreed(&mut self, household: HouseholdId, persons: &[PersonId], on: Date) -> u64 {
        let persons = persons.iter().copied().collect();
        self.household(household, PlanAgreed { on, by: by(), version: 1, persons })
    }

    pub(crate) fn aftercare(&mut self, household: HouseholdId, on: Date) -> u64 {
        self.household(household, AftercareStarted { on, by: by(), text: None })
    }

    pub(crate) fn talk(&mut self, household: HouseholdId, persons: &[PersonId], on: Date) -> u64 {
        let persons = persons.iter().copied().collect();
        self.household(household, ThreeWayTalkHeld { on, by: by(), persons, text: None })
    }

    pub(crate) fn year_closed(&mut self, number: i16) -> u64 {
        self.fund(YearClosed { on: date(number + 1, 4, 1), by: by(), year: year(number) })
    }

    pub(crate) fn marked(&mut self, number: i16, line: LineId, finding: Finding) -> u64 {
        let on = date(number + 1, 3, 1);
        self.account(number, LineMarked { on, by: by(), line, finding, household: None, text: sealed() })
    }

    pub(crate) fn advance(&mut self, cents: i64, on: Date) -> u64 {
        let bank_reference = BankReference::new("A-1").unwrap();
        self.fund(AdvanceReceived { on, by: by(), amount: amount(cents), bank_reference })
    }

    pub(crate) fn basis(&self) -> Basis {
        self.basis_below(self.events.len() as u64)
    }

    pub(crate) fn basis_below(&self, position: u64) -> Basis {
        self.basis_of(0..position)
    }

    /// A basis of the events at these positions alone.
    pub(crate) fn basis_of(&self, positions: impl IntoIterator<Item = u64>) -> Basis {
        let mut basis = Basis::default();
        for position in positions {
            let (book, event) = &self.events[position as usize];
            basis.apply(position, *book, event);
        }
        basis
    }

    pub(crate) fn question(&self, number: i16) -> Question {
        question(number, self.events.len() as u64)
    }

    pub(crate) fn report(&self, number: i16) -> Report {
        self.basis().report(&self.question(number)).unwrap()
    }

    /// A figure of the account of a year: a number of things or euro cents.
    pub(crate) fn figure(&self, number: i16, id: &str) -> i64 {
        self.report(number).figure(&figure(id)).unwrap().value.number()
    }

    /// The lines of the year, as text.
    pub(crate) fn lines(&self, number: i16) -> Vec<Line> {
        let lines = self.basis().lines(FUND, date(number, 12, 31)).unwrap();
        lines.into_iter().filter(|line| line.year == year(number)).collect()
    }

    /// The lines of the year that are not about victims, as `what amount kind standing`.
    pub(crate) fn told(&self, number: i16) -> Vec<String> {
        let lines = self.lines(number).into_iter();
        let told = lines.filter(|line| !matches!(line.counts, Counted::Victim | Counted::YearOfSupport));
        told.map(|line| tell(&line)).collect()
    }
}

pub(crate) fn tell(line: &Line) -> String {
    let standing = match line.standing {
        Standing::Counted => "counted".to_owned(),
        Standing::LeftOut(rule) => rule.word().to_owned(),
        Standing::Marked(finding) => finding.code().to_lowercase(),
    };
    let component = line.component.as_ref().map(ToString::to_string).unwrap_or_default();
    let about = if line.concerns < line.year { format!(" of {}", line.concerns) } else { String::new() };
    format!(
        "{component} {} {} {}{about}: {standing}",
        line.counts.word(),
        line.kind.word(),
        line.amount.cents()
    )
}

pub(crate) fn question(number: i16, position: u64) -> Question {
    Question {
        ledger: "GM0344".to_owned(),
        fund: FUND,
        year: year(number),
        position,
        effective_on: date(number, 12, 31),
        final_account: FinalAccount::No,
    }
}

pub(crate) fn figure(id: &str) -> FigureId {
    FigureId::new(id).unwrap()
}

pub(crate) fn set_of(text: &str) -> IndicatorSet {
    IndicatorSet::new(IndicatorText::new(text).unwrap())
}

pub(crate) fn year(number: i16) -> AccountingYear {
    AccountingYear::new(number).unwrap()
}

pub(crate) fn component(code: &str) -> ComponentCode {
    ComponentCode::new(code).unwrap()
}

pub(crate) fn line(number: i16, code: &str) -> BudgetLine {
    BudgetLine { year: year(number), component: component(code) }
}

pub(crate) fn amount(cents: i64) -> Amount {
    Amount::new(cents).unwrap()
}

pub(crate) fn by() -> OfficerId {
    OfficerId::new("officer-1").unwrap()
}

pub(crate) fn sealed() -> Sealed {
    Sealed { key: Uuid::from_u128(0x5EA1), nonce: [1; 12], ciphertext: vec![2; 20] }
}
