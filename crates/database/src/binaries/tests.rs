//! Finding programs among wrappers, half installations and several versions.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Binaries, PROGRAMS, versions_below};

/// A folder with programs that say they are of this version.
fn install(dir: &Path, programs: &[&str], version: &str) {
    fs::create_dir_all(dir).unwrap();
    for program in programs {
        let path = dir.join(program);
        fs::write(&path, format!("#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

/// One test for what runs a program: a program just written cannot be run while another thread is forking.
#[test]
fn a_folder_with_all_programs_counts_and_links_lead_to_it() {
    let dir = TempDir::new().unwrap();
    let home = fs::canonicalize(dir.path()).unwrap().join("lib/bin");
    for (version, major) in [("15.14 (Debian 15.14-0+deb12u1)", 15), ("17devel", 17), ("18.1", 18)] {
        install(&home, &PROGRAMS, version);
        assert_eq!(Binaries::at(&home), Some(Binaries { dir: home.clone(), major }));
    }
    let links = dir.path().join("bin");
    fs::create_dir(&links).unwrap();
    for program in PROGRAMS {
        symlink(home.join(program), links.join(program)).unwrap();
    }
    assert_eq!(Binaries::at(&links), Some(Binaries { dir: home, major: 18 }));
}

#[test]
fn a_folder_that_lacks_one_does_not() {
    let dir = TempDir::new().unwrap();
    install(dir.path(), &["postgres", "pg_ctl"], "15.14");
    assert_eq!(Binaries::at(dir.path()), None);
}

#[test]
fn versions_are_numbers_and_not_words() {
    let dir = TempDir::new().unwrap();
    for name in ["postgresql@9", "postgresql@17", "postgresql", "other"] {
        fs::create_dir(dir.path().join(name)).unwrap();
    }
    let mut found = versions_below(dir.path(), "postgresql");
    found.sort();
    let at = |name: &str| -> PathBuf { dir.path().join(name) };
    assert_eq!(found, [(0, at("postgresql")), (9, at("postgresql@9")), (17, at("postgresql@17"))]);
}
