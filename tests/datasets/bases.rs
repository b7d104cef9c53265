//! The knowledge bases that the tests look at, and their datasets.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use acquis::compile::{Settings, compile};
use acquis::data::{self, Evaluated, Options};
use acquis::diagnostic::render;
use acquis::host::project::Project;
use acquis::host::read;
use acquis::model::KnowledgeBase;
use acquis::value::Date;
use serde_json::Value;

pub type Files = BTreeMap<String, Vec<u8>>;

/// A knowledge base with what is made from it.
pub struct World {
    pub base: KnowledgeBase,
    pub evaluated: Evaluated,
    pub files: Files,
}

/// What is looked at of the real tree: two states in force, one with a bill and one with
/// a bill that failed.
pub const PARTS: [&str; 6] = [
    "directives",
    "sectors",
    "countries/be.acq",
    "countries/lu.acq",
    "countries/fr.acq",
    "countries/at.acq",
];

/// The real tree.
pub static REAL: LazyLock<World> = LazyLock::new(|| World::of(&PARTS));

/// The shared files with the states of the nine provisions, which use more of the language.
pub static PROVISIONS: LazyLock<World> =
    LazyLock::new(|| World::of(&["directives", "sectors", "tests/provisions"]));

impl World {
    fn of(folders: &[&str]) -> Self {
        let base = read_base(folders);
        let evaluated = Evaluated::of(&base);
        let files = files(&base, &evaluated);
        Self {
            base,
            evaluated,
            files,
        }
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn read_base(folders: &[&str]) -> KnowledgeBase {
    let project = Project::open(root()).expect("a project");
    let roots: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let loaded = read::tree(&roots, root());
    let settings = Settings {
        as_of: Date::from(project.config.as_of),
        fresh_at: Date::from(project.config.fresh_at),
        stale_after: project.config.stale_after(),
    };
    let compilation = compile(&loaded.sources, loaded.diagnostics, settings);
    assert!(
        !compilation.has_errors(),
        "{}",
        render::json(&loaded.sources, &compilation.diagnostics)
    );
    compilation.base
}

pub fn files(base: &KnowledgeBase, evaluated: &Evaluated) -> Files {
    data::files(base, evaluated, &Options::default()).expect("datasets")
}

/// The documents among the files, parsed.
pub fn documents(files: &Files) -> impl Iterator<Item = (&str, Value)> {
    files
        .iter()
        .filter(|(path, _)| {
            path.ends_with(".json")
                && !path.contains("/schemas/")
                && !path.ends_with("datapackage.json")
        })
        .map(|(path, bytes)| (path.as_str(), serde_json::from_slice(bytes).expect("JSON")))
}

/// Calls something for every object in a value.
pub fn every_object(value: &Value, visit: &mut dyn FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Array(members) => members
            .iter()
            .for_each(|member| every_object(member, visit)),
        Value::Object(fields) => {
            visit(fields);
            fields.values().for_each(|field| every_object(field, visit));
        }
        _ => {}
    }
}
