//! From a request to a booking at the bank, and what can come between.
//!
//! Each story asserts every book it touches. What is refused leaves the whole world as it was.

use domain::bank_statement::{BankStatement, StatementImported};
use domain::fund::{FundRefusal, LineBalance};
use domain::household::EndReason;
use domain::payment_run::{PaymentRun, PaymentRunComposed, PaymentRunRefusal};
use domain::provision::{
    ConfirmPayment, FailPayment, Form, OrderPayment, Outcome, PaymentStage, ProvisionCommand,
    ProvisionRefusal, RequestProvision, Stage,
};
use domain::{Book, BookId};

use super::given::*;
use crate::fund::given::{allocate, freeze, unfreeze, withdraw};
use crate::given::end;

const AMOUNT: i64 = 640_00;

fn run(world: &World) -> PaymentRun {
    match world.book(BookId::PaymentRun(RUN)) {
        Book::PaymentRun(run) => run,
        _ => unreachable!("a run's book holds a run"),
    }
}

fn composed(world: &World) -> PaymentRunComposed {
    run(world).composed().expect("it was composed").clone()
}

fn imported(world: &World) -> StatementImported {
    match world.book(BookId::BankStatement(STATEMENT)) {
        Book::BankStatement(BankStatement::Imported(imported)) => imported,
        _ => unreachable!("the statement was taken in"),
    }
}

fn stages(world: &World, provision: ProvisionId) -> Vec<PaymentStage> {
    let provision = world.provision(provision);
    provision.file().expect("it was requested").payments().iter().map(|one| one.stage()).collect()
}

#[test]
fn a_washing_machine_from_request_to_bank_statement() {
    let payment = payment_of(PROVISION, 1);
    let mut told = Told::begin(town());
    let family = told.world.book(BookId::Household(HOUSEHOLD));
    let request = RequestProvision { form: Form::InKind, ..wanted(PROVISION, AMOUNT) };
    told.step("requested", of(PROVISION, request));
    told.step("put to the vote", of(PROVISION, put()));
    for role in WORK_FLOOR {
        told.step(&format!("{role} yes"), yes(&told.world, PROVISION, role));
    }
    told.step("granted", of(PROVISION, decide(Outcome::Granted)));
    told.step("notified", of(PROVISION, notify()));
    told.step("committed", of(PROVISION, commit(AMOUNT)));
    told.step("performance stated", of(PROVISION, state(1, AMOUNT)));
    told.step("invoice received", of(PROVISION, receive_invoice(AMOUNT)));
    told.step("payment ordered", of(PROVISION, OrderPayment { invoice: Some(1), ..order(1, AMOUNT) }));
    told.step("run composed", compose(RUN, 500));
    told.step("file made", make_file(RUN));
    told.step("statement taken in", import(STATEMENT, [left(payment, AMOUNT)]));
    insta::assert_snapshot!(told.table(), @r"
                          provision  payments          granted      free  encumbered  payable     paid  recovered     bank
    at first                                          20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    requested             Requested                   20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    put to the vote       Voting                      20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    family_worker yes     Voting                      20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    work_and_income yes   Voting                      20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    social_counsel yes    Advised                     20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    granted               Granted                     20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    notified              Granted                     20000.00  20000.00        0.00     0.00     0.00       0.00     0.00
    committed             Committed                   20000.00  19360.00      640.00     0.00     0.00       0.00     0.00
    performance stated    Committed                   20000.00  19360.00      640.00     0.00     0.00       0.00     0.00
    invoice received      Committed                   20000.00  19360.00      640.00     0.00     0.00       0.00     0.00
    payment ordered       Committed  Ordered          20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    run composed          Committed  Sent             20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    file made             Committed  Sent             20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    statement taken in    Settled    Paid             20000.00  19360.00        0.00     0.00   640.00       0.00  -640.00
    ");
    let world = told.world;
    assert_eq!(world.provision(PROVISION).file().map(|file| file.stage()), Some(Stage::Settled));
    assert_eq!(stages(&world, PROVISION), [PaymentStage::Paid]);
    assert_eq!(world.fund(FUND).payables().count(), 0);
    let composed = composed(&world);
    assert_eq!(composed.payments.iter().map(|one| one.payment).collect::<Vec<_>>(), [payment]);
    assert_eq!((composed.total, run(&world).file().map(|file| file.bytes)), (cents(AMOUNT), Some(2_048)));
    let imported = imported(&world);
    assert_eq!(imported.matched.iter().map(|line| line.payment).collect::<Vec<_>>(), [payment]);
    assert!(imported.unmatched.is_empty());
    assert_eq!(world.book(BookId::Household(HOUSEHOLD)), family, "no money moves in a household's book");
    assert_eq!(world.replayed(), world);
}

#[test]
fn a_payment_the_bank_refuses_is_repeated() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[AMOUNT]);
    let mut told = Told::begin(world);
    told.step("run composed", compose(RUN, 500));
    told.step("bank refused", import(STATEMENT, [came_back(payment_of(PROVISION, 1), AMOUNT)]));
    told.step("ordered again", of(PROVISION, again(1, AMOUNT)));
    told.step("next run composed", compose(NEXT_RUN, 500));
    told.step("bank paid", import(NEXT_STATEMENT, [left(payment_of(PROVISION, 2), AMOUNT)]));
    insta::assert_snapshot!(told.table(), @r"
                          provision  payments          granted      free  encumbered  payable     paid  recovered     bank
    at first              Committed  Ordered          20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    run composed          Committed  Sent             20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    bank refused          Committed  Failed           20000.00  19360.00      640.00     0.00     0.00       0.00     0.00
    ordered again         Committed  Failed Ordered   20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    next run composed     Committed  Failed Sent      20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    bank paid             Settled    Failed Paid      20000.00  19360.00        0.00     0.00   640.00       0.00  -640.00
    ");
    let refusal = told.world.refuses(of(PROVISION, again(1, AMOUNT)));
    assert_eq!(refusal, ProvisionRefusal::PaymentRepeated { payment: 1, again: 2 }.into());
}

