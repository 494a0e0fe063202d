//! `audit export`: one ledger into one file.

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::{
    cli::ExportArgs,
    config::Config,
    installation::Installation,
    output::{self, Output},
};

pub(crate) async fn run(config: Config, args: &ExportArgs, output: Output) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    let ledger = installation.ledgers().await?.get(&args.ledger).await?;
    let bar = progress_bar("exporting");
    let exported = audit::export(&ledger, &args.out, |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    })
    .await?;
    bar.finish_and_clear();
    let (file, key) = (args.out.display().to_string(), ledger.verifier_key().to_string());
    match output {
        Output::Json => output::json(&json!({
            "file": file, "ledger": args.ledger.as_str(), "events": exported.size,
            "root": exported.checkpoint.root.to_string(), "key": key,
        }))?,
        Output::Table => {
            output::line(format!("{} events of {} are in {file}", exported.size, args.ledger));
            output::line(format!("root  {}", exported.checkpoint.root));
            output::line(format!("key   {key}"));
            output::line(format!(
                "\nCheck it, here or anywhere:\n  herstelboek audit verify {file} --key '{key}'"
            ));
        }
    }
    installation.close().await
}

/// A bar on standard error that is only there when somebody watches.
pub(super) fn progress_bar(doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}");
    ProgressBar::new(0).with_message(doing).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
