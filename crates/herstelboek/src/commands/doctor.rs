//! `doctor`: what an installation needs, looked at one thing after the other, with the remedy beside what is wrong.

use std::sync::Arc;

use database::{Binaries, Database};
use serde::Serialize;
use server::auth::KeySource;
use vault::{FileKeyProvider, Vault};

use super::views;
use crate::{
    config::Config,
    installation::Installation,
    output::{self, Output},
};

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: &'static str,
    well: bool,
    detail: String,
}

/// Something is not as it should be.
#[derive(Debug, thiserror::Error)]
#[error("{0} of the things looked at are not well; see above")]
struct Unwell(usize);

pub(crate) async fn run(config: Config, output: Output) -> anyhow::Result<()> {
    let mut findings = vec![binaries(&config), tokens(&config), tls(&config), signer(&config)];
    match Installation::open(config).await {
        Ok(installation) => {
            findings.push(well("database", installation.place()));
            findings.extend(inside(&installation).await);
            installation.close().await?;
        }
        Err(error) => findings.push(unwell("database", error)),
    }
    let unwell = findings.iter().filter(|finding| !finding.well).count();
    match output {
        Output::Json => output::json(&findings)?,
        Output::Table => output::table(
            ["", "looked at", "found"],
            findings.into_iter().map(|Finding { what, well, detail }| {
                [if well { "ok" } else { "WRONG" }.to_owned(), what.to_owned(), detail]
            }),
        ),
    }
    if unwell == 0 { Ok(()) } else { Err(Unwell(unwell).into()) }
}

fn well(what: &'static str, detail: impl std::fmt::Display) -> Finding {
    Finding { what, well: true, detail: detail.to_string() }
}

fn unwell(what: &'static str, detail: impl std::fmt::Display) -> Finding {
    Finding { what, well: false, detail: detail.to_string() }
}

fn of<T, E: std::fmt::Display>(
    what: &'static str,
    result: Result<T, E>,
    detail: impl FnOnce(T) -> String,
) -> Finding {
    match result {
        Ok(value) => well(what, detail(value)),
        Err(error) => unwell(what, error),
    }
}

fn binaries(config: &Config) -> Finding {
    if config.database_url.is_some() {
        return well("PostgreSQL's programs", "not needed: a server of your own is configured");
    }
    of("PostgreSQL's programs", Binaries::find(), |found| {
        format!("version {} in {}", found.major(), found.program("postgres").display())
    })
}

fn tokens(config: &Config) -> Finding {
    match &config.tokens {
        None => {
            well("tokens", "development tokens are accepted; set tokens.jwks before anybody depends on this")
        }
        Some((KeySource::Url(url), rules)) => well("tokens", format!("from {}, keys at {url}", rules.issuer)),
        Some((KeySource::File(path), rules)) => of("tokens", std::fs::metadata(path), |_| {
            format!("from {}, keys in {}", rules.issuer, path.display())
        }),
    }
}

fn tls(config: &Config) -> Finding {
    match &config.tls {
        None if config.listen.ip().is_loopback() => well("TLS", "off; only this machine can connect"),
        None => unwell(
            "TLS",
            format!("off, and {} is open to others: set tls.certificate and tls.key", config.listen),
        ),
        Some(files) => {
            let readable = std::fs::read(&files.certificate).and_then(|_| std::fs::read(&files.key));
            of("TLS", readable, |_| format!("on, with {}", files.certificate.display()))
        }
    }
}

fn signer(config: &Config) -> Finding {
    of("checkpoint key", server::checkpoint_signer(&config.keys(), &config.signer), |signer| {
        signer.verifier_key().to_string()
    })
}

/// What can only be looked at from inside the database.
async fn inside(installation: &Installation) -> Vec<Finding> {
    if let Err(error) = Database::connect(installation.database()).await {
        return vec![unwell("role herstelboek_app", error)];
    }
    let schema = of("schema", installation.check_schema().await, |()| "up to date".to_owned());
    let listed = match installation.ledgers().await {
        Ok(ledgers) => ledgers.list(None, 100_000).await.map_err(anyhow::Error::from),
        Err(error) => Err(error),
    };
    let views = views(installation).await;
    let events = listed.as_ref().map_or(0, |all| all.iter().map(|ledger| ledger.size).sum::<u64>());
    let keys = vault_keys(installation, events).await;
    let ledgers = of("ledgers", listed, |all| format!("{} with {events} events", all.len()));
    vec![well("role herstelboek_app", "connected"), schema, keys, ledgers, views]
}

/// The views: one that stands still is not well, one that is behind may be waiting for a server.
async fn views(installation: &Installation) -> Finding {
    const WHAT: &str = "views";
    let all = async {
        let ledgers = installation.ledgers().await?;
        let projections = views::projections(installation, &ledgers).await?;
        let mut all = Vec::new();
        for ledger in views::with_events(&ledgers, None).await? {
            let status = projection::status(&projections, &ledger).await?;
            all.extend(status.into_iter().map(|view| (ledger.name().clone(), view)));
        }
        anyhow::Ok(all)
    };
    let all = match all.await {
        Ok(all) => all,
        Err(error) => return unwell(WHAT, error),
    };
    let mut stopped = all.iter().filter(|(_, view)| views::stopped(view).is_some());
    if let Some((ledger, view)) = stopped.next() {
        let more = stopped.count();
        let (name, state) = (view.view, views::state(view));
        return unwell(
            WHAT,
            format!("{name} of {ledger} {state}; {more} others; see `herstelboek views status`"),
        );
    }
    let size = |view: &projection::ViewStatus| view.current.as_ref().map_or(0, |current| current.size);
    let behind = all.iter().map(|(_, view)| view.ledger_size.saturating_sub(size(view))).max().unwrap_or(0);
    match behind {
        0 => well(WHAT, format!("{} at the head", all.len())),
        behind => well(WHAT, format!("{}; the farthest is {behind} events behind", all.len())),
    }
}

/// The keys that open personal data: there, private, and those of this database. None are made here.
async fn vault_keys(installation: &Installation, events: u64) -> Finding {
    const WHAT: &str = "vault keys";
    let folder = installation.config.keys();
    if !folder.join("vault.keys").exists() {
        return match events {
            0 => well(WHAT, "none yet; the first start makes them"),
            _ => unwell(WHAT, format!("missing from {}: put them back from their backup", folder.display())),
        };
    }
    let provider = match FileKeyProvider::open(&folder) {
        Ok(provider) => provider,
        Err(error) => return unwell(WHAT, error),
    };
    let connected = match Database::connect(installation.database()).await {
        Ok(database) => Vault::connect(database, Arc::new(provider)).await.map_err(anyhow::Error::from),
        Err(error) => Err(error.into()),
    };
    of(WHAT, connected, |_| format!("in {}, those of this database", folder.display()))
}
