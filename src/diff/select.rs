//! Which kind of change another value of a field is: by the keyword of the item, that of the
//! statement, and the field.

use super::kinds::CATCH_ALL;
use super::value::Order;

/// Grades, the weakest first.
const GRADES: &[&str] = &[
    "editorial",
    "unverified",
    "secondary",
    "corroborated",
    "official",
];

/// Where transposition stands, the least first.
const TRANSPOSED: &[&str] = &["none", "bill", "adopted", "in-force"];

/// A family, and how the values of the field are compared.
pub(super) type Choice = (&'static str, Order);

/// The family of a field.
pub(super) fn field(item: &str, word: &str, field: &str) -> Choice {
    if let Some(choice) = proof(field) {
        return choice;
    }
    let words = matches!(
        field,
        "text" | "more" | "title" | "name" | "summary" | "choice" | "topic" | "refers"
    ) || field.starts_with("more_facts");
    match item {
        "law" | "directive" => act(word, field),
        "country" => country(word, field),
        "authority" => authority(word, field),
        "registration" => registration(word, field),
        "reporting" => reporting(word, field),
        "fines" => fines(word, field),
        "scope" | "size" => scope(word, field),
        "significance" => match field {
            "amount" => ("criterion", Order::Amount),
            "when" => ("criterion", Order::Plain),
            "text" | "more" => ("duty-wording", Order::Plain),
            _ => ("criterion", Order::Plain),
        },
        "obligation" | "management" | "measures" | "supervision" | "power" => {
            duty(item, word, field)
        }
        "milestone" => match field {
            "date" => ("milestone-date", Order::Day),
            "more_facts.binds" => ("obligation-terms", Order::Set),
            _ if words => ("duty-wording", Order::Plain),
            "when" => ("obligation-scope", Order::Condition),
            _ => ("obligation-terms", Order::Plain),
        },
        "remove" => ("removal", Order::Plain),
        "leaves-out" => ("left-out", Order::Plain),
        "sector" => sector(word, field),
        "class" => ("class", Order::Plain),
        "regime" => ("regime", Order::Plain),
        "jurisdiction" => ("jurisdiction", Order::Plain),
        "input" => ("input", Order::Plain),
        "framework" => ("framework", Order::Plain),
        "question" | "conflict" | "absent" | "untranslatable" => ("uncertainty", Order::Plain),
        "checklist" | "readiness" => ("checklist", Order::Plain),
        "source" if field == "checked" => ("reading", Order::Day),
        "source" => ("source", Order::Plain),
        "event" | "option" | "designation" | "territory" | "departure" | "counting" => {
            ("statement", Order::Plain)
        }
        _ => (CATCH_ALL, Order::Plain),
    }
}

/// The family of a statement that comes or goes.
pub(super) fn existence(item: &str, word: &str) -> &'static str {
    match (item, word) {
        ("law", "law") => "act",
        ("country", "country") => "country",
        ("directive", "directive") => "directive",
        ("authority", "authority") => "authority",
        ("registration", "registration") => "registration",
        ("registration", "information") => "registration-terms",
        ("reporting", "reporting") => "reporting",
        ("reporting", "stage") => "stage",
        ("reporting", "recipients") => "obligation",
        ("scope", "remove") | ("remove", _) => "removal",
        (
            "scope",
            "include" | "exclude" | "disregard" | "essential" | "important" | "national"
            | "registration-only" | "undecided" | "exempt",
        ) => "rule",
        ("size", "class") => "size-terms",
        ("sector", "sector") => "sector",
        ("sector", "type") => "entity-type",
        (
            "management" | "measures" | "supervision",
            "duty" | "liability" | "officer" | "measure" | "principle" | "deferred" | "list"
            | "audit",
        )
        | ("obligation", _) => "obligation",
        ("supervision" | "power", "power") => "power",
        ("milestone", _) => "milestone",
        (_, "detail" | "voluntary" | "meanwhile" | "deferred" | "corrigendum" | "model")
        | ("management" | "measures" | "supervision" | "scope", _) => "statement",
        _ => field(item, word, "value").0,
    }
}

fn proof(field: &str) -> Option<Choice> {
    Some(match field {
        "under" => ("legal-basis", Order::Set),
        "sources" => ("evidence", Order::Set),
        "grade" => ("evidence-grade", Order::Ranked(GRADES)),
        "from" => ("validity-start", Order::Day),
        "until" => ("validity-end", Order::Day),
        "draft" | "repealed" => ("force", Order::Plain),
        "notes" | "quotes" | "because" | "renamed_from" => ("wording", Order::Set),
        _ => return None,
    })
}

fn act(word: &str, field: &str) -> Choice {
    match word {
        "in-force" | "applies" | "repealed" | "transpose-by" => ("act-date", Order::Day),
        "law" if field == "status_on_day" => ("act-status", Order::Plain),
        "summary" => ("wording", Order::Plain),
        "repeals" => ("act-amends", Order::Plain),
        "detail" | "deferred" | "corrigendum" => ("statement", Order::Plain),
        "law" | "directive" if field == "amends" => ("act-amends", Order::Set),
        _ => ("act-identity", Order::Plain),
    }
}

fn country(word: &str, field: &str) -> Choice {
    match word {
        "transposes" => (
            "transposition",
            if field == "by" {
                Order::Set
            } else {
                Order::Plain
            },
        ),
        "state" => ("transposition-state", Order::Ranked(TRANSPOSED)),
        "summary" => ("wording", Order::Plain),
        "country" => ("country", Order::Plain),
        _ => ("statement", Order::Plain),
    }
}

