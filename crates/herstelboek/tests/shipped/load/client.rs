//! A stubborn client: the same request, through whichever server, until it has a definite answer.
//!
//! It is impatient too: now and then it gives a call almost no time, or sends it through two servers at once. Whatever
//! it does, one request has one answer.

use std::{net::SocketAddr, time::Duration};

use api::v1::{self, Receipt, case_service_client::CaseServiceClient};
use rand::{Rng as _, rngs::StdRng};
use tonic::{
    Code, Request, Status,
    metadata::{Ascii, MetadataValue},
    transport::Channel,
};
use tonic_types::StatusExt as _;

use super::{Command, LEDGER, Line};

/// How often one request is sent in all, before the test fails.
const TRIES: u32 = 100;
/// What a patient client allows.
const PATIENCE: Duration = Duration::from_secs(20);
/// What a hasty one allows, in milliseconds: about as long as a call takes under load.
const HASTE: std::ops::Range<u64> = 10..60;

/// Why personal data is opened, as the register of processing activities has it.
const ACTIVITY: &str = "https://register.utrecht.nl/hersteloperatie";

/// The definite answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// It is recorded.
    Recorded(Box<Receipt>),
    /// It is refused, for this reason.
    Refused(String),
}

impl Answer {
    /// What a call came to; nothing when it may be sent again, or nobody knows.
    fn of(outcome: Result<Receipt, Status>) -> Option<Self> {
        let status = match outcome {
            Ok(receipt) => return Some(Self::Recorded(Box::new(receipt))),
            Err(status) => status,
        };
        let passes =
            matches!(status.code(), Code::Unavailable | Code::ResourceExhausted | Code::DeadlineExceeded);
        match status.get_details_error_info() {
            Some(_) if passes => None,
            Some(info) => Some(Self::Refused(info.reason)),
            // Not the server's words: the connection was lost, or our own deadline passed.
            None if passes || matches!(status.code(), Code::Unknown | Code::Cancelled | Code::Internal) => {
                None
            }
            None => panic!("an answer outside of the error model: {status:?}"),
        }
    }
}

/// One client with connections of its own.
pub(crate) struct Client {
    token: MetadataValue<Ascii>,
    lines: Vec<(Line, Option<(SocketAddr, Channel)>)>,
    dice: StdRng,
}

impl Client {
    pub(super) fn new(token: &str, lines: Vec<Line>, dice: StdRng) -> Self {
        let token = format!("Bearer {token}").parse().expect("a token fits in a header");
        Self { token, lines: lines.into_iter().map(|line| (line, None)).collect(), dice }
    }

    /// Records a command, however often it must be sent.
    pub(crate) async fn record(&mut self, command: &Command) -> Answer {
        for _ in 0..TRIES {
            let (first, second) = self.send(command).await;
            if let (Some(first), Some(second)) = (&first, &second) {
                assert_eq!(first, second, "one request, two answers");
            }
            if let Some(answer) = first.or(second) {
                return answer;
            }
        }
        panic!("no answer after {TRIES} tries to {command:?}")
    }

    /// Sends it once, or once through each of two servers at the same time.
    async fn send(&mut self, command: &Command) -> (Option<Answer>, Option<Answer>) {
        let in_haste = self.dice.random_ratio(1, 8);
        let deadline = if in_haste { Duration::from_millis(self.dice.random_range(HASTE)) } else { PATIENCE };
        let line = self.dice.random_range(0..self.lines.len());
        let channel = self.channel(line).await;
        let token = self.token.clone();
        if self.lines.len() == 1 || self.dice.random_ratio(3, 4) {
            return (Answer::of(command.send(channel, &token, deadline).await), None);
        }
        let other = self.channel((line + 1) % self.lines.len()).await;
        let both =
            tokio::join!(command.send(channel, &token, deadline), command.send(other, &token, PATIENCE));
        (Answer::of(both.0), Answer::of(both.1))
    }

    /// A connection, once there is a server at the other end of the line.
    async fn channel(&mut self, line: usize) -> Channel {
        let (line, connected) = &mut self.lines[line];
        let address = line.wait_for(Option::is_some).await.expect("a line to a server").expect("an address");
        match connected {
            Some((known, channel)) if *known == address => channel.clone(),
            _ => {
                let endpoint = Channel::from_shared(format!("http://{address}")).expect("an address");
                let channel = endpoint.connect_lazy();
                *connected = Some((address, channel.clone()));
                channel
            }
        }
    }

    /// A household with its personal data in clear, through one of the lines.
    pub(crate) async fn opened(&mut self, line: usize, household: &str) -> v1::Household {
        let message = v1::GetHouseholdRequest {
            ledger: LEDGER.to_owned(),
            household_id: household.to_owned(),
            open_personal_data: Some(v1::OpenPersonalData { processing_activity: ACTIVITY.to_owned() }),
            ..v1::GetHouseholdRequest::default()
        };
        for _ in 0..TRIES {
            let mut request = Request::new(message.clone());
            request.metadata_mut().insert("authorization", self.token.clone());
            let mut cases = CaseServiceClient::new(self.channel(line).await);
            match cases.get_household(request).await {
                Ok(answer) => return answer.into_inner().household.expect("a household"),
                Err(status) if status.code() == Code::Unavailable => {}
                Err(status) => panic!("{status:?}"),
            }
        }
        panic!("no answer after {TRIES} tries to open {household}")
    }
}
