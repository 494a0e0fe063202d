//! The rules, told as stories: what had happened, what is asked, what follows.
//!
//! One module per operation or pair of operations, then what holds for all of them: order of refusals, deadlines,
//! legs, random histories, and the shape of recorded events, which is for ever.

mod given;

mod bank_statement;
mod contact;
mod conversations;
mod coordinator;
mod deadlines;
mod deadlines_when_facts_change;
mod debt;
mod ending;
mod fund;
mod golden;
mod legs;
mod measures;
mod members;
mod money;
mod needs;
mod overrides;
mod payment_run;
mod person;
mod plan;
mod precedence;
mod properties;
mod provision;
mod queries;
mod refusals;
mod report;
mod schemas;
mod support;
mod threat;
mod world;