fn authority(word: &str, field: &str) -> Choice {
    match (word, field) {
        ("authority", "name") | ("name" | "short", _) => ("authority-name", Order::Plain),
        ("authority", "territory" | "regimes") => ("authority-remit", Order::Plain),
        ("role", _) => ("authority-role", Order::Set),
        ("supervises", "when") => ("authority-remit", Order::Condition),
        ("supervises" | "serves", _) => ("authority-remit", Order::Reach),
        ("except", _) => ("authority-remit", Order::Exceptions),
        ("url" | "email" | "phone", _) => ("contact", Order::Plain),
        ("detail", _) => ("statement", Order::Plain),
        _ => ("wording", Order::Plain),
    }
}

fn registration(word: &str, field: &str) -> Choice {
    match (word, field) {
        ("registration", _) => ("registration", Order::Plain),
        ("required", _) => ("registration-duty", Order::Plain),
        ("with", _) => ("registration-recipient", Order::Set),
        ("portal" | "channel", _) => ("registration-portal", Order::Plain),
        ("deadline", "date" | "value") => ("registration-deadline", Order::Day),
        ("period" | "update-within", "within" | "every" | "period" | "value") => {
            ("registration-period", Order::Period)
        }
        ("deadline" | "period" | "information" | "detail", "text" | "more" | "name") => {
            ("duty-wording", Order::Plain)
        }
        _ => ("registration-terms", Order::Plain),
    }
}

fn reporting(word: &str, field: &str) -> Choice {
    match (word, field) {
        ("reporting", _) => ("reporting", Order::Plain),
        ("to", "value") => ("recipient", Order::Set),
        ("to", "authorities") | ("stage", "to") => ("recipient", Order::Set),
        ("to", _) => ("recipient", Order::Plain),
        ("portal" | "channel", _) => ("report-portal", Order::Plain),
        ("clock", _) => ("report-clock", Order::Plain),
        ("stage", "within" | "every" | "first") => ("stage-deadline", Order::Period),
        ("stage", "when") => ("stage-scope", Order::Condition),
        ("stage", "contains") => ("stage-content", Order::Set),
        ("stage", "name") => ("wording", Order::Plain),
        ("stage", "text") => ("duty-wording", Order::Plain),
        ("stage", _) => ("stage-terms", Order::Plain),
        ("waive", _) => ("waiver", Order::Plain),
        ("recipients", "when") => ("obligation-scope", Order::Condition),
        ("recipients", "within" | "every") => ("obligation-period", Order::Period),
        ("recipients", _) => ("duty-wording", Order::Plain),
        _ => ("statement", Order::Plain),
    }
}

fn fines(word: &str, field: &str) -> Choice {
    match (word, field) {
        ("fines", "applies" | "regime") | (_, "when") => ("fine-scope", Order::Condition),
        ("ceiling", "amount" | "class" | "value") => ("fine", Order::Amount),
        ("minimum", "amount" | "class" | "value") => ("minimum-fine", Order::Amount),
        ("special" | "periodic", "amount" | "value") => ("special-fine", Order::Amount),
        ("special" | "periodic", "text" | "more") => ("duty-wording", Order::Plain),
        ("bites-from", _) => ("fine-start", Order::Day),
        _ => ("fine-terms", Order::Plain),
    }
}

fn scope(word: &str, field: &str) -> Choice {
    match (word, field) {
        ("aggregate" | "periods" | "size", _) => ("size-terms", Order::Plain),
        ("detail" | "scope", _) => ("statement", Order::Plain),
        ("remove", _) => ("removal", Order::Plain),
        (_, "when") => ("rule-condition", Order::Condition),
        (_, "text") => ("duty-wording", Order::Plain),
        _ => ("rule-effect", Order::Plain),
    }
}

fn duty(item: &str, word: &str, field: &str) -> Choice {
    match (word, field) {
        (_, "text" | "more" | "choice" | "topic") => ("duty-wording", Order::Plain),
        ("power", _) => ("power", Order::Plain),
        (_, "when") => ("obligation-scope", Order::Condition),
        (_, "within" | "every") => ("obligation-period", Order::Period),
        ("detail" | "model", _) => ("statement", Order::Plain),
        (own, "applies" | "regime") if own == item => ("obligation-scope", Order::Condition),
        _ => ("obligation-terms", Order::Plain),
    }
}

fn sector(word: &str, field: &str) -> Choice {
    match (word, field) {
        ("definition" | "defined-by" | "now-defined-by" | "variant" | "nace", _) => {
            ("definition", Order::Plain)
        }
        ("summary", _) | ("sector" | "type" | "subsector", "name") => ("wording", Order::Plain),
        ("sector" | "subsector", _) => ("sector", Order::Plain),
        ("type" | "any-size" | "optional" | "jurisdiction", _) => ("entity-type", Order::Plain),
        _ => ("statement", Order::Plain),
    }
}

/// Whether a family only words, proves or dates what another says, so that a change of it is told with
/// another change of the same fact.
pub(super) fn supports(family: &str) -> bool {
    matches!(
        family,
        "wording"
            | "duty-wording"
            | "evidence"
            | "evidence-grade"
            | "reading"
            | "legal-basis"
            | "validity-start"
            | "validity-end"
    )
}
