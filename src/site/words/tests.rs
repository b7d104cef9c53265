//! Tests of the words of pages.

use super::*;
use crate::value::{Amount, Date, Decimal, Duration, Money, Percent, TimeUnit};

fn words() -> Words {
    Words::english(&Templates::default()).expect("the words")
}

#[test]
fn amounts_and_periods_read_like_law() {
    let words = words();
    let money = |amount: i32| {
        Amount::Money(Money {
            amount: Decimal::whole(amount),
            currency: crate::value::Currency::parse("EUR").expect("a currency"),
        })
    };
    let share = Amount::Share {
        percent: Percent(Decimal::parse("1.4").expect("a number")),
        of: "turnover".to_owned(),
    };
    let highest = Amount::HigherOf(Box::new(money(7_000_000)), Box::new(share));
    assert_eq!(
        words.amount(&highest, &|_| "Worldwide turnover".to_owned()),
        "EUR 7 million or 1.4 % of worldwide turnover, whichever is higher"
    );
    assert_eq!(words.amount(&money(125_000), &str::to_owned), "EUR 125,000");
    let period = Duration {
        count: 1,
        unit: TimeUnit::Months,
    };
    assert_eq!(words.duration(period), "1 month");
    let period = Duration {
        count: 72,
        unit: TimeUnit::Hours,
    };
    assert_eq!(
        (words.duration(period), words.short_duration(period)),
        ("72 hours".to_owned(), "72 h".to_owned())
    );
    assert_eq!(
        words.date(Date::parse("2026-07-10").expect("a day")),
        "10 July 2026"
    );
    assert_eq!(words.all_of(&["a", "b", "c"]), "a, b and c");
    assert_eq!(words.missing(), Vec::<String>::new());
}

#[test]
fn a_word_that_is_missing_is_told() {
    let words = words();
    assert_eq!(words.get("no-such-word"), "");
    assert_eq!(words.missing(), ["no-such-word"]);
}

/// What is wrong with the words of a knowledge base that are made of ours.
fn wrong(old: &str, new: &str) -> String {
    let path = "locales/en.ftl".to_owned();
    let text = Templates::default().text(&path).replacen(old, new, 1);
    let words = Words::english(&Templates::with([(path, text)]));
    words.map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn words_that_cannot_be_used_are_told_with_their_place() {
    assert_eq!(
        wrong("\nhome = ", "\nhouse = "),
        "`locales/en.ftl`: there is no message `home`, which pages ask for"
    );
    let told = wrong("\nhome = ", "\nhome = { \nbroken = ");
    assert!(told.contains("`locales/en.ftl`, line "), "{told}");
    let told = wrong("\nhome = ", "\nunion = The Union\nhome = ");
    assert!(
        told.contains("the message `union` stands here twice"),
        "{told}"
    );
    assert_eq!(wrong("\nhome = ", "\nhome = My "), "");
}

#[test]
fn a_message_that_wants_what_nobody_gives_is_told_with_its_line() {
    let words = Words::read("en", "# none\nsum = { $a } and { $b }\n").expect("words");
    assert_eq!(words.with("sum", &[("a", "1"), ("b", "2")]), "1 and 2");
    assert!(words.complete().is_ok());
    let _ = words.with("sum", &[("a", "1")]);
    let error = words.complete().expect_err("a variable is missing");
    assert_eq!(
        error.to_string(),
        "`locales/en.ftl`, line 2: the message `sum` cannot be said: unknown variable: $b"
    );
}

#[test]
fn names_keep_their_capitals_inside_sentences() {
    assert_eq!(
        lower_first("DNS service providers"),
        "DNS service providers"
    );
    assert_eq!(lower_first("Worldwide turnover"), "worldwide turnover");
    assert_eq!(lower_first("Électricité"), "électricité");
}
