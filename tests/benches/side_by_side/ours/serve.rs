//! Our server, in a process of its own: started by this program, told by the environment, ended by closing its input.

use std::{
    env, io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use database::DatabaseOptions;
use server::{
    ExecutorsOptions, RunnerOptions, ServerOptions,
    auth::{DevelopmentKey, KeySource},
};
use stories::TestClock;
use uuid::Uuid;

use super::inside::{NOW, SIGNER};
use crate::told;

/// The variable with the URL of the database.
pub(super) const DATABASE: &str = "HERSTELBOEK_BENCH_DATABASE";
/// The variable with the folder of the keys.
pub(super) const KEYS: &str = "HERSTELBOEK_BENCH_KEYS";
/// The first argument of this program when it is to be that server.
pub(super) const ARGUMENT: &str = "serve-ours";

/// The server as it is shipped, views included; says its address on a line, and serves until its standard input ends.
pub(crate) async fn serve() {
    let of_environment = |name| env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let server = server::start(options(of_environment(DATABASE), of_environment(KEYS).into())).await.unwrap();
    told::line(server.grpc);
    let ended = tokio::task::spawn_blocking(|| io::copy(&mut io::stdin(), &mut io::sink()));
    ended.await.unwrap().unwrap();
    assert!(server.stop().await, "the server was not done in time");
}

fn options(url: String, keys: PathBuf) -> ServerOptions {
    let key = DevelopmentKey::in_directory(&keys).unwrap();
    let any_port = "127.0.0.1:0".parse().unwrap();
    let traces = AtomicU64::new(1);
    ServerOptions {
        database: DatabaseOptions::app(url),
        listen: any_port,
        metrics_listen: any_port,
        tls: None,
        keys,
        signer: SIGNER.to_owned(),
        token_keys: KeySource::File(key.key_set().to_owned()),
        token_rules: DevelopmentKey::rules(),
        executors: ExecutorsOptions::default(),
        runner: RunnerOptions::default(),
        drain: Duration::from_secs(10),
        clock: Arc::new(TestClock::at(NOW)),
        ids: Arc::new(move || Uuid::from_u64_pair(1, traces.fetch_add(1, Ordering::SeqCst))),
    }
}
