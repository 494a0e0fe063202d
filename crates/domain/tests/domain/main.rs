//! The rules, told as stories: what had happened, what is asked, what follows.
//!
//! One module per operation or pair of operations, then what holds for all of them: order of refusals, deadlines,
//! legs, random histories, and the shape of recorded events, which is for ever.

mod given;

mod account;
mod answers;
mod bank_statement;
mod books;
mod clocks;
mod contact;
mod conversations;
mod coordinator;
mod course;
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
mod signal;
mod support;
mod support_offer;
mod threat;
mod working_method;
mod world;
