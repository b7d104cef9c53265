//! Closed and checked codes: ids, countries, currencies, languages, CELEX numbers and addresses.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// The 27 member states by ISO 3166-1 alpha-2 code (Greece is GR), with their names in English.
pub const MEMBER_STATES: [(&str, &str); 27] = [
    ("AT", "Austria"),
    ("BE", "Belgium"),
    ("BG", "Bulgaria"),
    ("CY", "Cyprus"),
    ("CZ", "Czechia"),
    ("DE", "Germany"),
    ("DK", "Denmark"),
    ("EE", "Estonia"),
    ("ES", "Spain"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("GR", "Greece"),
    ("HR", "Croatia"),
    ("HU", "Hungary"),
    ("IE", "Ireland"),
    ("IT", "Italy"),
    ("LT", "Lithuania"),
    ("LU", "Luxembourg"),
    ("LV", "Latvia"),
    ("MT", "Malta"),
    ("NL", "Netherlands"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("RO", "Romania"),
    ("SE", "Sweden"),
    ("SI", "Slovenia"),
    ("SK", "Slovakia"),
];

/// States of the European Economic Area that may follow.
const EEA: [&str; 3] = ["IS", "LI", "NO"];

/// The zone of each capital in the IANA time zone database, by `zone.tab` there.
const CAPITALS: [(&str, &str); 30] = [
    ("AT", "Europe/Vienna"),
    ("BE", "Europe/Brussels"),
    ("BG", "Europe/Sofia"),
    ("CY", "Asia/Nicosia"),
    ("CZ", "Europe/Prague"),
    ("DE", "Europe/Berlin"),
    ("DK", "Europe/Copenhagen"),
    ("EE", "Europe/Tallinn"),
    ("ES", "Europe/Madrid"),
    ("FI", "Europe/Helsinki"),
    ("FR", "Europe/Paris"),
    ("GR", "Europe/Athens"),
    ("HR", "Europe/Zagreb"),
    ("HU", "Europe/Budapest"),
    ("IE", "Europe/Dublin"),
    ("IS", "Atlantic/Reykjavik"),
    ("IT", "Europe/Rome"),
    ("LI", "Europe/Vaduz"),
    ("LT", "Europe/Vilnius"),
    ("LU", "Europe/Luxembourg"),
    ("LV", "Europe/Riga"),
    ("MT", "Europe/Malta"),
    ("NL", "Europe/Amsterdam"),
    ("NO", "Europe/Oslo"),
    ("PL", "Europe/Warsaw"),
    ("PT", "Europe/Lisbon"),
    ("RO", "Europe/Bucharest"),
    ("SE", "Europe/Stockholm"),
    ("SI", "Europe/Ljubljana"),
    ("SK", "Europe/Bratislava"),
];

/// The time zone of the capital of a state. Parts of Spain, Portugal and France overseas have
/// others, so whoever is there says which.
#[must_use]
pub fn zone_of_capital(code: &str) -> Option<&'static str> {
    let found = CAPITALS.iter().find(|(state, _)| *state == code);
    found.map(|(_, zone)| *zone)
}

const LANGUAGES: [&str; 29] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lb",
    "lt", "lv", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sv", "tr",
];

const CURRENCIES: [&str; 11] = [
    "EUR", "BGN", "CHF", "CZK", "DKK", "HUF", "ISK", "NOK", "PLN", "RON", "SEK",
];

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        #[serde(transparent)]
        #[schemars(extend("pattern" = $pattern))]
        pub struct $name(String);

        impl $name {
            /// As written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_type! {
    /// A name that is safe as a part of a path: small letters, digits and hyphens.
    Id, "^[a-z][a-z0-9-]{0,63}$"
}
text_type! {
    /// A member state of the Union or of the EEA.
    CountryCode, "^[A-Z]{2}$"
}
/// A currency of a member state, by ISO 4217.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("pattern" = "^[A-Z]{3}$"))]
pub struct Currency(&'static str);

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

text_type! {
    /// A language, by BCP 47.
    LanguageTag, "^[a-z]{2}$"
}
text_type! {
    /// A CELEX number, such as `32022L2555`.
    Celex, "^[0-9][0-9]{4}[A-Z]{1,2}"
}
text_type! {
    /// An address that is safe to link: https, http or mailto.
    Address, "^(https?://|mailto:)[^ ]+$"
}

impl Id {
    /// An id of at most 64 characters that no file system gives another meaning.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let shape = !text.is_empty()
            && text.len() <= 64
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-')
            && !text.contains("--")
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        (shape && !Self::is_reserved(text)).then(|| Self(text.to_owned()))
    }

    /// Whether the word is kept by Windows for devices, or is the name of a page of the site.
    #[must_use]
    pub fn is_reserved(text: &str) -> bool {
        matches!(text, "con" | "prn" | "aux" | "nul" | "index" | "data")
            || (text.len() == 4
                && (text.starts_with("com") || text.starts_with("lpt"))
                && text.ends_with(|c: char| c.is_ascii_digit()))
    }
}

