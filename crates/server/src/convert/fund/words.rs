//! The words of a fund and of the wire, side by side.

use api::v1;
use domain::fund as d;

use crate::convert::words::{Word, words};

words! {
    d::Authority = v1::Authority { Rijk, Council, Province, Other }
    d::ComponentMethod = v1::ComponentMethod { Norm, Actual, Chosen }
    d::CountUnit = v1::CountUnit { Household, Person, Plan, Year, Talk }
    d::Counting = v1::Counting { EveryTime, OnceEver }
    d::CollegeMay = v1::CollegeMay { Exceed, NotExceed }
    d::Duty = v1::Duty { Request, Vote, Decide, Commit, StatePerformance, OrderPayment }
    d::Method = v1::Method { Norm, Actual }
    d::FreezeReason = v1::FreezeReason { Review, Irregularity, AuthorityAsked, Other }
    d::Account = v1::Account { Granted, Free, Encumbered, Payable, Paid, Recovered, Bank, Authority }
}
