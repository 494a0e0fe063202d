//! `witness`: cosigns what others keep, until somebody asks it to stop.

use std::path::absolute;

use ledger::{Clock as _, SystemClock};
use merkle::note::Cosigner;
use serde_json::json;
use witness::{Store, Witness, http};

use super::serve::Stop;
use crate::{cli::WitnessArgs, config::Config, exit::Usage, output};

pub(crate) async fn run(config: &Config, args: WitnessArgs) -> anyhow::Result<()> {
    let key_file = absolute(&args.key)?;
    if key_file.exists() && !Store::exists(&args.state) {
        return Err(Usage(format!(
            "the key {} is there and {} holds nothing of a witness: put the folder back from its backup, or begin with a \
             new key; a witness that forgot must not cosign under its old one",
            key_file.display(),
            args.state.display()
        ))
        .into());
    }
    // The folder first: a key without a folder is one that may have been used.
    let store = Store::open(&args.state)?;
    let seed = vault::secret_file(&key_file)?;
    let cosigner = Cosigner::from_seed(&args.name, &seed).map_err(|error| Usage(error.to_string()))?;
    let mut origins: Vec<String> = args.log.iter().map(|log| log.origin.clone()).collect();
    origins.sort_unstable();
    origins.dedup();
    let witness = Witness::new(cosigner, args.log, store, Box::new(seconds))?;
    let key = witness.key().to_string();
    let logs: Vec<_> =
        origins.iter().map(|origin| json!({ "origin": origin, "size": witness.known(origin) })).collect();
    let serving = http::serve(witness, config.listen, http::Limits::default()).await?;
    let stop = Stop::listen()?;
    output::line(json!({ "event": "listening", "witness": serving.address(), "key": key, "logs": logs }));
    stop.asked().await;
    if !serving.stop().await {
        tracing::warn!("some requests were cut off; what was cosigned is kept");
    }
    Ok(())
}

/// The present second. Before 1970 there were no witnesses.
fn seconds() -> u64 {
    u64::try_from(SystemClock.now().as_second()).unwrap_or_default()
}
