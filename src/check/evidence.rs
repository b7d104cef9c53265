//! Whether every fact says where it was read, and every duty in which article it stands.

use super::{World, head, title};
use crate::diagnostic::{Code, Diagnostic};
use crate::record::Record;
use crate::vocabulary::Evidence;

/// So many of the statements without evidence are pointed at.
const SHOWN: usize = 5;

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for item in world.units.iter().flat_map(|unit| &unit.items) {
        let mut lacking = Lacking::default();
        lacking.look(item, false, false);
        report(item, &lacking.source, Code::NoSource, "source", diagnostics);
        report(
            item,
            &lacking.article,
            Code::NoArticle,
            "article",
            diagnostics,
        );
    }
}

/// The statements of one item that lack something.
#[derive(Default)]
struct Lacking<'a> {
    source: Vec<&'a Record>,
    article: Vec<&'a Record>,
}

impl<'a> Lacking<'a> {
    /// Evidence on a block holds for what stands in it.
    fn look(&mut self, record: &'a Record, source: bool, article: bool) {
        // Where part of a statement could not be read, its evidence may have been that part.
        let source = source || record.broken || !record.clauses.sources.is_empty();
        let article = article || record.broken || !record.clauses.under.is_empty();
        let evidence = record.word.evidence;
        // What must have a block says in the block what it says.
        let states = record.word.block.is_empty() || record.word.block_optional;
        if !source && states && evidence >= Evidence::Source {
            self.source.push(record);
        }
        if !article && evidence == Evidence::Duty {
            self.article.push(record);
        }
        for child in &record.children {
            self.look(child, source, article);
        }
    }
}

/// One warning for an item, whether one of its statements lacks something or all of them.
fn report(
    item: &Record,
    lacking: &[&Record],
    code: Code,
    what: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let help = if what == "source" {
        "write `source ID` behind it, or on a line of its own in the block for all that stands there"
    } else {
        "write `under LAW art NUMBER` behind it, or on a line of its own in the block for all that stands there"
    };
    let diagnostic = match lacking {
        [] => return,
        [one] => Diagnostic::new(code, head(one), format!("`{}` names no {what}", title(one))),
        many => {
            let mut diagnostic = Diagnostic::new(
                code,
                head(item),
                format!(
                    "{} statements of `{}` name no {what}",
                    many.len(),
                    title(item)
                ),
            );
            for one in many
                .iter()
                .filter(|one| !std::ptr::eq(**one, item))
                .take(SHOWN)
            {
                diagnostic = diagnostic.label(head(one), format!("no {what}"));
            }
            diagnostic
        }
    };
    diagnostics.push(diagnostic.help(help));
}
