//! Reports and other duties: the directive's, joined with what the state says differently.

use super::super::law::{Addressee, Chapter, Entry, Reporting, Stage};
use super::super::proof::Fact;
use super::{Applicable, Law, Origin};

impl<'a> Law<'a> {
    /// The stages of a reporting block of the state, or of the directive's where the state has none.
    /// A block of a regime that displaces reporting inherits nothing.
    #[must_use]
    pub fn stages(&self, block: Option<&'a Reporting>) -> Vec<Applicable<'a, Stage>> {
        let displaced = block
            .and_then(|block| block.addressee.regime.as_deref())
            .and_then(|id| self.regimes.iter().find(|regime| regime.id == id))
            .is_some_and(|regime| regime.displaces.iter().any(|what| what == "reporting"));
        let baseline: Vec<&'a Fact<Stage>> = if displaced {
            Vec::new()
        } else {
            self.directive
                .body
                .reporting
                .iter()
                .flat_map(|reporting| &reporting.stages)
                .collect()
        };
        let own: Vec<&'a Fact<Stage>> = block
            .iter()
            .flat_map(|block| &block.stages)
            .filter(|stage| self.counts(&stage.proof))
            .collect();
        let mut stages = Vec::new();
        for stage in &baseline {
            if self.removal("stage", &stage.id).is_some() {
                continue;
            }
            let replaced = own.iter().find(|own| own.id == stage.id);
            stages.push(Applicable {
                fact: replaced.copied().unwrap_or(stage),
                origin: if replaced.is_some() {
                    Origin::Replaced
                } else {
                    Origin::Directive
                },
                baseline: Some(stage),
            });
        }
        for stage in own {
            if !baseline.iter().any(|other| other.id == stage.id) {
                stages.push(Applicable {
                    fact: stage,
                    origin: Origin::Added,
                    baseline: None,
                });
            }
        }
        stages
    }

    /// For whom the chapter speaks in which an entry stands; nothing for what stands in no chapter.
    #[must_use]
    pub fn addressee_of(&self, entry: &Fact<Entry>) -> Option<&'a Addressee> {
        let own = self
            .country
            .iter()
            .flat_map(|country| &country.body.chapters);
        own.chain(&self.directive.body.chapters)
            .find(|chapter| chapter.entries.iter().any(|one| std::ptr::eq(one, entry)))
            .map(|chapter| &chapter.addressee)
    }

    /// All entries of chapters on a topic: the directive's that the state does not replace or remove,
    /// then the state's own.
    #[must_use]
    pub fn entries(&self, topic: &str, kind: &str) -> Vec<Applicable<'a, Entry>> {
        let of = |chapters: &'a [Chapter]| -> Vec<&'a Fact<Entry>> {
            chapters
                .iter()
                .filter(|chapter| chapter.topic == topic)
                .flat_map(|chapter| &chapter.entries)
                .filter(|entry| entry.kind == kind)
                .collect()
        };
        let baseline = of(&self.directive.body.chapters);
        let own: Vec<&'a Fact<Entry>> = self
            .country
            .map(|country| of(&country.body.chapters))
            .unwrap_or_default()
            .into_iter()
            .filter(|entry| self.counts(&entry.proof))
            .collect();
        let mut entries = Vec::new();
        for entry in &baseline {
            if self.removal(kind, &entry.name).is_some() {
                continue;
            }
            let replaced = own.iter().find(|own| own.name == entry.name);
            entries.push(Applicable {
                fact: replaced.copied().unwrap_or(entry),
                origin: if replaced.is_some() {
                    Origin::Replaced
                } else {
                    Origin::Directive
                },
                baseline: Some(entry),
            });
        }
        for entry in own {
            if !baseline.iter().any(|other| other.name == entry.name) {
                entries.push(Applicable {
                    fact: entry,
                    origin: Origin::Added,
                    baseline: None,
                });
            }
        }
        entries
    }
}
