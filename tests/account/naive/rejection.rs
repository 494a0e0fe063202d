//! The 30 days after the municipality was told that nobody in a household is a victim (Wht 2.21), and what hardship added to
//! them (Wht 9.1). Who was a member on the day counts, and the term does not begin while somebody may yet be a victim.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::Value;

use super::facts::Known;
use super::row::{Row, date};

/// Somebody's time in a household: statuses by date, and the first day on which it was over.
struct Membership<'a> {
    statuses: Vec<(Date, &'a Value)>,
    left_on: Option<Date>,
}

/// Whether a day is after those 30 days, and after any day until which that term was overridden.
pub(super) fn is_after_rejection(known: &Known<'_>, household: &str, day: Date) -> bool {
    let rows = known.household(household);
    let Some(from) = began(&memberships(&rows), day) else { return false };
    let mut until = from.saturating_add(30.days());
    for row in rows {
        if row.name == "TermOverridden" && row.text("term") == "AfterRejection" {
            until = until.max(row.date("until"));
        }
    }
    from <= day && day > until
}

/// When the term began, as known on a day.
fn began(memberships: &[Membership<'_>], day: Date) -> Option<Date> {
    let mut told = None;
    let mut ceased = None;
    for one in memberships {
        ceased = ceased.max(one.ceased_on(day));
        if one.left_on.is_some_and(|left| left <= day) {
            continue;
        }
        let Some((_, status)) = one.statuses.iter().rev().find(|(on, _)| *on <= day) else { continue };
        if may_be_victim(status) {
            return None;
        }
        told = told.max(told_on(status));
    }
    told.map(|told| ceased.map_or(told, |ceased: Date| ceased.max(told)))
}

impl Membership<'_> {
    /// The last day by which this person ceased to be a victim, or perhaps one, of the household.
    fn ceased_on(&self, day: Date) -> Option<Date> {
        let left = self.left_on.filter(|left| *left <= day);
        let mut held: Vec<(Date, &Value)> = self.statuses.clone();
        held.retain(|(on, _)| *on <= day && left.is_none_or(|left| *on < left));
        let mut ceased = None;
        for (place, (_, status)) in held.iter().enumerate() {
            let next =
                held.get(place + 1).map(|(on, status)| told_on(status).map_or(*on, |told| told.min(*on)));
            if may_be_victim(status) {
                ceased = ceased.max(next.or(left));
            }
        }
        ceased
    }
}

/// Everybody's times in the household. A status of a day before joining says nothing.
fn memberships<'a>(rows: &[&'a Row]) -> Vec<Membership<'a>> {
    let mut current: Vec<(&str, Membership<'a>)> = Vec::new();
    let mut past = Vec::new();
    for row in rows {
        let place = current.iter().position(|(person, _)| *person == row.text("person"));
        match (row.name.as_str(), place) {
            ("MemberJoined", _) => {
                let statuses = vec![(row.date("on"), &row.body["victim_status"])];
                current.push((row.text("person"), Membership { statuses, left_on: None }));
            }
            ("MemberLeft", Some(place)) => {
                let (_, mut membership) = current.remove(place);
                membership.left_on = Some(row.date("on"));
                past.push(membership);
            }
            ("VictimStatusRecorded", Some(place)) => {
                let statuses = &mut current[place].1.statuses;
                if row.date("on") >= statuses[0].0 {
                    statuses.push((row.date("on"), &row.body["status"]));
                    statuses.sort_by_key(|(on, _)| *on);
                }
            }
            _ => {}
        }
    }
    past.extend(current.into_iter().map(|(_, membership)| membership));
    past
}

fn may_be_victim(status: &Value) -> bool {
    status == "Potential" || status == "Recognised"
}

fn told_on(status: &Value) -> Option<Date> {
    let told = &status["Rejected"]["municipality_told_on"];
    (!told.is_null()).then(|| date(told))
}
