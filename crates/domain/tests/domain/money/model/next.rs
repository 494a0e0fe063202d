//! What would sensibly be asked next of a provision, so that random histories get somewhere.

use domain::provision::Form;
use jiff::ToSpan;

use super::super::given::*;
use super::bank::{compose_run, import_statement, make_a_file};
use super::case::{At, Case, Verdict};
use super::outside::{
    allocate_budget, amend_the_terms, close_a_year, end_or_resume_support, freeze_or_unfreeze,
};
use super::paying::{correct_it, fail_it, get_it_back, order_it, order_it_back};
use super::play::Play;
use super::question::Question;
use super::wishes::*;

/// One of the things that lead on.
pub(super) fn next(q: &Question, play: &Play) -> Step {
    let wishes = match case(q, play) {
        None if !play.model.is_supported(q.household()) => vec![end_or_resume_support as Wish, request],
        None => vec![request as Wish],
        Some(case) if play.model.purses[&case.asked.fund].is_frozen => {
            vec![freeze_or_unfreeze as Wish, import_statement, compose_run, commit_it, order_it]
        }
        Some(case) if case.verdict.as_ref().is_none_or(Verdict::is_open_again) => towards_a_decision(case),
        Some(case) => after_the_decision(case, play),
    };
    match wishes.is_empty() {
        true => {
            q.one(15, &[amend_the_terms as Wish, import_statement, close_a_year, allocate_budget])(q, play)
        }
        false => q.one(15, &wishes)(q, play),
    }
}

fn towards_a_decision(case: &Case) -> Vec<Wish> {
    let next: Wish = match &case.poll {
        None if case.granted_before.is_some() => decide_it,
        None => put_it_to_vote,
        Some(poll) if poll.is_carried() => decide_it,
        Some(poll) if poll.is_lost() && case.verdict.is_none() => change,
        Some(poll) if poll.is_lost() => decide_it,
        Some(_) => cast,
    };
    let mut wishes = vec![next; 4];
    if case.aside.is_some() {
        wishes.extend([decide_it as Wish, change]);
    }
    if case.verdict.is_some() {
        wishes.extend([put_it_to_vote as Wish, override_it, order_it, compose_run]);
    }
    wishes
}

fn after_the_decision(case: &Case, play: &Play) -> Vec<Wish> {
    let verdict = case.verdict.as_ref().expect("it was decided");
    if case.objected.is_some() {
        return vec![decide_the_objection];
    }
    if verdict.notified.is_none() {
        return vec![notify_it];
    }
    let Some(granted) = verdict.granted else {
        return vec![object_to_it, rule_on_it];
    };
    let mut wishes: Vec<Wish> = Vec::new();
    let mut when = |sensible: bool, wish: Wish| wishes.extend(Some(wish).filter(|_| sensible));
    let numbered = || (1..).zip(&case.promises);
    let stated = |number: u16| case.promise(number).delivered();
    let to_order = numbered().any(|(number, _)| stated(number) > case.ordered(number));
    let invoiced: i64 = case.invoices.iter().sum();
    let terms = play.model.purses[&case.asked.fund].terms.as_ref();
    let last_day = terms.and_then(|terms| terms.last_commitment_day);
    let in_time = last_day.is_none_or(|last_day| play.today <= last_day.saturating_add(3.days()));
    when(case.kept() < granted && in_time, commit_it);
    when(granted < i64::from(case.amount), object_to_it);
    when(numbered().any(|(number, promise)| promise.cents - promise.released > stated(number)), state_it);
    when(case.asked.form == Form::InKind && invoiced < case.kept(), invoice_it);
    when(to_order && (case.asked.form == Form::InMoney || invoiced > case.ordered_in_all()), order_it);
    when(has_payment(case, |at| *at == At::Waiting), compose_run);
    let at_bank = has_payment(case, |at| matches!(at, At::Bank(_)));
    when(at_bank, import_statement);
    when(at_bank, make_a_file);
    let paid = has_payment(case, |at| *at == At::Paid);
    when(paid, correct_it);
    when(paid, order_it_back);
    when(paid && play.today.year() == 2027, close_a_year);
    when(case.recoveries.values().any(|one| one.received < one.ordered), get_it_back);
    when(paid && !to_order, fail_it);
    wishes
}
