//! `audit export`: a ledger into one file; with the account of a year, or with one figure of it and what is behind that.

use std::path::Path;

use accountability::FigureId;
use audit::{AccountPart, Along, Exported, FigurePart};
use indicatif::{ProgressBar, ProgressStyle};
use ledger::Ledger;
use serde_json::json;

use super::account::{self, Asked};
use crate::{
    cli::{AccountArgs, ExportArgs},
    config::Config,
    exit::NotFound,
    installation::Installation,
    output::{self, Language, Output},
};

pub(crate) async fn run(config: Config, args: &ExportArgs, output: Output) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    let ledger = installation.ledgers().await?.get(&args.ledger).await?;
    let asked = match args.year {
        None => None,
        Some(year) => {
            let account = AccountArgs { ledger: args.ledger.clone(), fund: args.fund, year };
            Some(account::asked(&ledger, &account, args.at, args.asked).await?)
        }
    };
    let bar = progress_bar("exporting");
    let exported = write(&ledger, &args.out, asked.as_ref(), args.figure.as_ref(), |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    })
    .await?;
    bar.finish_and_clear();
    tell(&ledger, args, asked.as_ref(), &exported, output)?;
    installation.close().await
}

/// Writes a dossier: of the ledger, with the account that is asked for, or of one figure of that.
pub(super) async fn write(
    ledger: &Ledger,
    out: &Path,
    asked: Option<&Asked>,
    figure: Option<&FigureId>,
    progress: impl FnMut(u64, u64),
) -> anyhow::Result<Exported> {
    let witnesses = ledger.cosigners().await?;
    let since = asked.and_then(|asked| asked.since);
    let along = Along { since, witnesses: &witnesses, ..Along::default() };
    Ok(match (asked, figure) {
        (None, _) => audit::export_ledger(ledger, out, &along, progress).await?,
        (Some(asked), None) => {
            let (definition, report) = (asked.set()?.as_bytes(), asked.report()?.to_bytes());
            let part = AccountPart { definition, report: &report };
            audit::export_account(ledger, out, &part, &along, progress).await?
        }
        (Some(asked), Some(figure)) => {
            let explanation = asked.basis.explain(&asked.question, figure).map_err(NotFound::of)?;
            let part = FigurePart {
                definition: asked.set()?.as_bytes(),
                figure: &explanation.to_bytes(),
                positions: &explanation.positions,
                size: asked.question.position,
            };
            audit::export_figure(ledger, out, &part, &along, progress).await?
        }
    })
}

fn tell(
    ledger: &Ledger,
    args: &ExportArgs,
    asked: Option<&Asked>,
    exported: &Exported,
    output: Output,
) -> anyhow::Result<()> {
    let (file, key) = (args.out.display().to_string(), ledger.verifier_key().to_string());
    let report = asked.map(|asked| asked.report().map(|report| report.sha256().to_string())).transpose()?;
    if output == Output::Json {
        return output::json(&json!({
            "file": file, "ledger": args.ledger.as_str(), "events": exported.size,
            "root": exported.checkpoint.root.to_string(), "key": key, "report": report,
            "year": args.year, "figure": args.figure.as_ref().map(ToString::to_string),
        }));
    }
    match (asked, &args.figure) {
        (Some(asked), Some(figure)) => {
            output::line(format!(
                "figure {figure}, {}, and the events behind it are in {file}",
                asked.moment.told(Language::En)
            ));
        }
        _ => output::line(format!("{} events of {} are in {file}", exported.size, args.ledger)),
    }
    if let (Some(asked), Some(report), None) = (asked, report, &args.figure) {
        output::line(format!(
            "with the account for {}, {}: sha256 {report}",
            asked.question.year,
            asked.moment.told(Language::En)
        ));
    }
    output::line(format!("root  {}", exported.checkpoint.root));
    output::line(format!("key   {key}"));
    output::line(format!("\nCheck it, here or anywhere:\n  herstelboek audit verify {file} --key '{key}'"));
    Ok(())
}

/// A bar on standard error that is only there when somebody watches.
pub(super) fn progress_bar(doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}");
    ProgressBar::new(0).with_message(doing).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