#[test]
fn a_payment_that_was_ordered_again_before_there_was_a_file_is_in_no_first_file() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[AMOUNT]);
    world.orders(wanted(SECOND, AMOUNT), &[AMOUNT]);
    world.does(compose(RUN, 500));
    world.does(of(PROVISION, fail(1)));
    world.does(of(PROVISION, again(1, AMOUNT)));
    let payment = payment_of(PROVISION, 1);
    assert_eq!(world.refuses(make_file(RUN)), PaymentRunRefusal::RunOvertaken { payment }.into());
    world.does(compose(NEXT_RUN, 500));
    world.does(make_file(NEXT_RUN));
    world.does(of(PROVISION, fail(2)));
    world.does(make_file(NEXT_RUN));
    assert_eq!(world.refuses(make_file(RUN)), PaymentRunRefusal::RunOvertaken { payment }.into());
}

#[test]
fn a_payment_the_bank_gives_back_is_repeated() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[AMOUNT]);
    let mut told = Told::begin(world);
    told.step("run composed", compose(RUN, 500));
    told.step("bank paid", import(STATEMENT, [left(payment_of(PROVISION, 1), AMOUNT)]));
    told.step("bank gave it back", import(NEXT_STATEMENT, [came_back(payment_of(PROVISION, 1), AMOUNT)]));
    told.step("ordered again", of(PROVISION, again(1, AMOUNT)));
    told.step("next run composed", compose(NEXT_RUN, 500));
    told.step("officer confirmed", of(PROVISION, confirm(2)));
    told.step("ordered back", of(PROVISION, order_back(RECOVERY, 40_00)));
    told.step("got back", of(PROVISION, receive_back(RECOVERY, 40_00)));
    insta::assert_snapshot!(told.table(), @r"
                          provision  payments          granted      free  encumbered  payable     paid  recovered     bank
    at first              Committed  Ordered          20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    run composed          Committed  Sent             20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    bank paid             Settled    Paid             20000.00  19360.00        0.00     0.00   640.00       0.00  -640.00
    bank gave it back     Committed  Failed           20000.00  19360.00      640.00     0.00     0.00       0.00     0.00
    ordered again         Committed  Failed Ordered   20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    next run composed     Committed  Failed Sent      20000.00  19360.00        0.00   640.00     0.00       0.00     0.00
    officer confirmed     Settled    Failed Paid      20000.00  19360.00        0.00     0.00   640.00       0.00  -640.00
    ordered back          Settled    Failed Paid      20000.00  19360.00        0.00     0.00   640.00       0.00  -640.00
    got back              Settled    Failed Paid      20000.00  19400.00        0.00     0.00   640.00      40.00  -600.00
    ");
}

