//! Small histories in which much happens to few: every kind of fact, late, corrected, rejected, over a limit.

mod account;
mod deed;
mod fund;
mod household;
mod provision;
mod teller;
mod tests;
