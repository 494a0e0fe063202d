//! `explain`: the lines and events behind one figure, added up again.

use accountability::{Explanation, Line, Reference, Share, Value};
use domain::money::EuroCents;

use super::{Accounts, Asked, in_accounts, words};
use crate::{
    cli::{AskedArgs, ExplainArgs, Moment},
    config::Config,
    exit::NotFound,
    installation::Installation,
    output::{self, Language, Output},
};

pub(in crate::commands) async fn run(
    config: Config,
    args: &ExplainArgs,
    output: Output,
) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    let ledger = installation.ledgers().await?.get(&args.ledger).await?;
    let accounts = Accounts::of(&ledger).await?;
    let (figure, said) = (&args.figure, args.asked);
    let at = moment(&accounts, figure, said);
    let asked = in_accounts(&ledger, &accounts, (figure.fund, figure.year), at, said).await?;
    let explanation = asked.basis.explain(&asked.question, &figure.figure).map_err(NotFound::of)?;
    match output {
        Output::Json => output::json(&explanation)?,
        Output::Table => tell(&asked, &explanation, args.language)?,
    }
    installation.close().await
}

/// A position that a draft or a submission pinned is asked for as it was then, unless something else is said.
fn moment(accounts: &Accounts, figure: &Reference, said: AskedArgs) -> Moment {
    let account = accounts.basis.account(figure.fund, figure.year);
    let drafts = account.map(|account| account.drafts.as_slice()).unwrap_or_default();
    let pinned = drafts.iter().rev().find(|draft| draft.pin.position == figure.position);
    match pinned {
        Some(draft) if said.effective_on.is_none() && !said.final_account => Moment::Draft(draft.draft),
        _ => Moment::TreeSize(figure.position),
    }
}

fn tell(asked: &Asked, explanation: &Explanation, language: Language) -> anyhow::Result<()> {
    let definition = asked.definition()?;
    let label = definition.figure(&explanation.figure.id).map_or("", |figure| match language {
        Language::Nl => figure.label.nl.as_str(),
        Language::En => figure.label.en.as_str(),
    });
    let question = &explanation.question;
    output::line(format!("{}  {label}", explanation.reference()));
    output::line(format!(
        "{}, {}: {} {} {}\n",
        words::value(explanation.figure.value, language),
        asked.moment.told(language),
        question.position,
        language.of("gebeurtenissen van", "events of"),
        question.ledger
    ));
    let header = match language {
        Language::Nl => ["regel", "op", "wat", "onderdeel", "soort", "telt voor", "rust op gebeurtenis"],
        Language::En => ["line", "on", "what", "component", "kind", "adds", "rests on events"],
    };
    let line_of = |share: &Share| explanation.lines.iter().find(|line| line.id == share.line);
    let shares = explanation.shares.iter();
    output::table(header, shares.map(|share| row(share, line_of(share), explanation.figure.value, language)));
    let again = language.of("opnieuw opgeteld", "added up again");
    output::line(format!("{again}: {}", words::value(explanation.recount(), language)));
    let behind = language.of("gebeurtenissen erachter", "events behind it");
    let number = explanation.positions.len();
    output::line(format!("{behind} ({number}): {}", positions(&explanation.positions, number)));
    Ok(())
}

fn row(share: &Share, line: Option<&Line>, value: Value, language: Language) -> [String; 7] {
    let adds = match value {
        Value::Cents(_) => words::euro(EuroCents::new(share.adds), language),
        Value::Count(_) | Value::YesNo(_) => share.adds.to_string(),
    };
    let Some(line) = line else {
        let none = String::new;
        let advance = language.of("voorschot", "advance").to_owned();
        return [share.line.to_string(), none(), advance, none(), none(), adds, none()];
    };
    let standing = words::standing(line.standing, language);
    let kind = if standing.is_empty() { line.kind.word().to_owned() } else { standing };
    [
        share.line.to_string(),
        line.on.to_string(),
        line.counts.word().to_owned(),
        line.component.as_ref().map(ToString::to_string).unwrap_or_default(),
        kind,
        adds,
        positions(&line.rests_on, SHOWN),
    ]
}

/// How many positions of a line are shown; all of them are behind the figure.
const SHOWN: usize = 12;

/// Positions, the first of them when there are more.
fn positions(all: &[u64], shown: usize) -> String {
    let listed: Vec<_> = all.iter().take(shown).map(ToString::to_string).collect();
    match all.len().saturating_sub(shown) {
        0 => listed.join(" "),
        more => format!("{} … +{more}", listed.join(" ")),
    }
}
