//! A household asks for something that costs money.

use domain::ids::ProvisionId;
use domain::money::Amount;
use domain::provision::{AmountKind, Form, RequestProvision};

use super::{Asked, Scene};
use crate::generator::{
    chance::Chance,
    money::{Grant, component_of, restructuring},
};

/// In euros, with how often.
const EUROS: [(u32, (u32, u32)); 4] =
    [(50, (40, 400)), (35, (400, 2_000)), (12, (2_000, 5_000)), (3, (5_001, 9_999))];

pub(super) fn request(scene: &mut Scene<'_>) -> Option<Asked> {
    let case = scene.case?;
    let provision = ProvisionId::new(scene.new_id());
    let need = case.needs.first().map(|need| need.recorded.need);
    let measures = case.plan.as_ref().map(|plan| &plan.current().measures);
    let measure = measures.and_then(|measures| measures.first()).map(|measure| measure.measure);
    let chance = &mut scene.family.chance;
    let rijk = chance.happens(85);
    let fund = scene.funds[usize::from(!rijk)];
    let activity = (rijk && chance.happens(8)).then(restructuring);
    let (low, high) = chance.weighed(&EUROS);
    let amount = Amount::new(i64::from(chance.between(low..=high)) * 1_00).expect("a few thousand euros");
    let amount_kind = if chance.happens(30) { AmountKind::Estimate } else { AmountKind::Fixed };
    let form = if chance.happens(60) { Form::InKind } else { Form::InMoney };
    let grant = Grant::new(provision, Chance::of(chance.next(), 1));
    let request = RequestProvision {
        person: if activity.is_some() || scene.family.chance.happens(50) { scene.somebody() } else { None },
        fact: scene.fact.clone(),
        provision,
        household: scene.family.id,
        need,
        measure,
        life_domain: scene.life_domain(),
        fund,
        component: component_of(rijk),
        activity,
        purpose: scene.text(40),
        amount,
        amount_kind,
        form,
    };
    Some(Asked::Provision(Box::new(request), grant))
}
