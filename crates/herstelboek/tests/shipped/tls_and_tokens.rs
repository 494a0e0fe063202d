//! TLS with a certificate of one's own, and tokens of an identity provider that has keys of every kind we accept.
//!
//! How long a key set is kept is a matter of minutes, so only a restart shows here that keys are rotated.

use std::{fs, path::PathBuf};

use api::v1::{ListLedgersRequest, ledger_service_client::LedgerServiceClient};
use aws_lc_rs::signature::Ed25519KeyPair;
use jsonwebtoken::{
    Algorithm, EncodingKey, Header, encode,
    jwk::{Jwk, JwkSet},
};
use ledger::Clock as _;
use rcgen::{CertifiedKey, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, generate_simple_self_signed};
use serde_json::{Value, json};
use stories::Refusal;
use tonic::{
    Request,
    transport::{Certificate, Channel, ClientTlsConfig},
};

use crate::{
    home::Home,
    program::{Program, Serving},
};

const ISSUER: &str = "https://id.utrecht.example";
const AUDIENCE: &str = "herstelboek";

/// An identity provider with one key.
struct Provider {
    kid: &'static str,
    algorithm: Algorithm,
    key: EncodingKey,
}

impl Provider {
    fn new(kid: &'static str, algorithm: Algorithm) -> Self {
        let pair = |kind| rcgen::KeyPair::generate_for(kind).expect("a key");
        let key = match algorithm {
            Algorithm::RS256 => EncodingKey::from_rsa_pem(pair(&PKCS_RSA_SHA256).serialize_pem().as_bytes()),
            Algorithm::ES256 => {
                EncodingKey::from_ec_pem(pair(&PKCS_ECDSA_P256_SHA256).serialize_pem().as_bytes())
            }
            _ => {
                let pair = Ed25519KeyPair::generate().expect("a key");
                Ok(EncodingKey::from_ed_der(pair.to_pkcs8v1().expect("PKCS#8").as_ref()))
            }
        };
        Self { kid, algorithm, key: key.expect("a key that signs") }
    }

    fn public(&self) -> Jwk {
        let mut jwk = Jwk::from_encoding_key(&self.key, self.algorithm).expect("a public key");
        jwk.common.key_id = Some(self.kid.to_owned());
        jwk
    }

    /// A token for all ledgers, with these claims instead of the right ones.
    fn token(&self, other: &Value) -> String {
        let now = ledger::SystemClock.now().as_second();
        let mut claims = json!({
            "sub": "u-1", "iss": ISSUER, "aud": AUDIENCE, "exp": now + 3600,
            "roles": ["controller"], "ledgers": ["*"],
        });
        for (name, value) in other.as_object().expect("claims") {
            claims[name] = value.clone();
        }
        let header = Header { kid: Some(self.kid.to_owned()), ..Header::new(self.algorithm) };
        encode(&header, &claims, &self.key).expect("a token")
    }
}

/// Writes the key set of these providers.
fn publish(home: &Home, providers: &[&Provider]) -> PathBuf {
    let set = JwkSet { keys: providers.iter().map(|provider| provider.public()).collect() };
    let file = home.file("jwks.json");
    fs::write(&file, serde_json::to_vec(&set).expect("JSON")).expect("a file");
    file
}

/// The program with the key set of this test.
fn with_provider(home: &Home, program: Program) -> Program {
    program
        .env("HERSTELBOEK_TOKENS_JWKS", home.file("jwks.json"))
        .env("HERSTELBOEK_TOKENS_ISSUER", ISSUER)
        .env("HERSTELBOEK_TOKENS_AUDIENCE", AUDIENCE)
}

async fn connected(server: &Serving) -> Channel {
    Channel::from_shared(server.url()).expect("an address").connect().await.expect("a connection")
}

/// Asks which ledgers there are; gives the reason of a refusal.
async fn asked(channel: &Channel, token: &str) -> Result<(), String> {
    let mut request = Request::new(ListLedgersRequest::default());
    request.metadata_mut().insert("authorization", format!("Bearer {token}").parse().expect("a header"));
    let answer = LedgerServiceClient::new(channel.clone()).list_ledgers(request).await;
    answer.map(drop).map_err(|status| Refusal::from(status).reason)
}

fn refused(reason: &str) -> Result<(), String> {
    Err(reason.to_owned())
}

#[tokio::test]
async fn keys_of_three_kinds_open_and_nothing_else_does() {
    let home = Home::on_throwaway_database().await;
    let development =
        home.program(["token", "--role", "controller", "--ledger", "*"]).run().await.ended_with(0);
    let (ed, es, rs) = (
        Provider::new("ed", Algorithm::EdDSA),
        Provider::new("es", Algorithm::ES256),
        Provider::new("rs", Algorithm::RS256),
    );
    publish(&home, &[&ed, &es, &rs]);
    let server = Serving::start_as(&home, "serve.log", with_provider(&home, home.program([]))).await;
    let channel = connected(&server).await;
    for provider in [&ed, &es, &rs] {
        assert_eq!(asked(&channel, &provider.token(&json!({}))).await, Ok(()), "{}", provider.kid);
        let expired = provider.token(&json!({ "exp": 1_700_000_000 }));
        assert_eq!(asked(&channel, &expired).await, refused("TOKEN_EXPIRED"), "{}", provider.kid);
        let foreign = provider.token(&json!({ "iss": "https://id.elsewhere.example" }));
        assert_eq!(asked(&channel, &foreign).await, refused("TOKEN_FOREIGN"), "{}", provider.kid);
        let for_others = provider.token(&json!({ "aud": "another-system" }));
        assert_eq!(asked(&channel, &for_others).await, refused("TOKEN_FOREIGN"), "{}", provider.kid);
    }
    let disguised = Provider { kid: "rs", ..Provider::new("rs", Algorithm::ES256) };
    assert_eq!(asked(&channel, &disguised.token(&json!({}))).await, refused("TOKEN_INVALID"));
    let impostor = Provider::new("es", Algorithm::ES256);
    assert_eq!(asked(&channel, &impostor.token(&json!({}))).await, refused("TOKEN_INVALID"));
    assert_eq!(asked(&channel, development.stdout.trim()).await, refused("TOKEN_INVALID"));
    server.stop().await;
}

