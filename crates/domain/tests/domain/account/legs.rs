//! What a submission leads to in the fund: its year is closed, and with the final account the fund, or nothing happens.

use domain::account::{AccountCommand, FinalAccount, OpenAccount, SubmitAccount};
use domain::fund::{AllocateBudget, CloseFund, CloseYear, FundRefusal, OpenFund};
use domain::ids::AccountId;
use domain::{BookCommand, BookEvent, BookId, Fact, Refusal};

use super::given::*;
use crate::fund::given::{encumber, eur, leg, support, terms};
use crate::world::World;

fn told(world: &mut World, id: BookId, command: impl Into<BookCommand>) {
    world.tell(id, command).expect("the story goes well");
}

fn fund_id() -> BookId {
    BookId::Fund(FUND)
}

/// A fund of the stories and, of one of its years, an account that was certified.
fn certified(number: i16, final_account: FinalAccount) -> World {
    let (mut world, id) = (World::default(), BookId::Account(AccountId::of(FUND, year(number))));
    let opening = OpenFund { fact: by_on(officer_called("budget-holder"), OPENING_DAY), terms: terms() };
    told(&mut world, fund_id(), opening);
    let fact = |officer| Fact { on: date(number + 1, 3, 2), today: date(number + 1, 6, 1), by: officer };
    let position = u64::try_from(world.events.len()).expect("stories are short") + 1;
    let pin = domain::account::Pin { position, effective_on: date(number, 12, 31), final_account, ..pin(1) };
    let draft = domain::account::DraftAccount { fact: fact(reporter()), pin, report: report(1) };
    told(&mut world, id, AccountCommand::from(OpenAccount { fact: fact(reporter()), ..open_of(number) }));
    told(&mut world, id, AccountCommand::from(draft));
    let certify = domain::account::CertifyAccount { fact: fact(accountant()), draft: 1 };
    told(&mut world, id, AccountCommand::from(certify));
    world
}

fn submit_of(world: &mut World, number: i16) -> Result<Vec<String>, Refusal> {
    let id = BookId::Account(AccountId::of(FUND, year(number)));
    let fact = Fact { on: date(number + 1, 4, 1), today: date(number + 1, 6, 1), by: treasurer() };
    let before = world.events.len();
    world.tell(id, AccountCommand::from(SubmitAccount { fact, draft: 1 }))?;
    let recorded = world.events[before..].iter().map(|(id, event)| match event {
        BookEvent::Account(event) => event.event_type().to_owned(),
        event => {
            format!("{} {} on {} by {}", id.aggregate_type(), event.event_type(), event.on(), event.by())
        }
    });
    Ok(recorded.collect())
}

#[test]
fn a_submission_closes_the_year_of_the_fund() {
    let mut world = certified(2025, FinalAccount::No);
    let recorded = submit_of(&mut world, 2025).unwrap();
    assert_eq!(recorded, ["AccountSubmitted", "fund YearClosed on 2026-04-01 by treasurer"]);
}

#[test]
fn a_year_that_was_closed_is_left_so() {
    let mut world = certified(2025, FinalAccount::No);
    let close = CloseYear { fact: by(officer_called("budget-holder")), year: year(2025) };
    told(&mut world, fund_id(), close);
    assert_eq!(submit_of(&mut world, 2025).unwrap(), ["AccountSubmitted"]);
}

#[test]
fn the_final_account_closes_the_fund() {
    let mut world = certified(2025, FinalAccount::Yes);
    let expected = [
        "AccountSubmitted",
        "fund YearClosed on 2026-04-01 by treasurer",
        "fund FundClosed on 2026-04-01 by treasurer",
    ];
    assert_eq!(submit_of(&mut world, 2025).unwrap(), expected);
}

#[test]
fn a_fund_that_was_closed_is_left_so_and_its_year_is_closed() {
    for final_account in [FinalAccount::Yes, FinalAccount::No] {
        let mut world = certified(2025, final_account);
        told(&mut world, fund_id(), CloseFund { fact: by(officer_called("budget-holder")) });
        let recorded = submit_of(&mut world, 2025).unwrap();
        assert_eq!(recorded, ["AccountSubmitted", "fund YearClosed on 2026-04-01 by treasurer"]);
    }
}

#[test]
fn a_final_account_is_refused_while_money_is_promised_and_nothing_is_recorded() {
    let mut world = certified(2025, FinalAccount::Yes);
    let (line, amount) = (support(), eur(1));
    let allocate = AllocateBudget { fact: by(officer_called("budget-holder")), line, amount };
    told(&mut world, fund_id(), allocate);
    told(&mut world, fund_id(), BookCommand::Fund(leg(encumber(support(), 1))));
    let before = world.clone();
    let refusal = FundRefusal::FundNotSettled { encumbered: cents(1), payable: cents(0) };
    assert_eq!(submit_of(&mut world, 2025), Err(refusal.into()));
    assert_eq!(world, before);
}

#[test]
fn a_year_is_not_submitted_while_an_earlier_one_is_open_in_the_books() {
    let mut world = certified(2026, FinalAccount::No);
    let before = world.clone();
    let refusal = FundRefusal::YearBeforeOpen { year: year(2026), open: year(2025) };
    assert_eq!(submit_of(&mut world, 2026), Err(refusal.into()));
    assert_eq!(world, before);
}
