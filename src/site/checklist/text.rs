//! The sheet as text for a terminal and as Markdown: the same lines in two dresses.

use super::super::words::Words;
use super::item::ItemView;
use super::sheet::Sheet;

/// Lines of a terminal are broken before this column.
const WIDTH: usize = 100;

/// Text for a terminal.
pub(super) fn plain(words: &Words, sheet: &Sheet) -> String {
    Writer {
        words,
        markdown: false,
        out: String::new(),
    }
    .sheet(sheet)
}

/// Markdown.
pub(super) fn markdown(words: &Words, sheet: &Sheet) -> String {
    Writer {
        words,
        markdown: true,
        out: String::new(),
    }
    .sheet(sheet)
}

struct Writer<'a> {
    words: &'a Words,
    markdown: bool,
    out: String,
}

impl Writer<'_> {
    fn sheet(mut self, sheet: &Sheet) -> String {
        self.heading(1, &sheet.title);
        for sentence in &sheet.first {
            self.strong(sentence);
        }
        for (label, text) in &sheet.facts {
            let text = self.escaped(text);
            self.labelled("", label, &text);
        }
        self.gap();
        if sheet.asked {
            self.score(sheet);
            self.gaps(sheet);
            self.checklist(sheet);
        }
        self.list("checklist-aside-title", &sheet.aside);
        if !sheet.further.is_empty() {
            self.heading(2, self.words.get("checklist-further-title"));
            self.paragraph(self.words.get("checklist-further-how"));
            for line in &sheet.further {
                self.bullet("", line);
            }
            self.gap();
        }
        self.paragraph(self.words.get("checklist-disclaimer"));
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }

    fn score(&mut self, sheet: &Sheet) {
        self.heading(2, self.words.get("checklist-score-title"));
        self.strong(
            sheet
                .score
                .arithmetic
                .as_ref()
                .unwrap_or(&sheet.score.headline),
        );
        for line in &sheet.score.open {
            self.paragraph(line);
        }
        self.table(&sheet.score.head, &sheet.score.rows);
        if !sheet.score.formula.is_empty() {
            self.heading(3, self.words.get("checklist-formula"));
            for line in &sheet.score.formula {
                self.bullet("", line);
            }
            self.gap();
        }
    }

    fn gaps(&mut self, sheet: &Sheet) {
        self.heading(2, self.words.get("checklist-gaps-title"));
        for note in &sheet.gap_notes {
            self.paragraph(note);
        }
        for (at, gap) in sheet.gaps.iter().enumerate() {
            let number = at + 1;
            let title = format!("{number}. {} ({})", gap.question, gap.state);
            self.item_line("", &title);
            let id = self.code(&gap.id);
            let label = self.words.get("checklist-item-id");
            self.labelled("   ", label, &id);
            for (label, text) in &gap.facts {
                let text = self.escaped(text);
                self.labelled("   ", label, &text);
            }
        }
        if !sheet.gaps.is_empty() {
            self.gap();
        }
    }

    fn checklist(&mut self, sheet: &Sheet) {
        self.heading(2, self.words.get("checklist-list-title"));
        if !self.markdown {
            self.paragraph(self.words.get("checklist-list-how"));
        }
        for chapter in &sheet.chapters {
            self.heading(3, &chapter.title);
            for note in &chapter.notes {
                self.paragraph(note);
            }
            for item in &chapter.items {
                self.item(item);
            }
            self.gap();
        }
        if !sheet.open.is_empty() {
            self.heading(2, self.words.get("checklist-open-title"));
            for open in &sheet.open {
                self.paragraph(&open.how);
                for item in &open.items {
                    self.item(item);
                }
                self.gap();
            }
        }
    }

    fn item(&mut self, item: &ItemView) {
        let line = match self.markdown {
            // A task of GitHub's Markdown is done or not; the word says the rest.
            true => format!(
                "- [{}] {} ({})",
                if item.sign == 'x' { 'x' } else { ' ' },
                self.escaped(&item.question),
                item.state
            ),
            false => format!("[{}] {}", item.sign, item.question),
        };
        let indent = if self.markdown { "  " } else { "    " };
        self.wrapped(&line, "", indent);
        let labels = [
            ("checklist-item-id", self.code(&item.id)),
            ("checklist-item-weight", item.weight.clone()),
            ("checklist-gap-basis", self.escaped(&item.basis)),
        ];
        for (label, text) in labels {
            self.labelled(indent, self.words.get(label), &text);
        }
        let lists = [
            ("checklist-item-due", &item.due),
            ("checklist-item-evidence", &item.evidence),
            ("checklist-item-frameworks", &item.frameworks),
        ];
        for (label, texts) in lists {
            if !texts.is_empty() {
                let text = self.escaped(&texts.join(self.words.get("list-semicolon")));
                self.labelled(indent, self.words.get(label), &text);
            }
        }
        let said = [
            ("checklist-gap-owner", &item.owner),
            ("checklist-gap-planned", &item.planned),
            ("checklist-gap-remark", &item.remark),
        ];
        for (label, text) in said {
            if let Some(text) = text {
                let text = self.escaped(text);
                self.labelled(indent, self.words.get(label), &text);
            }
        }
        for note in &item.notes {
            let note = self.escaped(note);
            match self.markdown {
                true => self.wrapped(&format!("- {note}"), indent, "    "),
                false => self.wrapped(&note, indent, indent),
            }
        }
    }

    fn list(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.heading(2, self.words.get(title));
        for line in lines {
            self.bullet("", line);
        }
        self.gap();
    }

    fn heading(&mut self, level: usize, text: &str) {
        if self.markdown {
            self.out.push_str(&"#".repeat(level));
            self.out.push(' ');
            self.out.push_str(text);
            self.out.push_str("\n\n");
            return;
        }
        self.out.push_str(text);
        self.out.push('\n');
        let line = match level {
            1 => "=",
            2 => "-",
            _ => return,
        };
        self.out.push_str(&line.repeat(text.chars().count()));
        self.out.push_str("\n\n");
    }

    fn paragraph(&mut self, text: &str) {
        let text = self.escaped(text);
        self.wrapped(&text, "", "");
        self.gap();
    }

    fn strong(&mut self, text: &str) {
        let text = match self.markdown {
            true => format!("**{}**", self.escaped(text)),
            false => text.to_owned(),
        };
        self.wrapped(&text, "", "");
        self.gap();
    }

    fn bullet(&mut self, indent: &str, text: &str) {
        let text = format!("- {}", self.escaped(text));
        self.wrapped(&text, indent, &format!("{indent}  "));
    }

    fn item_line(&mut self, indent: &str, text: &str) {
        let text = self.escaped(text);
        self.wrapped(&text, indent, &format!("{indent}   "));
    }

    /// A label and what belongs to it.
    fn labelled(&mut self, indent: &str, label: &str, text: &str) {
        let text = match self.markdown {
            true => format!("- {label}: {text}"),
            false => format!("{label}: {text}"),
        };
        self.wrapped(&text, indent, &format!("{indent}  "));
    }

    fn code(&self, text: &str) -> String {
        match self.markdown {
            true => format!("`{text}`"),
            false => text.to_owned(),
        }
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        if self.markdown {
            for row in [
                head.to_vec(),
                head.iter().map(|_| "---".to_owned()).collect(),
            ]
            .iter()
            .chain(rows)
            {
                self.out.push_str(&format!("| {} |\n", row.join(" | ")));
            }
        } else {
            let widths: Vec<usize> = (0..head.len())
                .map(|column| {
                    let cells = rows.iter().filter_map(|row| row.get(column));
                    let cells = cells.chain(head.get(column));
                    cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
                })
                .collect();
            for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
                let cells: Vec<String> = row
                    .iter()
                    .zip(&widths)
                    .map(|(cell, width)| format!("{cell:<width$}"))
                    .collect();
                self.out.push_str(cells.join("  ").trim_end());
                self.out.push('\n');
            }
        }
        self.gap();
    }

    fn gap(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Text that an organisation or a source wrote is no markup.
    fn escaped(&self, text: &str) -> String {
        if !self.markdown {
            return text.to_owned();
        }
        let mut escaped = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '<' => escaped.push_str("&lt;"),
                '\\' | '`' | '*' | '_' | '>' | '[' | ']' | '|' | '#' => {
                    escaped.push('\\');
                    escaped.push(letter);
                }
                // A line break would begin something new.
                letter if letter.is_control() => escaped.push(' '),
                letter => escaped.push(letter),
            }
        }
        escaped
    }

    /// Writes a line; for a terminal, over several lines where it is long.
    fn wrapped(&mut self, text: &str, first: &str, further: &str) {
        self.out.push_str(first);
        if self.markdown {
            self.out.push_str(text);
            self.out.push('\n');
            return;
        }
        let mut width = first.chars().count();
        let mut fresh = true;
        for word in text.split_whitespace() {
            let long = word.chars().count();
            if !fresh && width + 1 + long > WIDTH {
                self.out.push('\n');
                self.out.push_str(further);
                width = further.chars().count();
                fresh = true;
            }
            if !fresh {
                self.out.push(' ');
                width += 1;
            }
            self.out
                .extend(word.chars().filter(|letter| !letter.is_control()));
            width += long;
            fresh = false;
        }
        self.out.push('\n');
    }
}
