//! One signal, as it is now or as it was right after an earlier position.

use api::v1;
use domain::{Book, BookId};
use execution::load;

use crate::{
    auth::Action,
    convert::{Opened, Query as _, position, signal, signal_texts},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::fits, told::told},
};

impl Desk {
    pub(super) async fn one_signal(
        &self,
        call: Call,
        message: v1::GetSignalRequest,
    ) -> Result<v1::GetSignalResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadSignal)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenSignal)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, _) = self.moment(&ledger, query.as_of_position, query.at_least_position).await?;
        let loaded = load(&ledger, BookId::Signal(query.signal), size).await.map_err(told)?;
        let Book::Signal(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let shown = |opened: &Opened| {
            let unknown = || Problem::new(Reason::SignalNotFound).with("signal_id", query.signal);
            signal(query.signal, state, loaded.revision, opened).ok_or_else(unknown)
        };
        let mut answer = shown(&Opened::new())?;
        match &query.processing_activity {
            None => fits(&answer, &[], Reason::SignalTooLarge)?,
            Some(activity) => {
                let texts = signal_texts(query.signal, state);
                fits(&answer, &texts, Reason::SignalTooLarge)?;
                answer = shown(&self.open(&call, &name, activity, texts).await?)?;
            }
        }
        Ok(v1::GetSignalResponse { signal: Some(answer), position: position(size) })
    }
}
