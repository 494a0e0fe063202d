//! Waiting for a server that is up but still recovering.
//!
//! After a kill -9 the next start may find a postmaster that answers `the database system is starting up` for a while.

use std::time::Duration;

use sqlx::{ConnectOptions as _, Connection as _};

use crate::DatabaseError;
use crate::options::parse_url;

/// SQLSTATE `cannot_connect_now`: starting up, or in recovery.
const CANNOT_CONNECT_NOW: &str = "57P03";
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(20);
/// Recovery replays at most what was written since the last checkpoint; a minute is ample.
const TRIES: u32 = 3_000;

/// Returns when the server accepts connections.
pub(crate) async fn wait_until_ready(url: &str) -> Result<(), DatabaseError> {
    let options = parse_url(url)?;
    let mut left = TRIES;
    loop {
        match options.connect().await {
            Ok(connection) => return Ok(connection.close().await?),
            Err(error) if left > 0 && is_starting(&error) => left -= 1,
            Err(error) => return Err(DatabaseError::Unavailable(error)),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

fn is_starting(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some(CANNOT_CONNECT_NOW))
}
