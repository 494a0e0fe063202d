//! What happens to households.

use jiff::civil::date;
use serde_json::{Value, json};

use super::deed::{Deed, What};
use super::teller::{HOUSEHOLDS, PERSONS, SEALED, Teller, day, household, person};

const GROUNDS: [&str; 6] =
    ["Applicant", "Applicant", "Child", "ExPartner", "PartnerOfDeceased", "FamilyMember"];
const TERMS: [&str; 3] = ["AfterRejection", "AfterRejection", "Plan"];

impl Teller {
    /// The households are reported before anything happens to them.
    pub(super) fn report(&mut self) {
        for number in 0..HOUSEHOLDS {
            self.homes.entry(number).or_default().reported = true;
            let body = json!({ "source": "SelfReport", "text": null });
            self.say("household", &household(number), "HouseholdReported", date(2024, 1, 1), body);
        }
    }

    pub(super) fn in_household(&mut self, deed: Deed) {
        let number = deed.one % HOUSEHOLDS;
        let who = deed.two % PERSONS;
        let elsewhere = self.homes.values().any(|home| !home.ended && home.members.contains(&who));
        let home = self.homes.entry(number).or_default();
        let open = home.reported && !home.ended;
        let member = home.members.contains(&who);
        match deed.what {
            What::Join if open && !elsewhere => self.join(deed),
            What::Leave if open && member => {
                home.members.remove(&who);
                self.told(deed, "MemberLeft", json!({ "person": person(who), "reason": "MovedOut" }));
            }
            What::Status if home.reported && member => {
                let body = json!({ "person": person(who), "status": status(deed) });
                self.told(deed, "VictimStatusRecorded", body);
            }
            What::Contact if open && !home.contacted => {
                home.contacted = true;
                self.told(deed, "FirstContactMade", json!({ "channel": "Phone", "text": null }));
            }
            What::Talk if open && member => {
                self.told(deed, "ThreeWayTalkHeld", json!({ "persons": [person(who)], "text": null }));
            }
            What::Extend if open => {
                let (term, until) =
                    (TERMS[usize::from(deed.way) % 3], day(deed).saturating_add(jiff::Span::new().days(90)));
                self.told(deed, "TermOverridden", json!({ "term": term, "until": until, "text": SEALED }));
            }
            What::End if open => {
                home.ended = true;
                self.told(deed, "SupportEnded", json!({ "reason": "Other", "text": null }));
            }
            What::Resume if home.ended => self.resume(deed),
            _ => self.in_plan(deed),
        }
    }

    fn in_plan(&mut self, deed: Deed) {
        let home = self.homes.entry(deed.one % HOUSEHOLDS).or_default();
        let open = home.reported && !home.ended;
        match deed.what {
            What::Plan if open && home.version == 0 => {
                home.version = 1;
                self.told(deed, "PlanDrawnUp", json!({ "version": 1, "goals": [], "measures": [] }));
            }
            What::Revise if open && home.version > 0 => {
                home.version += 1;
                home.agreed.clear();
                let version = home.version;
                let body = json!({ "version": version, "goals": [], "measures": [], "reason": SEALED });
                self.told(deed, "PlanRevised", body);
            }
            What::Agree if open && home.version > 0 => {
                let asked = [deed.two % PERSONS, deed.way % PERSONS, deed.way / 12 % PERSONS];
                let mut who: Vec<u8> = home.members.iter().copied().collect();
                who.retain(|one| asked.contains(one) && !home.agreed.contains(one));
                if !who.is_empty() {
                    home.agreed.extend(&who);
                    let version = home.version;
                    let persons: Vec<String> = who.into_iter().map(person).collect();
                    self.told(deed, "PlanAgreed", json!({ "version": version, "persons": persons }));
                }
            }
            What::Aftercare if open && home.version > 0 && !home.aftercare => {
                home.aftercare = true;
                self.told(deed, "AftercareStarted", json!({ "text": null }));
            }
            _ => {}
        }
    }

    fn join(&mut self, deed: Deed) {
        let who = deed.two % PERSONS;
        self.homes.entry(deed.one % HOUSEHOLDS).or_default().members.insert(who);
        let identity = json!({
            "name": SEALED, "bsn": null, "date_of_birth": null, "address": null, "contact_details": null
        });
        let ground = GROUNDS[usize::from(deed.way) % GROUNDS.len()];
        let body = json!({
            "person": person(who), "ground": ground, "victim_status": status(deed), "identity": identity
        });
        self.told(deed, "MemberJoined", body);
    }

    /// Only when nobody of it belongs to another household by now.
    fn resume(&mut self, deed: Deed) {
        let number = deed.one % HOUSEHOLDS;
        let members = self.homes[&number].members.clone();
        let elsewhere = |who: &u8| {
            self.homes
                .iter()
                .any(|(other, home)| *other != number && !home.ended && home.members.contains(who))
        };
        if !members.iter().any(elsewhere) {
            self.homes.entry(number).or_default().ended = false;
            self.told(deed, "SupportResumed", json!({ "text": SEALED }));
        }
    }

    fn told(&mut self, deed: Deed, name: &str, body: Value) {
        self.say("household", &household(deed.one), name, day(deed), body);
    }
}

/// A rejection is told on the day or up to 29 days before or after it.
fn status(deed: Deed) -> Value {
    match deed.way / 6 % 5 {
        0 | 1 => {
            let told = day(deed).saturating_add(jiff::Span::new().days(i64::from(deed.way % 30) - 25));
            json!({ "Rejected": { "municipality_told_on": told } })
        }
        2 | 3 => json!("Recognised"),
        _ => json!("Potential"),
    }
}
