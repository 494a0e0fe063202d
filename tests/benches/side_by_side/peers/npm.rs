//! What peers are made of and npm has: fetched when it is measured, into a folder below `target/bench`, which git ignores.

use std::{path::PathBuf, time::Duration};

use tokio::{process::Command, time::timeout};

use crate::told;

/// The folder of a peer.
pub(super) fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench")).join(name)
}

/// Has npm put a package into the folder of a peer; says why it did not, and what would help.
pub(super) async fn install(package: &str, name: &str, patience: Duration) -> Result<(), String> {
    told::line(format_args!("fetching {package}"));
    let mut npm = Command::new("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--prefix"]);
    npm.arg(folder(name)).arg(package).kill_on_drop(true);
    let remedy = format!("`npm install --prefix target/bench/{name} {package}` makes it run");
    match timeout(patience, npm.output()).await {
        Ok(Ok(output)) if output.status.success() => Ok(()),
        Ok(Ok(output)) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let why = said.lines().find(|line| line.contains(" code ")).unwrap_or("it does not say why");
            Err(format!("npm did not fetch it ({}); {remedy}", why.trim()))
        }
        Ok(Err(error)) => Err(format!("npm cannot be run ({error}); {remedy}")),
        Err(_) => Err(format!("npm did not fetch it in {} s; {remedy}", patience.as_secs())),
    }
}
