//! What the commands work on: a database that is ready, and the keys beside it.

use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use database::{Database, DatabaseOptions, PrivateCluster};
use ledger::{LedgerName, Ledgers, LedgersOptions, SystemClock, Upcasters};
use merkle::note::{NoteSignature, VerifierKey};
use server::{RunnerOptions, ServerOptions, auth::DevelopmentKey};
use uuid::Uuid;

use crate::{config::Config, exit::Usage};

/// What to do about an old schema.
const MIGRATE: &str = "run `herstelboek migrate` as the owner of the database";

/// A database and keys, from one configuration.
pub(crate) struct Installation {
    pub(crate) config: Config,
    cluster: Option<PrivateCluster>,
    url: String,
}

impl Installation {
    /// Opens the database: your own, or the private cluster, which is started when it is not running and brought up to
    /// date.
    pub(crate) async fn open(config: Config) -> anyhow::Result<Self> {
        if let Some(url) = config.database_url.clone() {
            return Ok(Self { config, cluster: None, url });
        }
        let cluster = PrivateCluster::start(&config.data_dir).await?;
        let url = cluster.url();
        database::migrate(&url).await.context("bringing the private cluster up to date")?;
        Ok(Self { config, cluster: Some(cluster), url })
    }

    /// The application's way in.
    pub(crate) fn database(&self) -> DatabaseOptions {
        self.config.database(&self.url)
    }

    /// Which database it is, for people.
    pub(crate) fn place(&self) -> String {
        match self.config.database_url {
            Some(_) => "your own server".to_owned(),
            None => format!("the private cluster in {}", self.config.data_dir.display()),
        }
    }

    /// The database as its owner, for migrations.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Refuses a database that cannot be gone on with: a schema that is not the one this executable was built for, and
    /// what [`Self::ledgers`] refuses.
    pub(crate) async fn check_schema(&self) -> anyhow::Result<()> {
        let pending = database::pending_migrations(&self.url).await.context(MIGRATE)?;
        if !pending.is_empty() {
            return Err(anyhow!("migrations {pending:?} are missing: {MIGRATE}"));
        }
        self.ledgers().await?;
        Ok(())
    }

    /// The ledgers, without a server around them. Refuses a signer that is not the one who signed last.
    pub(crate) async fn ledgers(&self) -> anyhow::Result<Ledgers> {
        let signer = server::checkpoint_signer(&self.config.keys(), &self.config.signer)?;
        let present = signer.verifier_key();
        let options = LedgersOptions {
            clock: Arc::new(SystemClock),
            signer: Arc::new(signer),
            upcasters: Upcasters::default(),
        };
        let ledgers = Ledgers::new(Database::connect(self.database()).await?, options);
        match ledgers.other_signer().await? {
            Some((ledger, kept)) => Err(self.other_signer(&ledger, &kept, &present).into()),
            None => Ok(ledgers),
        }
    }

    /// Says who signed last, who would sign now, and which of name and key is to be put back.
    fn other_signer(&self, ledger: &LedgerName, kept: &NoteSignature, present: &VerifierKey) -> Usage {
        let name = format!("set signer to {}", kept.name);
        let file = format!("put its checkpoint-signing.key back into {}", self.config.keys().display());
        // The id of a key is made of the name too.
        let same_key =
            VerifierKey::new(&kept.name, *present.public_key()).is_ok_and(|key| key.id() == kept.key_id);
        let remedy = match (kept.name == present.name(), same_key) {
            (false, true) => name,
            (true, _) => file,
            (false, false) => format!("{name} and {file}"),
        };
        Usage(format!(
            "the checkpoints of {ledger} are signed by {}, and the signer is now {}: {remedy}",
            shown(&kept.name, kept.key_id),
            shown(present.name(), present.id()),
        ))
    }

    /// What a server is started with.
    pub(crate) fn server(&self) -> anyhow::Result<ServerOptions> {
        let config = &self.config;
        let (token_keys, token_rules) = match &config.tokens {
            Some((source, rules)) => (source.clone(), rules.clone()),
            None => {
                tracing::warn!(
                    "development tokens are accepted: set tokens.jwks before anybody depends on this"
                );
                let key = DevelopmentKey::in_directory(&config.keys())?;
                (server::auth::KeySource::File(key.key_set().to_owned()), DevelopmentKey::rules())
            }
        };
        Ok(ServerOptions {
            database: self.database(),
            listen: config.listen,
            metrics_listen: config.metrics_listen,
            tls: config.tls.clone(),
            keys: config.keys(),
            signer: config.signer.clone(),
            token_keys,
            token_rules,
            executors: config.executors,
            runner: RunnerOptions::default(),
            drain: config.drain,
            clock: Arc::new(SystemClock),
            ids: Arc::new(random_id),
        })
    }

    /// Gives the private cluster back; it stops when nobody else uses it.
    pub(crate) async fn close(self) -> anyhow::Result<()> {
        if let Some(cluster) = self.cluster {
            cluster.stop().await?;
        }
        Ok(())
    }
}

/// A key as the line of a verifier key begins: name and id.
fn shown(name: &str, id: [u8; 4]) -> String {
    format!("{name}+{:08x}", u32::from_be_bytes(id))
}

#[expect(clippy::disallowed_methods, reason = "this is the source of ids that everybody else is passed")]
pub(crate) fn random_id() -> Uuid {
    Uuid::now_v7()
}
