//! The terms of a fund part by part: components with their norm amounts, and limits.
//!
//! Here each field is checked on its own; whether the terms can hold as a whole is judged by the domain.

use api::v1;
use domain::fund as d;

use super::each;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::errors::Reason;

/// Terms that must be there.
pub(super) fn terms(fields: &mut Fields, field: &str, sent: Option<v1::FundTerms>) -> Field<d::FundTerms> {
    let Some(sent) = sent else {
        return Err(fields.wrong(field, Reason::FieldRequired, vec![]));
    };
    fields.within(field, |fields| {
        let name = fields.public_text("name", sent.name);
        let authority = fields.word("authority", sent.authority);
        let authority_name = fields.public_text("authority_name", sent.authority_name);
        let legal_base = fields.public_text("legal_base", sent.legal_base);
        let legal_version = fields.public_text("legal_version", sent.legal_version);
        let source = fields.public_text("source", sent.source);
        let sisa_code = fields.optional_sisa_code("sisa_code", sent.sisa_code);
        let last_commitment_day = fields.optional_date("last_commitment_day", sent.last_commitment_day);
        let last_account_day = fields.optional_date("last_account_day", sent.last_account_day);
        let eligible = fields.words("eligible", &sent.eligible, limits::GROUNDS);
        let components =
            each(fields, "components", sent.components, d::FundTerms::MOST_COMPONENTS, component);
        let limits = each(fields, "limits", sent.limits, d::FundTerms::MOST_LIMITS, limit);
        Ok(d::FundTerms {
            name: name?,
            authority: authority?,
            authority_name: authority_name?,
            legal_base: legal_base?,
            legal_version: legal_version?,
            source: source?,
            sisa_code: sisa_code?,
            last_commitment_day: last_commitment_day?,
            last_account_day: last_account_day?,
            eligible: eligible?,
            components: components?,
            limits: limits?,
        })
    })
}

fn component(fields: &mut Fields, sent: v1::Component) -> Field<d::Component> {
    let code = fields.component("code", sent.code);
    let name_nl = fields.public_text("name_nl", sent.name_nl);
    let name_en = fields.public_text("name_en", sent.name_en);
    let method = fields.word("method", sent.method);
    let unit = fields.word("unit", sent.unit);
    let once = fields.word("once", sent.once);
    let norms = each(fields, "norms", sent.norms, limits::NORMS, year_norm);
    Ok(d::Component {
        code: code?,
        name_nl: name_nl?,
        name_en: name_en?,
        method: method?,
        unit: unit?,
        once: once?,
        norms: norms?,
    })
}

fn year_norm(fields: &mut Fields, sent: v1::YearNorm) -> Field<d::YearNorm> {
    let (year, norm) = (fields.year("year", sent.year), norm(fields, "norm", sent.norm));
    Ok(d::YearNorm { year: year?, norm: norm? })
}

/// A norm that must be there, in one of its forms.
pub(super) fn norm(fields: &mut Fields, field: &str, sent: Option<v1::Norm>) -> Field<d::Norm> {
    use v1::norm::Norm as Wire;
    let Some(v1::Norm { norm: Some(norm) }) = sent else {
        return Err(fields.wrong(field, Reason::FieldRequired, vec![]));
    };
    fields.within(field, |fields| match norm {
        Wire::Amount(amount) => fields.amount("amount", Some(amount)).map(d::Norm::Amount),
        Wire::ByVictims(v1::ByVictims { brackets }) => fields
            .within("by_victims", |fields| {
                each(fields, "brackets", brackets, d::FundTerms::MOST_BRACKETS, bracket)
            })
            .map(d::Norm::ByVictims),
    })
}

fn bracket(fields: &mut Fields, sent: v1::Bracket) -> Field<d::Bracket> {
    let from = fields.number("from", sent.from.into(), 0..=i32::MAX.into());
    let amount = fields.amount("amount", sent.amount);
    Ok(d::Bracket { from: from? as u32, amount: amount? })
}

fn limit(fields: &mut Fields, sent: v1::Limit) -> Field<d::Limit> {
    let component = fields.component("component", sent.component);
    let activity = fields.activity("activity", sent.activity);
    let name_nl = fields.public_text("name_nl", sent.name_nl);
    let name_en = fields.public_text("name_en", sent.name_en);
    let most = fields.optional_amount("most", sent.most);
    let offered = fields.word("offered", sent.offered);
    let per = fields.word("per", sent.per);
    let college_may_exceed = fields.word("college_may_exceed", sent.college_may_exceed);
    Ok(d::Limit {
        component: component?,
        activity: activity?,
        name_nl: name_nl?,
        name_en: name_en?,
        most: most?,
        offered: offered?,
        per: per?,
        college_may_exceed: college_may_exceed?,
    })
}
