//! The key file: made once, read by its owner only, and taken whole or not at all.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use tempfile::TempDir;
use vault::{FileKeyProvider, KeyProvider as _, KeyProviderError};

fn made() -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    FileKeyProvider::open(&dir.path().join("keys")).unwrap();
    let file = dir.path().join("keys/vault.keys");
    (dir, file)
}

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn first_use_makes_keys_that_only_the_owner_can_read() {
    let (dir, file) = made();
    assert_eq!((mode(&dir.path().join("keys")), mode(&file)), (0o700, 0o600));
    assert_eq!(fs::read_dir(dir.path().join("keys")).unwrap().count(), 1, "no draft is left");
}

#[test]
fn a_key_file_that_others_may_read_is_refused() {
    for open in [0o640, 0o604, 0o660, 0o700] {
        let (dir, file) = made();
        fs::set_permissions(&file, fs::Permissions::from_mode(open)).unwrap();
        let refused = FileKeyProvider::open(&dir.path().join("keys")).unwrap_err();
        assert!(matches!(refused, KeyProviderError::Permissions { mode, .. } if mode == open), "{refused}");
    }
}

#[test]
fn a_damaged_key_file_is_refused_and_not_replaced() {
    let (dir, file) = made();
    let text = fs::read_to_string(&file).unwrap();
    for damaged in ["", "herstelboek-vault-keys/2", &text[..text.len() - 2], &format!("{text}more\n")] {
        fs::write(&file, damaged).unwrap();
        let refused = FileKeyProvider::open(&dir.path().join("keys")).unwrap_err();
        assert!(matches!(refused, KeyProviderError::Malformed { .. }), "{refused}");
        assert_eq!(fs::read_to_string(&file).unwrap(), damaged);
    }
}

#[test]
fn processes_that_start_at_once_use_the_same_keys() {
    let dir = TempDir::new().unwrap();
    let open = || FileKeyProvider::open(dir.path()).unwrap().key_set();
    let names: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
}

#[test]
fn keys_are_never_shown() {
    let (dir, file) = made();
    let shown = format!("{:?}", FileKeyProvider::open(&dir.path().join("keys")).unwrap());
    let text = fs::read_to_string(file).unwrap();
    assert!(shown.ends_with("redacted)"), "{shown}");
    assert!(text.lines().skip(1).all(|line| !shown.contains(&line[line.len() - 8..])));
}
