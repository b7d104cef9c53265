//! The fixed frame that pages show: every entity type at every size, with default answers.

use super::decision::{Decision, decide};
use super::engine::Engine;
use super::profile::Profile;
use crate::model::condition::SizeClass;
use crate::model::inherit::Law;

/// All entity types of a law, at all sizes.
#[derive(Debug, Clone)]
pub struct Frame {
    /// One row an entity type, in the order of the sectors.
    pub rows: Vec<FrameRow>,
}

/// One entity type at the four sizes, from micro to large.
#[derive(Debug, Clone)]
pub struct FrameRow {
    /// The entity type.
    pub entity: String,
    /// Its sector.
    pub sector: String,
    /// What it is at each size.
    pub decisions: [Decision; 4],
}

/// Evaluates the frame.
#[must_use]
pub fn frame(law: &Law<'_>) -> Frame {
    let engine = Engine::of(law);
    let at = |entity: &str, size: SizeClass| {
        let profile = Profile::of(entity, size);
        match &engine {
            Some(engine) => engine.decide_in_full(&profile, true),
            None => decide(law, &profile, true),
        }
    };
    let mut rows = Vec::new();
    for here in &law.sectors {
        for entity in law.types_of(&here.sector.id) {
            let id = entity.entity.id.as_str();
            rows.push(FrameRow {
                entity: id.to_owned(),
                sector: here.sector.id.clone(),
                decisions: SizeClass::ALL.map(|size| at(id, size)),
            });
        }
    }
    Frame { rows }
}

impl Frame {
    /// The rows of one sector.
    pub fn of_sector<'a>(&'a self, sector: &'a str) -> impl Iterator<Item = &'a FrameRow> {
        self.rows.iter().filter(move |row| row.sector == sector)
    }
}