impl CountryCode {
    /// A code of a state this knowledge base can hold.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let known = MEMBER_STATES.iter().any(|(code, _)| *code == text) || EEA.contains(&text);
        known.then(|| Self(text.to_owned()))
    }

    /// The code in small letters, as it stands in paths.
    #[must_use]
    pub fn lower(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl Currency {
    /// A currency that a state here uses or used when its law was made.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let known = CURRENCIES.into_iter().find(|known| *known == text);
        known.map(Self)
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.0
    }

    /// All currencies that are known.
    #[must_use]
    pub fn known() -> &'static [&'static str] {
        &CURRENCIES
    }
}

impl LanguageTag {
    /// One of the official languages of the Union, the EEA and Luxembourg.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        LANGUAGES.contains(&text).then(|| Self(text.to_owned()))
    }

    /// All languages that are known.
    #[must_use]
    pub fn known() -> &'static [&'static str] {
        &LANGUAGES
    }
}

impl Celex {
    /// Sector digit, year, one or two letters, number; a corrigendum is marked by `R` and brackets.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let year: u32 = text.get(1..5)?.parse().ok()?;
        let letters = bytes[5..]
            .iter()
            .take_while(|b| b.is_ascii_uppercase())
            .count();
        let known_sector = bytes[0].is_ascii_digit();
        (known_sector && (1951..=2100).contains(&year) && (1..=2).contains(&letters))
            .then(|| Self(text.to_owned()))
    }
}

impl Address {
    /// An absolute address of a scheme that cannot run a program, without spaces, quotation marks or
    /// credentials.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let clean = text.chars().all(|c| {
            !c.is_control()
                && !c.is_whitespace()
                && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`')
        });
        let safe = if let Some(mail) = text.strip_prefix("mailto:") {
            mail.split_once('@')
                .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
        } else {
            let rest = text
                .strip_prefix("https://")
                .or_else(|| text.strip_prefix("http://"))
                .unwrap_or("");
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            host.contains('.') && !host.contains('@')
        };
        (clean && safe).then(|| Self(text.to_owned()))
    }

    /// The host of a web address, or the address of a mailbox.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or(
            self.0.strip_prefix("mailto:").unwrap_or(&self.0),
            |(_, rest)| rest,
        );
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_pass() {
        for good in [
            "https://example.org/a?b#c",
            "http://data.europa.eu/eli/dir/2022/2555/oj",
            "mailto:a@b.eu",
        ] {
            assert!(Address::parse(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://user@host.eu/",
            "https://",
            "ftp://x.eu",
            "//x.eu",
            "https://x.eu/\"onclick",
        ] {
            assert!(Address::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn every_state_has_a_zone_that_the_database_knows() {
        let states = MEMBER_STATES.iter().map(|(code, _)| *code);
        for code in states.chain(EEA) {
            let zone = zone_of_capital(code).expect("a zone");
            assert!(crate::value::Zone::named(zone).is_some(), "{code} {zone}");
        }
    }

    #[test]
    fn ids_are_safe_as_paths() {
        assert!(Id::parse("nis2-law").is_some());
        for bad in [
            "", "..", "a/b", "con", "com1", "index", "-a", "a-", "a--b", "Ä",
        ] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
    }
}
