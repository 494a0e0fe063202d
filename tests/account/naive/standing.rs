//! Which lines are left out, and why: one pass for each reason, in the order in which the reasons go before one another.
//! A line that another reason leaves out uses nothing up that a later line asks for.

use std::collections::BTreeSet;

use super::Line;
use super::facts::Known;
use super::limits::limits;
use super::rejection::is_after_rejection;
use super::row::date;

/// Judges all lines, which are in the order of the ledger.
pub(super) fn judge(known: &Known<'_>, lines: &mut Vec<Line>) {
    let no_norm = ids(lines, "no_norm");
    lines.iter_mut().for_each(|line| line.standing = "counted");
    leave_out(lines, "not_eligible", |line| !is_eligible(known, line));
    leave_out(lines, "after_rejection", |line| {
        let (Some(household), Some(day)) = (&line.household, line.rests.committed_on) else { return false };
        is_after_rejection(known, household, day)
    });
    leave_out(lines, "after_last_commitment", |line| {
        let last = &known.fund.terms(line.concerns, known.stage)["last_commitment_day"];
        line.counts == "cost"
            && !last.is_null()
            && line.rests.committed_on.is_some_and(|committed| committed > date(last))
    });
    leave_out(lines, "after_last_account_day", |line| {
        let last = &known.fund.terms(line.concerns, known.stage)["last_account_day"];
        !last.is_null() && line.rests.delivered_on.is_some_and(|delivered| delivered > date(last))
    });
    leave_out(lines, "other_method", |line| {
        let code = line.component.as_deref().unwrap_or_default();
        let at_cost = || known.fund.method(code, line.concerns, known.stage) == "actual";
        line.counts == "cost" && !at_cost()
    });
    leave_out(lines, "no_norm", |line| no_norm.contains(&line.id));
    once(lines);
    limits(known, lines);
}

fn ids(lines: &[Line], standing: &str) -> BTreeSet<(u64, u16)> {
    lines.iter().filter(|line| line.standing == standing).map(|line| line.id).collect()
}

fn leave_out(lines: &mut [Line], reason: &'static str, applies: impl Fn(&Line) -> bool) {
    for line in lines.iter_mut().filter(|line| line.standing == "counted") {
        if applies(line) {
            line.standing = reason;
        }
    }
}

/// One of the persons a line is for, or any member of the household when none is named, has a ground that the terms ask
/// for; who ever belonged to the household is one. Nobody has one in a household in which all who ever belonged to it are
/// family: of whom, nobody can say.
fn is_eligible(known: &Known<'_>, line: &Line) -> bool {
    let asked = known.fund.terms(line.concerns, known.stage)["eligible"].as_array();
    let asked = asked.map_or(&[][..], Vec::as_slice);
    let Some(household) = line.household.as_deref() else { return true };
    if asked.is_empty() {
        return true;
    }
    if line.counts == "victim" {
        // A victim counts on the ground of that joining, whatever the person was later.
        let mut joined = known.household(household).into_iter().filter(|row| row.position == line.id.0);
        return joined.any(|row| asked.contains(&row.body["ground"]));
    }
    let mut for_somebody = false;
    let mut through_a_victim = false;
    for row in known.household(household) {
        if row.name == "MemberJoined" && asked.contains(&row.body["ground"]) {
            let named = line.rests.persons.iter().any(|person| row.text("person") == person);
            for_somebody |= named || line.rests.persons.is_empty();
            through_a_victim |= row.text("ground") != "FamilyMember";
        }
    }
    for_somebody && through_a_victim
}

/// What counts once ever counts by the first line, in whatever household or year.
fn once(lines: &mut [Line]) {
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for line in lines.iter_mut().filter(|line| line.standing == "counted") {
        if let Some(what) = &line.rests.once
            && !seen.insert(what.clone())
        {
            line.standing = "already_counted";
        }
    }
}
