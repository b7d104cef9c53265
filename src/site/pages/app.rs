//! The modules that pages run in the browser, and the words that they fill in.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::super::markdown::escaped;
use super::super::words::Words;
use super::super::{Fault, SiteError};
use crate::diagnostic::Code;
use crate::receipt::hex;
use crate::templates::{MINISEARCH, Templates, name_of};

/// What the modules fill into messages.
const VARIABLES: &[&str] = &[
    "a",
    "all",
    "amount",
    "answer",
    "b",
    "chapter",
    "class",
    "count",
    "country",
    "credit",
    "currency",
    "date",
    "due",
    "earned",
    "event",
    "high",
    "lost",
    "low",
    "missing",
    "money",
    "name",
    "number",
    "of",
    "percent",
    "period",
    "possible",
    "questions",
    "regime",
    "rule",
    "sector",
    "services",
    "size",
    "stage",
    "state",
    "states",
    "text",
    "unit",
    "weight",
    "what",
    "when",
    "zone",
];

/// What the scope check reads beside its words.
pub(super) const RULES: (&str, &str) = ("rules", "../../data/rules/");

/// What follows from decisions under each law.
pub(super) const FOLLOWS: (&str, &str) = ("follows", "../../data/follows/");

/// The kinds of entity and the laws that can be asked.
pub(super) const ACTIVITIES: (&str, &str) = ("activities", "../../data/activities.json");

/// Words of other pages that the modules say as well, by the beginnings of their names.
const SHARED: &[&str] = &[
    "amount-",
    "checklist-",
    "duration-",
    "event-",
    "every",
    "money",
    "share",
    "within",
];

/// Every message for the modules by its name, of those made for them without `ask-`. Of a duration
/// there is one for a single unit as well.
fn texts(words: &Words) -> BTreeMap<String, String> {
    let own = words.templates("ask-", VARIABLES).into_iter();
    let mut texts: BTreeMap<String, String> = SHARED
        .iter()
        .flat_map(|family| {
            let shared = words.templates(family, VARIABLES).into_iter();
            shared.map(move |(rest, text)| (format!("{family}{rest}"), text))
        })
        .collect();
    let durations: Vec<String> = texts
        .keys()
        .filter_map(|name| name.strip_prefix("duration-").map(str::to_owned))
        .collect();
    for unit in durations {
        let one = words.count(&format!("duration-{unit}"), 1, &[]);
        texts.insert(format!("duration-one-{unit}"), one);
    }
    texts.extend(own.map(|(name, text)| (name.to_owned(), text)));
    texts
}

/// The modules and their words, in a folder that is named by what is in it, so that browsers can keep
/// it for ever.
#[derive(Debug)]
pub(super) struct App {
    folder: String,
    files: Vec<(String, Vec<u8>)>,
}

impl App {
    pub(super) fn new(templates: &Templates, words: &Words) -> Result<Self, SiteError> {
        let texts = texts(words);
        let faults = faults(templates, &texts);
        if !faults.is_empty() {
            return Err(SiteError::Unusable(faults));
        }
        let mut files: Vec<(String, Vec<u8>)> = templates
            .scripts()
            .map(|(path, module)| (name_of(path).to_owned(), module.as_bytes().to_vec()))
            .collect();
        files.push(("words.json".to_owned(), serde_json::to_vec(&texts)?));
        let mut digest = Sha256::new();
        for (_, bytes) in &files {
            digest.update(bytes);
        }
        Ok(Self {
            folder: format!("assets/app-{}", &hex(&digest.finalize())[..12]),
            files,
        })
    }

    /// A file of the folder, from the root of the site.
    pub(super) fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    /// The place that a module fills, one folder below the root of the site, and what it reads: names
    /// and addresses.
    pub(super) fn place(&self, id: &str, without_script: &str, reads: &[(&str, &str)]) -> String {
        let reads: String = reads
            .iter()
            .map(|(name, address)| format!(" data-{name}=\"{}\"", escaped(address)))
            .collect();
        format!(
            "<div id=\"{id}\" data-script data-root=\"../\"{reads} data-words=\"../{}\"><noscript><p class=\"banner\">{without_script}</p></noscript></div>",
            self.path("words.json")
        )
    }

    /// Every file.
    pub(super) fn files(self) -> Vec<(String, Vec<u8>)> {
        let folder = self.folder;
        let files = self.files.into_iter();
        files
            .map(|(name, bytes)| (format!("site/{folder}/{name}"), bytes))
            .collect()
    }
}

/// What modules would not find in the browser: messages that they ask for by name, and each other.
fn faults(templates: &Templates, texts: &BTreeMap<String, String>) -> Vec<Fault> {
    let names: BTreeSet<&str> = templates.scripts().map(|(path, _)| name_of(path)).collect();
    let mut faults = Vec::new();
    // The shortened text of others' modules asks for nothing of ours.
    for (path, module) in templates.scripts().filter(|(path, _)| *path != MINISEARCH) {
        let mut tell = |at: usize, name: &str, message: String| {
            let fault = Fault::of(Code::UnusableTemplate, path, message);
            faults.push(fault.at(module, at..at + name.len()));
        };
        for (at, name) in quoted_after(module, "t(\"") {
            let before = module[..at].strip_suffix("t(\"").unwrap_or_default();
            let is_other = before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
            if !is_other && !texts.contains_key(name) {
                tell(
                    at,
                    name,
                    format!("there is no message `ask-{name}` in the words of pages"),
                );
            }
        }
        for how in ["from \"./", "import(\"./"] {
            for (at, name) in quoted_after(module, how) {
                if !names.contains(name) {
                    tell(
                        at,
                        name,
                        format!("there is no script `{name}` beside this one"),
                    );
                }
            }
        }
    }
    faults
}

/// What stands in a text between a mark and the next quotation mark, and where.
fn quoted_after<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
    text.match_indices(mark).filter_map(move |(at, _)| {
        let start = at + mark.len();
        let (name, _) = text[start..].split_once('"')?;
        Some((start, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_modules_would_not_find_is_told_with_its_place() {
        let words = Words::english(&Templates::default()).expect("words");
        let texts = texts(&words);
        assert_eq!(texts["flip-answer"], "– { answer }");
        let path = "templates/static/app/new.mjs";
        let module = "import { a } from \"./page.mjs\";\nimport { b } from \"./nowhere.mjs\";\na(t(\"flip-answer\"), t(\"no-such-word\"), a.t(\"x\"), it(\"y\"));\n";
        let templates = Templates::with([(path.to_owned(), module.to_owned())]);
        let told: Vec<String> = faults(&templates, &texts)
            .iter()
            .map(Fault::to_string)
            .collect();
        assert_eq!(
            told,
            [
                format!(
                    "`{path}`, line 3: there is no message `ask-no-such-word` in the words of pages"
                ),
                format!("`{path}`, line 2: there is no script `nowhere.mjs` beside this one"),
            ]
        );
    }

    #[test]
    fn the_modules_find_every_word_that_they_ask_for() {
        let words = Words::english(&Templates::default()).expect("words");
        assert_eq!(faults(&Templates::default(), &texts(&words)), []);
        assert_eq!(words.missing(), Vec::<String>::new(), "variables");
    }

    #[test]
    fn no_message_hides_another() {
        let words = Words::english(&Templates::default()).expect("words");
        for family in SHARED {
            for rest in words.templates(family, VARIABLES).keys() {
                let hides = words.templates("ask-", VARIABLES);
                let name = format!("{family}{rest}");
                assert!(!hides.contains_key(name.as_str()), "ask-{name}");
            }
        }
    }
}
