//! Laws of change reports, over generated edits of a small tree.

use acquis::diff::report::VerdictKind;
use proptest::prelude::*;

use super::planted::{Edit, edits, texts, tree};
use super::{kinds, mirrored, report};

/// The blocks of a text: what stands between empty lines outside of braces.
fn blocks(text: &str) -> Vec<String> {
    let (mut blocks, mut block, mut depth) = (Vec::new(), String::new(), 0_i32);
    for line in text.lines() {
        depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
        if line.is_empty() && depth == 0 {
            blocks.push(std::mem::take(&mut block));
        } else {
            block.push_str(line);
            block.push('\n');
        }
    }
    blocks.push(block);
    blocks
}

fn run(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(run(12))]

    /// The order of blocks and files, remarks and empty lines say nothing.
    #[test]
    fn order_and_layout_are_no_change(order in Just((1..27_usize).collect::<Vec<_>>()).prop_shuffle(), name in "[a-z]{1,8}") {
        let old = texts();
        let mut blocks = blocks(&old[2].1);
        let head = blocks.remove(0);
        let mut moved = vec![head];
        let rest: Vec<usize> = order.into_iter().map(|at| at - 1).filter(|at| *at < blocks.len()).collect();
        moved.extend(rest.iter().map(|at| format!("# A remark on it.\n{}", blocks[*at])));
        moved.extend((0..blocks.len()).filter(|at| !rest.contains(at)).map(|at| blocks[at].clone()));
        let mut new = old.clone();
        new[2] = (format!("countries/{name}.acq"), moved.join("\n\n").replace("  source gazette\n", "  source  gazette\n"));
        let report = report(&tree(&old), &tree(&new));
        prop_assert_eq!(kinds(&report), Vec::<&str>::new());
        prop_assert_eq!(report.impact.len(), 0);
        prop_assert_eq!(report.verdict.kind, VerdictKind::NoChangeInLaw);
    }

    /// Two planted edits together: backwards, every finding is mirrored, and nothing differs from
    /// itself.
    #[test]
    fn swapping_sides_mirrors_every_finding(first in 0..90_usize, second in 0..90_usize) {
        let (old, edits) = (texts(), edits());
        let once = edits[first % edits.len()].applied(&old);
        let Some(both) = applied_too(&edits[second % edits.len()], &once) else { return Ok(()) };
        let (before, after) = (tree(&old), tree(&both));
        let (forth, back) = (report(&before, &after), report(&after, &before));
        prop_assert_eq!(mirrored(kinds(&forth)), kinds(&back));
        prop_assert_eq!(forth.verdict.classes, back.verdict.classes);
        for side in [&before, &after] {
            prop_assert_eq!(report(side, side).findings.len(), 0);
        }
    }
}

/// A second edit, where the first left the place it needs.
fn applied_too(edit: &Edit, texts: &[(String, String)]) -> Option<Vec<(String, String)>> {
    let applied = std::panic::catch_unwind(|| edit.applied(texts)).ok()?;
    std::panic::catch_unwind(|| tree(&applied)).ok()?;
    Some(applied)
}

#[test]
fn a_side_that_is_the_same_text_is_no_change_at_all() {
    let texts = texts();
    let report = report(&tree(&texts), &tree(&texts));
    assert_eq!(report.verdict.kind, VerdictKind::Same);
    assert_eq!(report.verdict.level, None);
}
