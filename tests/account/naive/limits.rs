//! Limits of activities: per household or person, over all years, in the order of the ledger.

use std::collections::BTreeMap;

use super::Line;
use super::facts::Known;

/// By how much the part of what is over a limit is larger.
const OVER: u16 = 10;

/// What counts under one limit, and what was over it.
#[derive(Default)]
struct Used {
    counted: i64,
    over: i64,
}

/// What is over the most becomes a line of its own; what comes back takes off what was over first.
pub(super) fn limits(known: &Known<'_>, lines: &mut Vec<Line>) {
    let mut used: BTreeMap<(String, String, String), Used> = BTreeMap::new();
    let mut after = Vec::new();
    for mut line in lines.drain(..) {
        let limits = known.fund.terms(line.concerns, known.stage)["limits"].as_array();
        let limit = limits.into_iter().flatten().find(|limit| {
            limit["component"].as_str() == line.component.as_deref()
                && limit["activity"].as_str() == line.rests.activity.as_deref()
        });
        let applies = line.standing == "counted" && line.counts == "cost";
        let Some(limit) = limit.filter(|limit| applies && !limit["most"].is_null()) else {
            after.push(line);
            continue;
        };
        let per_person = limit["per"] == "Person";
        let subject = if per_person { &line.person } else { &line.household };
        let Some(subject) = subject.clone() else {
            after.push(line);
            continue;
        };
        let key = (line.component.clone().unwrap(), limit["activity"].to_string(), subject);
        let used = used.entry(key).or_default();
        let may = line.rests.overridden || line.rests.college && limit["college_may_exceed"] == "Exceed";
        let over = match (may, line.cents) {
            (true, _) => 0,
            (false, cents) if cents >= 0 => {
                (used.counted + cents - limit["most"].as_i64().unwrap()).clamp(0, cents)
            }
            (false, cents) => -used.over.min(-cents),
        };
        used.counted += line.cents - over;
        used.over += over;
        if over != 0 {
            let mut rest = line.clone();
            rest.id.1 += OVER;
            rest.cents = over;
            rest.standing = "over_limit";
            after.push(rest);
        }
        line.cents -= over;
        // What is over the limit as a whole leaves nothing that counts.
        if over == 0 || line.cents != 0 {
            after.push(line);
        }
    }
    *lines = after;
}
