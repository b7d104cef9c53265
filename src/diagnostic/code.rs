//! The registry of codes. A code is an API: it is never reused and its meaning never changes.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The source does not compile.
    Error,
    /// The source compiles, and somebody should look.
    Warning,
}

impl Severity {
    /// The word for people and programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $title:literal;)*) => {
        /// A stable code of a diagnostic.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $title] $name,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The code as printed, such as `E0101`.
            #[must_use]
            pub fn id(self) -> &'static str { match self { $(Code::$name => $id,)* } }

            /// A short title.
            #[must_use]
            pub fn title(self) -> &'static str { match self { $(Code::$name => $title,)* } }

            /// Error or warning.
            #[must_use]
            pub fn severity(self) -> Severity { match self { $(Code::$name => Severity::$severity,)* } }

            /// The explanation page, in Markdown.
            #[must_use]
            pub fn page(self) -> &'static str {
                match self { $(Code::$name => include_str!(concat!("../../docs/codes/", $id, ".md")),)* }
            }

            /// The code of that name, in either case.
            #[must_use]
            pub fn parse(id: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
            }
        }
    };
}

codes! {
    // E00xx: files
    FileTooLarge "E0001" Error "a file is larger than 8 MiB";
    NotUtf8 "E0002" Error "a file is not UTF-8 text";
    Unreadable "E0003" Error "a file or folder cannot be read";
    NestedTooDeep "E0004" Error "blocks are nested more than 32 deep";
    ControlCharacter "E0005" Error "a control character stands in the text";
    NoSources "E0006" Error "there is nothing to compile";
    TooComplex "E0007" Error "a file is too complex to read";
    // E01xx: syntax
    UnreadableLine "E0101" Error "a line cannot be read";
    UnreadableWord "E0102" Error "a word cannot be read";
    UnclosedText "E0103" Error "a text is not closed";
    UnclosedAddress "E0104" Error "an address is not closed";
    UnclosedBlock "E0105" Error "a block is not closed";
    StrayBrace "E0106" Error "a `}` closes nothing";
    UnreadableCondition "E0107" Error "a condition cannot be read";
    BraceOnLine "E0108" Error "a block is not laid out over lines";
    UnclosedProse "E0109" Error "prose is not closed";
    UnopenedBlock "E0110" Error "a block is not opened";
    // E02xx: literals
    NotADate "E0201" Error "a date does not exist";
    NotANumber "E0202" Error "a number is out of range";
    UnknownCurrency "E0203" Error "a currency is not one of a member state";
    UnknownLanguage "E0204" Error "a language tag is not known";
    UnsafeAddress "E0205" Error "an address is not a safe one";
    NotAnId "E0206" Error "an id cannot be used as a name of files";
    NotACelex "E0207" Error "a CELEX number is malformed";
    BidiControl "E0208" Error "a bidirectional control character stands in the text";
    MixedScripts "W0209" Warning "a word mixes letters of several scripts";
    // E03xx: words of the language
    UnknownItem "E0301" Error "an item is not known";
    UnknownStatement "E0302" Error "a statement is not known here";
    WrongArgument "E0303" Error "a statement does not take this";
    MissingArgument "E0304" Error "a statement lacks something";
    UnexpectedBlock "E0305" Error "a block stands where none can";
    MissingStatement "E0306" Error "a required statement is missing";
    RepeatedStatement "E0307" Error "a statement stands twice";
    UnknownChoice "E0308" Error "a word is not one of the choices";
    MisplacedClause "E0309" Error "a clause does not belong here";
    UnknownEdition "E0310" Error "the edition of the language is not known";
    MissingEdition "E0311" Error "a file does not say its edition";
    UnknownOwner "E0312" Error "a file does not say whose law it holds";
    // E04xx: names and references
    UnknownReference "E0401" Error "a name refers to nothing";
    DuplicateId "E0402" Error "a name is given twice";
    UnknownActivity "E0403" Error "an activity is not known";
    UnknownInput "E0404" Error "an input is not declared";
    WrongComparison "E0405" Error "a comparison makes no sense";
    RemovesNothing "E0406" Error "a removal removes nothing";
    Cycle "E0407" Error "things refer to each other in a circle";
    UnknownCountry "E0408" Error "a country code is not one of a member state";
    ClassTooEarly "E0409" Error "a class is asked for before it is decided";
    // E05xx: facts that cannot be
    ImpossibleOrder "E0501" Error "dates are in an impossible order";
    EmptyPeriod "E0502" Error "a validity ends before it begins";
    ConflictingFacts "E0503" Error "two statements of one fact disagree";
    WrongCurrency "E0504" Error "an amount is in a currency the state does not use";
    CheckedInFuture "E0505" Error "a source was checked in the future";
    BadExample "E0506" Error "an example cannot be run";
    WrongAnswer "E0507" Error "an input presumes or sums what its answers cannot be";
    // W06xx: evidence
    NoSource "W0601" Warning "a fact names no source";
    NoArticle "W0602" Warning "a legal duty names no article";
    StaleSource "W0603" Warning "a source was checked long ago";
    NoGrade "W0604" Warning "a source has no grade";
    UnusedSource "W0605" Warning "a source is not used";
    LooserThanDirective "W0606" Warning "a departure is looser than the directive";
    MissingAnswer "W0607" Warning "a question of the knowledge base is not answered";
    Unreviewed "W0608" Warning "a fact was never approved";
    ApprovalVoid "W0609" Warning "a fact changed since it was approved";
    ApprovalExpired "W0610" Warning "the approval of a fact has expired";
    // E07xx: the built site
    BrokenLink "E0701" Error "a link on a page leads to nothing";
    MissingAnchor "E0702" Error "a link names a place that its page does not have";
    RepeatedAnchor "E0703" Error "an id stands twice on a page";
    WrongAlternate "E0704" Error "the addresses of a page do not agree";
    UnreadablePage "E0705" Error "a page cannot be read";
    UnusableTemplate "E0706" Error "a template or a script of pages cannot be used";
    UnusableWords "E0707" Error "the words of pages cannot be used";
}
