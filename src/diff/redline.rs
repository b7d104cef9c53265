//! Prose laid over prose: by sentences first, then by words, with moved sentences recognised.

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};

use super::report::{Mark, Piece};

/// The two texts laid over each other.
#[must_use]
pub fn redline(old: &str, new: &str) -> Vec<Piece> {
    let (was, is) = (sentences(old), sentences(new));
    let trimmed = |texts: &[&str]| -> Vec<String> {
        texts.iter().map(|text| text.trim().to_owned()).collect()
    };
    let (a, b) = (trimmed(&was), trimmed(&is));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        let (gone, come) = (&was[op.old_range()], &is[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => come
                .iter()
                .for_each(|text| push(&mut pieces, Mark::Same, text)),
            _ => changed(gone, come, (&a, &b), &mut pieces),
        }
    }
    pieces
}

/// Sentences in the place of others: where some stand elsewhere in the other text, those are moved and
/// the rest is told whole; else all is compared by words.
fn changed(
    gone: &[&str],
    come: &[&str],
    (was, is): (&[String], &[String]),
    pieces: &mut Vec<Piece>,
) {
    let stands = |texts: &[String], text: &str| texts.iter().any(|other| other == text.trim());
    let moved =
        gone.iter().any(|text| stands(is, text)) || come.iter().any(|text| stands(was, text));
    if !moved {
        return by_words(&gone.concat(), &come.concat(), pieces);
    }
    for text in gone {
        push(
            pieces,
            if stands(is, text) {
                Mark::MovedFrom
            } else {
                Mark::Delete
            },
            text,
        );
    }
    for text in come {
        push(
            pieces,
            if stands(was, text) {
                Mark::MovedTo
            } else {
                Mark::Insert
            },
            text,
        );
    }
}

fn by_words(old: &str, new: &str, pieces: &mut Vec<Piece>) {
    let (was, is) = (words(old), words(new));
    let diff = similar::TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_slices(&was, &is);
    for change in diff.iter_all_changes() {
        let mark = match change.tag() {
            ChangeTag::Equal => Mark::Same,
            ChangeTag::Delete => Mark::Delete,
            ChangeTag::Insert => Mark::Insert,
        };
        push(pieces, mark, change.value());
    }
}

fn push(pieces: &mut Vec<Piece>, mark: Mark, text: &str) {
    match pieces.last_mut() {
        Some(last) if last.mark == mark => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece {
            mark,
            text: text.to_owned(),
        }),
    }
}

/// Words with the space before them; marks at the end of a word are words of their own, and a number
/// with its grouping and its point is one word, so that figures are replaced as a whole.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(|c: char| !c.is_whitespace());
        let end = start.and_then(|start| {
            let length = rest[start..].find(char::is_whitespace)?;
            Some(start + length)
        });
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        let bare = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '"']);
        if bare.trim().is_empty() || bare.len() == word.len() {
            words.push(word);
        } else {
            words.push(bare);
            words.push(&word[bare.len()..]);
        }
        rest = after;
    }
    words
}

/// Sentences with the space behind them.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let closes = matches!(c, '.' | '!' | '?' | ';' | '\n');
        let space = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        // A short word with a point is an abbreviation, such as in `Art. 35` or `no. 3`.
        let last = text[start..at]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let abbreviated =
            c == '.' && last.chars().count() <= 3 && last.chars().all(char::is_alphabetic);
        if closes && space && !abbreviated {
            let mut stop = end;
            while let Some((next, space)) = chars.peek().copied() {
                if !space.is_whitespace() {
                    break;
                }
                stop = next + space.len_utf8();
                chars.next();
            }
            sentences.push(&text[start..stop]);
            start = stop;
        }
    }
    if start < text.len() {
        sentences.push(&text[start..]);
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        redline(old, new)
            .into_iter()
            .map(|piece| match piece.mark {
                Mark::Same => piece.text,
                Mark::Insert => format!("[+{}]", piece.text),
                Mark::Delete => format!("[-{}]", piece.text),
                Mark::MovedFrom => format!("[<{}]", piece.text),
                Mark::MovedTo => format!("[>{}]", piece.text),
            })
            .collect()
    }

    #[test]
    fn a_figure_is_replaced_as_a_whole() {
        assert_eq!(
            told(
                "up to EUR 7,000,000 or 1.4 %.",
                "up to EUR 7,500,000 or 1.4 %."
            ),
            "up to EUR[- 7,000,000][+ 7,500,000] or 1.4 %."
        );
    }

    #[test]
    fn a_mark_behind_a_word_leaves_the_word_alone() {
        assert_eq!(
            told(
                "The Main Act is in force.",
                "The Main Act, with two parts, is in force."
            ),
            "The Main Act[+, with two parts,] is in force."
        );
    }

    #[test]
    fn a_sentence_that_moved_is_not_rewritten() {
        assert_eq!(
            told(
                "First comes this. Then comes that.",
                "Then comes that. First comes this."
            ),
            "[>Then comes that. ]First comes this.[<Then comes that.]"
        );
    }

    #[test]
    fn both_texts_can_be_read_back() {
        let (old, new) = (
            "The authority, within a month, answers.",
            "Within two months the authority answers. It may ask.",
        );
        let pieces = redline(old, new);
        let read = |marks: &[Mark]| -> String {
            pieces
                .iter()
                .filter(|piece| marks.contains(&piece.mark))
                .map(|piece| piece.text.as_str())
                .collect()
        };
        assert_eq!(read(&[Mark::Same, Mark::Delete, Mark::MovedFrom]), old);
        assert_eq!(read(&[Mark::Same, Mark::Insert, Mark::MovedTo]), new);
    }
}
