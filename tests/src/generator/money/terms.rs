//! The terms of the two funds: a specific grant of the Rijk with a limit, and a fund of the council for emergencies.

use domain::fund::{
    ApprovalPolicy, Authority, Band, CollegeMay, Component, ComponentMethod, CountUnit, Counting, FundTerms,
    Limit, PayingAccount, VoteRule,
};
use domain::household::Ground;
use domain::ids::{ActivityCode, ComponentCode, OwnBic, OwnIban, PublicText, RoleCode, SisaCode};
use domain::money::Amount;

/// Whose votes are asked for up to EUR 5,000, and above.
const WORK_FLOOR: [&str; 3] = ["family_worker", "work_and_income", "social_counsel"];
const MANAGERS: [&str; 3] = ["team_manager", "project_leader", "manager_work_and_income"];

/// The component that is spent: of the grant of the Rijk, or of the fund of the council.
pub(in crate::generator) fn component_of(rijk: bool) -> ComponentCode {
    ComponentCode::new(if rijk { "c" } else { "nood" }).expect("a short code")
}

/// The activity with a limit.
pub(in crate::generator) fn restructuring() -> ActivityCode {
    ActivityCode::new("restructuring").expect("a short code")
}

/// Everybody but family only is eligible; restructuring is offered once per person, for at most EUR 10,000.
pub(super) fn of_the_rijk() -> FundTerms {
    FundTerms {
        sisa_code: Some(SisaCode::new("B2").expect("a short code")),
        eligible: [Ground::Applicant, Ground::Child, Ground::ExPartner, Ground::FamilyMember].into(),
        limits: vec![Limit {
            component: component_of(true),
            activity: restructuring(),
            name_nl: public("Schuldsanering"),
            name_en: public("Debt restructuring"),
            most: Some(eur(10_000_00)),
            offered: Counting::OnceEver,
            per: CountUnit::Person,
            college_may_exceed: CollegeMay::Exceed,
        }],
        ..terms("Specifieke uitkering", Authority::Rijk, true)
    }
}

/// For anybody.
pub(super) fn of_the_council() -> FundTerms {
    terms("Noodfonds", Authority::Council, false)
}

fn terms(name: &str, authority: Authority, rijk: bool) -> FundTerms {
    FundTerms {
        name: public(name),
        authority,
        authority_name: public("Verzonnen verstrekker"),
        legal_base: public("Verzonnen regeling"),
        legal_version: public("1"),
        source: public("made up for random histories"),
        sisa_code: None,
        last_commitment_day: None,
        last_account_day: None,
        eligible: [].into(),
        components: vec![Component {
            code: component_of(rijk),
            name_nl: public("Ondersteuning"),
            name_en: public("Support"),
            method: ComponentMethod::Actual,
            unit: CountUnit::Person,
            once: Counting::EveryTime,
            norms: Vec::new(),
        }],
        limits: Vec::new(),
    }
}

/// Up to and including EUR 5,000 the work floor, above it the managers; each time all three.
pub(super) fn policy() -> ApprovalPolicy {
    let band = |up_to, roles: [&str; 3]| Band {
        up_to,
        roles: roles.iter().map(|word| RoleCode::new(*word).expect("a word")).collect(),
        rule: VoteRule::Unanimous,
    };
    ApprovalPolicy {
        name: public("Verzonnen beleid"),
        source: public("made up for random histories"),
        bands: vec![band(Some(eur(5_000_00)), WORK_FLOOR), band(None, MANAGERS)],
        together: [].into(),
    }
}

pub(super) fn account() -> PayingAccount {
    PayingAccount {
        name: public("Gemeente"),
        iban: OwnIban::new("NL91ABNA0417164300").expect("an example of the standard is well formed"),
        bic: Some(OwnBic::new("ABNANL2A").expect("an example of the standard is well formed")),
    }
}

pub(super) fn eur(cents: i64) -> Amount {
    Amount::new(cents).expect("more than nothing")
}

fn public(text: &str) -> PublicText {
    PublicText::new(text).expect("a short text")
}
