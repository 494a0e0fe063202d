//! What people look at all day: worklists, terms as of a day, and what happened, now and as of an earlier moment.

use anyhow::Context as _;
use api::v1::{self, DeadlineState, DeadlineTerm, Worklist};
use jiff::civil::{Date, date};

use super::{
    Demo,
    client::Client,
    command::wire_date,
    ledgers,
    screen::{Look, Screen},
    story::{LEDGER, Story},
    tokens::Officer,
    words::{self, Told, nl_en},
};

/// A day on which the plan was still to be made.
const EARLIER: Date = date(2025, 3, 20);
/// The story right after the plan was agreed, counted in receipts.
const PLAN_AGREED: usize = 19;
/// How many lines are shown of what is longer.
const SHOWN: i32 = 3;

/// Shows it, as the coordinator of the story and the team manager see it.
///
/// # Errors
/// An answer of the server that is not what was asked for.
pub(super) async fn show(
    demo: &Demo,
    engineer: &Client,
    story: &Story,
    screen: &Screen,
) -> anyhow::Result<()> {
    let client = |officer| Client::new(demo.endpoint.clone(), demo.tokens.of(officer), screen.language);
    let (coordinator, manager) = (client(Officer::Coordinator)?, client(Officer::TeamManager)?);
    let title = nl_en("Waar mensen de hele dag naar kijken", "What people look at all day");
    screen.title(screen.say(title));
    screen.note(screen.say(nl_en(
        "Alles hieronder is uit de gebeurtenissen gerekend, van nu en van elk eerder moment even goed.",
        "All of it is computed from the events, as of now and as of any earlier moment alike.",
    )));
    let at_least_position = ledgers::size(engineer, LEDGER).await?.checked_sub(1);
    work(&manager, at_least_position, screen).await?;
    for on in [EARLIER, demo.today] {
        terms(&coordinator, on, at_least_position, screen).await?;
    }
    let agreed = story.receipts.get(PLAN_AGREED - 1).context("the story ends before the plan")?.last_position;
    for as_of in [Some(agreed), None] {
        timeline(&coordinator, story, as_of, screen).await?;
    }
    Ok(())
}

/// How much is on each worklist of the team, and what is on the one that is longest overdue.
async fn work(manager: &Client, at_least_position: Option<i64>, screen: &Screen) -> anyhow::Result<()> {
    heading(
        screen,
        nl_en("Wat er op de teammanager van Utrecht wacht", "What waits for the team manager of Utrecht"),
    );
    let request = v1::CountWorkRequest { ledger: LEDGER.to_owned(), at_least_position, ..Default::default() };
    for counted in manager.ask(request).await?.counts.iter().filter(|counted| counted.count > 0) {
        if let Some(name) = name(counted.worklist()) {
            screen.line(format_args!("   {:<24} {:>4}", screen.say(name), counted.count));
        }
    }
    let request = v1::ListWorkRequest {
        ledger: LEDGER.to_owned(),
        worklist: Worklist::OutOfSight.into(),
        page_size: SHOWN,
        at_least_position,
        ..Default::default()
    };
    for item in manager.ask(request).await?.items {
        if let Some(v1::work_item::Subject::Household(household)) = item.subject {
            let none = screen.say(nl_en("nooit", "never"));
            let last = Some(words::day(item.since, screen.language)).filter(|day| !day.is_empty());
            let seen = screen.say(nl_en("uit zicht, laatste contact:", "out of sight, last contact:"));
            let last = last.as_deref().unwrap_or(none);
            screen.line(screen.look(&format!("   {}  {seen} {last}", household.reference), Look::Faint));
        }
    }
    Ok(())
}

