//! `SignalService`: one line per command, one signal from its events, and lists from the view.

use api::v1::{self, signal_service_server::SignalService};

use super::service::service;

mod get_signal;
mod list_signals;

service! {
    SignalService
    commands {
        record_signal: RecordSignalRequest -> RecordSignalResponse,
        follow_up_signal: FollowUpSignalRequest -> FollowUpSignalResponse,
        close_signal: CloseSignalRequest -> CloseSignalResponse,
    }
    questions {
        get_signal: GetSignal(GetSignalRequest) -> GetSignalResponse by one_signal,
        list_signals: ListSignals(ListSignalsRequest) -> ListSignalsResponse by all_signals,
    }
}
