//! The vote on a request: opened once per version of it, on an anonymised case text, under a policy of the fund. One
//! that was not carried is opened anew once an objection or a court opened the decision again.
//!
//! One person has one vote, a role has one vote, and who requested has none. Votes name by its hash what they are on,
//! so nobody's yes can be counted for something else.

mod cast;
mod open;
mod subject;
mod tally;

pub use self::cast::{CastVote, Vote, VoteCast};
pub use self::open::{PutToVote, VoteOpened};
pub use self::subject::{Subject, SubjectHash, SubjectHashError};
pub use self::tally::{Ballot, BallotState, Tally};