/// The terms of the households of the coordinator, as they stood on a day.
async fn terms(
    coordinator: &Client,
    on: Date,
    at_least_position: Option<i64>,
    screen: &Screen,
) -> anyhow::Result<()> {
    let day = words::day_of_year(on, screen.language);
    let told = nl_en("De termijnen van dat huishouden, gezien op", "The terms of that household, seen on");
    screen.gap();
    screen.line(screen.look(&format!("{} {}", screen.say(told), day.trim_start()), Look::Strong));
    let request = v1::ListDeadlinesRequest {
        ledger: LEDGER.to_owned(),
        on: Some(wire_date(on)),
        states: [DeadlineState::Running, DeadlineState::Passed, DeadlineState::Met].map(i32::from).to_vec(),
        coordinator_id: Officer::Coordinator.subject().to_owned(),
        at_least_position,
        ..Default::default()
    };
    for deadline in coordinator.ask(request).await?.deadlines {
        let (term, due) = (term(deadline.term()), words::day(deadline.due_on, screen.language));
        let by = screen.say(nl_en("uiterlijk", "by"));
        let stands = match deadline.state() {
            DeadlineState::Met => {
                let met = screen.say(nl_en("gehaald op", "met on"));
                format!("{met} {}", words::day(deadline.met_on, screen.language))
            }
            DeadlineState::Passed => screen.say(nl_en("verstreken", "passed")).to_owned(),
            _ => screen.say(nl_en("loopt", "running")).to_owned(),
        };
        screen.line(format_args!("   {:<22} {by} {due:<12} {stands}", screen.say(term)));
    }
    Ok(())
}

/// The last things that happened, as of a position or now.
async fn timeline(
    coordinator: &Client,
    story: &Story,
    as_of: Option<i64>,
    screen: &Screen,
) -> anyhow::Result<()> {
    let told = match as_of {
        Some(_) => nl_en(
            "Wat er het laatst gebeurd was, toen het plan er net lag",
            "What had happened last, when the plan was just there",
        ),
        None => nl_en("Wat er het laatst gebeurd is, nu", "What happened last, now"),
    };
    heading(screen, told);
    let moment = as_of.map(v1::as_of::Moment::Position);
    let request = v1::GetTimelineRequest {
        ledger: LEDGER.to_owned(),
        household_id: story.household.to_string(),
        page_size: SHOWN,
        as_of: moment.map(|moment| v1::AsOf { moment: Some(moment) }),
        ..Default::default()
    };
    for entry in coordinator.ask(request).await?.entries {
        let day = words::day(entry.happened_on, screen.language);
        let position = screen.look(&format!("{:>8}", entry.position), Look::Faint);
        screen.line(format_args!("{position}  {day:<12}  {}", entry.title));
    }
    Ok(())
}

fn heading(screen: &Screen, told: Told) {
    screen.gap();
    screen.line(screen.look(screen.say(told), Look::Strong));
}

/// What a worklist is called.
fn name(worklist: Worklist) -> Option<Told> {
    Some(match worklist {
        Worklist::Unspecified | Worklist::Mine => return None,
        Worklist::Unassigned => nl_en("zonder regisseur", "without a coordinator"),
        Worklist::OutOfSight => nl_en("uit zicht", "out of sight"),
        Worklist::Overdue => nl_en("te laat", "overdue"),
        Worklist::Threatened => nl_en("bedreigend", "threatened"),
        Worklist::WaitingForVote => nl_en("wacht op een stem", "waiting for a vote"),
        Worklist::WaitingForDecision => nl_en("wacht op een besluit", "waiting for a decision"),
        Worklist::WaitingForNotification => nl_en("wacht op bekendmaking", "waiting to be notified"),
        Worklist::WaitingForCommitment => nl_en("wacht op vastlegging", "waiting to be committed"),
        Worklist::WaitingForPerformance => nl_en("wacht op levering", "waiting for delivery"),
        Worklist::WaitingForInvoice => nl_en("wacht op een factuur", "waiting for an invoice"),
        Worklist::WaitingForPaymentOrder => nl_en("wacht op een betaalopdracht", "waiting to be ordered"),
        Worklist::WaitingForPayment => nl_en("wacht op de bank", "waiting for the bank"),
    })
}

/// What a term is called.
fn term(term: DeadlineTerm) -> Told {
    match term {
        DeadlineTerm::Unspecified => nl_en("", ""),
        DeadlineTerm::FirstConversation => nl_en("eerste gesprek", "first conversation"),
        DeadlineTerm::Plan => nl_en("plan van aanpak", "plan"),
        DeadlineTerm::MaterialProvisions => nl_en("materiële voorzieningen", "material provisions"),
        DeadlineTerm::EndOfSupport => nl_en("einde van de hulp", "end of support"),
        DeadlineTerm::AfterRejection => nl_en("na de afwijzing", "after the rejection"),
        DeadlineTerm::Objection => nl_en("bezwaar", "objection"),
    }
}
