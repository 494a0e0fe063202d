//! Every refusal of a fund happens: one story each, in order of precedence.
//!
//! The compiler keeps codes and enum together; here they are held against what a fund really answers. How the messages
//! read is told with those of all books.

use domain::fund::{
    ApprovalPolicy, Encumber, FundBookCommand, FundEvent, FundRefusal as R, FundTerms, Method, PolicyProblem,
    TermsProblem,
};

use super::given::*;

type Story = (Vec<FundEvent>, FundBookCommand, R);

/// One story of each refusal, in order of precedence.
fn stories() -> Vec<Story> {
    [of_the_fund(), of_its_terms(), of_its_money()].concat()
}

/// One of each refusal, in order of precedence.
pub(crate) fn fund_refusals() -> Vec<R> {
    stories().into_iter().map(|(.., refusal)| refusal).collect()
}

fn of_the_fund() -> Vec<Story> {
    let (on, since, today, in_2025) = (TOMORROW, DAY, TODAY, year(2025));
    let early = date(2025, 2, 2);
    vec![
        (vec![], close(), R::FundNotOpened),
        (vec![opened()], open(), R::FundAlreadyOpened { on: OPENING_DAY }),
        (vec![opened(), closed()], close(), R::FundClosed { on: DAY }),
        (vec![opened(), frozen()], freeze(), R::FundFrozen { since }),
        (vec![opened()], unfreeze(), R::FundNotFrozen),
        (vec![opened()], allocate_on(on, support(), 1), R::FundDateInFuture { on, today }),
        (
            vec![opened()],
            allocate_on(early, support(), 1),
            R::DateBeforeFund { on: early, opened_on: OPENING_DAY },
        ),
        (vec![opened(), year_closed()], close_year_on(DAY, 2025), R::YearClosed { year: in_2025 }),
        (vec![opened()], close_year_on(date(2025, 12, 31), 2025), R::YearNotOver { year: in_2025 }),
        (
            vec![opened_on(date(2024, 5, 1))],
            close_year_on(DAY, 2025),
            R::YearBeforeOpen { year: in_2025, open: year(2024) },
        ),
    ]
}

fn opened_on(on: Date) -> FundEvent {
    domain::fund::FundOpened { on, by: budget_holder(), terms: terms() }.into()
}

fn of_its_terms() -> Vec<Story> {
    let no_components = FundTerms { components: vec![], ..terms() };
    let no_bands = ApprovalPolicy { bands: vec![], ..policy() };
    let without_support = FundTerms { components: vec![first_contact()], limits: vec![], ..terms() };
    let fixed = FundTerms { components: vec![support_component()], ..terms() };
    let (code, sailing, method) = (component("c"), activity("sailing"), Method::Actual);
    let (from, last) = (DAY, LATER);
    vec![
        (vec![opened()], amend(no_components), R::TermsInvalid { problem: TermsProblem::NoComponents }),
        (vec![opened()], adopt(no_bands, DAY), R::PolicyInvalid { problem: PolicyProblem::NoBands }),
        (vec![opened(), adopted(1, policy(), last)], adopt(policy(), from), R::PolicyNotLater { from, last }),
        (vec![opened()], allocate(line(2026, "x"), 1), R::ComponentUnknown { component: component("x") }),
        (with_budget(), amend(without_support), R::ComponentInUse { component: code.clone() }),
        (
            with_budget(),
            leg(encumber_for("sailing", 1)),
            R::ActivityUnknown { component: code, activity: sailing },
        ),
        (vec![opened_with(fixed)], choose(method), R::MethodFixed),
        (vec![opened(), chosen(method)], choose(method), R::MethodAlreadyChosen { method, on: DAY }),
        (vec![opened(), chosen(method)], switch_to_actual(), R::MethodNotNorm),
    ]
}

fn of_its_money() -> Vec<Story> {
    let code = activity("restructuring");
    let late = Encumber { on: date(2027, 1, 1), ..encumber(support(), 1) };
    let promised = encumbered_for(OTHER_PROVISION, support(), 1, Some("restructuring"));
    let (most, asked) = (eur(10_000_00), eur(10_000_01));
    let (free, too_much) = (cents(20_000_00), eur(20_000_01));
    let (payment, run) = (PAYMENT, RUN);
    let nobodys = Encumber { person: None, ..encumber_for("restructuring", 1) };
    vec![
        (with_budget(), leg(nobodys), R::PersonNeeded { activity: code.clone() }),
        (with_budget(), leg(late.clone()), R::CommitmentAfterEnd { on: late.on, last: LAST_DAY }),
        (
            with_budget_and([promised]),
            leg(encumber_for("restructuring", 1)),
            R::AlreadyOffered { activity: code.clone() },
        ),
        (
            with_budget(),
            leg(encumber_for("restructuring", 10_000_01)),
            R::LimitExceeded { activity: code, most, committed: cents(0), asked },
        ),
        (
            with_budget(),
            leg(encumber(support(), 20_000_01)),
            R::FundExhausted { line: support(), free, asked: too_much },
        ),
        (with_budget(), leg(settle(payment)), R::PayableUnknown { payment }),
        (
            with_payable_and([account_set(), sent([payment])]),
            leg(send([payment])),
            R::PayableAlreadySent { payment, run },
        ),
        (
            with_payable_and([encumbered(support(), 5)]),
            close(),
            R::FundNotSettled { encumbered: cents(5), payable: cents(640_00) },
        ),
        (with_budget(), leg(release(support(), 1)), R::BooksDisagree { line: support() }),
    ]
}

#[test]
fn every_refusal_happens() {
    for (history, command, refusal) in stories() {
        given_fund(history).when(command).then_expect_error(refusal);
    }
}

#[test]
fn there_is_a_story_of_every_refusal_in_order_of_precedence() {
    let codes: Vec<_> = fund_refusals().iter().map(R::code).collect();
    assert_eq!(codes, R::CODES);
}
