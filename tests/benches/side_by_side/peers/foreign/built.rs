//! Building the peers: a workspace of its own, because nothing of theirs belongs in our lock file.

use std::{env, path::PathBuf};

use tokio::process::Command;

/// Theirs, and where it builds to (its `.cargo/config.toml` says so).
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers");
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/peers/release/peers");
/// How much of cargo's answer is told when it fails.
const LAST_LINES: usize = 4;

/// The program `peers`, built when it is not up to date; else the end of what cargo said.
pub(super) async fn program() -> Result<PathBuf, String> {
    // UmaDB's build calls the first.
    for package in ["protoc", "peers"] {
        build(package).await?;
    }
    Ok(PROGRAM.into())
}

async fn build(package: &str) -> Result<(), String> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--release", "--locked", "--quiet", "--package", package]);
    cargo.current_dir(WORKSPACE).env_remove("CARGO_TARGET_DIR").kill_on_drop(true);
    let output = cargo.output().await.map_err(|error| format!("cargo cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let last = &lines[lines.len().saturating_sub(LAST_LINES)..];
    Err(format!("tests/peers cannot be built: {}", last.join(" / ")))
}
