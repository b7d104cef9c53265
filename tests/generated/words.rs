//! Random statements, as words.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A statement as its words and, where it has one, its block.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) words: Vec<Word>,
    pub(super) block: Option<Vec<Statement>>,
}

/// A word, by how it joins the one before.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Word {
    /// Set off by a gap.
    Apart(String),
    /// Joined to the word before.
    Comma,
    /// Prose, line by line.
    Prose(Vec<&'static str>),
    /// A bracket: a gap may stand on its inner side.
    Open,
    Close,
}

const ITEMS: &[&str] = &[
    "law",
    "country",
    "source",
    "authority",
    "reporting",
    "scope",
    "fines",
    "sector",
    "edition",
    "example",
];
const KEYWORDS: &[&str] = &[
    "stage", "kind", "title", "role", "adopted", "include", "national", "summary", "type",
    "ceiling", "source", "under", "note", "deadline", "from", "x", "annex", "detail", "point",
];
const LITERALS: &[&str] = &[
    "a",
    "ccb",
    "nis2-law",
    "energy/electricity",
    "BE",
    "EUR",
    "I",
    "II",
    "\"\"",
    "\"a text\"",
    "\"# no { remark }\"",
    "\"back\\\\slash \\\" quote\"",
    "\"één “twee”\"",
    "<https://example.org/a#b>",
    "<mailto:a@b.eu>",
    "2024-10-18",
    "49.5",
    "12_000_000",
    "50",
    "12_000_000 EUR",
    "10  PLN",
    "1.4 %",
    "2%",
    "24h",
    "24 h",
    "30 min",
    "15days",
    "20 working days",
    "1\tmonth",
    "25 MW",
    "30_000 inhabitants",
    "32022L2555",
    "32022L2555(01)",
    "art 35(1)(a)",
    "§28",
    "§ 28(3)",
    "§§28-30",
    "s 35B(4)",
    "arts  39-42",
    "art 16bis",
    "§ 80/B",
    "§3^1(2)-(3)",
    "§ 8(4¹)",
    "annex",
    "schedule",
    "annex I",
    "point 9",
    "recital 16",
    "no 3",
    "yes",
    "no",
    "art",
    "s",
    "part",
    "days",
    "working",
    "h",
    "month",
    "of",
    "and",
    "a-long-name-that-fills-the-line-quickly",
    "another-such-name/with-a-part",
];
const CLAUSES: &[&str] = &[
    "under",
    "source",
    "checked",
    "grade",
    "from",
    "until",
    "within",
    "every",
    "note",
    "quote",
    "because",
    "renamed-from",
];
const INPUTS: &[&str] = &[
    "activity",
    "size",
    "staff",
    "turnover",
    "designated-essential",
    "installed-capacity",
    "part",
    "s",
    "h",
];
const AMOUNTS: &[&str] = &[
    "50",
    "medium",
    "10_000_000 EUR",
    "5 % of turnover",
    "2%",
    "art 3(1)",
    "§28",
    "\"x (y\"",
    "2024-01-01",
    "annex I",
    "BE",
    "24 h",
    "lower of 500_000 EUR and 5 % of turnover",
    "higher of 1 EUR and 2 EUR",
    "energy/electricity",
    "no",
    "2% of x",
    "dns-service-provider",
    "tld-name-registry",
    "managed-security-service-provider",
];
const COMPARISONS: &[&str] = &[
    "is",
    "is not",
    "in",
    "not in",
    "at least",
    "more than",
    "at most",
    "less than",
];
const PROSE: &[&str] = &[
    "",
    "",
    "A line.",
    "  - deeper",
    "# no remark",
    "\ttabbed",
    "trailing  ",
    "{ } \" ,",
    "   ",
    "law x {",
];
fn apart(words: impl IntoIterator<Item = impl Into<String>>) -> Vec<Word> {
    words
        .into_iter()
        .map(|word| Word::Apart(word.into()))
        .collect()
}

fn literal() -> impl Strategy<Value = Vec<Word>> {
    prop_oneof![
        12 => select(LITERALS).prop_map(|literal| apart([literal])),
        3 => vec(select(LITERALS), 2..9).prop_map(|list| {
            let mut words = Vec::new();
            for literal in list {
                words.extend([Word::Apart(literal.to_owned()), Word::Comma]);
            }
            words.pop();
            words
        }),
        1 => vec(select(PROSE), 0..5).prop_map(|lines| vec![Word::Prose(lines)]),
    ]
}

fn test() -> impl Strategy<Value = Vec<Word>> {
    let amounts = vec(select(AMOUNTS), 1..4);
    (
        select(INPUTS),
        proptest::option::of((select(COMPARISONS), amounts)),
    )
        .prop_map(|(input, compared)| {
            let mut words = apart([input]);
            if let Some((comparison, amounts)) = compared {
                words.push(Word::Apart(comparison.to_owned()));
                for amount in amounts {
                    // Within `5 % of turnover` a gap may stand between the words.
                    let (head, tail) = amount
                        .split_once(" of ")
                        .map_or((amount, None), |(a, b)| (a, Some(b)));
                    words.push(Word::Apart(head.to_owned()));
                    if let Some(tail) = tail {
                        words.push(Word::Apart("of".to_owned()));
                        let joined = tail.replace(" and ", "\n").replace(" of ", "\nof\n");
                        for (at, piece) in joined.split('\n').enumerate() {
                            if at == 1 && tail.contains(" and ") {
                                words.push(Word::Apart("and".to_owned()));
                            }
                            words.push(Word::Apart(piece.to_owned()));
                        }
                    }
                    words.push(Word::Comma);
                }
                words.pop();
            }
            words
        })
}

fn condition() -> impl Strategy<Value = Vec<Word>> {
    test().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (vec(inner.clone(), 2..4), any::<bool>()).prop_map(|(members, or)| {
                let word = if or { "or" } else { "and" };
                let separator = apart([word]);
                members.join(&separator[..])
            }),
            inner
                .clone()
                .prop_map(|inner| [apart(["not"]), inner].concat()),
            inner.prop_map(|inner| [vec![Word::Open], inner, vec![Word::Close]].concat()),
        ]
    })
}

fn clause() -> impl Strategy<Value = Vec<Word>> {
    prop_oneof![
        3 => (select(CLAUSES), vec(literal(), 0..3)).prop_map(|(word, rest)| [apart([word]), rest.concat()].concat()),
        2 => (select(&["when", "unless"][..]), condition()).prop_map(|(word, rest)| [apart([word]), rest].concat()),
    ]
}

fn statement(keywords: &'static [&'static str]) -> impl Strategy<Value = Statement> {
    (select(keywords), vec(literal(), 0..4), vec(clause(), 0..4)).prop_map(
        |(keyword, arguments, clauses)| Statement {
            words: [apart([keyword]), arguments.concat(), clauses.concat()].concat(),
            block: None,
        },
    )
}

fn nested() -> impl Strategy<Value = Statement> {
    statement(KEYWORDS).prop_recursive(2, 12, 4, |inner| {
        (statement(KEYWORDS), vec(inner, 0..4)).prop_map(|(head, block)| Statement {
            block: Some(block),
            ..head
        })
    })
}

/// Items with their blocks.
pub(super) fn file() -> impl Strategy<Value = Vec<Statement>> {
    let item = (
        statement(ITEMS),
        proptest::option::weighted(0.8, vec(nested(), 0..5)),
    );
    vec(
        item.prop_map(|(head, block)| Statement { block, ..head }),
        0..4,
    )
}
