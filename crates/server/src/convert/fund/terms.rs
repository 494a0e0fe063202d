//! The terms of a fund on the wire.

use api::v1;
use domain::fund::{Bracket, Component, ComponentMethod, Limit, Norm, Pot};

use crate::convert::dates::day;
use crate::convert::money::euro_cents;
use crate::convert::words::Word;

/// The terms that hold, with the norm amounts that hold: those of the terms and those that were set since.
pub(super) fn terms(pot: &Pot) -> v1::FundTerms {
    let terms = pot.terms();
    v1::FundTerms {
        name: terms.name.to_string(),
        authority: terms.authority.number(),
        authority_name: terms.authority_name.to_string(),
        legal_base: terms.legal_base.to_string(),
        legal_version: terms.legal_version.to_string(),
        source: terms.source.to_string(),
        sisa_code: terms.sisa_code.as_ref().map(ToString::to_string).unwrap_or_default(),
        last_commitment_day: terms.last_commitment_day.and_then(day),
        last_account_day: terms.last_account_day.and_then(day),
        eligible: terms.eligible.iter().map(Word::number).collect(),
        components: terms.components.iter().map(|component| self::component(component, pot)).collect(),
        limits: terms.limits.iter().map(limit).collect(),
    }
}

fn component(component: &Component, pot: &Pot) -> v1::Component {
    // A component that became always actual keeps the norms of its past, but they hold no more.
    let by_norm = component.method != ComponentMethod::Actual;
    let held = pot.norms.iter().filter(|(line, _)| by_norm && line.component == component.code);
    let norms = held
        .map(|(line, norm)| v1::YearNorm { year: line.year.number().into(), norm: Some(self::norm(norm)) });
    v1::Component {
        code: component.code.to_string(),
        name_nl: component.name_nl.to_string(),
        name_en: component.name_en.to_string(),
        method: component.method.number(),
        unit: component.unit.number(),
        once: component.once.number(),
        norms: norms.collect(),
    }
}

fn norm(norm: &Norm) -> v1::Norm {
    use v1::norm::Norm as Wire;
    let norm = match norm {
        Norm::Amount(amount) => Wire::Amount(euro_cents(*amount)),
        Norm::ByVictims(brackets) => {
            Wire::ByVictims(v1::ByVictims { brackets: brackets.iter().map(bracket).collect() })
        }
    };
    v1::Norm { norm: Some(norm) }
}

fn bracket(bracket: &Bracket) -> v1::Bracket {
    v1::Bracket {
        from: i32::try_from(bracket.from).unwrap_or(i32::MAX),
        amount: Some(euro_cents(bracket.amount)),
    }
}

fn limit(limit: &Limit) -> v1::Limit {
    v1::Limit {
        component: limit.component.to_string(),
        activity: limit.activity.to_string(),
        name_nl: limit.name_nl.to_string(),
        name_en: limit.name_en.to_string(),
        most: limit.most.map(euro_cents),
        offered: limit.offered.number(),
        per: limit.per.number(),
        college_may_exceed: limit.college_may_exceed.number(),
    }
}
