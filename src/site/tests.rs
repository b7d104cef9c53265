//! What the tests of the site share.

use crate::compile::{Settings, compile};
use crate::model::KnowledgeBase;
use crate::source::{SourceFile, SourceSet};
use crate::value::Date;

/// The directive's words on scope and reporting, and two sectors.
pub(crate) fn base() -> KnowledgeBase {
    let files = [
        (
            "directives/nis2/nis2.acq",
            include_str!("../../directives/nis2/nis2.acq"),
        ),
        (
            "directives/nis2/scope.acq",
            include_str!("../../directives/nis2/scope.acq"),
        ),
        (
            "directives/nis2/reporting.acq",
            include_str!("../../directives/nis2/reporting.acq"),
        ),
        (
            "sectors/digital-infrastructure.acq",
            include_str!("../../sectors/digital-infrastructure.acq"),
        ),
        ("sectors/food.acq", include_str!("../../sectors/food.acq")),
    ];
    let files = files
        .map(|(path, text)| SourceFile::new(path, text))
        .to_vec();
    let as_of = Date::parse("2026-11-22").expect("a day");
    let settings = Settings {
        as_of,
        fresh_at: as_of,
        stale_after: crate::model::StaleAfter::months(12),
    };
    compile(&SourceSet::new(files), Vec::new(), settings).base
}

/// Templates hold no words: every text comes from the Fluent file.
#[test]
fn no_words_stand_in_templates() {
    for (name, text) in crate::templates::Templates::default().templates() {
        let mut bare = String::new();
        let mut rest = text;
        // What is left without expressions, statements and tags is what a reader would see.
        while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
            bare.push_str(&rest[..at]);
            let end = if rest[at..].starts_with("{{") {
                "}}"
            } else {
                "%}"
            };
            let close = rest[at..].find(end).expect("an end");
            rest = &rest[at + close + 2..];
        }
        bare.push_str(rest);
        let mut seen = String::new();
        let mut inside = false;
        for c in bare.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => seen.push(c),
                _ => {}
            }
        }
        assert!(
            !seen.contains(char::is_alphabetic),
            "{name} says {:?}",
            seen.trim()
        );
    }
}

mod residuals {
    use super::*;
    use crate::decide::{Residual, residual};
    use crate::model::condition::{ActivityKind, Condition};
    use crate::model::inherit::Law;

    fn activity(ids: &[&str]) -> Condition {
        Condition::Activity {
            among: ids
                .iter()
                .map(|id| ActivityKind::Type((*id).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn what_the_sector_decides_is_no_longer_asked() {
        let base = base();
        let law = Law::of(&base, None).expect("the directive");
        let dns = activity(&["dns-service-provider"]);
        let flag = Condition::Flag {
            input: "incident-ongoing".to_owned(),
        };
        let both = Condition::All {
            of: vec![dns.clone(), flag.clone()],
        };
        let here = ["dns-service-provider"];
        assert_eq!(residual(&law, Some(&both), &here), Residual::When(flag));
        assert_eq!(
            residual(&law, Some(&both), &["food-business"]),
            Residual::Never
        );
        let not = Condition::Not { of: Box::new(dns) };
        assert_eq!(
            residual(
                &law,
                Some(&not),
                &["dns-service-provider", "tld-name-registry"]
            ),
            Residual::When(activity(&["tld-name-registry"]))
        );
        assert_eq!(residual(&law, None, &here), Residual::Always);
    }
}
