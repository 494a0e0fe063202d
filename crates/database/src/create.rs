//! Making a database on a server, empty or as a copy of a template.

use sqlx::{ConnectOptions as _, Connection as _, Executor as _};

use crate::DatabaseError;
use crate::options::parse_url;

/// Makes database `name`, a copy of `template` where one is given; true when it was made, false when it was there.
///
/// A template is copied file by file, between two checkpoints: quick for a small one on a server that has little to write.
///
/// # Errors
/// [`DatabaseError::Name`], [`DatabaseError::Url`], [`DatabaseError::Unavailable`], [`DatabaseError::Statement`]
/// (the template is in use, the role may not make databases).
pub async fn create_database(
    admin_url: &str,
    name: &str,
    template: Option<&str>,
) -> Result<bool, DatabaseError> {
    check_identifier("database", name)?;
    let mut statement = format!("CREATE DATABASE \"{name}\"");
    if let Some(template) = template {
        check_identifier("database", template)?;
        statement.push_str(&format!(" TEMPLATE \"{template}\" STRATEGY file_copy"));
    }
    let mut connection = parse_url(admin_url)?.connect().await.map_err(DatabaseError::Unavailable)?;
    let outcome = connection.execute(statement.as_str()).await;
    connection.close().await?;
    match outcome {
        Ok(_) => Ok(true),
        Err(error) if is_there(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// `duplicate_database`, or `unique_violation` in the catalogue when somebody else made it at the same moment.
fn is_there(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    matches!(code.as_deref(), Some("42P04" | "23505"))
}

/// A name that can stand in SQL text and in a startup packet: letters, digits, underscores, at most 63 of them.
pub(crate) fn check_identifier(what: &'static str, name: &str) -> Result<(), DatabaseError> {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain && (1..=63).contains(&name.len()) {
        return Ok(());
    }
    Err(DatabaseError::Name { what, name: name.to_owned() })
}
