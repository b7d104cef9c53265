//! `acquis new`.

use std::path::Path;

use clap::Subcommand;

use super::Status;
use super::world::{World, answer, open};
use crate::host;
use crate::scaffold;
use crate::value::{Id, State};

#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// A state: what is known of every state, and a question for everything else
    Country {
        /// The ISO 3166-1 code, such as `pt`
        code: String,
        /// Write to stdout and touch no file
        #[arg(long)]
        print: bool,
    },
    /// A sector that all states share
    Sector {
        /// Its id: small letters, digits and hyphens
        id: String,
        /// Write to stdout and touch no file
        #[arg(long)]
        print: bool,
    },
    /// An act of a state, in a further file of that state
    Law {
        /// Its id: small letters, digits and hyphens
        id: String,
        /// The state
        #[arg(long, value_name = "CODE")]
        country: String,
        /// Write to stdout and touch no file
        #[arg(long)]
        print: bool,
    },
}

pub(super) fn run(new: &New) -> Result<Status, String> {
    let world = open(&[], None)?;
    let base = &world.compilation.base;
    let (path, text, print) = match new {
        New::Country { code, print } => {
            let code = code.to_ascii_uppercase();
            let state = State::of(&code)
                .ok_or_else(|| format!("`{code}` is no member state of the Union"))?;
            if base.countries.contains_key(state.code) && !print {
                return Err(format!("there is a file for {code} already"));
            }
            let path = Path::new("countries").join(format!("{}.acq", code.to_ascii_lowercase()));
            (path, scaffold::country(base, state), *print)
        }
        New::Sector { id, print } => {
            let id = name(id)?;
            if base.sectors.iter().any(|sector| sector.id == id.as_str()) && !print {
                return Err(format!("there is a sector `{id}` already"));
            }
            let path = Path::new("sectors").join(format!("{id}.acq"));
            (path, scaffold::sector(id.as_str()), *print)
        }
        New::Law { id, country, print } => {
            let id = name(id)?;
            let code = world.state(country)?;
            let laws = base.countries.get(code.as_str());
            let mut laws = laws.into_iter().flat_map(|country| &country.body.laws);
            if laws.any(|law| law.id == id.as_str()) && !print {
                return Err(format!("{code} has a law `{id}` already"));
            }
            let path = Path::new("countries").join(code.lower());
            let path = path.join(format!("{id}.acq"));
            (path, scaffold::law(id.as_str(), &code), *print)
        }
    };
    if print {
        answer(&text)?;
    } else {
        write(&world, &path, &text)?;
    }
    Ok(Status::Clean)
}

fn name(id: &str) -> Result<Id, String> {
    Id::parse(id).ok_or_else(|| {
        format!("`{id}` is no name: write small letters, digits and single hyphens, such as `waste-water`")
    })
}

/// Writes a new file where the sources of its kind are.
fn write(world: &World, path: &Path, text: &str) -> Result<(), String> {
    let mut known = world.project.config.sources.iter();
    if !known.any(|folder| path.starts_with(folder)) {
        return Err(format!(
            "`{}` would not be read: `sources` in acquis.toml does not name its folder; use `--print`",
            path.display()
        ));
    }
    host::file::create(&world.project.root.join(path), text.as_bytes())
        .map_err(|error| error.to_string())?;
    answer(&format!(
        "{} was written; `acquis check {0}` says what is missing\n",
        path.display()
    ))
}
