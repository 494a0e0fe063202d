//! The table of settings.

/// One setting: `tls.key` in the file is `HERSTELBOEK_TLS_KEY` in the environment and `--tls-key` as a flag.
pub(crate) struct Setting {
    /// The key in the file; a dot is a section.
    pub(crate) key: &'static str,
    /// What holds when nobody says otherwise; `None` is "not set".
    pub(crate) default: Option<&'static str>,
    /// Whether the value may hold a password: then it is never shown.
    pub(crate) secret: bool,
    /// What the flag's value is called in the help.
    pub(crate) value: &'static str,
    /// One line of help.
    pub(crate) help: &'static str,
}

impl Setting {
    /// The variable that sets it.
    pub(crate) fn variable(&self) -> String {
        format!("HERSTELBOEK_{}", self.key.replace('.', "_").to_uppercase())
    }

    /// The flag that sets it, without dashes in front.
    pub(crate) fn flag(&self) -> String {
        self.key.replace(['.', '_'], "-")
    }
}

const fn setting(
    key: &'static str,
    default: Option<&'static str>,
    value: &'static str,
    help: &'static str,
) -> Setting {
    Setting { key, default, secret: false, value, help }
}

/// All settings, in the order in which they are shown.
pub(crate) const SETTINGS: &[Setting] = &[
    setting(
        "data_dir",
        None,
        "DIR",
        "Keys and the private PostgreSQL cluster [default: /var/lib/herstelboek for root, else ~/.local/share/herstelboek]",
    ),
    Setting {
        key: "database.url",
        default: None,
        secret: true,
        value: "URL",
        help: "A PostgreSQL server of your own (15 or newer) instead of the private cluster; a password goes into HERSTELBOEK_DATABASE_URL, not here",
    },
    setting("database.max_connections", Some("16"), "N", "Most connections to the database"),
    setting("database.statement_timeout_seconds", Some("30"), "S", "A statement that takes longer is ended"),
    setting("listen", Some("127.0.0.1:8443"), "ADDRESS", "Where gRPC is served; port 0 takes a free one"),
    setting("metrics_listen", Some("127.0.0.1:9464"), "ADDRESS", "Where /metrics and /health are served"),
    setting("tls.certificate", None, "FILE", "Certificate chain in PEM; without it gRPC is served in clear"),
    setting("tls.key", None, "FILE", "Private key of the certificate, in PEM"),
    setting(
        "tokens.jwks",
        None,
        "FILE|URL",
        "Key set of the identity provider (RFC 7517); without it development tokens are accepted",
    ),
    setting("tokens.issuer", None, "TEXT", "The iss a token must have"),
    setting("tokens.audience", None, "TEXT", "The aud a token must have"),
    setting(
        "signer",
        Some("herstelboek.local"),
        "NAME",
        "The name under which checkpoints are signed, for good",
    ),
    setting("executor.queue", Some("1024"), "N", "Commands that may wait for one ledger"),
    setting("executor.batch", Some("256"), "N", "Commands in one transaction"),
    setting("executor.cached_books", Some("10000"), "N", "Aggregates kept in memory per active ledger"),
    setting("drain_seconds", Some("10"), "S", "How long calls in hand may take when the server is stopped"),
    setting("log.format", Some("human"), "human|json", "How log lines are written, to standard error"),
    setting(
        "log.level",
        Some("info,sqlx=warn"),
        "FILTER",
        "What is logged, as in RUST_LOG: info, debug, warn,ledger=debug",
    ),
];
