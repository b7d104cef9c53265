//! The modules of the library stand in the order in which data flows, and each uses only those
//! before it. `src/lib.rs` gives the order; `ARCHITECTURE.md` draws the picture.

#![allow(clippy::disallowed_methods, reason = "a test reads files itself")]

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_module_uses_only_modules_before_it() {
    let order = order();
    let place = |module: &str| order.iter().position(|other| other == module);
    let mut wrong = Vec::new();
    for path in files(&source_folder()) {
        let shown = path
            .strip_prefix(env!("CARGO_MANIFEST_DIR"))
            .unwrap_or(&path)
            .display()
            .to_string();
        let Some(module) = module_of(&path) else {
            continue;
        };
        let Some(here) = place(&module) else {
            wrong.push(format!(
                "{shown}: the module `{module}` does not stand in src/lib.rs; give it its place in the order there"
            ));
            continue;
        };
        let text = fs::read_to_string(&path).expect("a source file");
        for (line, used) in uses(&code_only(&text)) {
            match place(&used) {
                Some(there) if there <= here => {}
                Some(_) => wrong.push(format!(
                    "{shown}:{line}: `{module}` uses `{used}`, which stands after it in src/lib.rs; \
                     hand in what it needs as a value, or move what both need to a module before `{module}`"
                )),
                None => wrong.push(format!(
                    "{shown}:{line}: `crate::{used}` is no module of src/lib.rs; name the module that holds it"
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_scanner_sees_code_and_nothing_else() {
    let text = "//! [`crate::cli`]\nuse crate::{value::Date, record};\nlet a = \"crate::site\"; // crate::data\nlet b = '\"'; crate::model::build();\nlet c = r#\"crate::host \" \"#; crate::check::x();\n/* crate::cli */ fn f<'a>(x: &'a str) {}\n";
    let uses = uses(&code_only(text));
    let uses: Vec<(usize, &str)> = uses
        .iter()
        .map(|(line, used)| (*line, used.as_str()))
        .collect();
    assert_eq!(
        uses,
        [(2, "value"), (2, "record"), (4, "model"), (5, "check")]
    );
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules in the order of `src/lib.rs`.
fn order() -> Vec<String> {
    let text = fs::read_to_string(source_folder().join("lib.rs")).expect("src/lib.rs");
    text.lines()
        .filter_map(|line| line.strip_prefix("pub mod ").or(line.strip_prefix("mod ")))
        .filter_map(|line| line.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// Every source file below a folder, in the order of names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of sources")
        .map(|entry| entry.expect("an entry of the folder").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The module of the library that a file belongs to; none for `lib.rs`, which lists the modules, for
/// `main.rs`, which stands outside, and for files of tests, which no data flows through.
fn module_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(source_folder()).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    let module = first.strip_suffix(".rs").unwrap_or(first);
    let tests = inside
        .components()
        .any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs")));
    (!tests && !matches!(module, "lib" | "main")).then(|| module.to_owned())
}

/// The modules behind `crate::`, each with its line.
fn uses(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let rest = code[at + "crate::".len()..].trim_start();
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(members(group).into_iter().map(|name| (line, name)));
        } else if let Some(name) = identifier(rest) {
            found.push((line, name));
        }
    }
    found
}

/// The first word of each member of `{a::b, c::{d, e}}`, of which the opening brace is cut off.
fn members(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut member = true;
    let mut found = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => member = true,
            c if member && !c.is_whitespace() => {
                found.extend(identifier(&group[at..]));
                member = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

fn identifier(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

/// The text with remarks, texts and characters blanked out; lines stay where they are.
fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw(rest, at == 0 || !is_word(bytes[at - 1])) {
            let end = format!("\"{}", "#".repeat(hashes));
            let begin = hashes + 2;
            rest[begin..]
                .find(&end)
                .map_or(rest.len(), |found| begin + found + end.len())
        } else if rest.starts_with('"') {
            quoted(rest, '"')
        } else if rest.starts_with('\'') && is_character(rest) {
            quoted(rest, '\'')
        } else {
            let c = rest.chars().next().unwrap_or('\n');
            code.push(c);
            at += c.len_utf8();
            continue;
        };
        code.extend(
            rest[..length]
                .chars()
                .map(|c| if c == '\n' { '\n' } else { ' ' }),
        );
        at += length;
    }
    code
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The number of `#` of a raw text that begins here.
fn raw(rest: &str, at_word: bool) -> Option<usize> {
    let inner = rest.strip_prefix('r').filter(|_| at_word)?;
    let hashes = inner.len() - inner.trim_start_matches('#').len();
    inner[hashes..].starts_with('"').then_some(hashes)
}

/// Whether a `'` begins a character and not a lifetime.
fn is_character(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    chars.next() == Some('\\') || chars.next() == Some('\'')
}

/// The length of a text up to its closing mark.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\\' if !escaped => escaped = true,
            c if c == mark && !escaped => return at + 1,
            _ => escaped = false,
        }
    }
    rest.len()
}
