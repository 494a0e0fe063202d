//! `token`: for development only.

use crate::home::Home;

#[tokio::test]
async fn a_development_token_is_one_line_or_json() {
    let home = Home::without_database();
    let line =
        home.program(["token", "--role", "coordinator", "--ledger", "GM0344"]).run().await.ended_with(0);
    assert_eq!((line.stdout.lines().count(), line.stdout.trim().split('.').count()), (1, 3), "{line:?}");
    let json =
        home.program(["token", "--role", "accountant", "--ledger", "*", "--output", "json"]).json().await;
    assert_eq!(json["token"].as_str().map(|token| token.split('.').count()), Some(3));
}

#[tokio::test]
async fn there_is_none_once_an_identity_provider_is_configured() {
    let home = Home::without_database();
    let provider = ["--tokens-jwks", "keys.json", "--tokens-issuer", "x", "--tokens-audience", "y"];
    let token = ["token", "--role", "coordinator", "--ledger", "GM0344"];
    let refused = home.program(token.into_iter().chain(provider)).run().await.ended_with(2);
    assert_eq!(refused.stdout, "");
    refused.complaining("tokens.jwks is set");
    let call = home.program(["call", "LedgerService/ListLedgers", "--address", "http://127.0.0.1:1"]);
    let refused = provider.into_iter().fold(call, |call, argument| call.arg(argument)).run().await;
    // Nobody listens there either, and that is found out first.
    refused.ended_with(7);
}

#[tokio::test]
async fn an_unknown_role_is_answered_with_those_there_are() {
    let home = Home::without_database();
    let refused = home.program(["token", "--role", "king", "--ledger", "GM0344"]).run().await.ended_with(2);
    refused.complaining("mandated_decider");
}