#[test]
fn a_run_takes_each_payment_once() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[AMOUNT]);
    world.orders(wanted(SECOND, 100_00), &[60_00, 40_00]);
    world.does(compose(RUN, 2));
    let sent = |world: &World| [PROVISION, SECOND].map(|provision| stages(world, provision));
    use PaymentStage::{Ordered, Sent};
    assert_eq!(sent(&world), [vec![Sent], vec![Sent, Ordered]], "the oldest first, then by reference");
    assert_eq!(composed(&world).total, cents(AMOUNT + 60_00));
    let refusal = PaymentRunRefusal::RunAlreadyComposed { on: DAY };
    assert_eq!(world.refuses(compose(RUN, 500)), refusal.into());
    world.does(compose(NEXT_RUN, 500));
    assert_eq!(sent(&world), [vec![Sent], vec![Sent, Sent]]);
    let third = domain::ids::PaymentRunId::new(uuid::Uuid::from_u128(0x5D3));
    assert_eq!(world.refuses(compose(third, 500)), PaymentRunRefusal::NothingToPay.into());
    let refusal = world.refuses(of(PROVISION, cancel(1)));
    assert_eq!(refusal.code(), "PAYMENT_NOT_ORDERED", "what is at the bank is not called off");
}

#[test]
fn a_run_takes_what_was_ordered_by_its_day() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[]);
    world.does(of(PROVISION, OrderPayment { fact: by_on(payer(), LATER), ..order(1, AMOUNT) }));
    assert_eq!(world.refuses(compose(RUN, 500)), PaymentRunRefusal::NothingToPay.into());
    world.does(compose_on(LATER, RUN, 500));
    assert_eq!(stages(&world, PROVISION), [PaymentStage::Sent]);
}

/// What is asked of the payment is dated `DAY`, and follows from a step of `LATER`.
fn too_early(world: &mut World, command: impl Into<ProvisionCommand>) {
    let refusal = ProvisionRefusal::DateBeforeStep { on: DAY, since: LATER };
    assert_eq!(world.refuses(of(PROVISION, command)), refusal.into());
}

#[test]
fn no_step_of_a_payment_is_dated_before_the_one_it_follows() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[]);
    let later = |officer| by_on(officer, LATER);
    world.does(of(PROVISION, OrderPayment { fact: later(payer()), ..order(1, AMOUNT) }));
    too_early(&mut world, cancel(1));
    too_early(&mut world, confirm(1));
    world.does(compose_on(LATER, RUN, 500));
    too_early(&mut world, fail(1));
    world.does(of(PROVISION, ConfirmPayment { fact: later(clerk()), ..confirm(1) }));
    too_early(&mut world, correct(1, line(2025, "c"), AMOUNT));
    too_early(&mut world, fail(1));
    world.does(of(PROVISION, FailPayment { fact: later(clerk()), ..fail(1) }));
    too_early(&mut world, again(1, AMOUNT));
}

#[test]
fn a_fund_that_is_a_cent_short_promises_nothing() {
    let mut world = town();
    world.does(of_fund(withdraw(support(), 20_000_00 - AMOUNT + 1)));
    world.grants(wanted(PROVISION, AMOUNT));
    let (line, free, asked) = (support(), cents(AMOUNT - 1), eur(AMOUNT));
    let refusal = FundRefusal::FundExhausted { line, free, asked };
    assert_eq!(world.refuses(of(PROVISION, commit(AMOUNT))), refusal.into());
    assert!(world.provision(PROVISION).file().is_some_and(|file| file.commitments().is_empty()));
    world.does(of_fund(allocate(support(), 1)));
    world.does(of(PROVISION, commit(AMOUNT)));
    assert_eq!((world.support().free, world.support().encumbered), (cents(0), cents(AMOUNT)));
    let last = world.refuses(of_fund(withdraw(support(), 1)));
    assert_eq!(last.code(), "FUND_EXHAUSTED", "what is promised is not withdrawn");
}

