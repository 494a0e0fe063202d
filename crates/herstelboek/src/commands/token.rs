//! `token`: a development token on standard output.

use std::time::Duration;

use ledger::{Clock as _, SystemClock};
use serde_json::json;
use server::auth::{DevelopmentKey, TokenRequest};

use crate::{
    cli::TokenArgs,
    config::Config,
    exit::Usage,
    output::{self, Output},
};

pub(crate) fn run(config: &Config, args: &TokenArgs, output: Output) -> anyhow::Result<()> {
    if config.tokens.is_some() {
        let told = "tokens.jwks is set, so tokens come from that identity provider and a development token opens nothing";
        return Err(Usage(told.to_owned()).into());
    }
    let token = DevelopmentKey::in_directory(&config.keys())?.issue(&TokenRequest {
        subject: args.subject.clone(),
        roles: args.role.clone(),
        ledgers: args.ledger.clone(),
        organisation: args.organisation.clone(),
        valid: Duration::from_secs(u64::from(args.minutes) * 60),
        now: SystemClock.now(),
    })?;
    match output {
        Output::Json => output::json(&json!({ "token": token }))?,
        Output::Table => output::line(token),
    }
    Ok(())
}
