//! Starting the app, clients with a role, and the end of every story.

use std::{
    io::BufReader,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use api::v1::{
    OpenLedgerRequest, case_service_client::CaseServiceClient, ledger_service_client::LedgerServiceClient,
};
use database::{Database, FreshDatabase, ThrowawayCluster};
use ledger::{Ledger, LedgerName, Ledgers, LedgersOptions, Upcasters};
use merkle::note::SignedNote;
use projection::Projections;
use server::{
    ExecutorsOptions, RunnerOptions, RunningServer, ServerOptions,
    auth::{DevelopmentKey, KeySource, Role, TokenRequest},
};
use tempfile::TempDir;
use tonic::{
    Request, Status,
    metadata::AsciiMetadataValue,
    service::{Interceptor, interceptor::InterceptedService},
    transport::Channel,
};
use uuid::Uuid;

use crate::{Funds, Households, Officer, Payments, Provisions, Service as _, TestClock};

/// The ledger most stories play in.
pub const UTRECHT: &str = "GM0344";
/// When stories begin, unless they say otherwise.
const BEGIN: &str = "2025-03-03T09:00:00Z";
/// The name that signs checkpoints.
const SIGNER: &str = "herstelboek.test";

/// A channel with a token on every call.
pub type Client = InterceptedService<Channel, Badge>;

/// The token and the language of a caller.
#[derive(Debug, Clone)]
pub struct Badge {
    bearer: AsciiMetadataValue,
    language: &'static str,
}

impl Badge {
    /// That of who has this token, answered in English; for a client of a server that is no [`App`].
    pub fn of(token: impl Into<String>) -> Self {
        Self::in_language(&token.into(), "en")
    }

    fn in_language(token: &str, language: &'static str) -> Self {
        Self { bearer: format!("Bearer {token}").parse().expect("a token fits in a header"), language }
    }
}

impl Interceptor for Badge {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.bearer.clone());
        request.metadata_mut().insert("accept-language", AsciiMetadataValue::from_static(self.language));
        Ok(request)
    }
}

/// A running app.
pub struct App {
    /// The time of the story.
    pub clock: Arc<TestClock>,
    /// Its database: as superuser, and as the application.
    pub database: FreshDatabase,
    keys: TempDir,
    server: RunningServer,
    channel: Channel,
    ids: Arc<AtomicU64>,
}

impl App {
    /// Starts an app in which the ledger of Utrecht is open.
    pub async fn start() -> Self {
        Self::start_with(ExecutorsOptions::default()).await
    }

    /// The same, with other sizes of queue, batch and cache.
    pub async fn start_with(executors: ExecutorsOptions) -> Self {
        let database = ThrowawayCluster::shared().await.fresh_database().await.expect("a database");
        Self::start_on(database, executors).await
    }

    /// The same on a database of the caller's, which is migrated and has nothing in it.
    pub async fn start_on(database: FreshDatabase, executors: ExecutorsOptions) -> Self {
        let keys = tempfile::tempdir().expect("a folder for keys");
        let clock = Arc::new(TestClock::at(BEGIN));
        let server = server::start(options(&database, &keys, &clock, executors)).await.expect("a server");
        let channel = connection(format!("http://{}", server.grpc)).await;
        let app = Self { clock, database, keys, server, channel, ids: Arc::new(AtomicU64::new(1)) };
        app.open_ledger(UTRECHT, "Utrecht").await;
        app
    }

    /// Opens another ledger.
    pub async fn open_ledger(&self, ledger: &str, title: &str) {
        let request = OpenLedgerRequest { ledger: ledger.to_owned(), title: title.to_owned() };
        self.ledger_as(Role::PlatformEngineer).open_ledger(request).await.expect("an open ledger");
    }

    /// The next id of the story; they count up.
    pub fn id(&self) -> String {
        Uuid::from_u64_pair(
            0x0190_0000_0000_7000,
            0x8000_0000_0000_0000 | self.ids.fetch_add(1, Ordering::SeqCst),
        )
        .to_string()
    }

    /// Starts another server on the same database, as a second process would be.
    pub async fn another_server(&self) -> AnotherServer {
        let executors = ExecutorsOptions::default();
        let options = options(&self.database, &self.keys, &self.clock, executors);
        let server = server::start(options).await.expect("another server");
        let channel = connection(format!("http://{}", server.grpc)).await;
        AnotherServer { server, channel }
    }

    /// Where gRPC is served.
    pub fn address(&self) -> String {
        format!("http://{}", self.server.grpc)
    }

    /// Where metrics are served.
    pub fn metrics(&self) -> std::net::SocketAddr {
        self.server.metrics
    }

