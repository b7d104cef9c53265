//! The scope check: a page whose module asks and decides in the browser, and the files it runs on.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::super::SiteError;
use super::super::cite::hex;
use super::super::markdown::escaped;
use super::super::section::{Section, link};
use super::super::shell::Frame;
use super::super::words::Words;
use super::Site;
use super::landing::{Top, shorten};
use crate::data::EVALUATOR;

const PATH: &str = "check/index.html";

/// The modules, by the names under which they import each other.
const MODULES: &[(&str, &str)] = &[
    (
        "activities.mjs",
        include_str!("../../../templates/static/check/activities.mjs"),
    ),
    (
        "dom.mjs",
        include_str!("../../../templates/static/check/dom.mjs"),
    ),
    ("evaluate.mjs", EVALUATOR),
    (
        "interview.mjs",
        include_str!("../../../templates/static/check/interview.mjs"),
    ),
    (
        "page.mjs",
        include_str!("../../../templates/static/check/page.mjs"),
    ),
    (
        "result.mjs",
        include_str!("../../../templates/static/check/result.mjs"),
    ),
    (
        "screens.mjs",
        include_str!("../../../templates/static/check/screens.mjs"),
    ),
    (
        "told.mjs",
        include_str!("../../../templates/static/check/told.mjs"),
    ),
];

/// What the modules fill into messages.
const VARIABLES: &[&str] = &[
    "answer",
    "class",
    "count",
    "date",
    "name",
    "number",
    "questions",
    "regime",
    "sector",
    "size",
    "state",
    "states",
    "text",
    "unit",
];

/// The page and everything it runs on. The folder of the modules is named by what is in it, so that
/// browsers can keep it for ever.
pub(super) fn files(site: &Site<'_>) -> Result<Vec<(String, Vec<u8>)>, SiteError> {
    let words = texts(site.words)?;
    let mut digest = Sha256::new();
    for (_, module) in MODULES {
        digest.update(module.as_bytes());
    }
    digest.update(&words);
    let folder = format!("assets/check-{}", &hex(&digest.finalize())[..12]);
    let mut files = vec![
        page(site, &folder)?,
        (format!("site/{folder}/words.json"), words),
    ];
    for (name, module) in MODULES {
        files.push((format!("site/{folder}/{name}"), module.as_bytes().to_vec()));
    }
    Ok(files)
}

fn texts(words: &Words) -> Result<Vec<u8>, SiteError> {
    let texts: BTreeMap<&str, String> = words.templates("ask-", VARIABLES);
    serde_json::to_vec(&texts).map_err(|error| SiteError::Words {
        what: error.to_string(),
    })
}

fn page(site: &Site<'_>, folder: &str) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let mut html = format!(
        "<div id=\"scope-check\" data-script data-root=\"../\" data-rules=\"../../data/rules/\" data-activities=\"../../data/activities.json\" data-words=\"../{folder}/words.json\"><noscript><p class=\"banner\">{}</p></noscript></div>",
        escaped(words.get("check-page-noscript"))
    );
    for section in [rules(site), how(words)] {
        html.push_str(&section.render(site.theme)?);
    }
    let title = words.get("check-page-title").to_owned();
    let lead = words.get("check-page-lead");
    let body = site.theme.render(
        "landing.html",
        &Top {
            badges: Vec::new(),
            banner: None,
            title: title.clone(),
            summary: format!("<p class=\"lead\">{}</p>", escaped(lead)),
            glance: Vec::new(),
            contents: Vec::new(),
            sections: html,
        },
    )?;
    site.framed(
        &Frame {
            path: PATH.to_owned(),
            title: title.clone(),
            description: shorten(lead),
            crumbs: vec![site.home(), (title, PATH.to_owned())],
            script: Some(format!("{folder}/page.mjs")),
            changes: None,
            ..Frame::default()
        },
        &body,
    )
}

/// Where the same rules stand as tables, for whoever has no script.
fn rules(site: &Site<'_>) -> Section {
    let mut section = Section::new("rules", site.words.get("check-page-rules"));
    let mut html = String::from("<ul class=\"links\">");
    let whole = link("../directive/index.html", site.words.get("check-page-law"));
    html.push_str(&format!("<li>{whole}</li>"));
    for place in site.places {
        let address = format!("../{}/index.html", place.path);
        html.push_str(&format!("<li>{}</li>", link(&address, &place.country.name)));
    }
    html.push_str("</ul>");
    section.html(html, "");
    section
}

fn how(words: &Words) -> Section {
    let mut section = Section::new("how", words.get("check-page-how"));
    section.text(format!(
        "{} {}",
        escaped(words.get("check-page-how-text")),
        link("../data/index.html", words.get("check-page-how-link"))
    ));
    section
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The names of messages that the modules ask for as they stand: `t("name"`.
    fn asked() -> BTreeSet<&'static str> {
        MODULES
            .iter()
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
        let given = words.templates("ask-", VARIABLES);
        let missing: Vec<&str> = asked()
            .into_iter()
            .filter(|name| !given.contains_key(name))
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
    fn each_module_names_only_modules_that_stand_beside_it() {
        for (name, module) in MODULES {
            for rest in module.split("from \"./").skip(1) {
                let (imported, _) = rest.split_once('"').expect("a closing quotation mark");
                assert!(
                    MODULES.iter().any(|(other, _)| *other == imported),
                    "{name} imports {imported}"
                );
            }
        }
    }
}
