//! The vote that waits, as it waits for the one who has not voted: a list, and the case without anybody in it.

use api::v1;

use super::{details::cents, names::APPROVAL, stage::Stage};
use crate::demo::{
    screen::Look,
    story::LEDGER,
    tokens::Officer,
    words::{self, Told, nl_en},
};

/// Who has not voted.
pub(super) const WAITED_FOR: Officer = Officer::ManagerWorkAndIncome;

/// Shows what waits for the manager of Work & Income.
///
/// # Errors
/// An answer of the server that is no list.
pub(super) async fn show(stage: &Stage<'_>) -> anyhow::Result<()> {
    let (client, screen) = (stage.client(WAITED_FOR)?, stage.screen);
    let request = v1::ListOpenVotesRequest {
        ledger: LEDGER.to_owned(),
        at_least_position: stage.last_position(),
        ..Default::default()
    };
    let votes = client.ask(request).await?.votes;
    screen.gap();
    screen.line(screen.look(
        screen.say(nl_en(
            "Wat op de manager Werk en Inkomen wacht",
            "What waits for the manager of Work & Income",
        )),
        Look::Strong,
    ));
    if votes.is_empty() {
        screen.line(screen.say(nl_en(
            "   niets: het derde ja is er, uit een eerdere ronde",
            "   nothing: the third yes is there, from an earlier run",
        )));
    }
    for vote in &votes {
        screen.line(line(stage, vote));
        let paper = client.ask(asked(&vote.provision_id)).await?.ballot.unwrap_or_default();
        let text = paper.case_text.and_then(|text| text.opened).unwrap_or_default();
        screen.line(screen.look(&format!("   “{text}”"), Look::Faint));
    }
    Ok(())
}

fn asked(provision: &str) -> v1::GetBallotRequest {
    v1::GetBallotRequest {
        ledger: LEDGER.to_owned(),
        provision_id: provision.to_owned(),
        open_personal_data: Some(v1::OpenPersonalData { processing_activity: APPROVAL.to_owned() }),
        ..Default::default()
    }
}

/// A vote in the list: for how much, on what, since when, and how it stands.
fn line(stage: &Stage<'_>, vote: &v1::OpenVote) -> String {
    let language = stage.screen.language;
    let say = |told: Told| stage.screen.say(told);
    let tally = vote.tally.unwrap_or_default();
    format!(
        "   {}, {}, {} {}: {} {}, {} {}, {} {}",
        words::euro(cents(vote.amount.as_ref()), language),
        say(life_domain(vote.life_domain())),
        say(nl_en("sinds", "since")),
        words::day(vote.opened_on, language),
        tally.yes,
        say(nl_en("ja", "yes")),
        tally.no,
        say(nl_en("nee", "no")),
        tally.missing,
        say(nl_en("ontbreekt", "missing")),
    )
}

fn life_domain(domain: v1::LifeDomain) -> Told {
    match domain {
        v1::LifeDomain::Finance => nl_en("financiën", "finance"),
        v1::LifeDomain::Family => nl_en("gezin", "family"),
        v1::LifeDomain::Work => nl_en("werk", "work"),
        v1::LifeDomain::Housing => nl_en("wonen", "housing"),
        v1::LifeDomain::Care => nl_en("zorg", "care"),
        v1::LifeDomain::Unspecified => nl_en("leefgebied", "life domain"),
    }
}
