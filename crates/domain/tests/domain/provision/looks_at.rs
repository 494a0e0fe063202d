//! What a decision looks at besides the provision: the household and the fund, when it is requested; the fund, when
//! it is put to the vote.
//!
//! Everything else is decided on the provision alone.

use domain::provision::{LooksAt, Outcome, Provision, ProvisionBookCommand};

use super::given::*;

fn looks_at(provision: &Provision, command: ProvisionBookCommand) -> LooksAt {
    match command {
        ProvisionBookCommand::Outside(command) => provision.looks_at(&command),
        ProvisionBookCommand::Leg(leg) => panic!("{} looks at nothing", leg.name()),
    }
}

#[test]
fn a_request_looks_at_the_household_and_the_fund() {
    let both = LooksAt { household: Some(HOUSEHOLD), fund: Some(FUND) };
    assert_eq!(looks_at(&Provision::default(), ask(request_of(1))), both);
    let again = looks_at(&provision(&[requested(1)]), ask(request_of(1)));
    assert_eq!(again, LooksAt::default(), "it is refused without looking");
}

#[test]
fn a_vote_looks_at_the_fund() {
    let fund = LooksAt { household: None, fund: Some(FUND) };
    assert_eq!(looks_at(&provision(&[requested(1)]), ask(put())), fund);
    assert_eq!(looks_at(&Provision::default(), ask(put())), LooksAt::default());
}

#[test]
fn nothing_else_looks_around() {
    let provision = provision(&a_payment(640_00));
    for command in
        [ask(decide(Outcome::Refused)), ask(commit(1)), ask(order(1, 1)), ask(fail(1)), ask(withdraw())]
    {
        assert_eq!(looks_at(&provision, command), LooksAt::default());
    }
}
