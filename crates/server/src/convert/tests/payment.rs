//! Payment runs and bank statements: what a file holds, what of it is recorded, and what is never recorded.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod bank;
mod file;
mod queries;
mod run;
mod statement;

const RUN: &str = "0190b5a2-7c1e-7000-8000-0000000000d4";
