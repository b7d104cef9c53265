//! Random edits of a text.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One random edit of a text.
#[derive(Debug, Clone)]
pub enum Edit {
    Insert(Index, &'static str),
    Delete(Index, usize),
    RepeatLine(Index),
    DeleteLine(Index),
    Indent(Index, &'static str),
    Cut(Index),
}

const INSERTED: &[&str] = &[
    "\"",
    "\"\"\"",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    "#",
    ",",
    " ",
    "\n",
    "\t",
    "\r",
    "\\",
    "%",
    "§",
    "a",
    "A",
    "0",
    "-",
    "/",
    "when ",
    "law x {\n",
    "\n}\n",
    "\u{FEFF}",
    "\u{C}",
    "\u{85}",
    "\u{202E}",
    "\u{2028}",
    "\n      ",
    "\n# remark\n",
    "и",
];

/// A random edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (any::<Index>(), select(INSERTED)).prop_map(|(at, text)| Edit::Insert(at, text)),
        4 => (any::<Index>(), 1usize..4).prop_map(|(at, count)| Edit::Delete(at, count)),
        1 => any::<Index>().prop_map(Edit::RepeatLine),
        2 => any::<Index>().prop_map(Edit::DeleteLine),
        2 => (any::<Index>(), select(&["", " ", "  ", "      ", "\t"][..])).prop_map(|(at, text)| Edit::Indent(at, text)),
        1 => any::<Index>().prop_map(Edit::Cut),
    ]
}

/// Makes an edit.
pub fn apply(text: &str, edit: &Edit) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    match edit {
        Edit::Insert(at, inserted) => {
            let at = at.index(characters.len() + 1);
            characters.splice(at..at, inserted.chars());
        }
        Edit::Delete(at, count) => {
            let at = at.index(characters.len() + 1);
            characters.drain(at..(at + count).min(characters.len()));
        }
        Edit::Cut(at) => characters.truncate(at.index(characters.len() + 1)),
        _ if lines.is_empty() => {}
        Edit::RepeatLine(at) => {
            let at = at.index(lines.len());
            lines.insert(at, lines[at].clone());
            return lines.concat();
        }
        Edit::DeleteLine(at) => {
            lines.remove(at.index(lines.len()));
            return lines.concat();
        }
        Edit::Indent(at, indentation) => {
            let at = at.index(lines.len());
            lines[at] = format!("{indentation}{}", lines[at].trim_start_matches([' ', '\t']));
            return lines.concat();
        }
    }
    characters.into_iter().collect()
}
