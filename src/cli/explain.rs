//! `acquis explain`.

use super::Status;
use super::world::answer;
use crate::diagnostic::{Code, closest};
use crate::diff::kinds;
use crate::vocabulary::{self, COMMON_CLAUSES, Evidence, ITEMS, Times, Word};

pub(super) fn run(subject: &str) -> Result<Status, String> {
    if let Some(code) = Code::parse(subject) {
        answer(code.page())?;
        return Ok(Status::Clean);
    }
    if let Some(page) = kinds::find(subject).and_then(kinds::Known::page) {
        answer(&format!("{page}\n"))?;
        return Ok(Status::Clean);
    }
    let text = match subject {
        "kinds" => kinds::kinds()
            .map(|known| format!("{}  {}\n", known.kind.id, known.kind.text))
            .collect(),
        "items" => ITEMS.iter().map(|word| line(word, 0)).collect(),
        "codes" => Code::ALL
            .iter()
            .map(|code| format!("{}  {}\n", code.id(), code.title()))
            .collect(),
        word => match vocabulary::find(word) {
            found if found.is_empty() => return Err(unknown(word)),
            found => found
                .iter()
                .map(|(path, word)| entry(path, word))
                .collect::<Vec<String>>()
                .join("\n"),
        },
    };
    answer(&text)?;
    Ok(Status::Clean)
}

fn unknown(subject: &str) -> String {
    let codes = Code::ALL.iter().map(|code| code.id());
    let words = ITEMS.iter().map(|word| word.name);
    let kinds = kinds::kinds().map(|known| known.kind.id);
    let hint = closest(subject, codes.chain(words).chain(kinds));
    match hint {
        Some(hint) => format!("nothing is called `{subject}`; did you mean `{hint}`?"),
        None => format!(
            "nothing is called `{subject}`; `acquis explain items`, `acquis explain codes` and `acquis explain kinds` list what there is"
        ),
    }
}

fn entry(path: &[&str], word: &Word) -> String {
    let mut text = String::new();
    if !path.is_empty() {
        text.push_str(&format!("In {}:\n", path.join(" › ")));
    }
    text.push_str(&format!("{}\n\n  {}\n", word.spelling(), word.meaning));
    text.push_str(match word.evidence {
        Evidence::None => "",
        Evidence::Source => "  Needs a source, its own or that of the block around it.\n",
        Evidence::Duty => {
            "  Needs a source and an article (`under`), its own or those of the block around it.\n"
        }
    });
    text.push_str(match word.times {
        Times::Once => "  Stands at most once.\n",
        Times::Required => "  Has to stand.\n",
        Times::Many => "",
    });
    if !word.block.is_empty() {
        text.push_str("\n  In its block:\n");
        for statement in word.block {
            text.push_str(&line(statement, 4));
        }
    }
    text.push_str(&format!(
        "\n  Takes besides: {}\n",
        COMMON_CLAUSES.join(", ")
    ));
    text
}

fn line(word: &Word, indent: usize) -> String {
    format!(
        "{:indent$}{}\n{:indent$}    {}\n",
        "",
        word.spelling(),
        "",
        word.meaning
    )
}
