//! Victims: one line per person who joined a household on a ground of Wht 2.21(1) a to e, in the year of joining.
//!
//! SiSa B2/01 and B2/02 ask for "(potential) victims": so whether UHT recognised the person does not matter (I), and
//! family members are none.

use domain::account::LineId;
use domain::household::Ground;

use super::candidate::{Candidate, Once};
use super::members::House;
use super::years::year_of;
use crate::facts::What;
use crate::line::{Counted, LeftOut, Standing};

/// The victims of a household. A person counts once ever, in whatever household they joined first.
pub(super) fn candidates(house: &House<'_>, candidates: &mut Vec<Candidate>) {
    for fact in house.known() {
        let What::Joined { person, ground, .. } = fact.what else { continue };
        let year = year_of(fact.on);
        let Some(rules) = house.scope.rules(year).filter(|_| ground != Ground::FamilyMember) else {
            continue;
        };
        let mut line = house.line(LineId { position: fact.at, part: 0 }, Counted::Victim, year, fact.on);
        line.person = Some(person);
        if !rules.terms.eligible.is_empty() && !rules.terms.eligible.contains(&ground) {
            line.standing = Standing::LeftOut(LeftOut::NotEligible);
        }
        candidates.push(Candidate { line, once: Some(Once::Victim(person)), limited: None });
    }
}
