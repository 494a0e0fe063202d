//! The terms of a small grant, an approval policy, and a fund that is under way.

use api::v1;
use domain::fund::Fund;

use super::{given, request};
use crate::convert::tests::day;

pub(in crate::convert::tests) fn cents(cents: i64) -> Option<v1::EuroCents> {
    Some(v1::EuroCents { cents })
}

pub(in crate::convert::tests) fn line(year: i32, component: &str) -> Option<v1::BudgetLine> {
    Some(v1::BudgetLine { year, component: component.into() })
}

pub(super) fn norm(amount: i64) -> Option<v1::Norm> {
    Some(v1::Norm { norm: cents(amount).map(v1::norm::Norm::Amount) })
}

pub(super) fn by_victims(brackets: &[(i32, i64)]) -> Option<v1::Norm> {
    let bracket = |(from, amount): &(i32, i64)| v1::Bracket { from: *from, amount: cents(*amount) };
    let brackets = brackets.iter().map(bracket).collect();
    Some(v1::Norm { norm: Some(v1::norm::Norm::ByVictims(v1::ByVictims { brackets })) })
}

pub(super) fn component(code: &str, norms: Vec<v1::YearNorm>) -> v1::Component {
    let method = if norms.is_empty() { v1::ComponentMethod::Actual } else { v1::ComponentMethod::Chosen };
    v1::Component {
        code: code.into(),
        name_nl: format!("Activiteit {code}"),
        name_en: format!("Activity {code}"),
        method: method.into(),
        unit: v1::CountUnit::Household.into(),
        once: v1::Counting::OnceEver.into(),
        norms,
    }
}

pub(super) fn restructuring() -> v1::Limit {
    v1::Limit {
        component: "c".into(),
        activity: "restructuring".into(),
        name_nl: "Schuldregeling".into(),
        name_en: "Debt restructuring".into(),
        most: cents(10_000_00),
        offered: v1::Counting::OnceEver.into(),
        per: v1::CountUnit::Person.into(),
        college_may_exceed: v1::CollegeMay::Exceed.into(),
    }
}

pub(in crate::convert::tests) fn terms() -> v1::FundTerms {
    let norms = |norm| vec![v1::YearNorm { year: 2026, norm }];
    v1::FundTerms {
        name: "SPUK hersteloperatie".into(),
        authority: v1::Authority::Rijk.into(),
        authority_name: "Ministerie van Financiën".into(),
        legal_base: "Regeling 2021".into(),
        legal_version: "Stcrt. 2022-28784".into(),
        source: "an example".into(),
        sisa_code: "B2".into(),
        last_commitment_day: day(2027, 1, 1),
        last_account_day: day(2030, 1, 1),
        eligible: vec![v1::Ground::Applicant.into(), v1::Ground::Child.into()],
        components: vec![
            component("a", norms(norm(380_00))),
            component("c", vec![]),
            component("e", norms(by_victims(&[(0, 12_000_00), (50, 48_000_00)]))),
        ],
        limits: vec![restructuring()],
    }
}

pub(in crate::convert::tests) fn policy() -> v1::ApprovalPolicy {
    let roles = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    v1::ApprovalPolicy {
        name: "Akkoord voorzieningen".into(),
        source: "an example".into(),
        bands: vec![
            v1::Band {
                up_to: cents(5_000_00),
                roles: roles(&["family_worker", "work_and_income", "social_counsel"]),
                at_least: Some(2),
            },
            v1::Band { up_to: None, roles: roles(&["team_manager", "project_leader"]), at_least: None },
        ],
        together: vec![v1::DutyPair { one: v1::Duty::Commit.into(), other: v1::Duty::Decide.into() }],
    }
}

pub(in crate::convert::tests) fn account() -> v1::PayingAccount {
    v1::PayingAccount {
        name: "Gemeente Utrecht".into(),
        iban: "NL91 ABNA 0417 1643 00".into(),
        bic: "ABNANL2A".into(),
    }
}

pub(super) fn adopt() -> v1::AdoptApprovalPolicyRequest {
    request!(AdoptApprovalPolicyRequest { policy: Some(policy()), in_force_from: day(2027, 1, 1) })
}

/// A fund with budget, a policy and an account.
pub(super) async fn under_way() -> Fund {
    let mut fund = Fund::default();
    let opened = v1::OpenFundRequest {
        happened_on: day(2026, 11, 1),
        ..request!(OpenFundRequest { terms: Some(terms()) })
    };
    given(&mut fund, opened).await.unwrap();
    let allocated = request!(AllocateBudgetRequest { line: line(2026, "c"), amount: cents(100_000_00) });
    given(&mut fund, allocated).await.unwrap();
    given(&mut fund, adopt()).await.unwrap();
    given(&mut fund, request!(SetPayingAccountRequest { account: Some(account()) })).await.unwrap();
    fund
}
