//! A frozen fund promises nothing and pays nothing out; what the bank says is booked all the same.
//!
//! Freezing twice, and unfreezing what is not frozen, are refused.

use domain::fund::{FundBookCommand, FundEvent, FundRefusal, Method};

use super::given::*;

/// EUR 640 is ordered to be paid, EUR 60 is promised besides, EUR 100 was paid; then the fund was frozen.
fn frozen_history() -> Vec<FundEvent> {
    with_payable_and([
        encumbered(support(), 160_00),
        payable(OTHER_PAYMENT, 100_00),
        settled(OTHER_PAYMENT, 100_00),
        account_set(),
        frozen(),
    ])
}

#[test]
fn a_fund_is_frozen_and_unfrozen() {
    given_fund([opened()]).when(freeze()).then_expect_events(vec![frozen()]);
    given_fund([opened(), frozen()]).when(unfreeze()).then_expect_events(vec![unfrozen()]);
    assert!(fund(&[opened(), frozen()]).is_frozen());
    assert!(!fund(&[opened(), frozen(), unfrozen()]).is_frozen());
}

#[test]
fn a_fund_is_frozen_once_and_unfrozen_when_it_was() {
    given_fund([opened(), frozen()]).when(freeze()).then_expect_error(FundRefusal::FundFrozen { since: DAY });
    given_fund([opened()]).when(unfreeze()).then_expect_error(FundRefusal::FundNotFrozen);
    given_fund([opened(), frozen(), unfrozen()])
        .when(unfreeze())
        .then_expect_error(FundRefusal::FundNotFrozen);
}

#[test]
fn a_frozen_fund_promises_nothing_and_pays_nothing_out() {
    let third = domain::ids::PaymentReference { number: 3, ..PAYMENT };
    let refused: [FundBookCommand; 3] =
        [leg(encumber(support(), 1)), leg(book_payable(third, 60_00)), leg(send([PAYMENT]))];
    for command in refused {
        given_fund(frozen_history())
            .when(command.clone())
            .then_expect_error(FundRefusal::FundFrozen { since: DAY });
        let mut thawed = fund(&frozen_history());
        thawed.apply(&unfrozen());
        assert!(thawed.decide(&command).is_ok(), "{} needs a thaw only", command.name());
    }
}

#[test]
fn what_the_bank_says_and_the_budget_are_booked_in_a_frozen_fund() {
    let booked: [FundBookCommand; 12] = [
        leg(release(support(), 60_00)),
        leg(cancel_payable(PAYMENT)),
        leg(settle(PAYMENT)),
        leg(return_paid(OTHER_PAYMENT, 100_00)),
        leg(reclassify(support(), support(), 100_00)),
        leg(book_recovery(100_00)),
        allocate(support(), 1),
        withdraw(support(), 1),
        receive_advance_on(DAY),
        choose(Method::Norm),
        adopt(policy(), DAY),
        set_account(),
    ];
    let fund = fund(&frozen_history());
    for command in booked {
        assert_eq!(fund.decide(&command).map(|events| events.len()), Ok(1), "{}", command.name());
    }
}
