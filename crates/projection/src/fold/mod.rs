//! Folding: from stored events to changed rows in memory. Nothing is written here.

mod decode;
mod erased;
mod loader;
mod memory;
mod pages;
mod rows;

pub(crate) use decode::{kinds_of, recorded};
pub(crate) use erased::{AnyRows, AnyView, StoredRow, Typed, Which};
pub(crate) use loader::Loader;
pub(crate) use memory::{Memory, Panicked, Problem, Taken};
pub(crate) use pages::Pages;
