//! Who has which duty in Utrecht: each of them somebody else.

use server::auth::Role;

use crate::{App, Client};

/// Somebody in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Officer {
    /// The subject of the token.
    pub name: &'static str,
    /// The role in it.
    pub role: Role,
}

impl Officer {
    /// A channel of this officer.
    pub fn of(self, app: &App) -> Client {
        app.as_officer(self.name, self.role)
    }
}

macro_rules! officers {
    ($($(#[$doc:meta])+ $officer:ident = $name:literal $role:ident,)+) => {$(
        $(#[$doc])+
        pub const $officer: Officer = Officer { name: $name, role: Role::$role };
    )+};
}

officers! {
    /// Requests provisions and puts them to the vote.
    COORDINATOR = "r.aydin" Coordinator,
    /// Votes on small amounts.
    FAMILY_WORKER = "f.bos" FamilyWorker,
    /// Votes on small amounts.
    WORK_AND_INCOME = "w.smit" WorkAndIncome,
    /// Votes on small amounts.
    SOCIAL_COUNSEL = "m.bakker" SocialCounsel,
    /// Votes on large amounts.
    TEAM_MANAGER = "t.jansen" TeamManager,
    /// Votes on large amounts.
    PROJECT_LEADER = "p.dijk" ProjectLeader,
    /// Votes on large amounts.
    MANAGER_WORK_AND_INCOME = "h.visser" ManagerWorkAndIncome,
    /// Decides in the name of the college.
    DECIDER = "d.mulder" MandatedDecider,
    /// Overrides rules and decides on objections: who decided on a provision does neither.
    OTHER_DECIDER = "d.ander" MandatedDecider,
    /// Commits money, and says what a fund is.
    BUDGET_HOLDER = "b.hoek" BudgetHolder,
    /// States that something was delivered.
    STATER = "s.kok" PerformanceStater,
    /// Orders payments and deals with the bank.
    PAYER = "a.post" PaymentAdministration,
    /// States by hand what the bank did: who ordered a payment does not say that it failed.
    OTHER_PAYER = "a.ander" PaymentAdministration,
    /// Closes years, corrects what was booked, and reads everything.
    CONTROLLER = "c.wit" Controller,
    /// Follows signals up, and says how the work is done and what support there is.
    PROGRAMME_LEAD = "l.groen" ProgrammeLead,
    /// Takes in objections.
    OBJECTIONS = "o.vos" ObjectionHandler,
}

/// The three who vote up to and including EUR 5,000.00.
pub const SMALL: [Officer; 3] = [FAMILY_WORKER, WORK_AND_INCOME, SOCIAL_COUNSEL];
/// The three who vote above it.
pub const LARGE: [Officer; 3] = [TEAM_MANAGER, PROJECT_LEADER, MANAGER_WORK_AND_INCOME];