    /// A token for a role, valid for some hours of real time.
    pub fn token(&self, role: Role, ledgers: &[&str]) -> String {
        self.token_of("u-1", role, ledgers)
    }

    /// A token for one officer.
    pub fn token_of(&self, officer: &str, role: Role, ledgers: &[&str]) -> String {
        self.token_in(officer, &[role], ledgers)
    }

    /// A token for one officer with several roles.
    pub fn token_in(&self, officer: &str, roles: &[Role], ledgers: &[&str]) -> String {
        self.issue(&TokenRequest {
            subject: officer.to_owned(),
            roles: roles.to_vec(),
            ledgers: ledgers.iter().map(|name| (*name).to_owned()).collect(),
            organisation: None,
            valid: Duration::from_secs(8 * 3600),
            now: ledger::Clock::now(&ledger::SystemClock),
        })
    }

    /// The folder with the keys of the app.
    pub fn keys(&self) -> &Path {
        self.keys.path()
    }

    /// Any token, signed with the key the app trusts.
    pub fn issue(&self, request: &TokenRequest) -> String {
        let key = DevelopmentKey::in_directory(self.keys.path()).expect("a key");
        key.issue(request).expect("a token")
    }

    /// A channel with any token, answered in this language.
    pub fn client(&self, token: &str, language: &'static str) -> Client {
        InterceptedService::new(self.channel.clone(), Badge::in_language(token, language))
    }

    /// A channel of an officer in one role, for every ledger.
    pub fn as_officer(&self, officer: &str, role: Role) -> Client {
        self.client(&self.token_of(officer, role, &["*"]), "en")
    }

    /// A channel of an officer in several roles, for every ledger.
    pub fn as_officer_in(&self, officer: &str, roles: &[Role]) -> Client {
        self.client(&self.token_in(officer, roles, &["*"]), "en")
    }

    /// A channel of an officer over a connection of its own.
    pub async fn connected_as(&self, officer: Officer) -> Client {
        let token = self.token_of(officer.name, officer.role, &["*"]);
        let channel = connection(self.address()).await;
        InterceptedService::new(channel, Badge::of(token))
    }

    fn client_as(&self, role: Role) -> Client {
        self.client(&self.token(role, &["*"]), "en")
    }

    /// Funds, as this officer.
    pub fn funds_as(&self, officer: Officer) -> Funds {
        Funds::over(officer.of(self))
    }

    /// Provisions, as this officer.
    pub fn provisions_as(&self, officer: Officer) -> Provisions {
        Provisions::over(officer.of(self))
    }

    /// Payments, as this officer.
    pub fn payments_as(&self, officer: Officer) -> Payments {
        Payments::over(officer.of(self))
    }

    /// Commands, as somebody with this role.
    pub fn households_as(&self, role: Role) -> Households {
        Households::over(self.client_as(role))
    }

    /// Questions about households, as somebody with this role.
    pub fn cases_as(&self, role: Role) -> CaseServiceClient<Client> {
        CaseServiceClient::new(self.client_as(role))
    }

    /// The ledger, as somebody with this role.
    pub fn ledger_as(&self, role: Role) -> LedgerServiceClient<Client> {
        LedgerServiceClient::new(self.client_as(role))
    }

    /// The ledger of Utrecht, without a server in between.
    pub async fn utrecht(&self) -> Ledger {
        self.ledger(UTRECHT).await
    }

    /// Any ledger, without a server in between.
    pub async fn ledger(&self, name: &str) -> Ledger {
        self.ledgers().await.get(&name.parse().expect("a name")).await.expect("an open ledger")
    }

    /// All ledgers, without a server in between.
    async fn ledgers(&self) -> Ledgers {
        let signer = server::checkpoint_signer(self.keys.path(), SIGNER).expect("a signer");
        let options = LedgersOptions {
            clock: self.clock.clone(),
            signer: Arc::new(signer),
            upcasters: Upcasters::default(),
        };
        Ledgers::new(self.connection().await, options)
    }

    async fn connection(&self) -> Database {
        Database::connect(self.database.app.clone()).await.expect("a connection")
    }

    /// What was recorded for Utrecht, in order: the type of each event.
    pub async fn recorded(&self) -> Vec<String> {
        self.recorded_in(UTRECHT).await
    }

    /// The same, for any ledger.
    pub async fn recorded_in(&self, ledger: &str) -> Vec<String> {
        let ledger = self.ledger(ledger).await;
        let events =
            ledger.read_range(0, u64::MAX, ledger::Direction::OldestFirst, 100_000).await.expect("events");
        events.into_iter().map(|event| event.event_type).collect()
    }

