//! `report`: the account of a year on the screen, as the annex, or byte for byte.

use std::{
    io::{self, Write as _},
    path::Path,
};

use accountability::{Audit, Definition, Reference, Report};
use annex::{Annex, Standing};
use anyhow::{Context as _, anyhow};
use serde_json::Value as Json;
use tempfile::NamedTempFile;

use super::{Asked, asked, words};
use crate::{
    cli::{ReportArgs, ReportFormat},
    config::Config,
    installation::Installation,
    output::{self, Language, Output},
};

pub(in crate::commands) async fn run(
    config: Config,
    args: &ReportArgs,
    output: Output,
) -> anyhow::Result<()> {
    if let Some(there) = args.out.as_deref().filter(|path| path.exists()) {
        return Err(anyhow!("{} is there already: choose another name", there.display()));
    }
    let installation = Installation::open(config).await?;
    let ledgers = installation.ledgers().await?;
    let ledger = ledgers.get(&args.account.ledger).await?;
    let title = ledgers.summary(&args.account.ledger).await?.title;
    let asked = asked(&ledger, &args.account, args.at, args.asked).await?;
    let (report, definition) = (asked.report()?, asked.definition()?);
    match written((&report, &definition), &asked, args, &title)? {
        Some(bytes) => deliver(&bytes, args.out.as_deref())?,
        None => tell((&report, &definition), &asked, args, output)?,
    }
    installation.close().await
}

/// The report in the form that is asked for; `None` for the screen.
fn written(
    (report, definition): (&Report, &Definition),
    asked: &Asked,
    args: &ReportArgs,
    title: &str,
) -> anyhow::Result<Option<Vec<u8>>> {
    let terms = asked.basis.terms(asked.question.fund)?;
    let annex = Annex {
        report,
        definition,
        ledger_title: title,
        authority: terms.authority_name.as_str(),
        standing: Standing::of(Some(&asked.account), report),
        language: args.language.into(),
    };
    Ok(match args.format {
        ReportFormat::Table => None,
        ReportFormat::Csv => Some(annex.csv()?),
        ReportFormat::Xlsx => Some(annex.xlsx()?),
        ReportFormat::Ods => Some(annex.ods()?),
        ReportFormat::Management => Some(annex.management_report()?),
        ReportFormat::Canonical => Some(report.to_bytes()),
    })
}

/// Into a new file, which appears under its name only when it is complete; or on standard output, where a reader that has
/// gone away is nobody's error.
fn deliver(bytes: &[u8], out: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = out else {
        return match io::stdout().lock().write_all(bytes) {
            Err(gone) if gone.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        };
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let to_file = || -> io::Result<()> {
        let mut file = NamedTempFile::new_in(folder.unwrap_or_else(|| Path::new(".")))?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path)?;
        Ok(())
    };
    to_file().with_context(|| format!("writing {}", path.display()))?;
    output::line(format!("{} bytes are in {}", bytes.len(), path.display()));
    Ok(())
}

fn tell(
    (report, definition): (&Report, &Definition),
    asked: &Asked,
    args: &ReportArgs,
    output: Output,
) -> anyhow::Result<()> {
    if output == Output::Json {
        return output::json(&serde_json::from_slice::<Json>(&report.to_bytes())?);
    }
    if let Some(path) = &args.out {
        return Err(anyhow!("a table is not written to {}: choose another --format", path.display()));
    }
    tell_report(report, definition, asked, args.language);
    Ok(())
}

fn tell_report(report: &Report, definition: &Definition, asked: &Asked, language: Language) {
    let moment = asked.moment.told(language);
    output::line(format!("{}: {}, {moment}", report.fund_name, report.year));
    output::line(format!(
        "{} {} {}, {} {}",
        report.position,
        language.of("gebeurtenissen van", "events of"),
        report.ledger,
        language.of("tot en met", "up to and including"),
        report.effective_on
    ));
    output::line(format!("{} sha256 {}\n", language.of("verantwoording", "report"), report.sha256()));
    let header = match language {
        Language::Nl => ["cijfer", "wat", "waarde", "controle", "verwijzing"],
        Language::En => ["figure", "what", "value", "audit", "reference"],
    };
    output::table(header, rows(report, definition, language));
    for sum in &report.left_out {
        let component = sum.component.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
        let (why, amount) = (words::reason(&sum.reason, language), words::euro(sum.cents, language));
        let left_out = language.of("telt niet mee", "left out");
        output::line(format!(
            "{left_out}{component}: {}, {amount}: {why}",
            words::lines(sum.lines, language)
        ));
    }
    for problem in &report.problems {
        let first = language.of("EERST TE HERSTELLEN", "TO BE MENDED FIRST");
        output::line(format!("{first}: {}", words::problem(problem, language)));
    }
}

fn rows<'a>(
    report: &'a Report,
    definition: &'a Definition,
    language: Language,
) -> impl Iterator<Item = [String; 5]> + 'a {
    report.figures.iter().map(move |reported| {
        let (fund, year, position) = (report.fund, report.year, report.position);
        let reference = Reference { fund, year, figure: reported.id.clone(), position };
        let figure = definition.figure(&reported.id);
        let label = figure.map(|figure| match language {
            Language::Nl => figure.label.nl.to_string(),
            Language::En => figure.label.en.to_string(),
        });
        let audit = figure.map_or("", |figure| mark(figure.audit));
        let label = label.unwrap_or_default();
        let value = words::value(reported.value, language);
        [reported.id.to_string(), label, value, audit.to_owned(), reference.to_string()]
    })
}

/// The audit mark of SiSa.
fn mark(audit: Audit) -> &'static str {
    match audit {
        Audit::Required => "R",
        Audit::None => "n.v.t.",
    }
}

impl From<Language> for annex::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Dutch,
            Language::En => Self::English,
        }
    }
}
