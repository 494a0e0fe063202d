//! The shipped indicator sets and the terms they are for.

use accountability::{Definition, FigureKind, Origin};
use domain::fund::*;
use domain::household::Ground;
use domain::ids::{ActivityCode, ComponentCode, PublicText, SisaCode};
use domain::money::{AccountingYear, Amount};
use jiff::civil::{Date, date};
use serde_json::Value;

const TERMS: &str = include_str!("../../../../data/funds/spuk-2021.json");
pub(crate) const SET_2024: &str = include_str!("../../../../data/indicators/spuk-b2-2024.json");
pub(crate) const SET_2025: &str = include_str!("../../../../data/indicators/spuk-b2-2025.json");
pub(crate) const SET_2026: &str = include_str!("../../../../data/indicators/spuk-b2-2026.json");

/// The shipped terms. Their JSON is that of the API; here it is read by hand.
pub(crate) fn terms() -> FundTerms {
    let json: Value = serde_json::from_str(TERMS).unwrap();
    FundTerms {
        name: public(&json["name"]),
        authority: Authority::Rijk,
        authority_name: public(&json["authorityName"]),
        legal_base: public(&json["legalBase"]),
        legal_version: public(&json["legalVersion"]),
        source: public(&json["source"]),
        sisa_code: Some(SisaCode::new(text(&json["sisaCode"])).unwrap()),
        last_commitment_day: Some(day(&json["lastCommitmentDay"])),
        last_account_day: Some(day(&json["lastAccountDay"])),
        eligible: list(&json["eligible"]).map(ground).collect(),
        components: list(&json["components"]).map(component).collect(),
        limits: list(&json["limits"]).map(limit).collect(),
    }
}

fn component(json: &Value) -> Component {
    Component {
        code: ComponentCode::new(text(&json["code"])).unwrap(),
        name_nl: public(&json["nameNl"]),
        name_en: public(&json["nameEn"]),
        method: match text(&json["method"]) {
            "COMPONENT_METHOD_CHOSEN" => ComponentMethod::Chosen,
            "COMPONENT_METHOD_ACTUAL" => ComponentMethod::Actual,
            other => panic!("{other} is not in the shipped terms"),
        },
        unit: unit(&json["unit"]),
        once: counting(&json["once"]),
        norms: list(&json["norms"]).map(year_norm).collect(),
    }
}

fn year_norm(json: &Value) -> YearNorm {
    let norm = match json["norm"]["byVictims"]["brackets"].as_array() {
        None => Norm::Amount(amount(&json["norm"]["amount"])),
        Some(brackets) => Norm::ByVictims(brackets.iter().map(bracket).collect()),
    };
    YearNorm { year: AccountingYear::new(number(&json["year"])).unwrap(), norm }
}

fn bracket(json: &Value) -> Bracket {
    Bracket { from: number(&json["from"]), amount: amount(&json["amount"]) }
}

fn limit(json: &Value) -> Limit {
    assert_eq!(text(&json["collegeMayExceed"]), "COLLEGE_MAY_EXCEED");
    Limit {
        component: ComponentCode::new(text(&json["component"])).unwrap(),
        activity: ActivityCode::new(text(&json["activity"])).unwrap(),
        name_nl: public(&json["nameNl"]),
        name_en: public(&json["nameEn"]),
        most: Some(amount(&json["most"])),
        offered: counting(&json["offered"]),
        per: unit(&json["per"]),
        college_may_exceed: CollegeMay::Exceed,
    }
}

fn ground(json: &Value) -> Ground {
    match text(json) {
        "GROUND_APPLICANT" => Ground::Applicant,
        "GROUND_CHILD" => Ground::Child,
        "GROUND_EX_PARTNER" => Ground::ExPartner,
        "GROUND_PARTNER_OF_DECEASED" => Ground::PartnerOfDeceased,
        "GROUND_CHILD_OF_DECEASED" => Ground::ChildOfDeceased,
        "GROUND_FAMILY_MEMBER" => Ground::FamilyMember,
        other => panic!("{other} is no ground"),
    }
}

fn unit(json: &Value) -> CountUnit {
    match text(json) {
        "COUNT_UNIT_HOUSEHOLD" => CountUnit::Household,
        "COUNT_UNIT_PERSON" => CountUnit::Person,
        "COUNT_UNIT_PLAN" => CountUnit::Plan,
        "COUNT_UNIT_YEAR" => CountUnit::Year,
        "COUNT_UNIT_TALK" => CountUnit::Talk,
        other => panic!("{other} is no unit"),
    }
}

fn counting(json: &Value) -> Counting {
    if text(json) == "COUNTING_ONCE_EVER" { Counting::OnceEver } else { Counting::EveryTime }
}

fn list(json: &Value) -> impl Iterator<Item = &Value> {
    json.as_array().unwrap().iter()
}

fn text(json: &Value) -> &str {
    json.as_str().unwrap()
}

fn public(json: &Value) -> PublicText {
    PublicText::new(text(json)).unwrap()
}

fn number<T: TryFrom<i64>>(json: &Value) -> T {
    T::try_from(json.as_i64().unwrap()).ok().unwrap()
}

fn amount(json: &Value) -> Amount {
    Amount::new(text(&json["cents"]).parse().unwrap()).unwrap()
}

fn day(json: &Value) -> Date {
    date(number(&json["year"]), number(&json["month"]), number(&json["day"]))
}

#[test]
fn the_shipped_sets_fit_the_shipped_terms_each_in_its_year() {
    for (text, year) in [(SET_2024, 2024), (SET_2025, 2025), (SET_2026, 2026)] {
        let set = Definition::parse(text).unwrap();
        let year = AccountingYear::new(year).unwrap();
        assert_eq!(set.year(), year);
        set.check_against(&terms(), year).unwrap();
    }
}

#[test]
fn the_shipped_sets_differ_by_their_year_alone() {
    let without_year = |text: &str, year: &str| text.replace(year, "year");
    assert_eq!(without_year(SET_2024, "2024"), without_year(SET_2025, "2025"));
    assert_eq!(without_year(SET_2025, "2025"), without_year(SET_2026, "2026"));
}

#[test]
fn what_is_sourced_says_so_and_all_else_is_ours() {
    let set = Definition::parse(SET_2025).unwrap();
    let sourced = set.figures().iter().filter(|figure| figure.origin == Origin::Sourced);
    let sourced: Vec<_> = sourced.map(|figure| (figure.id.as_str(), figure.source.is_some())).collect();
    assert_eq!(sourced, [("B2/01", true), ("B2/02", true)]);
    assert!(set.figures().iter().skip(2).all(|figure| figure.id.as_str().starts_with("HB/")));
    assert_eq!(set.figures().last().unwrap().kind, FigureKind::YesNo);
}
