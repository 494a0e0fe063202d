//! The settings as what they mean, checked.

use std::{
    fmt::Display,
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use database::DatabaseOptions;
use server::{
    LogFormat, TlsFiles,
    auth::{KeySource, TokenRules},
};

use super::{Layers, Origin};

/// The configuration of a run.
pub(crate) struct Config {
    pub(crate) data_dir: PathBuf,
    pub(crate) database_url: Option<String>,
    pub(crate) max_connections: u32,
    pub(crate) statement_timeout: Duration,
    pub(crate) listen: SocketAddr,
    pub(crate) metrics_listen: SocketAddr,
    pub(crate) tls: Option<TlsFiles>,
    pub(crate) tokens: Option<(KeySource, TokenRules)>,
    pub(crate) signer: String,
    pub(crate) executors: server::ExecutorsOptions,
    pub(crate) drain: Duration,
    pub(crate) log_format: LogFormat,
    pub(crate) log_level: String,
}

/// Why a configuration cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ConfigError {
    /// A value that does not mean anything.
    #[error("{key} is '{text}' (from {origin}): {detail}")]
    Value { key: &'static str, text: String, origin: String, detail: String },
    /// One of several that go together is missing.
    #[error("{present} is set and {missing} is not: set both or neither")]
    Together { present: &'static str, missing: &'static str },
    /// A password in the arguments can be read by everybody on the machine.
    #[error(
        "--database-url has a password, which everybody on this machine could read: put the url into HERSTELBOEK_DATABASE_URL or the configuration file"
    )]
    PasswordInArguments,
}

impl Config {
    pub(crate) fn from_layers(layers: &Layers) -> Result<Self, ConfigError> {
        let seconds = |key| Ok::<_, ConfigError>(Duration::from_secs(number(layers, key, 1)?));
        Ok(Self {
            data_dir: text(layers, "data_dir").map_or_else(usual_data_dir, PathBuf::from),
            database_url: database_url(layers)?,
            max_connections: number(layers, "database.max_connections", 2)?,
            statement_timeout: seconds("database.statement_timeout_seconds")?,
            listen: parsed(layers, "listen", "an address and port, such as 127.0.0.1:8443")?,
            metrics_listen: parsed(layers, "metrics_listen", "an address and port, such as 127.0.0.1:9464")?,
            tls: tls(layers)?,
            tokens: tokens(layers)?,
            signer: text(layers, "signer").unwrap_or_default(),
            executors: server::ExecutorsOptions {
                queue: number(layers, "executor.queue", 1)?,
                batch: number(layers, "executor.batch", 1)?,
                cached_books: number(layers, "executor.cached_books", 1)?,
            },
            drain: seconds("drain_seconds")?,
            log_format: log_format(layers)?,
            log_level: text(layers, "log.level").unwrap_or_default(),
        })
    }

    /// Where keys are kept.
    pub(crate) fn keys(&self) -> PathBuf {
        self.data_dir.join("keys")
    }

    /// The application's way into a database.
    pub(crate) fn database(&self, url: &str) -> DatabaseOptions {
        DatabaseOptions {
            max_connections: self.max_connections,
            statement_timeout: self.statement_timeout,
            ..DatabaseOptions::app(url)
        }
    }
}

fn text(layers: &Layers, key: &str) -> Option<String> {
    layers.get(key).text.clone()
}

fn wrong(layers: &Layers, key: &'static str, detail: impl Display) -> ConfigError {
    let value = layers.get(key);
    ConfigError::Value {
        key,
        text: value.text.clone().unwrap_or_default(),
        origin: value.origin.to_string(),
        detail: detail.to_string(),
    }
}

fn parsed<T: FromStr>(layers: &Layers, key: &'static str, expected: &str) -> Result<T, ConfigError> {
    let parsed = text(layers, key).unwrap_or_default().parse();
    parsed.map_err(|_| wrong(layers, key, format!("expected {expected}")))
}

fn number<T: FromStr + PartialOrd + Display>(
    layers: &Layers,
    key: &'static str,
    least: T,
) -> Result<T, ConfigError> {
    let expected = format!("a whole number of at least {least}");
    let number: T = parsed(layers, key, &expected)?;
    if number >= least { Ok(number) } else { Err(wrong(layers, key, format!("expected {expected}"))) }
}

fn database_url(layers: &Layers) -> Result<Option<String>, ConfigError> {
    let value = layers.get("database.url");
    let authority = value.text.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
    let user = authority.and_then(|rest| rest.split('/').next()?.rsplit_once('@')).map(|(user, _)| user);
    let password = user.is_some_and(|user| user.contains(':'))
        || authority.is_some_and(|rest| rest.contains("password="));
    match &value.origin {
        Origin::Flag(_) if password => Err(ConfigError::PasswordInArguments),
        _ => Ok(value.text.clone()),
    }
}

fn tls(layers: &Layers) -> Result<Option<TlsFiles>, ConfigError> {
    match (text(layers, "tls.certificate"), text(layers, "tls.key")) {
        (None, None) => Ok(None),
        (Some(certificate), Some(key)) => {
            Ok(Some(TlsFiles { certificate: certificate.into(), key: key.into() }))
        }
        (Some(_), None) => Err(ConfigError::Together { present: "tls.certificate", missing: "tls.key" }),
        (None, Some(_)) => Err(ConfigError::Together { present: "tls.key", missing: "tls.certificate" }),
    }
}

fn tokens(layers: &Layers) -> Result<Option<(KeySource, TokenRules)>, ConfigError> {
    let Some(jwks) = text(layers, "tokens.jwks") else {
        return Ok(None);
    };
    let needed =
        |missing| text(layers, missing).ok_or(ConfigError::Together { present: "tokens.jwks", missing });
    let rules = TokenRules { issuer: needed("tokens.issuer")?, audience: needed("tokens.audience")? };
    let source = match jwks.split_once("://") {
        Some(("https", _)) => KeySource::Url(jwks),
        Some(_) => {
            return Err(wrong(layers, "tokens.jwks", "expected a file or an https address"));
        }
        None => KeySource::File(jwks.into()),
    };
    Ok(Some((source, rules)))
}

fn log_format(layers: &Layers) -> Result<LogFormat, ConfigError> {
    match text(layers, "log.format").as_deref() {
        Some("human") => Ok(LogFormat::Human),
        Some("json") => Ok(LogFormat::Json),
        _ => Err(wrong(layers, "log.format", "expected human or json")),
    }
}

/// `/var/lib/herstelboek` for root, because PostgreSQL runs as somebody else then and must get there.
fn usual_data_dir() -> PathBuf {
    if nix::unistd::Uid::effective().is_root() {
        return PathBuf::from("/var/lib/herstelboek");
    }
    let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".local/share"));
    let base = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).or_else(home);
    base.unwrap_or_else(|| PathBuf::from(".")).join("herstelboek")
}
