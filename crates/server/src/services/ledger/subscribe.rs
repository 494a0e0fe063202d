//! Following a ledger: what there is, then what comes, until the caller stops, the server does, or the token expires:
//! whoever may not come in any more does not go on listening either. The resume token makes that harmless.

use std::{pin::Pin, time::Duration};

use api::v1;
use futures::{StreamExt as _, stream};
use ledger::Feed;
use metrics::gauge;
use tokio::time::Sleep;
use tokio_util::sync::CancellationToken;

use super::read::{MESSAGE, not_reached, status};
use crate::{
    auth::Action,
    convert::{Query as _, ReadQuery, count, record},
    errors::{Language, Problem, Reason},
    services::{Desk, call::Call, ledger::Messages, told::told},
};

/// How often a subscriber to a quiet ledger hears that the stream is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// A subscription under way.
struct Following {
    feed: Feed,
    query: ReadQuery,
    tree_size: u64,
    draining: CancellationToken,
    /// Ends with the token of the caller.
    expired: Pin<Box<Sleep>>,
}

impl Desk {
    pub(super) async fn subscribe(
        &self,
        call: Call,
        message: v1::SubscribeEventsRequest,
    ) -> Result<Messages<v1::SubscribeEventsResponse>, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadLedger)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let tree_size = ledger.head().await.map_err(told)?.size();
        if query.from_position > tree_size {
            return Err(not_reached(query.from_position, tree_size));
        }
        let feed = ledger.feed(query.from_position, MESSAGE);
        let following = Following {
            feed,
            query,
            tree_size,
            draining: self.draining.clone(),
            expired: Box::pin(tokio::time::sleep(call.caller.remaining())),
        };
        Ok(messages(following, call.language))
    }
}

fn messages(following: Following, language: Language) -> Messages<v1::SubscribeEventsResponse> {
    let messages = stream::try_unfold(following, |mut following| async move {
        let message = following.next().await?;
        Ok(Some((message, following)))
    });
    messages.map(move |message| message.map_err(|problem: Problem| status(&problem, language))).boxed()
}

impl Following {
    /// The next events, or a sign of life when there are none for a while.
    async fn next(&mut self) -> Result<v1::SubscribeEventsResponse, Problem> {
        let page = tokio::select! {
            biased;
            () = self.draining.cancelled() => return Err(Problem::new(Reason::ShuttingDown)),
            () = &mut self.expired => return Err(Problem::new(Reason::TokenExpired)),
            page = tokio::time::timeout(SIGN_OF_LIFE, self.feed.live_page()) => page,
        };
        let mut records = Vec::new();
        if let Ok(page) = page {
            let page = page.map_err(told)?;
            self.tree_size = page.head.size();
            records.extend(page.events.iter().map(|event| record(&self.query.ledger, event)));
            let lag = self.tree_size.saturating_sub(self.feed.position());
            gauge!("herstelboek_feed_lag", "ledger" => self.query.ledger.to_string())
                .set(u32::try_from(lag).unwrap_or(u32::MAX));
        }
        Ok(v1::SubscribeEventsResponse {
            records,
            resume_token: self.query.resume_token(self.feed.position()),
            tree_size: count(self.tree_size),
        })
    }
}
