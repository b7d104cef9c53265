//! Tests of the tables of words.

use super::*;

#[test]
fn every_item_may_begin_a_line_in_the_grammar() {
    let grammar = include_str!("../../grammar/acquis.pest");
    for item in ITEMS {
        assert!(
            grammar.contains(&format!("\"{}\"", item.name)),
            "`{}` is not an item word of the grammar, so a missing `}}` before it is not found",
            item.name
        );
    }
}

#[test]
fn no_block_lists_a_word_twice() {
    fn walk(words: &[Word]) {
        for (at, word) in words.iter().enumerate() {
            assert!(
                words[..at].iter().all(|other| other.name != word.name),
                "`{}` stands twice in one block",
                word.name
            );
            walk(word.block);
        }
    }
    walk(ITEMS);
}

#[test]
fn every_topic_has_an_item_that_answers_it() {
    for topic in TOPICS {
        assert!(
            ITEMS.iter().any(|item| topic_of(item.name) == Some(topic)),
            "no item says anything on `{topic}`"
        );
    }
}
