//! How the household stands on its terms, as the server answers it today.

use anyhow::Context as _;
use api::v1;

use crate::{
    demo::{
        screen::{Look, Screen},
        words::{self, Told, day_of_year, nl_en},
    },
    output::Language,
};

/// The widest name of a term, in columns.
const NAME_WIDTH: usize = 23;

/// Shows the terms of the household.
///
/// # Errors
/// When the answer has a term without dates.
pub(super) fn show(household: &v1::Household, screen: &Screen) -> anyhow::Result<()> {
    screen.gap();
    let title = nl_en(
        "De termijnen van dit huishouden, zoals de wet ze stelt",
        "The terms of this household, as the law sets them",
    );
    screen.line(screen.look(screen.say(title), Look::Strong));
    for deadline in &household.deadlines {
        screen.line(line(deadline, screen.language)?);
    }
    Ok(())
}

/// One term, its last day and how it stands.
pub(super) fn line(deadline: &v1::Deadline, language: Language) -> anyhow::Result<String> {
    let due =
        day_of_year(deadline.due_on.and_then(words::civil).context("a term has no last day")?, language);
    let name = name(deadline.term()).in_language(language);
    let by = nl_en("uiterlijk", "by").in_language(language);
    let state = state(deadline, language)?;
    Ok(format!("   {name:<NAME_WIDTH$} {by} {due}   {state}"))
}

fn name(term: v1::Term) -> Told {
    match term {
        v1::Term::FirstConversation => nl_en("eerste gesprek", "first conversation"),
        v1::Term::Plan => nl_en("plan van aanpak", "plan"),
        v1::Term::MaterialProvisions => nl_en("materiële voorzieningen", "material provisions"),
        v1::Term::EndOfSupport => nl_en("einde van de hulp", "end of support"),
        v1::Term::AfterRejection => nl_en("einde na afwijzing", "end after rejection"),
        v1::Term::Unspecified => nl_en("termijn", "term"),
    }
}

fn state(deadline: &v1::Deadline, language: Language) -> anyhow::Result<String> {
    let told = match deadline.state() {
        v1::DeadlineState::Met => nl_en("gehaald op", "met on"),
        v1::DeadlineState::Running => nl_en("loopt", "running"),
        v1::DeadlineState::Passed if deadline.term() == v1::Term::MaterialProvisions => {
            nl_en("gesloten: daarna alleen met een besluit", "closed: later ones need a decision")
        }
        v1::DeadlineState::Passed => nl_en("voorbij", "passed"),
        v1::DeadlineState::Unspecified => nl_en("onbekend", "unknown"),
    };
    let told = told.in_language(language);
    match deadline.state() {
        v1::DeadlineState::Met => {
            let met = deadline
                .met_on
                .and_then(words::civil)
                .context("a term that was met has no day on which it was")?;
            Ok(format!("{told} {}", day_of_year(met, language).trim_start()))
        }
        _ => Ok(told.to_owned()),
    }
}
