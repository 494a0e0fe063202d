//! How often the identity provider is asked for its keys.

use std::{path::Path, time::Duration};

use jiff::Timestamp;
use jsonwebtoken::{EncodingKey, encode};
use ledger::{Clock as _, SystemClock};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use super::*;
use crate::auth::{DevelopmentKey, Role, TokenRequest};

/// An identity provider that answers when the test says so.
struct Provider {
    listener: TcpListener,
}

impl Provider {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self { listener }
    }

    fn url(&self) -> String {
        format!("http://{}/keys", self.listener.local_addr().unwrap())
    }

    /// Somebody asks for the keys.
    async fn asked(&self) -> TcpStream {
        let (mut stream, _) = self.listener.accept().await.unwrap();
        let mut request = [0; 4096];
        assert_ne!(stream.read(&mut request).await.unwrap(), 0, "a question");
        stream
    }

    async fn answer(mut stream: TcpStream, keys: &str) {
        let length = keys.len();
        let answer =
            format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{keys}");
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
}

fn forged() -> String {
    let header = Header { kid: Some("a key nobody has".to_owned()), ..Header::new(Algorithm::HS256) };
    encode(&header, &serde_json::json!({}), &EncodingKey::from_secret(b"guess")).unwrap()
}

/// Keys that were read so long ago that an unknown key id makes us look again. The set is empty.
async fn keys(provider: &Provider) -> Arc<TokenKeys> {
    let source = KeySource::Url(provider.url());
    let (keys, ()) = tokio::join!(TokenKeys::load(source, DevelopmentKey::rules()), async {
        Provider::answer(provider.asked().await, r#"{"keys":[]}"#).await;
    });
    let keys = Arc::new(keys.unwrap());
    let long_ago = Instant::now().checked_sub(AGAIN + Duration::from_secs(1));
    keys.current.write().unwrap().looked = long_ago.unwrap();
    keys
}

#[tokio::test]
async fn callers_in_a_hurry_with_forged_tokens_make_us_ask_once_and_the_answer_is_kept() {
    let provider = Provider::start().await;
    let (keys, forged) = (keys(&provider).await, forged());
    let asked = tokio::select! {
        _ = keys.bearer(&forged) => panic!("answered without having looked"),
        asked = provider.asked() => asked,
    };
    tokio::select! {
        biased;
        _ = provider.asked() => panic!("asked again for the next forged token"),
        refused = keys.bearer(&forged) => assert_eq!(refused.unwrap_err().reason(), Reason::TokenInvalid),
    }

    let folder = tempfile::tempdir().unwrap();
    let key = DevelopmentKey::in_directory(folder.path()).unwrap();
    Provider::answer(asked, &std::fs::read_to_string(key.key_set()).unwrap()).await;
    while keys.trusted().set.find("development").is_none() {
        tokio::task::yield_now().await;
    }
    keys.bearer(&issued(&key)).await.unwrap();
}

/// A token that is good for ten minutes.
fn issued(key: &DevelopmentKey) -> String {
    issued_at(key, SystemClock.now())
}

/// A token that is good for ten minutes from then.
fn issued_at(key: &DevelopmentKey, now: Timestamp) -> String {
    let token = key.issue(&TokenRequest {
        subject: "u-7".to_owned(),
        roles: vec![Role::Coordinator],
        ledgers: vec![],
        organisation: None,
        valid: Duration::from_secs(600),
        now,
    });
    token.unwrap()
}

/// A key, and the keys of a server that trusts it.
async fn trusting(folder: &Path) -> (DevelopmentKey, Arc<TokenKeys>) {
    let key = DevelopmentKey::in_directory(folder).unwrap();
    let source = KeySource::File(key.key_set().to_owned());
    let keys = TokenKeys::load(source, DevelopmentKey::rules()).await.unwrap();
    (key, Arc::new(keys))
}

#[tokio::test]
async fn whoever_was_let_in_stays_out_once_the_key_is_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    let (key, keys) = trusting(folder.path()).await;
    let token = issued(&key);
    let first = keys.bearer(&token).await.unwrap();
    let again = keys.bearer(&token).await.unwrap();
    assert!(Arc::ptr_eq(&first, &again), "verified anew");

    std::fs::write(key.key_set(), r#"{"keys":[]}"#).unwrap();
    keys.bearer(&token).await.unwrap();
    let long_ago = Instant::now().checked_sub(REFRESH + Duration::from_secs(1));
    keys.current.write().unwrap().looked = long_ago.unwrap();
    assert_eq!(keys.bearer(&token).await.unwrap_err().reason(), Reason::TokenInvalid);
}

#[tokio::test]
async fn whoever_was_let_in_stays_out_once_the_token_expires() {
    let folder = tempfile::tempdir().unwrap();
    let (key, keys) = trusting(folder.path()).await;
    let now = SystemClock.now();
    let let_in = keys.bearer(&issued(&key)).await.unwrap();
    let old = issued_at(&key, now - Duration::from_secs(3600));
    // As if it had been let in an hour ago.
    let mut then = Caller::clone(&let_in);
    then.expires = now - Duration::from_secs(2940);
    keys.trusted().bearers.insert(sha256(&old), Arc::new(then)).await;
    assert_eq!(keys.bearer(&old).await.unwrap_err().reason(), Reason::TokenExpired);
}
