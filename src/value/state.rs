//! What a file of a state begins with: its official languages, its name in each, its currency.

/// What everybody knows of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// The ISO 3166-1 alpha-2 code.
    pub code: &'static str,
    /// Official languages of the whole state by BCP 47, and the name of the state in each.
    pub names: &'static [(&'static str, &'static str)],
    /// The currency by ISO 4217.
    pub currency: &'static str,
}

/// The member states in the order of their codes. Codes are those of ISO 3166-1, names and official
/// languages those of the Unicode Common Locale Data Repository (territory names of each locale, and
/// `territoryInfo`), currencies those of ISO 4217; Bulgaria has had the euro since 2026.
const STATES: [State; 27] = [
    state("AT", &[("de", "Österreich")], "EUR"),
    state(
        "BE",
        &[("nl", "België"), ("fr", "Belgique"), ("de", "Belgien")],
        "EUR",
    ),
    state("BG", &[("bg", "България")], "EUR"),
    state("CY", &[("el", "Κύπρος"), ("tr", "Kıbrıs")], "EUR"),
    state("CZ", &[("cs", "Česko")], "CZK"),
    state("DE", &[("de", "Deutschland")], "EUR"),
    state("DK", &[("da", "Danmark")], "DKK"),
    state("EE", &[("et", "Eesti")], "EUR"),
    state("ES", &[("es", "España")], "EUR"),
    state("FI", &[("fi", "Suomi"), ("sv", "Finland")], "EUR"),
    state("FR", &[("fr", "France")], "EUR"),
    state("GR", &[("el", "Ελλάδα")], "EUR"),
    state("HR", &[("hr", "Hrvatska")], "EUR"),
    state("HU", &[("hu", "Magyarország")], "HUF"),
    state("IE", &[("ga", "Éire"), ("en", "Ireland")], "EUR"),
    state("IT", &[("it", "Italia")], "EUR"),
    state("LT", &[("lt", "Lietuva")], "EUR"),
    state(
        "LU",
        &[
            ("lb", "Lëtzebuerg"),
            ("fr", "Luxembourg"),
            ("de", "Luxemburg"),
        ],
        "EUR",
    ),
    state("LV", &[("lv", "Latvija")], "EUR"),
    state("MT", &[("mt", "Malta"), ("en", "Malta")], "EUR"),
    state("NL", &[("nl", "Nederland")], "EUR"),
    state("PL", &[("pl", "Polska")], "PLN"),
    state("PT", &[("pt", "Portugal")], "EUR"),
    state("RO", &[("ro", "România")], "RON"),
    state("SE", &[("sv", "Sverige")], "SEK"),
    state("SI", &[("sl", "Slovenija")], "EUR"),
    state("SK", &[("sk", "Slovensko")], "EUR"),
];

const fn state(
    code: &'static str,
    names: &'static [(&'static str, &'static str)],
    currency: &'static str,
) -> State {
    State {
        code,
        names,
        currency,
    }
}

impl State {
    /// The member state of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<&'static Self> {
        STATES.iter().find(|state| state.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Currency, LanguageTag, MEMBER_STATES};

    #[test]
    fn every_member_state_can_be_written_with_values_that_the_language_knows() {
        for (code, _) in MEMBER_STATES {
            let state = State::of(code).expect(code);
            assert!(Currency::parse(state.currency).is_some(), "{code}");
            assert!(!state.names.is_empty(), "{code}");
            for (language, _) in state.names {
                assert!(LanguageTag::parse(language).is_some(), "{code} {language}");
            }
        }
    }
}