#[tokio::test]
async fn a_key_that_was_withdrawn_opens_nothing_after_a_restart() {
    let home = Home::on_throwaway_database().await;
    let (old, new) = (Provider::new("2025", Algorithm::ES256), Provider::new("2026", Algorithm::EdDSA));
    let serve = async |log| Serving::start_as(&home, log, with_provider(&home, home.program([]))).await;
    publish(&home, &[&old]);
    let server = serve("old.log").await;
    let channel = connected(&server).await;
    assert_eq!(asked(&channel, &old.token(&json!({}))).await, Ok(()));
    assert_eq!(asked(&channel, &new.token(&json!({}))).await, refused("TOKEN_INVALID"));
    server.stop().await;

    publish(&home, &[&new]);
    let server = serve("new.log").await;
    let channel = connected(&server).await;
    assert_eq!(asked(&channel, &old.token(&json!({}))).await, refused("TOKEN_INVALID"));
    assert_eq!(asked(&channel, &new.token(&json!({}))).await, Ok(()));
    server.stop().await;
}

#[tokio::test]
async fn a_key_set_that_cannot_be_read_is_named() {
    let home = Home::on_throwaway_database().await;
    let serve = || with_provider(&home, home.program(["serve", "--listen", "127.0.0.1:0"]));
    serve().run().await.ended_with(1).complaining("jwks.json cannot be read");
    fs::write(home.file("jwks.json"), "<html>").expect("a file");
    serve().run().await.ended_with(1).complaining("not a JWK set (RFC 7517)");
}

/// Writes a certificate for this name and its key.
fn certified(home: &Home, name: &str) -> String {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed([name.to_owned()]).expect("a certificate");
    fs::write(home.file("cert.pem"), cert.pem()).expect("a file");
    fs::write(home.file("key.pem"), signing_key.serialize_pem()).expect("a file");
    cert.pem()
}

fn with_tls(home: &Home, program: Program) -> Program {
    program
        .env("HERSTELBOEK_TLS_CERTIFICATE", home.file("cert.pem"))
        .env("HERSTELBOEK_TLS_KEY", home.file("key.pem"))
}

#[tokio::test]
async fn with_a_certificate_only_those_who_trust_it_get_in() {
    let home = Home::on_throwaway_database().await;
    let certificate = certified(&home, "localhost");
    let server = Serving::start_as(&home, "serve.log", with_tls(&home, home.program([]))).await;
    let token = home.program(["token", "--role", "controller", "--ledger", "*"]).run().await.ended_with(0);
    let address = format!("https://localhost:{}", server.grpc.port());
    let endpoint = || Channel::from_shared(address.clone()).expect("an address");

    let trusting = ClientTlsConfig::new().ca_certificate(Certificate::from_pem(&certificate));
    let channel = endpoint().tls_config(trusting).expect("TLS").connect().await.expect("a connection");
    assert_eq!(asked(&channel, token.stdout.trim()).await, Ok(()));

    let strange = generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate").cert.pem();
    let trusting_another = ClientTlsConfig::new().ca_certificate(Certificate::from_pem(strange));
    endpoint()
        .tls_config(trusting_another)
        .expect("TLS")
        .connect()
        .await
        .expect_err("no trust, no connection");
    let in_clear = Channel::from_shared(server.url()).expect("an address").connect_lazy();
    let mut in_clear = LedgerServiceClient::new(in_clear);
    in_clear.list_ledgers(ListLedgersRequest::default()).await.expect_err("nothing is served in clear");
    server.stop().await;
}

#[tokio::test]
async fn call_trusts_the_certificate_of_its_own_configuration() {
    let home = Home::on_throwaway_database().await;
    certified(&home, "localhost");
    let server = Serving::start_as(&home, "serve.log", with_tls(&home, home.program([]))).await;
    let address = format!("https://localhost:{}", server.grpc.port());
    let call = || home.program(["call", "LedgerService/ListLedgers", "--address", &address]);
    let answer = with_tls(&home, call()).json().await;
    assert_eq!(answer["ledgers"], Value::Array(vec![]));
    call().run().await.ended_with(7);
    server.stop().await;
}

#[tokio::test]
async fn tls_files_that_cannot_be_used_are_named() {
    let home = Home::on_throwaway_database().await;
    let serve = || with_tls(&home, home.program(["serve", "--listen", "127.0.0.1:0"]));
    serve().run().await.ended_with(1).complaining("cert.pem");
    certified(&home, "localhost");
    fs::write(home.file("key.pem"), "no key").expect("a file");
    serve().run().await.ended_with(1).complaining("the gRPC transport failed");
}
