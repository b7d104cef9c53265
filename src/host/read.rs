//! Reading the sources of a compilation.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::file::{self, SOURCE_LIMIT};
use super::walk::{self, Found, Trouble};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceFile, SourceSet, Span};

/// Texts, and what went wrong while they were read.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Every file that was found, in the order of names. A file or folder that could not be read
    /// is here too, with an empty text, so that its diagnostic has a place.
    pub sources: SourceSet,
    /// One finding for each of those.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// The files without a text of their own; to parse them would only give errors that follow
    /// from the one they have.
    #[must_use]
    pub fn unread(&self) -> BTreeSet<FileId> {
        let places = self.diagnostics.iter().map(|found| found.primary.span.file);
        places.collect()
    }

    /// Texts that were read elsewhere, in the order of their names.
    pub(super) fn of(texts: Vec<(String, Result<String, Trouble>)>) -> Self {
        Self::new(texts)
    }

    fn new(texts: Vec<(String, Result<String, Trouble>)>) -> Self {
        let mut files = Vec::with_capacity(texts.len());
        let mut diagnostics = Vec::new();
        for (index, (shown, text)) in texts.into_iter().enumerate() {
            let text = text.unwrap_or_else(|trouble| {
                let place = Span::new(FileId::new(index), 0, 0);
                let found = Diagnostic::new(trouble.code, place, trouble.message);
                diagnostics.push(found.help(trouble.help));
                String::new()
            });
            files.push(SourceFile::new(shown, text));
        }
        Self {
            sources: SourceSet::new(files),
            diagnostics,
        }
    }
}

/// Reads every `.acq` file under some files and folders.
///
/// Symbolic links are followed, but no folder is read twice; names that begin with a dot are
/// passed over. Names for people are relative to `base`. The same disk gives the same result,
/// in the same order.
#[must_use]
pub fn tree(roots: &[PathBuf], base: &Path) -> Loaded {
    let found = walk::sources(roots, base);
    // `found` is in the order that the set keeps, so that places can be made from positions
    Loaded::new(found.into_par_iter().map(read).collect())
}

/// Reads one source from the standard input, under the name `<stdin>`.
#[must_use]
pub fn stdin() -> Loaded {
    stream("<stdin>", io::stdin().lock())
}

fn stream(name: &str, reader: impl Read) -> Loaded {
    let text = file::bounded(reader, SOURCE_LIMIT).and_then(file::decode);
    let text = text.map_err(|problem| Trouble::of(&problem, name));
    Loaded::new(vec![(name.to_owned(), text)])
}

