//! What stands behind a statement: its own clauses, else those of the block around it.

use std::collections::BTreeMap;

use super::law::ActStatus;
use super::names::Names;
use super::proof::{Grade, Proof, Source, SourceUse};
use crate::record::{Clauses, Owner, Record};
use crate::source::Span;
use crate::value::{Citation, Date};
use crate::vocabulary::Kind;

/// Whether a provision is of a bill, so that it decides nothing yet.
pub type Draft = bool;

/// What a block hands down to the statements in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Inherited {
    pub(super) under: Vec<Citation>,
    pub(super) sources: Vec<SourceUse>,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

/// Reads clauses of one owner's files.
pub(super) struct Evidence<'a> {
    pub(super) owner: Option<&'a Owner>,
    pub(super) names: &'a Names,
    pub(super) as_of: Date,
    pub(super) acts: &'a BTreeMap<(Owner, String), (ActStatus, super::build::ActDates)>,
    pub(super) sources: &'a mut BTreeMap<String, Source>,
}

impl Evidence<'_> {
    /// What the statement hands down to the statements in its block.
    pub(super) fn hand_down(&mut self, clauses: &Clauses, inherited: &Inherited) -> Inherited {
        let under = self.citations(clauses);
        let sources = self.uses(clauses);
        Inherited {
            under: if under.is_empty() {
                inherited.under.clone()
            } else {
                under
            },
            sources: if sources.is_empty() {
                inherited.sources.clone()
            } else {
                sources
            },
            from: self.first_day(clauses).or(inherited.from),
            until: clauses
                .until
                .as_ref()
                .map(|until| until.value)
                .or(inherited.until),
        }
    }

    /// Whether the statement holds on the day.
    pub(super) fn holds(&self, clauses: &Clauses) -> bool {
        let begun = match &clauses.from_after {
            // Counted from an event that has not happened or is not known: not yet.
            Some(_) => self
                .first_day(clauses)
                .is_some_and(|from| from <= self.as_of),
            None => clauses
                .from
                .as_ref()
                .is_none_or(|from| from.value <= self.as_of),
        };
        begun
            && clauses
                .until
                .as_ref()
                .is_none_or(|until| until.value >= self.as_of)
    }

    /// The first day that the statement itself names, counted where it is relative.
    pub(super) fn first_day(&self, clauses: &Clauses) -> Option<Date> {
        if let Some(after) = &clauses.from_after {
            let owner = self.names.giver(self.owner, Kind::Law, &after.law.value)?;
            let (_, dates) = self.acts.get(&(owner, after.law.value.clone()))?;
            return dates.get(&after.date.value)?.after(after.duration);
        }
        clauses.from.as_ref().map(|from| from.value)
    }

    /// The proof of a statement under a stable id.
    pub(super) fn proof(&mut self, id: String, record: &Record, inherited: &Inherited) -> Proof {
        let clauses = &record.clauses;
        let handed = self.hand_down(clauses, inherited);
        let grade = handed
            .sources
            .iter()
            .map(|used| used.grade)
            .min()
            .unwrap_or(Grade::Unverified);
        let draft = self.is_draft(&handed.under);
        let repealed = self.is_repealed(&handed.under);
        Proof {
            id,
            under: handed.under,
            sources: handed.sources,
            grade,
            from: handed.from,
            until: handed.until,
            draft,
            repealed,
            notes: clauses.notes.clone(),
            quotes: clauses.quotes.iter().map(Into::into).collect(),
            because: clauses.because.clone(),
            renamed_from: clauses
                .renamed_from
                .iter()
                .map(|name| name.value.clone())
                .collect(),
            span: record.span,
        }
    }

    fn is_draft(&self, under: &[Citation]) -> Draft {
        !under.is_empty()
            && under
                .iter()
                .all(|citation| self.status(citation) == Some(ActStatus::Bill))
    }

    /// Whether national law said so once, or was to say so, and nothing that is in force says so now.
    fn is_repealed(&self, under: &[Citation]) -> bool {
        let gone = |citation: &Citation| {
            matches!(
                self.status(citation),
                Some(ActStatus::Repealed | ActStatus::Failed)
            ) && matches!(self.giver(citation), Some(Owner::Country(_)))
        };
        under.iter().any(gone)
            && under
                .iter()
                .all(|citation| gone(citation) || self.status(citation) == Some(ActStatus::Bill))
    }

    fn giver(&self, citation: &Citation) -> Option<Owner> {
        self.names.giver(self.owner, Kind::Law, &citation.law)
    }

    fn status(&self, citation: &Citation) -> Option<ActStatus> {
        let (status, _) = self
            .acts
            .get(&(self.giver(citation)?, citation.law.clone()))?;
        Some(*status)
    }

    pub(super) fn citations(&self, clauses: &Clauses) -> Vec<Citation> {
        clauses
            .under
            .iter()
            .map(|citation| {
                let mut citation = citation.value.clone();
                if citation.law.is_empty() {
                    citation.law = self.names.default_law(self.owner).unwrap_or_default();
                }
                citation
            })
            .collect()
    }

    fn uses(&mut self, clauses: &Clauses) -> Vec<SourceUse> {
        clauses
            .sources
            .iter()
            .filter_map(|named| {
                let stated = named.grade.as_deref().and_then(Grade::parse);
                let (id, declared) = match &named.source {
                    Ok(name) => {
                        let owner = self.names.giver(self.owner, Kind::Source, &name.value)?;
                        let id = source_id(&owner, &name.value);
                        let declared = self
                            .sources
                            .get(&id)
                            .map(|source| (source.checked, source.grade));
                        (id, declared)
                    }
                    Err(address) => (
                        self.inline(address.value.as_str(), named, address.span),
                        None,
                    ),
                };
                Some(SourceUse {
                    checked: named
                        .checked
                        .as_ref()
                        .map(|checked| checked.value)
                        .or(declared.and_then(|(checked, _)| checked)),
                    grade: stated
                        .or(declared.map(|(_, grade)| grade))
                        .unwrap_or(Grade::Unverified),
                    source: id,
                })
            })
            .collect()
    }

    /// A source that is named in place by its address becomes a source like any other.
    fn inline(&mut self, url: &str, named: &crate::record::NamedSource, span: Span) -> String {
        let prefix = self
            .owner
            .map_or_else(String::new, |owner| format!("{}/", owner_id(owner)));
        let id = format!("{prefix}{}", slug(url));
        let grade = named
            .grade
            .as_deref()
            .and_then(Grade::parse)
            .unwrap_or(Grade::Unverified);
        if let Err(address) = &named.source {
            self.sources.entry(id.clone()).or_insert_with(|| Source {
                id: id.clone(),
                title: address.value.host().to_owned(),
                url: Some(address.value.clone()),
                checked: named.checked.as_ref().map(|checked| checked.value),
                grade,
                publisher: None,
                language: None,
                archive: None,
                span,
            });
        }
        id
    }
}

/// An address as part of an id.
fn slug(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let mut slug = String::new();
    for c in rest.chars().take(80) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

/// The first part of every id that an owner gives.
pub(super) fn owner_id(owner: &Owner) -> String {
    match owner {
        Owner::Directive(id) => id.clone(),
        Owner::Sectors => "sectors".to_owned(),
        Owner::Country(code) => code.to_ascii_lowercase(),
    }
}

/// The id of a declared source in the whole knowledge base.
pub(super) fn source_id(owner: &Owner, name: &str) -> String {
    format!("{}/{name}", owner_id(owner))
}
