//! The analysis finds each kind of defect where one was planted, and none where there is none.

mod support;

use acquis::analyse::{Finding, FindingKind, analyse};

/// A state with its law, and room for rules.
fn state(rules: &str) -> String {
    format!(
        r#"edition 1

source gazette "The gazette" {{
  url <https://example.org/gazette>
  checked 2026-11-22
  grade official
}}

country MT "Malta" {{
  source gazette
  languages mt, en
  currency EUR
  transposes nis2 by cyber-act
  state in-force
}}

law cyber-act "Cyber Act" {{
  source gazette
  kind act
  role transposition
  in-force 2025-01-01
}}

{rules}
"#
    )
}

fn findings(rules: &str) -> Vec<Finding> {
    let beside = support::beside("mt.acq", &state(rules));
    let errors: Vec<_> = beside
        .codes()
        .into_iter()
        .filter(|code| code.starts_with('E'))
        .collect();
    assert!(
        errors.is_empty(),
        "the planted law compiles: {}",
        beside.listing()
    );
    let mut analysis = analyse(&beside.compilation.base, Some("MT"));
    analysis.laws.remove(0).findings
}

fn of(found: &[Finding], kind: FindingKind) -> Vec<&Finding> {
    found
        .iter()
        .filter(|finding| finding.kind == kind)
        .collect()
}

#[test]
fn a_state_that_takes_the_directive_over_has_no_findings() {
    assert_eq!(
        findings(""),
        [],
        "a state without rules of its own is the directive, which has no defect"
    );
}

#[test]
fn a_class_without_a_class_is_found_with_its_smallest_organisation() {
    let found = findings(
        r#"remove rule every-other-entity
  under cyber-act art 3
  source gazette
"#,
    );
    let bare = of(&found, FindingKind::Unclassed);
    let food = bare
        .iter()
        .filter_map(|finding| finding.witness.as_ref())
        .find(|witness| witness.entity == "food-business")
        .expect("a food business comes in by its size and is nothing");
    let size = food.answers.iter().find(|(input, _)| input == "size");
    assert_eq!(
        size.map(|(_, value)| value.as_str()),
        Some("medium"),
        "the first size that comes in"
    );
}

#[test]
fn a_rule_that_can_hold_for_nobody_is_found() {
    let found = findings(
        r#"scope {
  source gazette
  essential both-sizes
    when activity is food-business and size is small and size is large
    under cyber-act art 4
}
"#,
    );
    let never = of(&found, FindingKind::NeverHolds);
    assert_eq!(never.len(), 1, "{found:#?}");
    assert_eq!(never[0].rule.as_deref(), Some("both-sizes"));
}

#[test]
fn a_rule_in_the_shadow_of_others_is_found() {
    let found = findings(
        r#"scope {
  source gazette
  essential large-power
    when activity is electricity-producer and size is large
    under cyber-act art 4
}
"#,
    );
    let idle = of(&found, FindingKind::NeverMatters);
    assert_eq!(idle.len(), 1, "{found:#?}");
    assert_eq!(
        idle[0].rule.as_deref(),
        Some("large-power"),
        "large producers are essential already under the directive's own rule"
    );
}

#[test]
fn two_ceilings_that_disagree_are_found() {
    let found = findings(
        r#"fines {
  source gazette
  under cyber-act art 9
  ceiling important 7_000_000 EUR
  ceiling important 8_000_000 EUR
}
"#,
    );
    assert_eq!(of(&found, FindingKind::Disagree).len(), 1, "{found:#?}");
}

#[test]
fn a_scope_below_the_directive_is_found_under_its_article() {
    let found = findings(
        r#"scope {
  source gazette
  exclude food
    when activity is food-business
    under cyber-act art 2
}
"#,
    );
    let below = of(&found, FindingKind::BelowDirective);
    assert!(
        below
            .iter()
            .any(|finding| finding.under.iter().any(|article| article.contains("3(2)"))),
        "a medium-sized food business is important by Art. 3(2): {below:#?}"
    );
    let witness = below[0]
        .witness
        .as_ref()
        .expect("an organisation that shows it");
    assert_eq!(witness.entity, "food-business");
}

#[test]
fn the_directive_itself_has_no_defect() {
    let beside = support::beside("mt.acq", &state(""));
    let analysis = analyse(&beside.compilation.base, Some("EU"));
    assert_eq!(analysis.laws[0].findings, []);
    assert!(
        analysis.laws[0].classes > 100_000,
        "every limb of Arts 2, 3 and 26 cuts the classes: {}",
        analysis.laws[0].classes
    );
}
