//! `call`: any rpc, with requests and answers in JSON. The types come from the descriptors the server is built from.

use std::io::Read as _;

use anyhow::{Context as _, anyhow};
use futures::{Stream, stream};
use http::uri::PathAndQuery;
use ledger::{Clock as _, SystemClock};
use prost_reflect::{DescriptorPool, DynamicMessage, MethodDescriptor, SerializeOptions};
use server::auth::{DevelopmentKey, Role, TokenRequest};
use tonic::{
    Request,
    client::Grpc,
    transport::{Certificate, Channel, ClientTlsConfig, Endpoint},
};
use tonic_types::StatusExt as _;

use crate::{
    cli::CallArgs,
    config::Config,
    exit::{Refused, Usage},
    output::{self, Language},
};

mod codec;

/// The package every service is in.
const PACKAGE: &str = "herstelboek.v1";

pub(crate) async fn run(config: &Config, args: &CallArgs) -> anyhow::Result<()> {
    let pool =
        DescriptorPool::decode(api::FILE_DESCRIPTOR_SET).context("the interface this is built from")?;
    let method = find(&pool, &args.rpc)?;
    let messages = requests(&method, &args.request)?;
    let scheme = if config.tls.is_some() { "https" } else { "http" };
    let address = args.address.clone().unwrap_or_else(|| format!("{scheme}://{}", config.listen));
    let channel = endpoint(config, &address)?.connect().await.with_context(|| {
        format!("connecting to {address}; is `herstelboek serve` or `herstelboek demo` running there?")
    })?;
    let mut call = Request::new(stream::iter(messages));
    let token = args.token.clone().map_or_else(|| development_token(config, args), Ok)?;
    call.metadata_mut().insert("authorization", format!("Bearer {token}").parse().context("the token")?);
    call.metadata_mut().insert("accept-language", language(args.language).parse()?);
    answer(channel, &method, call).await
}

/// Over https the server must prove itself with what `tls.certificate` holds: a certificate of one's own, or the chain
/// of whoever issued it.
fn endpoint(config: &Config, address: &str) -> anyhow::Result<Endpoint> {
    let endpoint = Channel::from_shared(address.to_owned()).map_err(|error| {
        Usage(format!("'{address}' is not an address, such as http://127.0.0.1:8443: {error}"))
    })?;
    let Some(files) = config.tls.as_ref().filter(|_| address.starts_with("https:")) else {
        return Ok(endpoint);
    };
    let trusted = std::fs::read(&files.certificate)
        .with_context(|| format!("reading {}", files.certificate.display()))?;
    let tls = ClientTlsConfig::new().ca_certificate(Certificate::from_pem(trusted));
    Ok(endpoint.tls_config(tls)?)
}

fn find(pool: &DescriptorPool, rpc: &str) -> anyhow::Result<MethodDescriptor> {
    let (service, method) = rpc.split_once('/').unwrap_or((rpc, ""));
    let service = service.strip_prefix(PACKAGE).map_or(service, |rest| rest.trim_start_matches('.'));
    let found = pool.get_service_by_name(&format!("{PACKAGE}.{service}"));
    let methods: Vec<_> = match &found {
        Some(service) => service.methods().collect(),
        None => pool.services().flat_map(|service| service.methods().collect::<Vec<_>>()).collect(),
    };
    methods.iter().find(|known| found.is_some() && known.name() == method).cloned().ok_or_else(|| {
        let names =
            methods.iter().map(|known| format!("  {}/{}", known.parent_service().name(), known.name()));
        Usage(format!("there is no rpc {rpc}; there are\n{}", names.collect::<Vec<_>>().join("\n"))).into()
    })
}

/// One request; any number of them, one behind the other, for an rpc that takes a stream.
fn requests(method: &MethodDescriptor, text: &str) -> anyhow::Result<Vec<DynamicMessage>> {
    let mut piped = String::new();
    let text = if text == "-" {
        std::io::stdin().read_to_string(&mut piped).context("reading the request")?;
        &piped
    } else {
        text
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let mut read = || {
        let mut messages = vec![DynamicMessage::deserialize(method.input(), &mut json)?];
        while let Err(more) = json.end() {
            if !method.is_client_streaming() {
                return Err(more);
            }
            messages.push(DynamicMessage::deserialize(method.input(), &mut json)?);
        }
        Ok(messages)
    };
    read().map_err(|error| Usage(format!("the request is not a {}: {error}", method.input().name())).into())
}

/// A token for whoever can read the keys of this installation anyway.
fn development_token(config: &Config, args: &CallArgs) -> anyhow::Result<String> {
    if config.tokens.is_some() {
        return Err(Usage(
            "tokens.jwks is set: give a token of that identity provider in HERSTELBOEK_TOKEN".to_owned(),
        )
        .into());
    }
    let request = TokenRequest {
        subject: args.officer.clone(),
        roles: if args.role.is_empty() { Role::ALL.to_vec() } else { args.role.clone() },
        ledgers: vec!["*".to_owned()],
        organisation: None,
        valid: std::time::Duration::from_secs(300),
        now: SystemClock.now(),
    };
    Ok(DevelopmentKey::in_directory(&config.keys())?.issue(&request)?)
}

fn language(language: Language) -> &'static str {
    match language {
        Language::Nl => "nl",
        Language::En => "en",
    }
}

/// Calls, and prints what comes, one line of JSON for each message.
async fn answer(
    channel: Channel,
    method: &MethodDescriptor,
    call: Request<impl Stream<Item = DynamicMessage> + Send + 'static>,
) -> anyhow::Result<()> {
    let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
    let mut client = Grpc::new(channel).max_decoding_message_size(16 * 1024 * 1024);
    client.ready().await.map_err(|error| anyhow!(error))?;
    let codec = codec::Dynamic { answer: method.output() };
    let mut answers =
        client.streaming(call, PathAndQuery::try_from(path)?, codec).await.map_err(told)?.into_inner();
    while let Some(message) = answers.message().await.map_err(told)? {
        let mut line = Vec::new();
        let options = SerializeOptions::new().skip_default_fields(false);
        message.serialize_with_options(&mut serde_json::Serializer::new(&mut line), &options)?;
        output::line(String::from_utf8(line)?);
    }
    Ok(())
}

/// A refusal, as the server tells it to people.
fn told(status: tonic::Status) -> anyhow::Error {
    let details = status.get_error_details();
    let reason = details.error_info().map(|info| info.reason.clone()).unwrap_or_default();
    let message = details.localized_message().map(|message| message.message.clone());
    let mut text =
        format!("{reason} ({:?}): {}", status.code(), message.unwrap_or_else(|| status.message().to_owned()));
    for field in details.bad_request().map(|bad| bad.field_violations.as_slice()).unwrap_or_default() {
        let told = field.localized_message.as_ref().map_or(&field.description, |told| &told.message);
        text.push_str(&format!("\n  {}: {told}", field.field));
    }
    Refused { code: status.code(), reason, text }.into()
}
