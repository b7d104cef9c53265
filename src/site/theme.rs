//! Templates, ready to be filled, and the files beside them.

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
use crate::templates::Templates;

/// The style sheets of pages, which are published as one.
const STYLES: [&str; 3] = [
    "templates/static/style.css",
    "templates/static/pictures.css",
    "templates/static/app.css",
];

/// What browsers show beside the title of a page.
const ICON: &str = "templates/static/icon.svg";

/// The templates, ready to be filled, and the paths of the style sheet and of the icon.
#[derive(Debug)]
pub struct Theme {
    environment: Environment<'static>,
    style: Asset,
    icon: Asset,
}

/// A file that browsers keep, and its path from the root of the site.
#[derive(Debug)]
struct Asset {
    path: String,
    text: String,
}

impl Asset {
    fn new(name: &str, text: String, ending: &str) -> Self {
        Self {
            path: named(name, &text, ending),
            text,
        }
    }
}

impl Theme {
    /// Reads all templates.
    ///
    /// # Errors
    /// A template that cannot be read.
    pub fn new(templates: &Templates, words: &Arc<Words>) -> Result<Self, SiteError> {
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
                    return match here.find(name) {
                        Some(text) => Ok(text.to_owned()),
                        None => Err(Error::new(
                            ErrorKind::InvalidOperation,
                            format!("there is no message `{name}` that stands without variables"),
                        )),
                    };
                }
                let given: Vec<(&str, &str)> = given
                    .iter()
                    .map(|(key, value)| (*key, value.as_str()))
                    .collect();
                Ok(here.with(name, &given))
            },
        );
        for (name, text) in templates.templates() {
            environment.add_template_owned(name.to_owned(), text.to_owned())?;
        }
        let style: String = STYLES.iter().map(|path| templates.text(path)).collect();
        Ok(Self {
            environment,
            style: Asset::new("style", style, "css"),
            icon: Asset::new("icon", templates.text(ICON).to_owned(), "svg"),
        })
    }

    /// Where the style sheet lies, from the root of the site; its name changes with its content.
    #[must_use]
    pub fn style_path(&self) -> &str {
        &self.style.path
    }

    /// Where the icon lies, from the root of the site; its name changes with its content.
    #[must_use]
    pub fn icon_path(&self) -> &str {
        &self.icon.path
    }

    /// The style sheet and the icon, by their paths from the root of the site.
    #[must_use]
    pub fn files(&self) -> [(&str, &str); 2] {
        [&self.style, &self.icon].map(|asset| (asset.path.as_str(), asset.text.as_str()))
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
