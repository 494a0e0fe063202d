//! Years of support: a component counted per year, at the norm for the number of victims known through its end.
//!
//! SPUK 2021, component e: set-up and coordination, yearly, by number of victims. A year counts from the one in which the
//! fund was opened, once there is a victim, through the last that is accounted for (I).

use domain::account::LineId;
use domain::fund::{ComponentMethod, CountUnit, Counting};
use domain::money::{AccountingYear, EuroCents};

use super::candidate::{is_at_norm, rest};
use super::scope::Scope;
use super::years::{first_day, year_of};
use crate::line::{Counted, LeftOut, Line, LineKind, Standing};

/// Adds the years of support to lines that hold the victims.
pub(super) fn add(scope: &Scope<'_>, lines: &mut Vec<Line>) {
    let Some(opened) = scope.fund.opened() else { return };
    let victims: Vec<Line> = lines.iter().filter(|line| is_victim(line)).cloned().collect();
    let Some(first) = victims.iter().map(|line| line.concerns).min() else { return };
    let (from, to) = (first.max(year_of(opened.on)), year_of(scope.effective_on));
    let mut once = Vec::new();
    for year in (from.number()..=to.number()).filter_map(|year| AccountingYear::new(year).ok()) {
        let Some(rules) = scope.rules(year) else { continue };
        if rules.terms.last_account_day.is_some_and(|last| first_day(year) > last) {
            break;
        }
        let counted = rules.terms.components.iter().filter(|component| {
            component.unit == CountUnit::Year && component.method != ComponentMethod::Actual
        });
        for (ordinal, component) in counted.enumerate() {
            let known: Vec<&Line> = victims.iter().filter(|line| line.concerns <= year).collect();
            let mut line = year_of_support(scope, year, ordinal, opened.at);
            line.component = Some(component.code.clone());
            rest(&mut line.rests_on, known.iter().flat_map(|line| line.rests_on.iter().copied()));
            if is_at_norm(rules.method(component)) {
                line.kind = LineKind::Norm;
                let number = u32::try_from(known.len()).unwrap_or(u32::MAX);
                let norm = scope.norm(&component.code, year);
                rest(&mut line.rests_on, rules.said_at(component).chain(norm.map(|norm| norm.at)));
                match norm.and_then(|norm| norm.rule.at(number)) {
                    Some(amount) => line.amount = amount.cents(),
                    None => line.standing = Standing::LeftOut(LeftOut::NoNorm),
                }
            }
            if component.once == Counting::OnceEver {
                match once.contains(&component.code) {
                    true => line.standing = Standing::LeftOut(LeftOut::AlreadyCounted),
                    false => once.push(component.code.clone()),
                }
            }
            lines.push(line);
        }
    }
}

fn is_victim(line: &Line) -> bool {
    line.counts == Counted::Victim && line.standing == Standing::Counted
}

/// The line of a year comes from the opening of the fund; its part says which year and which such component.
fn year_of_support(scope: &Scope<'_>, year: AccountingYear, ordinal: usize, opened_at: u64) -> Line {
    let ordinal = u16::try_from(ordinal).unwrap_or(u16::MAX);
    let since = u16::try_from(year.number() - 2000).unwrap_or_default();
    let part = ordinal.saturating_mul(100).saturating_add(since);
    Line {
        id: LineId { position: opened_at, part },
        fund: scope.fund.fund,
        counts: Counted::YearOfSupport,
        component: None,
        year,
        concerns: year,
        on: first_day(year),
        household: None,
        person: None,
        kind: LineKind::Count,
        amount: EuroCents::ZERO,
        standing: Standing::Counted,
        rests_on: vec![opened_at],
    }
}
