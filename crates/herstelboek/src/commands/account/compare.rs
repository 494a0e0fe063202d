//! `compare`: what changed between two moments of an account, and why.

use accountability::{ChangeLabel, Compared, Comparison, FigureKind, Value, compare};
use domain::money::EuroCents;

use super::{Asked, asked, words};
use crate::{
    cli::CompareArgs,
    config::Config,
    exit::NotFound,
    installation::Installation,
    output::{self, Language, Output},
};

pub(in crate::commands) async fn run(
    config: Config,
    args: &CompareArgs,
    output: Output,
) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    let ledger = installation.ledgers().await?.get(&args.account.ledger).await?;
    let before = asked(&ledger, &args.account, args.before, args.asked).await?;
    let after = asked(&ledger, &args.account, args.after, args.asked).await?;
    let compared = compare((&before.basis, &before.question), (&after.basis, &after.question));
    let compared = compared.map_err(NotFound::of)?;
    match output {
        Output::Json => output::json(&compared)?,
        Output::Table => tell(&before, &after, &compared, args.language),
    }
    installation.close().await
}

fn tell(before: &Asked, after: &Asked, compared: &Comparison, language: Language) {
    let told = |asked: &Asked| {
        let (moment, events) = (asked.moment.told(language), asked.question.position);
        format!("{moment} ({events} {})", language.of("gebeurtenissen", "events"))
    };
    output::line(format!("{}; {}\n", told(before), told(after)));
    let is_other = |figure: &&Compared| figure.before != figure.after || !figure.changes.is_empty();
    let (changed, same): (Vec<_>, Vec<_>) = compared.figures.iter().partition(is_other);
    if !changed.is_empty() {
        let header = match language {
            Language::Nl => ["cijfer", "was", "is", "verschil", "waarom", "regels"],
            Language::En => ["figure", "before", "after", "difference", "why", "lines"],
        };
        output::table(header, changed.into_iter().flat_map(|figure| rows(figure, language)));
    }
    let are_same = language.of("cijfers zijn in beide gelijk", "figures are the same in both");
    output::line(format!("{} {are_same}", same.len()));
    for later in &compared.counted_later {
        let component = later.component.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
        let lines = words::lines(u64::try_from(later.lines.len()).unwrap_or(u64::MAX), language);
        let counts = language.of(
            "telt in een later jaar, want dit jaar is dicht",
            "counts in a later year, for this one is closed",
        );
        output::line(format!("{counts}{component}: {lines}, {}", words::euro(later.cents, language)));
    }
}

/// A figure, and a row for each reason why it changed.
fn rows(figure: &Compared, language: Language) -> Vec<[String; 6]> {
    let shown =
        |value: Option<Value>| value.map_or_else(|| "-".to_owned(), |value| words::value(value, language));
    let none = String::new;
    let mut rows =
        vec![[figure.id.to_string(), shown(figure.before), shown(figure.after), none(), none(), none()]];
    rows.extend(figure.changes.iter().map(|change| {
        let difference = match figure.kind {
            FigureKind::Cents => words::euro(EuroCents::new(change.difference), language),
            FigureKind::Count | FigureKind::YesNo => change.difference.to_string(),
        };
        let lines: Vec<_> = change.lines.iter().take(8).map(ToString::to_string).collect();
        [none(), none(), none(), difference, why(change.label, language), lines.join(" ")]
    }));
    rows
}

/// Why a figure changed, in a few words.
fn why(label: ChangeLabel, language: Language) -> String {
    let word = match label {
        ChangeLabel::DefinitionChanged => {
            language.of("andere definitie of vraag", "other definition or question")
        }
        ChangeLabel::TermsChanged => language.of("andere voorwaarden", "terms of the fund changed"),
        ChangeLabel::LateEntry => language.of("later vastgelegd", "late entry"),
        ChangeLabel::Correction => language.of("correctie", "correction"),
        ChangeLabel::CorrectionOfEarlierYear => language.of("correctie T-1", "correction T-1"),
        ChangeLabel::Reversal => language.of("terugontvangen", "money came back"),
        ChangeLabel::Reclassification => language.of("andere begrotingsregel", "reclassification"),
        ChangeLabel::Finding => language.of("bevinding van de accountant", "finding of the accountant"),
    };
    word.to_owned()
}
