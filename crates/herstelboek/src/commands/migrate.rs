//! `migrate`: brings the schema of a database up to date, as its owner.

use serde_json::json;

use crate::{
    config::Config,
    installation::Installation,
    output::{self, Output},
};

pub(crate) async fn run(config: Config, output: Output) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    let applied = database::migrate(installation.url()).await?;
    match output {
        Output::Json => output::json(&json!({ "applied": applied }))?,
        Output::Table if applied.is_empty() => {
            output::line(format!("the schema of {} is up to date", installation.place()))
        }
        Output::Table => {
            output::line(format!(
                "applied migrations {applied:?}; the schema of {} is up to date",
                installation.place()
            ));
        }
    }
    installation.close().await
}