    /// Exports the ledger of Utrecht and verifies the export with the key of the app.
    pub async fn verdict(&self) -> dossier::Verdict {
        self.verdict_on(UTRECHT).await
    }

    /// The same, for any ledger.
    pub async fn verdict_on(&self, ledger: &str) -> dossier::Verdict {
        let ledger = self.ledger(ledger).await;
        let (_folder, file) = export(&ledger).await;
        verify(&ledger, &file, vec![])
    }

    /// The same for Utrecht, by an auditor who kept these checkpoints.
    pub async fn verdict_with(&self, kept: Vec<SignedNote>) -> dossier::Verdict {
        let ledger = self.utrecht().await;
        let (_folder, file) = export(&ledger).await;
        verify(&ledger, &file, kept)
    }

    /// Exports the ledger of Utrecht: a file in a folder that is gone when it is dropped.
    pub async fn exported(&self) -> (TempDir, PathBuf) {
        export(&self.utrecht().await).await
    }

    /// A connection as superuser, who can do anything.
    pub async fn superuser(&self) -> Database {
        Database::connect(self.database.admin.clone()).await.expect("a connection")
    }

    /// The end of every story: the auditor finds nothing, every view is what a replay says, and the server stops in order.
    pub async fn finish(self) {
        let verdict = self.verdict().await;
        assert!(verdict.holds(), "{verdict}");
        let all = self.ledgers().await.list(None, u32::MAX).await.expect("the ledgers");
        let written: Vec<LedgerName> =
            all.into_iter().filter(|one| one.size > 0).map(|one| one.name).collect();
        self.views_are_as_replayed(&written).await;
        self.stop().await;
    }

    /// Every row of every view of these ledgers is what the events up to its position make of it.
    pub async fn views_are_as_replayed(&self, names: &[LedgerName]) {
        let ledgers = self.ledgers().await;
        let projections = Projections::new(ledgers.clone(), self.connection().await);
        for name in names {
            let ledger = ledgers.get(name).await.expect("an open ledger");
            projection::catch_up(&projections, &ledger).await.expect("views that follow");
            let differences = projection::check(&projections, &ledger, None, |_, _| ()).await;
            let differences = differences.expect("views that can be checked");
            let told: Vec<String> = differences.iter().map(ToString::to_string).collect();
            assert!(told.is_empty(), "ledger {name}:\n{}", told.join("\n"));
        }
    }

    /// Stops the server, which must be done in time.
    pub async fn stop(self) {
        assert!(self.server.stop().await, "the server was not done in time");
    }
}

/// A second server of an installation.
pub struct AnotherServer {
    server: RunningServer,
    channel: Channel,
}

impl AnotherServer {
    /// A channel of an officer to this server.
    pub fn as_officer(&self, app: &App, officer: Officer) -> Client {
        let token = app.token_of(officer.name, officer.role, &["*"]);
        InterceptedService::new(self.channel.clone(), Badge::of(token))
    }

    /// Stops it, which must be done in time.
    pub async fn stop(self) {
        assert!(self.server.stop().await, "the other server was not done in time");
    }
}

async fn connection(address: String) -> Channel {
    let endpoint = Channel::from_shared(address).expect("an address");
    endpoint.connect().await.expect("a connection")
}

async fn export(ledger: &Ledger) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dossier.zip");
    audit::export(ledger, &file, |_, _| ()).await.expect("an export");
    (folder, file)
}

fn verify(ledger: &Ledger, file: &Path, known: Vec<SignedNote>) -> dossier::Verdict {
    let options = dossier::Options { trusted: vec![ledger.verifier_key()], known, ..Default::default() };
    let reader = BufReader::new(std::fs::File::open(file).expect("the export"));
    dossier::verify(reader, &options, |_, _| ())
}

fn options(
    database: &FreshDatabase,
    keys: &TempDir,
    clock: &Arc<TestClock>,
    executors: ExecutorsOptions,
) -> ServerOptions {
    let key = DevelopmentKey::in_directory(keys.path()).expect("a key");
    let any_port = "127.0.0.1:0".parse().expect("an address");
    ServerOptions {
        database: database.app.clone(),
        listen: any_port,
        metrics_listen: any_port,
        tls: None,
        keys: keys.path().to_owned(),
        signer: SIGNER.to_owned(),
        token_keys: KeySource::File(key.key_set().to_owned()),
        token_rules: DevelopmentKey::rules(),
        executors,
        runner: RunnerOptions::default(),
        drain: Duration::from_secs(10),
        clock: clock.clone(),
        ids: {
            let traces = AtomicU64::new(1);
            Arc::new(move || Uuid::from_u64_pair(1, traces.fetch_add(1, Ordering::SeqCst)))
        },
    }
}
