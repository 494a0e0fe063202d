//! From a command to appended events: decide on the state of now, add the legs, append the batch.
//!
//! One task per active ledger drains an inbox, decides each command in order on the staged state, and appends what was
//! decided as one batch; while that batch is being written the next one gathers and is decided on it. A hot aggregate is
//! therefore a queue, not a fight. The task keeps aggregates at the head in memory; another process that appends to the same ledger makes
//! it catch up and decide again, never answer from an old state.
//!
//! Who owns what: the cache, the head and the staged state belong to the task and to nobody else; there is no lock.
//!
//! ```no_run
//! # async fn example(executors: execution::Executors, name: ledger::LedgerName, instruction: execution::Instruction)
//! # -> Result<(), execution::ExecutionError> {
//! let recorded = executors.execute(&name, instruction).await?;
//! println!("recorded from position {} on", recorded.receipt.first_position);
//! # Ok(()) }
//! ```

mod batch;
mod cache;
mod decide;
mod error;
mod executor;
mod executors;
mod instruction;
mod load;
mod settle;
mod stage;

pub use batch::Recorded;
pub use error::{ExecutionError, LoadError};
pub use executors::{Executors, ExecutorsOptions};
pub use instruction::{Actor, Instruction};
pub use load::{LoadedBook, event, load};
