//! message-db's package: fetched with npm when it is measured, its SQL loaded in the order of its own script.
//!
//! Nothing of it is kept in this repository, and nothing is fetched twice. Left out: the role, the privileges and the views of
//! its script; what is measured runs as the owner of the database and reads no view.

use std::time::Duration;

use sqlx::PgPool;

use crate::peers::npm;

/// The package, as npm calls it.
const PACKAGE: &str = "@eventide/message-db@1.3.1";
/// How long fetching it may take; it is small.
const PATIENCE: Duration = Duration::from_secs(90);
/// The folder it is put into.
const FOLDER: &str = "message-db";
/// Where its SQL is, below that.
const SQL: &str = "node_modules/@eventide/message-db/database";

const FILES: [&str; 19] = [
    "schema/message-store",
    "extensions/pgcrypto",
    "tables/messages",
    "types/message",
    "functions/message-store-version",
    "functions/hash-64",
    "functions/acquire-lock",
    "functions/category",
    "functions/is-category",
    "functions/id",
    "functions/cardinal-id",
    "functions/stream-version",
    "functions/write-message",
    "functions/get-stream-messages",
    "functions/get-category-messages",
    "functions/get-last-stream-message",
    "indexes/messages-id",
    "indexes/messages-stream",
    "indexes/messages-category",
];

/// Loads it into a database; says what is missing, and what would help, when it cannot.
pub(super) async fn load(pool: &PgPool) -> Result<(), String> {
    fetch().await?;
    for name in FILES {
        let file = npm::folder(FOLDER).join(SQL).join(name).with_extension("sql");
        let sql = std::fs::read_to_string(&file).map_err(|error| {
            format!("its {name}.sql: {error}; remove target/bench/message-db and run again")
        })?;
        sqlx::raw_sql(&sql).execute(pool).await.map_err(|error| match name {
            "extensions/pgcrypto" => {
                format!("{error}; install the contrib package of PostgreSQL, which has pgcrypto")
            }
            _ => format!("its {name}.sql is refused: {error}"),
        })?;
    }
    Ok(())
}

/// Has npm put the package into its folder, unless it is there.
async fn fetch() -> Result<(), String> {
    match npm::folder(FOLDER).join(SQL).exists() {
        true => Ok(()),
        false => npm::install(PACKAGE, FOLDER, PATIENCE).await,
    }
}
