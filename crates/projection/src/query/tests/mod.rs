//! Asking a small view of a database of the test's own, and what is written by people who ask.

mod agreement;
mod filters;
mod fuzz;
mod orders;
mod plans;
mod reading;
mod samples;
mod wanted;
mod world;
