//! How to connect: which server, as which role, with which limits.
//!
//! Environment variables such as PGHOST or PGOPTIONS have no say: everything is in the URL and in these options.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;

use crate::create::check_identifier;
use crate::{APP_ROLE, DatabaseError};

/// How to connect to one database.
#[derive(Clone)]
pub struct DatabaseOptions {
    /// `postgres://user:password@host:port/database`; a unix socket is `?host=/directory`.
    pub url: String,
    /// The role every connection takes on (SET ROLE, in the startup packet, so it costs no round trip).
    pub role: Option<String>,
    /// The most connections the pool opens.
    pub max_connections: u32,
    /// The server cancels a statement that takes longer.
    pub statement_timeout: Duration,
    /// How long a caller waits for a connection before it gets an error.
    pub acquire_timeout: Duration,
}

impl DatabaseOptions {
    /// The application's way in: role [`APP_ROLE`], 10 connections, statements of at most 30 s, 5 s for a connection.
    pub fn app(url: impl Into<String>) -> Self {
        Self { role: Some(APP_ROLE.to_owned()), ..Self::admin(url) }
    }

    /// As whoever the URL names, without another role: for migrations, and for tests that tamper.
    pub fn admin(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            role: None,
            max_connections: 10,
            statement_timeout: Duration::from_secs(30),
            acquire_timeout: Duration::from_secs(5),
        }
    }

    /// What sqlx needs for one connection.
    ///
    /// # Errors
    /// [`DatabaseError::Url`] and [`DatabaseError::Name`] (a role that is no plain name).
    pub fn connect_options(&self) -> Result<PgConnectOptions, DatabaseError> {
        let mut settings = vec![
            ("statement_timeout", self.statement_timeout.as_millis().to_string()),
            ("idle_in_transaction_session_timeout", "60000".to_owned()),
            ("timezone", "UTC".to_owned()),
        ];
        if let Some(role) = &self.role {
            check_identifier("role", role)?;
            settings.push(("role", role.clone()));
        }
        Ok(parse_url(&self.url)?.application_name("herstelboek").options(settings))
    }
}

impl fmt::Debug for DatabaseOptions {
    /// Leaves the URL out: it may hold a password.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DatabaseOptions")
            .field("role", &self.role)
            .field("max_connections", &self.max_connections)
            .field("statement_timeout", &self.statement_timeout)
            .field("acquire_timeout", &self.acquire_timeout)
            .finish_non_exhaustive()
    }
}

/// A URL as sqlx understands it.
pub(crate) fn parse_url(url: &str) -> Result<PgConnectOptions, DatabaseError> {
    PgConnectOptions::from_str(url).map_err(DatabaseError::Url)
}
