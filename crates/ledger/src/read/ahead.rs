//! Reading ahead: what comes next is read while what came before is worked on.

use std::{future::Future, panic::resume_unwind};

use tokio::task::JoinSet;

use crate::LedgerError;

/// Something that a task of its own is reading. The task ends with this.
#[derive(Debug)]
pub struct Ahead<T>(JoinSet<T>);

impl<T: Send + 'static> Ahead<T> {
    /// Begins to read it.
    pub fn begin(reading: impl Future<Output = T> + Send + 'static) -> Self {
        let mut task = JoinSet::new();
        task.spawn(reading);
        Self(task)
    }

    /// What was read.
    ///
    /// # Errors
    /// [`LedgerError::timed_out`] when the runtime is ending.
    ///
    /// # Panics
    /// As the reading did.
    pub async fn read(mut self) -> Result<T, LedgerError> {
        match self.0.join_next().await {
            Some(Ok(read)) => Ok(read),
            Some(Err(stopped)) if stopped.is_panic() => resume_unwind(stopped.into_panic()),
            Some(Err(_)) | None => Err(LedgerError::timed_out()),
        }
    }
}
