//! The row of a fund: the list of funds, with what is where.

use domain::fund::*;
use domain::{Book, BookId};
use insta::assert_json_snapshot;
use views::funds::{Funds, Row};

use crate::given::*;

fn of(world: &World) -> Row {
    row::<Funds>(&world.events, FUND.as_uuid())
}

#[test]
fn a_fund_with_a_provision_promised_and_partly_paid() {
    let mut world = family();
    open_fund(&mut world);
    granted(&mut world, request(DAY, PROVISION, HOUSEHOLD, 640_00));
    world
        .provision(PROVISION, state(DAY, 500_00))
        .provision(PROVISION, order(DAY, 300_00))
        .provision(PROVISION, confirm(DAY, 1))
        .provision(PROVISION, order(DAY, 200_00));
    assert_json_snapshot!(shown::<Funds>(&of(&world)), @r#"
    {
      "closed": false,
      "code": "B2",
      "encumbered_cents": 14000,
      "free_cents": 3936000,
      "frozen": false,
      "opened_position": 17,
      "paid_cents": 30000,
      "payable_cents": 20000,
      "recovered_cents": 0,
      "title": "Recovery grant"
    }
    "#);
}

#[test]
fn the_balances_are_those_of_the_fund_itself() {
    let mut world = family();
    open_fund(&mut world);
    granted(&mut world, request(DAY, PROVISION, HOUSEHOLD, 640_00));
    let Book::Fund(fund) = world.book(BookId::Fund(FUND)) else { unreachable!("a fund's book holds a fund") };
    assert_eq!(of(&world).balances, fund.balances());
}

#[test]
fn a_fund_is_renamed_frozen_and_closed() {
    let mut world = World::default();
    open_fund(&mut world);
    let amended = FundTerms { legal_base: public("Another regulation"), ..terms("Support grant") };
    world
        .fund(AmendTerms { fact: fact(DAY), terms: amended })
        .fund(FreezeFund { fact: fact(DAY), reason: FreezeReason::Review });
    let row = of(&world);
    assert_eq!((row.title.as_str(), row.legal_base.as_str()), ("Support grant", "Another regulation"));
    assert_eq!((row.opened_position, row.opened_on, row.frozen_on), (0, Some(REPORT_DAY), Some(DAY)));
    world.fund(UnfreezeFund { fact: fact(LATER) }).fund(CloseFund { fact: fact(LATER) });
    assert_eq!((of(&world).frozen_on, of(&world).closed_on), (None, Some(LATER)));
}
