//! The modules that pages run in the browser, and the words that they fill in.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::super::SiteError;
use super::super::markdown::escaped;
use super::super::words::Words;
use crate::data::{EVALUATOR, INCIDENT_MODULES};
use crate::receipt::hex;

/// The modules of pages, by the names under which they import each other.
const OF_PAGES: &[(&str, &str)] = &[
    (
        "activities.mjs",
        include_str!("../../../templates/static/app/activities.mjs"),
    ),
    (
        "answers.mjs",
        include_str!("../../../templates/static/app/answers.mjs"),
    ),
    (
        "checklist.mjs",
        include_str!("../../../templates/static/app/checklist.mjs"),
    ),
    (
        "compare.mjs",
        include_str!("../../../templates/static/app/compare.mjs"),
    ),
    (
        "dom.mjs",
        include_str!("../../../templates/static/app/dom.mjs"),
    ),
    (
        "finder.mjs",
        include_str!("../../../templates/static/app/finder.mjs"),
    ),
    (
        "ics.mjs",
        include_str!("../../../templates/static/app/ics.mjs"),
    ),
    (
        "incident-asks.mjs",
        include_str!("../../../templates/static/app/incident-asks.mjs"),
    ),
    (
        "incident-clock.mjs",
        include_str!("../../../templates/static/app/incident-clock.mjs"),
    ),
    (
        "incident-outcome.mjs",
        include_str!("../../../templates/static/app/incident-outcome.mjs"),
    ),
    (
        "incident-page.mjs",
        include_str!("../../../templates/static/app/incident-page.mjs"),
    ),
    (
        "incident-questions.mjs",
        include_str!("../../../templates/static/app/incident-questions.mjs"),
    ),
    (
        "incident-result.mjs",
        include_str!("../../../templates/static/app/incident-result.mjs"),
    ),
    (
        "incident-screens.mjs",
        include_str!("../../../templates/static/app/incident-screens.mjs"),
    ),
    (
        "incident-told.mjs",
        include_str!("../../../templates/static/app/incident-told.mjs"),
    ),
    (
        "incident-weigh.mjs",
        include_str!("../../../templates/static/app/incident-weigh.mjs"),
    ),
    (
        "follow.mjs",
        include_str!("../../../templates/static/app/follow.mjs"),
    ),
    (
        "follow-asks.mjs",
        include_str!("../../../templates/static/app/follow-asks.mjs"),
    ),
    (
        "following.mjs",
        include_str!("../../../templates/static/app/following.mjs"),
    ),
    (
        "interview.mjs",
        include_str!("../../../templates/static/app/interview.mjs"),
    ),
    (
        "minisearch.mjs",
        include_str!("../../../templates/static/vendor/minisearch.mjs"),
    ),
    (
        "more-exactly.mjs",
        include_str!("../../../templates/static/app/more-exactly.mjs"),
    ),
    (
        "outcome.mjs",
        include_str!("../../../templates/static/app/outcome.mjs"),
    ),
    (
        "page.mjs",
        include_str!("../../../templates/static/app/page.mjs"),
    ),
    (
        "plan.mjs",
        include_str!("../../../templates/static/app/plan.mjs"),
    ),
    (
        "questions.mjs",
        include_str!("../../../templates/static/app/questions.mjs"),
    ),
    (
        "readiness.mjs",
        include_str!("../../../templates/static/app/readiness.mjs"),
    ),
    (
        "result.mjs",
        include_str!("../../../templates/static/app/result.mjs"),
    ),
    (
        "saved.mjs",
        include_str!("../../../templates/static/app/saved.mjs"),
    ),
    (
        "scope.mjs",
        include_str!("../../../templates/static/app/scope.mjs"),
    ),
    (
        "screens.mjs",
        include_str!("../../../templates/static/app/screens.mjs"),
    ),
    (
        "search.mjs",
        include_str!("../../../templates/static/app/search.mjs"),
    ),
    (
        "told.mjs",
        include_str!("../../../templates/static/app/told.mjs"),
    ),
];

/// Every module: those of pages, and those that evaluate the rules, as they are published with them.
fn modules() -> impl Iterator<Item = (&'static str, &'static str)> {
    OF_PAGES
        .iter()
        .copied()
        .chain([("evaluate.mjs", EVALUATOR)])
        .chain(INCIDENT_MODULES)
}

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
    words: Vec<u8>,
}

impl App {
    pub(super) fn new(words: &Words) -> Result<Self, SiteError> {
        let texts = texts(words);
        let words = serde_json::to_vec(&texts).map_err(|error| SiteError::Words {
            what: error.to_string(),
        })?;
        let mut digest = Sha256::new();
        for (_, module) in modules() {
            digest.update(module.as_bytes());
        }
        digest.update(&words);
        Ok(Self {
            folder: format!("assets/app-{}", &hex(&digest.finalize())[..12]),
            words,
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
        let mut files: Vec<(String, Vec<u8>)> = modules()
            .map(|(name, module)| {
                (
                    format!("site/{}/{name}", self.folder),
                    module.as_bytes().to_vec(),
                )
            })
            .collect();
        files.push((format!("site/{}/words.json", self.folder), self.words));
        files
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The names of messages that the modules ask for as they stand: `t("name"`.
    fn asked() -> BTreeSet<&'static str> {
        modules()
            // The shortened text of others' modules asks for nothing of ours.
            .filter(|(name, _)| *name != "minisearch.mjs")
            .flat_map(|(_, module)| {
                module
                    .match_indices("t(\"")
                    .map(|(at, _)| (&module[..at], &module[at + 3..]))
            })
            .filter(|(before, _)| !before.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
            .filter_map(|(_, rest)| rest.split_once('"'))
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn the_modules_find_every_word_that_they_ask_for() {
        let words = Words::english().expect("words");
        let given = texts(&words);
        let missing: Vec<&str> = asked()
            .into_iter()
            .filter(|name| !given.contains_key(*name))
            .collect();
        assert!(missing.is_empty(), "not in the words: {missing:?}");
        assert!(
            words.missing().is_empty(),
            "variables: {:?}",
            words.missing()
        );
        assert_eq!(given["flip-answer"], "– { answer }");
    }

    #[test]
    fn no_message_hides_another() {
        let words = Words::english().expect("words");
        for family in SHARED {
            for rest in words.templates(family, VARIABLES).keys() {
                let hides = words.templates("ask-", VARIABLES);
                let name = format!("{family}{rest}");
                assert!(!hides.contains_key(name.as_str()), "ask-{name}");
            }
        }
    }

    #[test]
    fn each_module_names_only_modules_that_stand_beside_it() {
        for (name, module) in modules() {
            let imports = ["from \"./", "import(\"./"];
            let named = imports.iter().flat_map(|how| module.split(how).skip(1));
            for rest in named {
                let (imported, _) = rest.split_once('"').expect("a closing quotation mark");
                assert!(
                    modules().any(|(other, _)| other == imported),
                    "{name} imports {imported}"
                );
            }
        }
    }
}