#[test]
fn a_frozen_fund_promises_nothing_and_pays_nobody() {
    let mut world = town();
    world.grants(wanted(PROVISION, AMOUNT));
    world.promises(wanted(SECOND, AMOUNT));
    world.does(of(SECOND, state(1, AMOUNT)));
    world.orders(wanted(THIRD, AMOUNT), &[AMOUNT]);
    world.does(of_fund(freeze()));
    let asked = [of(PROVISION, commit(AMOUNT)), of(SECOND, order(1, AMOUNT)), compose(RUN, 500)];
    for step in asked.clone() {
        assert_eq!(world.refuses(step), FundRefusal::FundFrozen { since: DAY }.into());
    }
    world.does(of(SECOND, release(1, 40_00)));
    world.does(of_fund(unfreeze()));
    let [commit, _, compose] = asked;
    world.does(commit);
    world.does(of(SECOND, order(1, 600_00)));
    world.does(compose);
    let expected = LineBalance {
        granted: cents(20_000_00),
        free: cents(20_000_00 - 2 * AMOUNT - 600_00),
        encumbered: cents(AMOUNT),
        payable: cents(AMOUNT + 600_00),
        ..LineBalance::default()
    };
    assert_eq!(world.support(), expected);
}

#[test]
fn what_the_bank_did_is_booked_in_a_frozen_fund_too() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[300_00, 340_00]);
    world.does(compose(RUN, 500));
    world.does(of_fund(freeze()));
    let lines = [left(payment_of(PROVISION, 1), 300_00), came_back(payment_of(PROVISION, 2), 340_00)];
    world.does(import(STATEMENT, lines));
    assert_eq!(imported(&world).matched.len(), 2);
    assert_eq!(stages(&world, PROVISION), [PaymentStage::Paid, PaymentStage::Failed]);
    assert_eq!((world.support().paid, world.support().encumbered), (cents(300_00), cents(340_00)));
    let refusal = world.refuses(of(PROVISION, again(2, 340_00)));
    assert_eq!(refusal, FundRefusal::FundFrozen { since: DAY }.into());
}

#[test]
fn a_household_whose_support_ended_requests_nothing_and_is_paid_what_was_granted() {
    let mut world = town();
    world.grants(wanted(PROVISION, AMOUNT));
    world.does(of_household(end(EndReason::Completed)));
    let refusal = ProvisionRefusal::BeneficiaryNotSupported { household: HOUSEHOLD };
    assert_eq!(world.refuses(of(SECOND, wanted(SECOND, AMOUNT))), refusal.into());
    world.does(of(PROVISION, commit(AMOUNT)));
    world.does(of(PROVISION, state(1, AMOUNT)));
    world.does(of(PROVISION, order(1, AMOUNT)));
    world.does(compose(RUN, 500));
    world.does(import(STATEMENT, [left(payment_of(PROVISION, 1), AMOUNT)]));
    assert_eq!(world.support().paid, cents(AMOUNT));
    world.does(of(PROVISION, order_back(RECOVERY, AMOUNT)));
    world.does(of(PROVISION, receive_back(RECOVERY, AMOUNT)));
    let support = world.support();
    assert_eq!(
        (support.free, support.paid, support.recovered),
        (cents(20_000_00), cents(AMOUNT), cents(AMOUNT))
    );
}

#[test]
fn a_withdrawn_request_gives_back_what_comes_back_later() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[AMOUNT]);
    world.does(compose(RUN, 500));
    let open = cents(AMOUNT);
    assert_eq!(
        world.refuses(of(PROVISION, withdraw_request())),
        ProvisionRefusal::CommitmentsOpen { open }.into()
    );
    world.does(import(STATEMENT, [left(payment_of(PROVISION, 1), AMOUNT)]));
    world.does(of(PROVISION, withdraw_request()));
    world.does(import(NEXT_STATEMENT, [came_back(payment_of(PROVISION, 1), AMOUNT)]));
    let refusal = ProvisionRefusal::RequestWithdrawnOn { on: DAY };
    assert_eq!(world.refuses(of(PROVISION, again(1, AMOUNT))), refusal.into());
    world.does(of(PROVISION, release(1, AMOUNT)));
    assert_eq!(world.support(), town().support());
}

fn withdraw_request() -> domain::provision::WithdrawRequest {
    crate::provision::given::withdraw()
}
