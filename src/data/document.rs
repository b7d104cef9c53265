//! What every document has in common: the head that says what it is, and at its end the acts and
//! the sources that it names, so that the file stands alone.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::json::{Layout, Tape};
use super::{DataError, Options};
use crate::model::{Act, ActStatus, Body, KnowledgeBase, Source};
use crate::value::{Address, Date};

/// The version of every format here. Within it, fields are added, never removed or changed.
pub(super) const VERSION: u32 = 1;

/// What a document is.
pub(super) struct Kind {
    /// The name of its schema; the name of its format is this behind `acquis-`.
    pub(super) name: &'static str,
    /// What it is, in a few words.
    pub(super) title: &'static str,
    /// The way from its folder to the folder of all data.
    pub(super) up: &'static str,
}

/// The first entries of every document. They stand in this order before all others, so that a
/// reader knows a file by its first bytes.
#[derive(Serialize, JsonSchema)]
pub(super) struct Head<'a> {
    /// What kind of document it is.
    format: String,
    /// The version of the format. Within a version fields are added, never removed or changed in
    /// meaning.
    version: u32,
    /// The day whose law is told.
    as_of: Date,
    /// The licence of the data, by its SPDX identifier.
    licence: &'a str,
}

const HEAD: Layout = Layout::Facts { head: 4 };

/// A document as its schema describes it. It is written part by part.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "it describes what the functions below lay on a tape"
)]
pub(super) struct Document<'a, T> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The schema of this document, relative to it or absolute.
    #[serde(rename = "$schema")]
    schema: String,
    #[serde(flatten)]
    content: T,
}

/// What a document holds, with the acts and sources that it names.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "it describes what the functions below lay on a tape"
)]
pub(super) struct Standing<'a, T> {
    #[serde(flatten)]
    content: T,
    #[serde(flatten)]
    named: Named<'a>,
}

/// The acts and sources that a document names.
#[derive(Serialize, JsonSchema)]
struct Named<'a> {
    /// The acts that are cited, by the id that `under` has.
    acts: BTreeMap<String, ActLine<'a>>,
    /// The sources of the facts here, by id.
    sources: BTreeMap<String, &'a Source>,
}

/// An act in brief.
#[derive(Serialize, JsonSchema)]
struct ActLine<'a> {
    /// Who declares it: the country, or the id of the directive.
    of: &'a str,
    /// Short English name.
    name: &'a str,
    /// Where it stands on the day of the document.
    status: ActStatus,
    /// The first day on which it binds, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    binds_from: Option<Date>,
    /// Where people read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a Address>,
}

/// Writes documents of one knowledge base.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) base: &'a KnowledgeBase,
    pub(super) options: &'a Options,
}

impl<'a> Desk<'a> {
    /// A document that names its acts and sources at its end. The acts are looked up in `law`, and
    /// then in the directives.
    pub(super) fn standing<T: Serialize>(
        self,
        kind: &Kind,
        content: &T,
        law: Option<(&'a str, &'a Body)>,
    ) -> Result<Vec<u8>, DataError> {
        let (mut tape, root) = self.open(kind, content)?;
        let named = Named {
            acts: self.acts(&tape, law),
            sources: self.sources(&tape),
        };
        tape.fields(&named)?;
        tape.end(root);
        Ok(tape.print(HEAD))
    }

    /// A document that is complete as it is, and the tape it was printed from.
    pub(super) fn complete<T: Serialize>(
        self,
        kind: &Kind,
        content: &T,
    ) -> Result<(Vec<u8>, Tape), DataError> {
        let (mut tape, root) = self.open(kind, content)?;
        tape.end(root);
        Ok((tape.print(HEAD), tape))
    }

    fn open<T: Serialize>(self, kind: &Kind, content: &T) -> Result<(Tape, usize), DataError> {
        let mut tape = Tape::new();
        let root = tape.begin();
        tape.fields(&Head {
            format: format!("acquis-{}", kind.name),
            version: VERSION,
            as_of: self.base.as_of,
            licence: &self.options.licence,
        })?;
        let schema = match &self.options.base_url {
            Some(base) => super::schema::address(base, kind.name),
            None => format!("{}schemas/{}.json", kind.up, kind.name),
        };
        tape.field("$schema", &schema)?;
        tape.fields(content)?;
        Ok((tape, root))
    }

    fn sources(self, tape: &Tape) -> BTreeMap<String, &'a Source> {
        tape.named("sources", "source")
            .into_iter()
            .filter_map(|id| Some((self.base.sources.get(&id)?, id)))
            .map(|(source, id)| (id, source))
            .collect()
    }

    fn acts(self, tape: &Tape, law: Option<(&'a str, &'a Body)>) -> BTreeMap<String, ActLine<'a>> {
        let cited = tape.named("under", "law");
        cited
            .into_iter()
            .filter_map(|id| {
                let (of, act) = self.act(&id, law)?;
                Some((id, self.act_line(of, act)))
            })
            .collect()
    }

    fn act(self, id: &str, law: Option<(&'a str, &'a Body)>) -> Option<(&'a str, &'a Act)> {
        let directives = &self.base.directives;
        let shared = directives
            .iter()
            .map(|(of, directive)| (of.as_str(), &directive.body));
        let declared = law.into_iter().chain(shared).find_map(|(of, body)| {
            let act = body.laws.iter().find(|act| act.id == id)?;
            Some((of, act))
        });
        declared.or_else(|| {
            directives
                .get_key_value(id)
                .map(|(of, directive)| (of.as_str(), &directive.act))
        })
    }

    fn act_line(self, of: &'a str, act: &'a Act) -> ActLine<'a> {
        ActLine {
            of,
            name: &act.name,
            status: act.status(self.base.as_of),
            binds_from: act.binds_from().map(|date| date.value),
            url: act.link(),
        }
    }
}
