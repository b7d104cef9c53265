//! Several builds at once, and readers while builds are switched.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use super::*;

#[test]
fn a_second_build_waits_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    let held = lock::take(out, &mut |_| panic!("nobody else builds")).expect("the lock");
    let (say, heard) = mpsc::channel();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut waiting = |message: &str| say.send(message.to_owned()).expect("heard");
            publish(out, &plan(&[("site/a", "a")]), &mut waiting).expect("published");
            done.store(true, Ordering::SeqCst);
        });
        let message = heard
            .recv_timeout(Duration::from_secs(60))
            .expect("a message");
        assert_eq!(
            message,
            format!("another build is writing `{}`; waiting", out.display())
        );
        std::thread::sleep(Duration::from_millis(50));
        assert!(!done.load(Ordering::SeqCst) && gone(out.join("site")));
        drop(held);
    });
    assert_eq!(text(out.join("site/a")), "a");
}

#[test]
fn many_builds_at_once_all_succeed_and_the_last_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    std::thread::scope(|scope| {
        for round in 0..8 {
            scope.spawn(move || {
                let round = round.to_string();
                put(out, &[("site/a", &round), ("data/b", &round)]);
            });
        }
    });
    assert_eq!(text(out.join("site/a")), text(out.join("data/b")));
}

/// Opens both files of a generation that was resolved once; `None` if it was removed meanwhile.
fn pair(root: &Path) -> Option<(String, String)> {
    let read = |path: PathBuf| match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => panic!("{}: {error}", path.display()),
    };
    Some((read(root.join("site/a"))?, read(root.join("data/b"))?))
}

#[test]
fn a_reader_never_sees_a_mix() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    put(out, &[("site/a", "0"), ("data/b", "0")]);
    let finished = AtomicBool::new(false);
    let pairs = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut pairs = Vec::new();
            while !finished.load(Ordering::SeqCst) {
                // resolving takes several steps, and may fall behind as reading may
                let Ok(root) = out.join(".live").canonicalize() else {
                    continue;
                };
                pairs.extend(pair(&root));
            }
            pairs
        });
        for round in 1..=200 {
            let round = round.to_string();
            put(out, &[("site/a", &round), ("data/b", &round)]);
        }
        finished.store(true, Ordering::SeqCst);
        reader.join().expect("the reader")
    });
    assert!(pairs.len() > 1);
    let mut last = 0;
    for (a, b) in pairs {
        assert_eq!(a, b);
        let round: u32 = a.parse().expect("a whole file");
        assert!(last <= round, "time runs forwards");
        last = round;
    }
}
