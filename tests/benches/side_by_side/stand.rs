//! Where everybody runs: one PostgreSQL with full durability, and a folder on the same disk.
//!
//! A database for each contestant, so that nobody reads past somebody else's rows.

use std::{
    fs,
    path::{Path, PathBuf},
};

use database::{DatabaseOptions, FreshDatabase, PrivateCluster, create_database};
use tempfile::TempDir;

use crate::cluster;

/// The one cluster and the one folder of a run.
pub(crate) struct Stand {
    pub cluster: PrivateCluster,
    folder: TempDir,
}

impl Stand {
    /// A new cluster in a new temporary folder (`TMPDIR` says where).
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let cluster = cluster::start(&folder.path().join("cluster")).await;
        Self { cluster, folder }
    }

    /// A folder of one's own, on the disk the cluster is on.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir(&folder).expect("a name is used once");
        folder
    }

    /// The folder of the whole run.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A new database with the schema of Herstelboek.
    pub(crate) async fn database(&self, name: &str) -> FreshDatabase {
        let url = self.empty_database(name).await;
        database::migrate(&url).await.unwrap();
        FreshDatabase { admin: DatabaseOptions::admin(url.as_str()), app: DatabaseOptions::app(url) }
    }

    /// The URL of a new database with nothing in it, as superuser.
    pub(crate) async fn empty_database(&self, name: &str) -> String {
        assert!(create_database(&self.cluster.url(), name, None).await.unwrap(), "{name} is taken");
        self.url(name)
    }

    /// The URL of a database of the cluster, as superuser.
    fn url(&self, name: &str) -> String {
        let url = self.cluster.url();
        let (server, socket) = url.split_once('?').expect("the cluster listens on a socket");
        let (server, _) = server.rsplit_once('/').expect("a URL names its database");
        format!("{server}/{name}?{socket}")
    }

    /// Stops the cluster and removes everything.
    pub(crate) async fn stop(self) {
        self.cluster.stop().await.unwrap();
    }
}