fn read(found: Found) -> (String, Result<String, Trouble>) {
    let text = match found.trouble {
        Some(trouble) => Err(trouble),
        None => file::text(&found.path, SOURCE_LIMIT)
            .map_err(|error| Trouble::of(&error.problem, &found.shown)),
    };
    (found.shown, text)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    fn write(base: &Path, files: &[(&str, &[u8])]) {
        for (path, bytes) in files {
            let path = base.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("written");
        }
    }

    fn load(base: &Path, roots: &[&str]) -> Loaded {
        let roots: Vec<PathBuf> = roots.iter().map(|root| base.join(root)).collect();
        tree(&roots, base)
    }

    fn paths(loaded: &Loaded) -> Vec<String> {
        let files = loaded.sources.iter();
        files.map(|(_, file)| file.path.to_string()).collect()
    }

    /// Code, path of the place, message.
    fn findings(loaded: &Loaded) -> Vec<(&'static str, String, String)> {
        let findings = loaded.diagnostics.iter();
        findings
            .map(|found| {
                let file = loaded.sources.get(found.primary.span.file).expect("a file");
                assert!(file.text.is_empty() && found.help.is_some());
                (
                    found.code.id(),
                    file.path.to_string(),
                    found.message.clone(),
                )
            })
            .collect()
    }

    #[test]
    fn sources_come_sorted_and_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path();
        write(
            base,
            &[
                ("c/fr/b.acq", b"fb"),
                ("c/fr/a.acq", "\u{feff}fa".as_bytes()),
                ("c/fr.acq", b"f"),
                ("c/notes.md", b"\xFF"),
                ("c/.git/x.acq", b"hidden"),
                ("c/.#fr.acq", b"hidden"),
                ("b.acq", b"b"),
            ],
        );
        symlink("nobody@nowhere.1234", base.join("c/.#be.acq")).expect("an editor's lock");
        let loaded = load(base, &["c", "b.acq", "./c/fr/", "c/../c"]);
        assert_eq!(loaded.diagnostics, []);
        assert_eq!(
            paths(&loaded),
            ["b.acq", "c/fr.acq", "c/fr/a.acq", "c/fr/b.acq"]
        );
        let texts: Vec<&str> = loaded.sources.iter().map(|(_, file)| &*file.text).collect();
        assert_eq!(texts, ["b", "f", "\u{feff}fa", "fb"]);
    }

    #[test]
    fn every_trouble_has_its_code_and_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path();
        write(base, &[("c/latin.acq", b"a\nb\xE9"), ("c/ok.acq", b"ok")]);
        let large = File::create(base.join("c/large.acq")).expect("a file");
        large.set_len(SOURCE_LIMIT + 1).expect("a sparse file");
        let just = File::create(base.join("c/just.acq")).expect("a file");
        just.set_len(SOURCE_LIMIT).expect("a sparse file");
        let _socket = UnixListener::bind(base.join("c/socket.acq")).expect("a socket");
        symlink("missing", base.join("c/broken.acq")).expect("a link");
        symlink("/dev/zero", base.join("c/zero.acq")).expect("a link");
        let loaded = load(base, &["c"]);
        let expected = [
            (
                "E0003",
                "c/broken.acq",
                "`c/broken.acq` cannot be read: there is no such file or folder",
            ),
            ("E0001", "c/large.acq", "`c/large.acq` is larger than 8 MiB"),
            (
                "E0002",
                "c/latin.acq",
                "`c/latin.acq` is not UTF-8 text: byte 0xE9 at byte offset 3, on line 2",
            ),
            (
                "E0003",
                "c/socket.acq",
                "`c/socket.acq` cannot be read: it is not a regular file",
            ),
            (
                "E0003",
                "c/zero.acq",
                "`c/zero.acq` cannot be read: it is not a regular file",
            ),
        ];
        let expected = expected.map(|(code, path, text)| (code, path.to_owned(), text.to_owned()));
        assert_eq!(findings(&loaded), expected);
        assert_eq!(loaded.sources.len(), 7);
        assert_eq!(loaded.unread().len(), 5);
    }

    #[test]
    fn links_that_go_round_are_reported_and_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path();
        write(base, &[("c/be/a.acq", b"a")]);
        symlink("..", base.join("c/be/up")).expect("a link");
        symlink("self", base.join("c/self")).expect("a link");
        let found = findings(&load(base, &["c"]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(
            found[0],
            (
                "E0003",
                "c/be/up".to_owned(),
                "`c/be/up` cannot be read: it links back to `c`, which holds it".to_owned()
            )
        );
        assert_eq!((found[1].0, &*found[1].1), ("E0003", "c/self"));
    }

    #[test]
    fn few_links_do_not_make_many_ways() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path();
        for level in 0..40 {
            fs::create_dir_all(base.join(format!("c/{level}"))).expect("a folder");
            for link in ["x", "y"] {
                let to = format!("../{}", level + 1);
                symlink(to, base.join(format!("c/{level}/{link}"))).expect("a link");
            }
        }
        write(base, &[("c/40/a.acq", b"a")]);
        let loaded = load(base, &["c"]);
        assert!(loaded.sources.len() < 100);
        assert!(
            loaded
                .diagnostics
                .iter()
                .all(|found| found.code.id() == "E0003")
        );
    }

    #[test]
    fn a_link_to_a_folder_elsewhere_is_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path();
        write(base, &[("elsewhere/a.acq", b"a")]);
        fs::create_dir(base.join("c")).expect("a folder");
        symlink("../elsewhere", base.join("c/be")).expect("a link");
        let loaded = load(base, &["c"]);
        assert_eq!(
            (paths(&loaded), loaded.diagnostics.len()),
            (vec!["c/be/a.acq".to_owned()], 0)
        );
    }

    #[test]
    fn nothing_to_compile_names_the_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path();
        write(base, &[("c/notes.md", b""), ("d/a.acq", b"a")]);
        let found = findings(&load(base, &["c", "c/notes.md", "d", "e"]));
        let messages: Vec<(&str, &str)> = found
            .iter()
            .map(|(code, _, text)| (*code, &**text))
            .collect();
        assert_eq!(
            messages,
            [
                (
                    "E0006",
                    "there is nothing to compile: `c` holds no `.acq` file"
                ),
                (
                    "E0006",
                    "there is nothing to compile: `c/notes.md` is not an `.acq` file"
                ),
                (
                    "E0003",
                    "`e` cannot be read: there is no such file or folder"
                ),
            ]
        );
        assert_eq!(findings(&load(base, &[]))[0].0, "E0006");
        fs::create_dir(base.join("f")).expect("a folder");
        let found = findings(&tree(&[base.join("f")], &base.join("f")));
        assert_eq!(found[0].1, ".");
    }

    #[test]
    fn names_stay_on_one_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path();
        write(base, &[("c/a\n\u{1b}[2Jb.acq", b"a")]);
        assert_eq!(paths(&load(base, &["c"])), ["c/a\u{fffd}\u{fffd}[2Jb.acq"]);
    }

    #[test]
    fn a_stream_is_bounded() {
        assert_eq!(findings(&stream("<stdin>", io::repeat(b'x')))[0].0, "E0001");
        assert_eq!(findings(&stream("<stdin>", &b"\xFF"[..]))[0].0, "E0002");
        let loaded = stream("<stdin>", &b"edition 1"[..]);
        assert_eq!(paths(&loaded), ["<stdin>"]);
        assert_eq!(loaded.diagnostics, []);
    }
}
