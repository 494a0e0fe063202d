//! Terms and policies of the stories: a small grant with everything a rule looks at, and Utrecht's two bands.
//!
//! Stories that need other ones change a part.

use domain::fund::*;
use domain::household::Ground;
use domain::ids::{OwnBic, OwnIban, SisaCode};

use super::*;

/// First contact (a, a choice of method), support (c, always actual cost) and coordination (e, by victims).
pub(crate) fn terms() -> FundTerms {
    FundTerms {
        name: public("Recovery grant"),
        authority: Authority::Rijk,
        authority_name: public("Ministry of the stories"),
        legal_base: public("Regulation of the stories"),
        legal_version: public("2024-11-15"),
        source: public("made for the stories"),
        sisa_code: Some(SisaCode::new("B2").expect("stories use short codes")),
        last_commitment_day: Some(LAST_DAY),
        last_account_day: Some(date(2029, 12, 31)),
        eligible: [Ground::Applicant, Ground::Child].into(),
        components: vec![first_contact(), support_component(), coordination()],
        limits: vec![restructuring(), clothing(), advice()],
    }
}

pub(crate) fn first_contact() -> Component {
    let norm = YearNorm { year: year(2026), norm: Norm::Amount(eur(380_00)) };
    let (method, unit, once) = (ComponentMethod::Chosen, CountUnit::Household, Counting::OnceEver);
    Component { norms: vec![norm], ..component_of("a", method, unit, once) }
}

pub(crate) fn support_component() -> Component {
    component_of("c", ComponentMethod::Actual, CountUnit::Person, Counting::EveryTime)
}

pub(crate) fn coordination() -> Component {
    let norm = YearNorm { year: year(2026), norm: by_victims(&[(0, 12_000_00), (50, 48_000_00)]) };
    let (method, unit, once) = (ComponentMethod::Chosen, CountUnit::Year, Counting::EveryTime);
    Component { norms: vec![norm], ..component_of("e", method, unit, once) }
}

fn component_of(code: &str, method: ComponentMethod, unit: CountUnit, once: Counting) -> Component {
    let (code, name_nl, name_en) = (component(code), public("onderdeel"), public("part"));
    Component { code, name_nl, name_en, method, unit, once, norms: Vec::new() }
}

pub(crate) fn by_victims(brackets: &[(u32, i64)]) -> Norm {
    let bracket = |(from, cents): &(u32, i64)| Bracket { from: *from, amount: eur(*cents) };
    Norm::ByVictims(brackets.iter().map(bracket).collect())
}

/// Once per person, at most EUR 10,000, of which the college may make more.
pub(crate) fn restructuring() -> Limit {
    let (most, offered) = (Some(eur(10_000_00)), Counting::OnceEver);
    Limit { most, offered, ..limit_of("restructuring", CountUnit::Person, CollegeMay::Exceed) }
}

/// At most EUR 500 per household in all, whoever decides.
pub(crate) fn clothing() -> Limit {
    let (most, offered) = (Some(eur(500_00)), Counting::EveryTime);
    Limit { most, offered, ..limit_of("clothing", CountUnit::Household, CollegeMay::NotExceed) }
}

/// Once per household, for any amount.
pub(crate) fn advice() -> Limit {
    let (most, offered) = (None, Counting::OnceEver);
    Limit { most, offered, ..limit_of("advice", CountUnit::Household, CollegeMay::Exceed) }
}

fn limit_of(code: &str, per: CountUnit, college_may_exceed: CollegeMay) -> Limit {
    let (name_nl, name_en) = (public("activiteit"), public("activity"));
    let (most, offered) = (None, Counting::EveryTime);
    let (component, activity) = (component("c"), activity(code));
    Limit { component, activity, name_nl, name_en, most, offered, per, college_may_exceed }
}

/// Up to and including EUR 5,000 the work floor, above it the managers; each time all three.
pub(crate) fn policy() -> ApprovalPolicy {
    ApprovalPolicy {
        name: public("Approval of the stories"),
        source: public("made for the stories"),
        bands: vec![
            band(Some(5_000_00), &["family_worker", "work_and_income", "social_counsel"]),
            band(None, &["team_manager", "project_leader", "manager_work_and_income"]),
        ],
        together: [].into(),
    }
}

pub(crate) fn band(up_to: Option<i64>, roles: &[&str]) -> Band {
    let (up_to, roles) = (up_to.map(eur), roles.iter().map(|word| role(word)).collect());
    Band { up_to, roles, rule: VoteRule::Unanimous }
}

pub(crate) fn paying_account() -> PayingAccount {
    PayingAccount {
        name: public("Gemeente Utrecht"),
        iban: OwnIban::new("NL91ABNA0417164300").expect("an example of the standard is well formed"),
        bic: Some(OwnBic::new("ABNANL2A").expect("an example of the standard is well formed")),
    }
}
