//! What can only be judged with the whole knowledge base at hand.

use crate::compile::Settings;
use crate::diagnostic::Diagnostic;
use crate::model::KnowledgeBase;
use crate::record::Unit;

/// Runs all checks.
pub fn check(_units: &[Unit], _base: &KnowledgeBase, _settings: Settings, _diagnostics: &mut Vec<Diagnostic>) {}
