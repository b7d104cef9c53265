//! Random layout of statements.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

use super::words::{Statement, Word, file};

const BROKEN: &[&str] = &[
    "\"open",
    "<https://open",
    "Junk",
    "2024-1-2",
    "when",
    "when (a",
    "when size >= 3",
    "\"\"\"",
    "a,b",
    "}",
    "{",
    "€5",
    "unless a b",
    "\"x\"y",
    "'quoted'",
    "\u{7}",
    "\u{A0}",
    "\u{C}",
    "when a, b",
];

/// Bytes that decide how a file is written; when they run out, it is written plainly.
struct Writer {
    choices: std::vec::IntoIter<u8>,
    text: String,
    end: &'static str,
    mistakes: bool,
}

impl Writer {
    fn pick(&mut self, of: u8) -> u8 {
        self.choices.next().unwrap_or(0) % of
    }

    fn one_of(&mut self, texts: &[&str]) {
        let text = texts[self.pick(texts.len() as u8) as usize];
        self.text.push_str(text);
    }

    fn end_line(&mut self) {
        self.one_of(&["", "", "", "# behind", " #", "\t# é  ", "  ", "# { \" }"]);
        self.text.push_str(self.end);
    }

    /// Lines without statements.
    fn loose_lines(&mut self) {
        for _ in 0..[0, 0, 0, 1, 2, 4][self.pick(6) as usize] {
            self.one_of(&["", "  ", "# own", "      # far", "\t# tab", "#"]);
            self.text.push_str(self.end);
        }
    }

    fn last_line(&self) -> &str {
        let text = self.text.trim_end_matches(['\n', '\r']);
        &text[text.rfind(['\n', '\r']).map_or(0, |at| at + 1)..]
    }

    fn gap(&mut self, indentation: &str) {
        match self.pick(8) {
            0..=4 => self.text.push(' '),
            5 => self.text.push_str("  \t"),
            _ => {
                self.end_line();
                self.loose_lines();
                self.text.push_str(indentation);
                self.one_of(&[" ", "  ", "\t", "        "]);
            }
        }
    }

    fn statement(&mut self, statement: &Statement, indentation: &str) {
        self.text.push_str(indentation);
        let mut joined = true;
        for word in &statement.words {
            if self.mistakes && self.pick(40) == 39 {
                let broken = BROKEN[self.pick(BROKEN.len() as u8) as usize];
                let _ = write!(self.text, " {broken} ");
            }
            // Digits on both sides of a comma are a number in the notation of other languages.
            let digits =
                matches!(word, Word::Apart(text) if text.starts_with(|c: char| c.is_ascii_digit()));
            if digits && !self.mistakes {
                joined = false;
            }
            let spaced = match word {
                Word::Comma => false,
                Word::Close => self.pick(4) == 3,
                _ => !joined || self.text.ends_with('(') && self.pick(4) == 3,
            };
            if spaced {
                self.gap(indentation);
            }
            joined = *word == Word::Comma && self.pick(8) == 7;
            match word {
                Word::Apart(text) => self.text.push_str(text),
                Word::Comma => self.text.push(','),
                Word::Open => {
                    self.text.push('(');
                    joined = true;
                }
                Word::Close => self.text.push(')'),
                Word::Prose(lines) => self.prose(lines, indentation),
            }
        }
        let Some(block) = &statement.block else {
            self.end_line();
            return;
        };
        if !(self.mistakes && self.pick(30) == 29) {
            self.one_of(&[" {", "{", "  {"]);
        }
        if block.is_empty() && self.pick(2) == 1 {
            self.text.push('}');
            self.text.push_str(self.end);
            return;
        }
        self.end_line();
        let mut deeper = ["  ", "    ", "\t", " ", "        "][self.pick(5) as usize];
        for inner in block {
            self.loose_lines();
            self.statement(inner, &format!("{indentation}{deeper}"));
            // Behind a block, the next statement may stand anywhere but in the first column;
            // behind another statement, deeper lines would continue it.
            let may_move = inner.block.is_some() && !indentation.is_empty() || self.mistakes;
            if may_move && self.pick(4) == 3 {
                deeper = ["", " ", "\t\t"][self.pick(3) as usize];
            }
        }
        self.loose_lines();
        if self.mistakes && self.pick(30) == 29 {
            return;
        }
        let last = block.last().is_some_and(|inner| inner.block.is_none());
        if last && self.pick(6) == 5 && !self.last_line().contains(['#', '}']) {
            // A `}` may stand behind the last statement.
            self.text.truncate(self.text.trim_end().len());
            self.text.push(' ');
        } else {
            self.one_of(&[indentation, "", "    "]);
        }
        self.text.push('}');
        self.end_line();
    }

    fn prose(&mut self, lines: &[&str], indentation: &str) {
        self.one_of(&["\"\"\"", "\"\"\"  "]);
        let deeper = [" ", "  ", "\t", "      "][self.pick(4) as usize];
        for line in lines {
            self.text.push_str(self.end);
            let _ = write!(self.text, "{indentation}{deeper}{line}");
        }
        self.text.push_str(self.end);
        self.one_of(&[indentation, "", "          "]);
        self.text.push_str("\"\"\"");
    }
}

/// A file in an odd layout; with `mistakes`, also with words and braces that are wrong or missing.
pub fn written(mistakes: bool) -> impl Strategy<Value = String> {
    (file(), vec(any::<u8>(), 0..400)).prop_map(move |(file, choices)| {
        let mut writer = Writer {
            choices: choices.into_iter(),
            text: String::new(),
            end: "\n",
            mistakes,
        };
        writer.end = ["\n", "\n", "\r\n", "\r"][writer.pick(4) as usize];
        writer.one_of(&["", "", "", "\u{FEFF}"]);
        let mut after_block = true;
        for item in &file {
            writer.loose_lines();
            // Behind a statement without a block, an indented line would continue it.
            let indentation = match writer.pick(6) {
                0 if after_block || mistakes => "  ",
                1 if after_block || mistakes => "\t",
                _ => "",
            };
            writer.statement(item, indentation);
            after_block = item.block.is_some();
        }
        writer.loose_lines();
        if writer.pick(4) == 3 {
            writer.text.truncate(writer.text.trim_end().len());
        }
        writer.text
    })
}
