//! Templates and the files beside them, all part of the program.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::SiteError;
use super::markdown::escaped;
use super::words::Words;
use crate::receipt::hex;

/// The templates by name.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("page.html", include_str!("../../templates/page.html")),
    ("moved.html", include_str!("../../templates/moved.html")),
    ("landing.html", include_str!("../../templates/landing.html")),
    ("section.html", include_str!("../../templates/section.html")),
    (
        "checklist.html",
        include_str!("../../templates/checklist.html"),
    ),
    ("sources.html", include_str!("../../templates/sources.html")),
];

const STYLE: &str = concat!(
    include_str!("../../templates/static/style.css"),
    include_str!("../../templates/static/pictures.css"),
    include_str!("../../templates/static/app.css")
);

/// What browsers show beside the title of a page.
const ICON: &str = include_str!("../../templates/static/icon.svg");

/// The templates, ready to be filled, and the paths of the style sheet and of the icon.
#[derive(Debug)]
pub struct Theme {
    environment: Environment<'static>,
    style: String,
    icon: String,
}

impl Theme {
    /// Reads all templates.
    ///
    /// # Errors
    /// A template that cannot be read.
    pub fn new(words: &Arc<Words>) -> Result<Self, SiteError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .build()?,
        );
        // The engine's own escapes are longer than they need be: it writes `&#x2f;` for every `/`.
        environment.set_formatter(|out, state, value| match value.as_str() {
            Some(text) if !value.is_safe() => {
                out.write_str(&escaped(text))?;
                Ok(())
            }
            _ => escape_formatter(out, state, value),
        });
        let here = Arc::clone(words);
        environment.add_function(
            "t",
            move |name: &str, variables: Kwargs| -> Result<String, Error> {
                let mut given: Vec<(&str, String)> = Vec::new();
                for key in variables.args() {
                    given.push((key, variables.get::<String>(key)?));
                }
                if given.is_empty() {
                    return here
                        .find(name)
                        .map(str::to_owned)
                        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, name.to_owned()));
                }
                let given: Vec<(&str, &str)> = given
                    .iter()
                    .map(|(key, value)| (*key, value.as_str()))
                    .collect();
                Ok(here.with(name, &given))
            },
        );
        for (name, text) in TEMPLATES {
            environment.add_template(name, text)?;
        }
        Ok(Self {
            environment,
            style: named("style", STYLE, "css"),
            icon: named("icon", ICON, "svg"),
        })
    }

    /// Where the style sheet lies, from the root of the site; its name changes with its content.
    #[must_use]
    pub fn style_path(&self) -> &str {
        &self.style
    }

    /// Where the icon lies, from the root of the site; its name changes with its content.
    #[must_use]
    pub fn icon_path(&self) -> &str {
        &self.icon
    }

    /// The style sheet and the icon, by their paths from the root of the site.
    #[must_use]
    pub fn files(&self) -> [(&str, &'static str); 2] {
        [(&self.style, STYLE), (&self.icon, ICON)]
    }

    /// Fills a template.
    ///
    /// # Errors
    /// A template that does not fit its view.
    pub fn render<S: Serialize>(&self, name: &str, view: &S) -> Result<String, SiteError> {
        Ok(self.environment.get_template(name)?.render(Serde(view))?)
    }
}

/// Where a file that browsers keep lies, from the root of the site: its name changes with its content.
#[must_use]
pub fn named(name: &str, content: &str, ending: &str) -> String {
    let digest = hex(&Sha256::digest(content.as_bytes()));
    format!("assets/{name}-{}.{ending}", &digest[..12])
}
