//! `doctor`: what an installation needs, looked at one thing after the other, with the remedy beside what is wrong.

use database::{Binaries, Database};
use serde::Serialize;
use server::auth::KeySource;

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
            findings.push(well("database", place(&installation)));
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

fn place(installation: &Installation) -> String {
    match installation.config.database_url {
        Some(_) => "your own server".to_owned(),
        None => format!("private cluster in {}", installation.config.data_dir.display()),
    }
}

/// What can only be looked at from inside the database.
async fn inside(installation: &Installation) -> Vec<Finding> {
    if let Err(error) = Database::connect(installation.database()).await {
        return vec![unwell("role herstelboek_app", error)];
    }
    let schema = of("schema", installation.check_schema().await, |()| "up to date".to_owned());
    let ledgers = match installation.ledgers().await {
        Ok(ledgers) => ledgers.list(None, 100_000).await.map_err(anyhow::Error::from),
        Err(error) => Err(error),
    };
    let ledgers = of("ledgers", ledgers, |all| {
        let events: u64 = all.iter().map(|ledger| ledger.size).sum();
        format!("{} with {events} events", all.len())
    });
    vec![well("role herstelboek_app", "connected"), schema, ledgers]
}
