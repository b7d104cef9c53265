//! Whether a condition asks for a class where none can be known yet.

use super::World;
use crate::diagnostic::{Code, Diagnostic};
use crate::record::Record;
use crate::source::Span;
use crate::syntax::{Condition, Operand, Tree};

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    world.each(|unit, around, record| {
        let (Some(block), Some(when)) = (around.last(), &record.clauses.when) else {
            return;
        };
        let Some(why) = before_the_class(block, record) else {
            return;
        };
        let Some(span) = world
            .trees
            .get(unit.file.index())
            .and_then(|tree| asked(when, tree))
        else {
            return;
        };
        diagnostics.push(
            Diagnostic::new(
                Code::ClassTooEarly,
                span,
                format!("no class is known here: {why}"),
            )
            .help("write the facts from which the class follows, such as `activity in annex I and size at least large`"),
        );
    });
}

/// Why the class is not known yet where this condition is asked.
fn before_the_class(block: &Record, record: &Record) -> Option<&'static str> {
    match (block.word.name, record.word.name) {
        // These free from duties of a class that is known.
        ("scope", "exempt" | "detail") => None,
        ("scope", _) => Some("it follows from the rules of scope"),
        ("size", "class" | "aggregate" | "applies") => Some("it follows from the size"),
        ("jurisdiction", "rule") => Some("whoever answers to another state has none here"),
        ("input", "sums") => Some("it may follow from the sum"),
        _ => None,
    }
}

/// The first place where a condition asks for the class.
fn asked(condition: &Condition, tree: &Tree) -> Option<Span> {
    match condition {
        Condition::Any(members) | Condition::All(members) => {
            members.iter().find_map(|member| asked(member, tree))
        }
        Condition::Not(member) => asked(member, tree),
        Condition::Test(test) => match &test.left {
            Operand::Plain(part) if tree.slice(part.span) == "class" => Some(test.span),
            _ => None,
        },
    }
}
