use super::*;

fn formatted(text: &str) -> String {
    format(FileId::default(), &SourceFile::new("a.acq", text))
}

fn read(text: &str) -> Parsed {
    parse(FileId::default(), &SourceFile::new("a.acq", text))
}

/// Formats, and checks that the result is final.
#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(formatted(text), expected);
    assert_eq!(formatted(expected), expected);
}

#[track_caller]
fn stays(text: &str) {
    assert_eq!(formatted(text), text);
}

#[test]
fn the_examples_of_the_manual_keep_their_meaning() {
    let manual = include_str!("../../docs/language.md");
    let examples: Vec<&str> = manual
        .split("```acq\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(!examples.is_empty());
    for example in examples {
        let once = formatted(example);
        stays(&once);
        assert!(
            same_meaning(&read(example).tree, &read(&once).tree),
            "{once}"
        );
    }
}

#[test]
fn indentation_is_two_spaces_a_level() {
    becomes(
        "law a \"A\"   {\n\tkind\tact\n        stage b {\n x y }\n    }",
        "law a \"A\" {\n  kind act\n  stage b {\n    x y\n  }\n}\n",
    );
}

#[test]
fn lines_end_in_one_way_and_the_byte_order_mark_goes() {
    becomes("\u{FEFF}edition 1\r\na b\rc d", "edition 1\na b\nc d\n");
}

#[test]
fn an_empty_text_stays_empty() {
    stays("");
    becomes("\n  \n", "");
}

#[test]
fn blank_lines_are_one_at_most_and_none_at_the_rim_of_a_block() {
    becomes(
        "\n\nedition 1\n\n\n\nlaw a {\n\n  x y\n\n\n  z\n\n}\n\n\n",
        "edition 1\n\nlaw a {\n  x y\n\n  z\n}\n",
    );
}

#[test]
fn a_blank_line_stands_between_blocks_of_the_first_level() {
    becomes(
        "law a {\n}\n# about b\nlaw b {}\nedition 1\nlaw c {\n}\n# about c\n\n# about d\nlaw d { }\n",
        "law a {\n}\n\n# about b\nlaw b {\n}\nedition 1\nlaw c {\n}\n# about c\n\n# about d\nlaw d {\n}\n",
    );
    stays("a {\n  b {\n  }\n  c {\n  }\n}\n");
}

#[test]
fn literals_are_spaced_in_one_way() {
    becomes(
        "a 24 h , 24h,15days, 2%, 10\t000, §28, §§ 3-4, art   3(1), 5   EUR, 1_000 users\n",
        "a 24h, 24h, 15 days, 2 %, 10 000, § 28, §§ 3-4, art 3(1), 5 EUR, 1_000 users\n",
    );
}

#[test]
fn a_space_never_makes_one_literal_of_two() {
    becomes(
        "a no 15days\na 5\n  EUR\na art\n  3\n",
        "a no 15days\na 5\n    EUR\na art\n    3\n",
    );
}

#[test]
fn a_statement_on_one_line_stays_on_it_while_it_fits() {
    stays("important a when x and y under l art 3 source b checked 2026-01-01 grade official\n");
    let long = "x".repeat(60);
    becomes(
        &format!(
            "stage {long} \"n\" within 24h of awareness under l art 3 source {long} grade official\n"
        ),
        &format!(
            "stage {long} \"n\" within 24h of awareness\n  under l art 3\n  source {long} grade official\n"
        ),
    );
}

#[test]
fn the_width_counts_characters_and_the_brace() {
    let text = format!("law \"{}\" under a {{\n}}\n", "é".repeat(104));
    assert_eq!(
        text.lines().next().map_or(0, |line| line.chars().count()),
        120
    );
    stays(&text);
    becomes(
        &text.replacen('é', "éé", 1),
        &format!("law \"{}\"\n  under a {{\n}}\n", "é".repeat(105)),
    );
}

#[test]
fn a_broken_statement_has_a_line_for_each_clause() {
    becomes(
        "r {\nstage a\n  \"A\" within 24h\n of awareness every 3 days under l art 3,\n  art 4 source x checked 2026-01-01\n   grade official note \"n\"\n  grade secondary\n}\n",
        "r {\n  stage a \"A\" within 24h of awareness every 3 days\n    under l art 3, art 4\n    source x checked 2026-01-01 grade official\n    note \"n\"\n    grade secondary\n}\n",
    );
    becomes("role a,\n  b\n", "role a, b\n");
}

#[test]
fn a_source_that_is_the_statement_keeps_its_grade() {
    becomes(
        "source <https://a.eu>\n checked 2026-01-01\n grade official\n",
        "source <https://a.eu> checked 2026-01-01 grade official\n",
    );
}

#[test]
fn long_lists_end_a_line_after_a_comma() {
    let id = "a".repeat(36);
    becomes(
        &format!("x {id}, {id}, {id}, {id}, {id}, {id}, {id}\n"),
        &format!("x {id}, {id}, {id},\n    {id}, {id}, {id},\n    {id}\n"),
    );
}

#[test]
fn long_conditions_end_a_line_before_and_and_or() {
    let id = "a".repeat(40);
    becomes(
        &format!(
            "x when {id} and ({id} or b) or turnover more than lower of 1 EUR and 2 EUR and {id}\n"
        ),
        &format!(
            "x\n  when {id}\n    and ({id} or b)\n    or turnover more than lower of 1 EUR and 2 EUR\n    and {id}\n"
        ),
    );
}

#[test]
fn brackets_hold_no_space() {
    becomes(
        "x when not  ( ( a )  or b ) and turnover at least 5% of  turnover\n",
        "x when not ((a) or b) and turnover at least 5 % of turnover\n",
    );
}

#[test]
fn remarks_between_statements_follow_the_indentation() {
    becomes(
        "  # file\nlaw a {# open\n# first\n    x y# behind \n      # second\n# last\n}# close\n# end",
        "# file\nlaw a {  # open\n  # first\n  x y  # behind\n  # second\n  # last\n}  # close\n# end\n",
    );
}

#[test]
fn remarks_inside_a_statement_stay_where_they_are() {
    becomes(
        "x a, # one\n b # two\n\n # three\n under c\n  when d # four\n      # five\n  and (e # six\n or f)\n",
        "x a,  # one\n    b  # two\n  # three\n  under c\n  when d  # four\n    # five\n    and (e  # six\n    or f)\n",
    );
}

#[test]
fn prose_keeps_its_lines_and_follows_the_statement() {
    becomes(
        "a {\n summary \"\"\"  \n      One  \n\n        - two\n \"\"\" source b\n}\n",
        "a {\n  summary \"\"\"\n    One\n\n      - two\n    \"\"\"\n    source b\n}\n",
    );
    becomes(
        "a\n note \"\"\"\n\tx\n\"\"\" {\n}\n",
        "a\n  note \"\"\"\n  x\n  \"\"\" {\n}\n",
    );
}

#[test]
fn what_cannot_be_read_stays_and_the_rest_is_laid_out() {
    becomes(
        "law a {\n  x   y\n  title   \"open   \n  %   line\n\n\n  kind   when\n  u   v\n}\n} odd\nlaw b   {\n}\n",
        "law a {\n  x y\n  title   \"open   \n  %   line\n\n  kind   when\n  u v\n}\n} odd\nlaw b {\n}\n",
    );
}

#[test]
fn the_block_of_a_statement_that_cannot_be_read_is_laid_out() {
    becomes("law   a \"A {\n x   y\n}\n", "law   a \"A {\n  x y\n}\n");
}

#[test]
fn a_broken_block_stays_as_it_is() {
    stays("law a {  x   y }\n");
    stays("law a {\n x   y\n} z  \n");
    becomes(
        "law a {\n x   y\n\n\n # remark\n\nlaw b {\n x   y\n}\n",
        "law a {\n x   y\n\n\n # remark\n\nlaw b {\n  x y\n}\n",
    );
}

#[test]
fn a_block_that_was_never_opened_stays_as_it_is() {
    becomes(
        "law   a\n   kind   act\n # remark\n}\nlaw b {\n x   y\n}\n",
        "law   a\n   kind   act\n # remark\n}\n\nlaw b {\n  x y\n}\n",
    );
}

#[test]
fn an_item_stays_where_moving_a_line_would_change_what_another_says() {
    // At two spaces, `x y` would swallow the line below it.
    becomes(
        "law a {\n    x   y\n    %\n}\nlaw b {\n    x   y\n}\n",
        "law a {\n    x   y\n    %\n}\n\nlaw b {\n  x y\n}\n",
    );
}

#[test]
fn a_brace_behind_a_statement_that_cannot_be_read_is_written_once() {
    becomes(
        "law a {\n  x   \"y }\nb   c\n",
        "law a {\n  x   \"y }\nb c\n",
    );
    becomes(
        "law a {\n  x   Odd }\nb   c\n",
        "law a {\n  x   Odd }\nb c\n",
    );
    stays("a b }\n");
}

#[test]
fn a_text_beyond_the_limits_stays() {
    stays(&"a   {\n".repeat(33));
}

#[test]
fn forbidden_characters_are_not_dropped_in_silence() {
    for text in [
        "a b\n\u{C}\nc d\n",
        "a b # x \u{C}\n",
        "\u{FEFF}\u{FEFF}a\n",
        "\u{85}\n\n\n a\n",
    ] {
        let codes = |text: &str| -> Vec<Code> {
            read(text)
                .diagnostics
                .iter()
                .map(|found| found.code)
                .collect()
        };
        assert_eq!(codes(text), codes(&formatted(text)), "{text:?}");
    }
}

#[test]
fn meaning_is_told_apart_from_layout() {
    let same = |a: &str, b: &str| same_meaning(&read(a).tree, &read(b).tree);
    assert!(same("a 2%  # x\n  when b\n", "a 2 % when b"));
    assert!(same(
        "a \"\"\"\n  x\n \"\"\"\n",
        "a \"\"\"\n      x\n      \"\"\"\n"
    ));
    for (a, b) in [
        ("a b", "a c"),
        ("a b", "a b c"),
        ("a 5 EUR", "a 5\n  EUR"),
        ("a when b and c", "a when b or c"),
        ("a when b and (c or d)", "a when b and c or d"),
        ("a when not b", "a when b"),
        ("a when b is c", "a when b in c"),
        (
            "a when b is lower of 1 and 2",
            "a when b is higher of 1 and 2",
        ),
        ("a when b is 5 % of c", "a when b is 5 % of d"),
        ("a {\n}", "a"),
        ("a {\n  b\n}", "a {\n}"),
        ("a {\n", "a {\n}"),
        (
            "a \"\"\"\n  x\n   y\n \"\"\"",
            "a \"\"\"\n  x\n  y\n \"\"\"",
        ),
        ("%", "%%"),
    ] {
        assert!(!same(a, b), "{a:?} and {b:?}");
    }
}
