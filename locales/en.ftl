### The words of the pages, in English.

## Lists, numbers, dates

list-comma = {", "}
list-semicolon = {"; "}
list-colon = {": "}
list-and = { $rest } and { $last }
list-or = { $rest } or { $last }
number-separator = {","}
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
duration-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
duration-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
duration-minutes-short = { $count } min
duration-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
duration-hours-short = { $count } h
duration-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
duration-working-days = { $count ->
    [one] 1 working day
   *[other] { $count } working days
}
duration-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
duration-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
duration-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
within = within { $period }
within-of = within { $period } of { $event }
every = every { $period }
every-of = every { $period } from { $event }
event-awareness = becoming aware of the incident
event-detection = detecting the incident
event-determination = finding that the incident is significant
event-in-scope = coming into scope
event-entry-into-force = the entry into force of the act
event-end-of-incident = the end of the incident
event-request = the request
event-stage = the { $stage }
money = { $currency } { $amount }
money-million = { $currency } { $amount } million
percent = { $percent } %
quantity = { $amount } { $unit }
share = { $percent } % of { $of }
amount-higher = { $a } or { $b }, whichever is higher
amount-lower = { $a } or { $b }, whichever is lower
amount-not-in-law = no figure in the law
answer-yes = (presumed: yes)
answer-no = (presumed: no)

## Citations

provision-art = Art.
provision-arts = Arts
provision-recital = recital
provision-recitals = recitals
provision-annex = Annex
provision-point = point
provision-points = points
provision-subparagraph = subparagraph
provision-para = para.
provision-s = s.
provision-ss = ss.
provision-no = no.
provision-nos = nos.

## Conditions

where = where { $condition }
condition-always = in every case
condition-group = ({ $condition })
condition-not = it is not so that { $condition }
condition-activity = the activity is that of { $kinds }
condition-no-activity = the activity is not that of { $kinds }
kinds-many = { $first } or one of { $count } other kinds
condition-size = the size { $relation } { $sizes }
condition-class = the entity is { $classes }
condition-flag = this applies: “{ $input }”
condition-no-flag = this does not apply: “{ $input }”
condition-choice = “{ $input }” is { $values }
condition-compare = { $input } { $relation } { $bound }
relation-is = is
relation-is-not = is not
relation-at-least = is at least
relation-more-than = is more than
relation-at-most = is at most
relation-less-than = is less than
annex = Annex { $annex }
subsector-of = { $sector } ({ $subsector })
rule-disregard = an activity is left out of account where { $condition }
rule-include = inside where { $condition }
rule-exclude = outside where { $condition }
rule-essential = essential where { $condition }
rule-national = { $class } where { $condition }
rule-undecided = inside, in a class that was not read, where { $condition }
rule-important = important where { $condition }
rule-registration-only = registration only where { $condition }
rule-exempt = freed from some duties where { $condition }

## Outcomes and sizes

outcome-essential = Essential
outcome-important = Important
outcome-national = National class
outcome-registration-only = Registration only
outcome-elsewhere = Another state
outcome-out-of-scope = Out of scope
outcome-undetermined = Depends
outcome-essential-shape = ■
outcome-important-shape = ◆
outcome-national-shape = ▲
outcome-registration-only-shape = ▭
outcome-elsewhere-shape = ↗
outcome-out-of-scope-shape = ○
outcome-undetermined-shape = ?
size-micro = micro
size-small = small
size-medium = medium-sized
size-large = large
size-any = any size
spread-all = { $sizes } entities
spread-any = entities of any size
spread-some = { $types } ({ $sizes })
spread-many = { $some } of { $all } entity types ({ $sizes })
depends-on = depends on: { $inputs }

## Frame of all pages

page-title = { $title } – { $site }
page-title-home = { $title } – { $site }
skip = Skip to the content
home = Home
sectors = Sectors
nav-site = Site
nav-countries = Member states
nav-sectors = Sectors
nav-data = Data
nav-directive = The Directive
nav-breadcrumb = Breadcrumb
contents = On this page
footer-disclaimer = Decision support, not legal advice. Check with a qualified adviser before you rely on it.
footer-as-of = The law as it stands on { $date }.
footer-data = This page as data (JSON)
footer-edit = Edit the source
footer-report = Report an error
licence-is = Licence: { $licence }.
licence-none = No licence has been set for the data yet.

## Badges, states

annex-I-kind = Sector of high criticality
annex-II-kind = Other critical sector
annex-none = Outside the annexes
sector-national = National sector
badge-left-out = Not covered in { $country }
state-in-force = In force
state-adopted = Adopted, not yet applicable
state-bill = Bill
state-none = No national act
status-in-force = in force
status-adopted = adopted
status-bill = draft, not in force
status-repealed = repealed
banner-adopted = { $country } has adopted its act, but it does not apply yet. What follows binds nobody until then.
banner-bill = { $country } has only a bill so far. A directive binds no private party by itself: the classes below are those of the Directive and bind nobody in { $country } yet.
banner-none = { $country } has no act that transposes the Directive, as far as is known. A directive binds no private party by itself: the classes below are those of the Directive and bind nobody in { $country } yet.
not-covered = Not yet covered
not-covered-list = Not yet covered here: { $countries }.
not-verified = Not yet verified
no-figure = No figure in the Directive
absent-none = None
absent-silent = The law is silent
absent-not-found = Not found
absent-not-read = Not read yet

## Evidence

standing-draft = draft, not in force
standing-repealed = repealed
standing-unverified = unverified
standing-secondary = secondary source
standing-editorial = editorial
grade-official = official
grade-corroborated = corroborated
grade-secondary = secondary
grade-unverified = unverified
grade-editorial = editorial
grade-official-shape = ●
grade-corroborated-shape = ◐
grade-secondary-shape = ○
grade-unverified-shape = △
grade-editorial-shape = ✎
grade-legend = ● official: the gazette, EUR-Lex or the authority itself. ◐ corroborated: independent pages agree. ○ secondary: one page that is not official. △ unverified: not settled. ✎ editorial: the judgement of the editors, no claim of law.
source-prefix-directive = EU
source-prefix-sector = S
sources-title = Sources
acts-cited = Acts cited
sources-read = Sources read
sources-intro = Each statement above carries the label of the source it was read in.
source-checked = Read on { $date }.
source-unchecked = The day it was read is not recorded.
disclaimer-title = Disclaimer and receipt
disclaimer = This page supports decisions; it is no legal advice. Scope and duties depend on facts that a page cannot know. Let a qualified adviser confirm what matters to you.
receipt = As of { $date }. SHA-256 over the facts on this page:

## At a glance

glance-title = At a glance
glance-state = Transposition
glance-authority = Competent authority
glance-register = Register
glance-report = Report to
glance-fine = Highest fine
glance-duties-from = Duties from
glance-fines-from = Fines from
glance-regime = As { $regime } says; it governs here
duties-not-yet = Not yet: no act of the state is in force
fine-of-class = { $class }: { $amount }
fine-at-least = at least { $amount }
fine-up-to = up to { $amount }
date-passed = was due by { $date }
date-ahead = by { $date }

## Landing page

landing-title = NIS2 compliance for { $sector } in { $country }
country-title = NIS2 in { $country }
regime-title = Which law governs
regime-none = { $basis } No sector act is known to take its place for these entities.
regime-displaces = takes the place of the rules on { $parts } for all entities of this kind.
regime-displaces-some = takes the place of the rules on { $parts } where { $condition }.
regime-beside = applies beside the Directive and displaces none of its rules.
regime-authority = Supervised under it by: { $authorities }.
part-scope = scope
part-measures = measures
part-reporting = reporting
part-supervision = supervision
part-fines = fines
part-registration = registration
part-management = management
basis-in-force = The law in force is the { $acts }.
basis-in-force-unnamed = National law is in force in { $country }.
basis-adopted = Adopted, not yet applicable: the { $acts }.
basis-bill = There is only a bill; the classes are those of the { $directive } and do not bind.
basis-directive-only = No national act is in force; the classes are those of the { $directive } and do not bind.
law-title = The law
law-remarks = Until then
act-adopted = adopted { $date }
act-published = published { $date }
act-in-force = in force since { $date }
act-applies = applies from { $date }
act-repealed = repealed { $date }
act-repeals = Repeals: { $what }
scope-title = Who is in scope in { $country }
scope-intro = { $basis } As a rule:
scope-caption = Entity types by size, evaluated from the rules
scope-type = Entity type
scope-basis = Legal basis
scope-designation = When an act of the state changes the answer
scope-presumed = What the table takes for granted
scope-against = Against the Directive
scope-same = The same entities, in the same classes, as under the Directive alone.
scope-differs = { $types } ({ $sizes }): { $here } here, { $there } under the Directive alone
scope-adds = { $country } adds { $types } ({ $sizes }): { $here }
scope-designations = Grounds on which an authority can name further entities
scope-details = Remarks on scope
scope-size = How size is told here
scope-remarks = Remarks on the national rules
scope-left-out = { $country } does not cover this sector.
scope-left-out-type = { $types }: not covered in { $country }.
type-national = added by the state
reporting-title = Reporting an incident
reporting-displaced = Reports follow { $regime }, not the stages of Article 23.
reporting-registration-only = Nothing to report on this ground: entities that only register owe no incident reports.
reporting-none = Nobody in this sector owes incident reports as a rule.
route-usual = As a rule
route-other = Otherwise
report-to = To whom
report-through = Through
report-clock = The clock starts
clock-awareness = When the entity becomes aware of the incident
clock-detection = When the entity detects the incident
clock-determination = When the entity finds that the incident is significant
authority-with-short = { $name } ({ $short })
stages-title = What is due, and what it must hold
stage-on-request = on request
stage-optional = where needed
stage-no-time = no time is fixed
stage-first = the first { $period }
stage-instead = instead of { $stage }
stage-holds = Must hold:
stage-waived = Not owed: { $stages }
timeline-title = Reports after an incident
timeline-description = The reports in their order: { $stages }.
timeline-item = { $label }: { $detail }
timeline-start = Aware
recipients-title = Telling those who use the service
reporting-details = How it works in this country
reporting-details-directive = What the Directive says of reporting in every state
voluntary-title = Voluntary notification
significance-title = Which incidents count as significant
significance-displaced = { $regime } says which incidents are reported.
significance-implementing = For these entities the criteria are fixed for the whole Union by the { $act }. One criterion is enough; it counts what an incident could still cause as well as what it has caused.
significance-general = General criteria
significance-special = Criteria for these entities
significance-recurring = Recurring incidents
significance-national = What the state adds
significance-draft = Draft rules, not in force
significance-details = How the criteria are read
risks-title = Key cyber risks
obligations-title = Key obligations
obligations-displaced = Measures follow { $regime } in place of the Directive’s.
obligations-sector = What matters most in this sector
obligations-country = In addition in { $country }
obligations-directive = Further duties under the Directive
measures-directive = { $count ->
    [0] Measures
   *[other] The { $count } measures of the Directive
}
measures-national = What { $country } adds to them
measures-implementing = The measures in detail for digital entities
measures-principles = What guides the measures
measures-registration-only = None on this ground: entities that only register owe no security measures under Article 21. The duties on registration data are listed above.
measures-none = None as a rule: nobody in this sector is in scope unless an authority names them.
frameworks-title = Frameworks that help to prove compliance
framework-mandatory = Compulsory for: { $for }.
mandatory-essential = essential entities
mandatory-important = important entities
mandatory-no = nobody
mandatory-public-bodies = public bodies
mandatory-one-of-several = those who choose it (one of several routes)
registration-title = Registration
registration-out = Nobody in this sector has to register as a rule.
registration-displaced = Registration follows { $regime }.
registration-unknown = How to register in this country is not yet verified.
registration-who = Who
registration-where = Where
registration-when = By when
registration-changes = Changes are notified
registration-information = With which information
registration-details = Remarks on registration
registration-directive = What the Directive says of the { $registry }
registration-required = Entities must register
registration-not-required = No registration is required
registration-constitutive = Duties begin only with the entry in the register
registry-national = national list
registry-enisa-registry = ENISA registry of digital entities
mechanism-self-registration = Entities register themselves
mechanism-by-authority = The authority enters them
mechanism-both = Entities register themselves, and the authority can enter them
fines-title = Fines, supervision, management
fines-displaced = Fines follow { $regime }.
fines-registration-only = The ceilings for essential and important entities do not apply on this ground; penalties for breaches of the duties on registration are for the state to set.
fines-none = None as a rule: nobody in this sector is in scope unless an authority names them.
fines-class = Class
fines-here = { $country }, at most
fines-directive = Directive: the maximum must reach
fines-lowest = Lowest fine
fines-caption = Ceilings of fines beside the least that the Directive asks for
fines-from = Fines are imposed from { $date }
fines-from-unknown = From when fines are imposed is not yet verified.
fines-special = Fines for particular breaches
fines-periodic = Periodic penalties
fines-exempt = Who is not fined
fines-detail = Remarks on fines
supervision-title = Supervision
supervision-displaced = Supervision follows { $regime }.
supervision-own = What is particular to { $country }
supervision-directive = The powers that the Directive gives to authorities in every state
powers-title = Powers of the state: no duty until they are used
management-title = Management in { $country }
management-directive = Management under the Directive
management-displaced = The duties of management follow { $regime }.
departures-title = What differs from the Directive
departures-intro = The Directive sets a floor. This is what the state does otherwise, and which way.
departures-none = No difference from the Directive is recorded.
departures-caption = Differences from the Directive
departure-direction = Direction
departure-what = Difference
departure-proof = Legal basis
departure-option = by an option of the Directive: { $option }
departure-rule-added = A rule of its own: { $rule }
departure-rule-replaced = A rule in the place of the Directive’s: { $rule }
departure-rule-removed = A rule of the Directive is not there: { $rule }
departure-stage-added = A further report: { $stage }, { $due }
departure-stage-changed = { $stage }: { $after }; under the Directive { $before }
departure-stage-removed = A report that is not asked for: { $stage }
departure-ceiling = Ceiling for { $class } entities: { $after }; the Directive asks for at least { $before }
departure-measure = A further measure: { $measure }
direction-stricter = Stricter
direction-looser = Looser
direction-neither = Neither
direction-not-comparable = Not comparable
direction-stricter-shape = ▲
direction-looser-shape = ▽
direction-neither-shape = ◇
direction-not-comparable-shape = ≠
dates-title = Dates
dates-caption = The calendar of the state
date-day = Day
date-what = What
date-proof = Source
date-state-due = due
date-state-was-due = was due
date-state-ahead = ahead
date-state-past = done
calendar-title = Calendar
calendar-description = Dates: { $dates }.
calendar-today = Today
organisations-title = Example organisations
check-title = Scope check
check-text = Whether a particular organisation is in scope follows from its activity, its size and a few facts about it.
check-link = See who is in scope in { $country }
faq-title = Frequently asked questions
faq-scope = Is my organisation in scope in { $country } ({ $sector })?
faq-report = To whom do I report an incident in { $country }?
faq-measures = Which security measures do I have to take?
faq-fines = How high are the fines in { $country }?
faq-register = Do I have to register in { $country }, and by when?
faq-scope-outcome = { $outcome }: { $who }.
faq-designation = An authority can also name entities whatever their size.
faq-report-to = To: { $to }.
faq-report-where = Where { $condition }: to { $to }.
faq-stage = { $stage } { $due }
faq-stages = { $stages }.
faq-measures-list = { $count } measures of Article 21(2) of the Directive: { $measures }.
faq-measures-own = { $country } adds: { $measures }.
faq-measures-implementing = For digital entities Implementing Regulation (EU) 2024/2690 says in detail what they require.
faq-fine = For { $class } entities up to { $amount }.
faq-fine-unknown = For { $class } entities the national figure is not yet verified.
faq-fines-minimum = The Directive asks states for maxima of at least { $floors }.
faq-fines-floor = { $amount } ({ $class })
faq-register-with = { $registry }: with { $authorities }.
faq-register-due = { $due }: { $who }.
faq-register-unknown = How and by when is not yet verified; ask { $authorities }.
supplier-title = “We only supply such an entity”
supplier-answer = Supplying an entity in scope does not by itself bring you into scope. But your customer must look after security in its supply chain, so expect its contracts to ask for measures, for notice of incidents, and for proof.
supplier-own = Check your own activity all the same: a managed service, cloud or data centre provider can be in scope for what it does itself.
clocks-title = Neighbouring clocks
clocks-intro = The same incident can start other clocks. A report under one act does not stand in for a report under another.
related-title = Related sectors in { $country }
related-all = All sectors in { $country }
related-sectors = Related sectors
elsewhere-title = The same sector elsewhere
elsewhere-all = All member states side by side
open-title = Open questions and conflicts
open-none = Nothing is recorded as open.
questions-title = Not known yet
conflict-title = Sources disagree: { $about }
claim-followed = followed here
claim-not-followed = not followed
conflict-because = Why: { $because }
conflict-undecided = Undecided: { $because }
absences-title = What is not there
registration-more = More on the two registers of the Directive
lawyer-more = What no rule can say of the Directive: ask a lawyer
lawyer-title = What no rule can say: ask a lawyer

## Country page

country-sectors = Sectors and who is in scope
country-sectors-caption = Every sector: who is what, and who supervises
table-sector = Sector
table-annex = Annex
table-outcome = Who is in scope
table-authority = Authority
table-country = Member state
table-state = Transposition
table-law = Law
table-from = Applies from
authorities-title = Authorities
role-competent = competent authority
role-single-point-of-contact = single point of contact
role-csirt = CSIRT
role-crisis-management = crisis management authority
role-sectoral = sectoral authority
role-registry = register
supervises = Supervises: { $sectors }
supervises-except = Supervises: { $sectors }, except { $except }
supervises-all = all sectors
supervises-nothing = nothing
supervises-public-sector = the public sector
supervises-private-sector = the private sector
serves = As a CSIRT answers: { $whom }
options-title = How the options of the Directive are used
option-used = used
option-not-used = not used
option-partly = partly used
option-open = open
coverage-title = Coverage and freshness
coverage-text = This page rests on { $facts } facts from { $sources } sources, { $official } of them official. Open questions: { $questions }. Conflicts between sources: { $conflicts }.
coverage-oldest = The source that was read longest ago was read on { $date }.
topic-scope = Scope
topic-size = Size
topic-class = Class
topic-sectors = Sectors
topic-registration = Registration
topic-reporting = Reporting
topic-significance = Significance
topic-measures = Measures
topic-management = Management
topic-supervision = Supervision
topic-fines = Fines
topic-jurisdiction = Jurisdiction
topic-regime = Regime
topic-calendar = Calendar
topic-authorities = Authorities
topic-laws = Law
topic-frameworks = Frameworks
topic-status = Status
topic-obligations = Obligations

## Sector page

directive-measures = Measures
directive-options = What the Directive leaves to the states
sector-title = NIS2: { $sector }
sector-countries = Member states
sector-countries-caption = The sector in every member state that is covered
types-title = Entity types
subsector-title = ({ $point }) { $name }
details-title = Remarks
defined-by = Defined by: { $what }
now-defined-by = Today found in: { $what }
type-any-size = In scope at any size
type-optional = In scope only where a state says so
type-implementing = Bound by Implementing Regulation (EU) 2024/2690
type-enisa = Stands in the ENISA registry
type-count = { $count ->
    [one] 1 entity type
   *[other] { $count } entity types
}
jurisdiction-establishment = Answers to the state where it is established
jurisdiction-service = Answers to every state in which it provides services
jurisdiction-main-establishment = Answers to the state of its main establishment in the Union
jurisdiction-established-by = Answers to the state that set it up
nace-legal = NACE Rev. 2, by the annex itself: { $codes }
nace-indicative = NACE Rev. 2, for orientation: { $codes }

## Home, data, not found

home-title = NIS2, state by state and sector by sector
home-lead = Who falls under the NIS2 Directive, what they owe, to whom they report and what a breach can cost: in each member state, with the provision and the source behind every statement.
home-states = Member states
home-states-caption = Where transposition stands
home-sectors = Sectors
home-annex-i = Annex I: sectors of high criticality
home-annex-ii = Annex II: other critical sectors
home-outside = Outside the annexes
map-title = Member states of the Union
map-description = One tile for each member state; the table below says the same.
data-title = Data
data-lead = Everything on these pages is also published as data.
datasets-title = Datasets
datasets-text = One JSON file for each state and each sector, and one for each sector in each state.
datasets-caption = Files
dataset-about = About
dataset-file = File
cite-title = Licence and citation
cite-text = Cite as: “{ $title }”, law as of { $date }, with the address of the page and its receipt.
receipt-title = Receipts
receipt-how = Each page ends with a SHA-256 over the facts it shows: one line a fact, in the order of their ids, with what is said, the provisions and the sources. It changes when a fact on the page changes, and only then.
not-found-title = Page not found
not-found-text = There is no page at this address.
not-found-home = Go to the home page

## Checklist, readiness, gaps

checklist-title = NIS2 checklist for { $country }
checklist-directive = the Directive alone
checklist-what = Organisation
checklist-class = Class
checklist-law-of = Law as of
checklist-footing = Footing
checklist-regime = Sector act
checklist-duties-from = Duties apply from
checklist-fines-from = Fines are imposed from
checklist-binds = binding
checklist-binds-not = not binding
checklist-first-out = Out of scope: on what is known, no duty applies and there is nothing to check off.
checklist-first-elsewhere = Another member state has jurisdiction ({ $states }); ask under its law. Nothing here binds.
checklist-first-elsewhere-unknown = Another member state has jurisdiction; ask under its law. Nothing here binds.
checklist-first-undetermined = It is not decided what the organisation is, so nothing here is known to bind. What would settle it: { $missing }.
checklist-first-adopted = Nothing binds yet: the national act is adopted and does not apply. The list shows what to prepare for.
checklist-first-bill = Nothing binds: there is only a bill. The list is that of the Directive, as something to prepare for.
checklist-first-directive = Nothing binds: a directive by itself binds no private party. The list shows what to prepare for.
checklist-first-unregistered = Nothing binds yet: the duties begin with the entry in the register.
checklist-first-registration-only = Registration only: the questions on measures, reports and management do not reach this organisation on this ground.
checklist-score-title = Readiness
checklist-score = { $percent } %
checklist-score-of = { $earned } of { $possible } = { $percent } %
checklist-score-none = No score: nothing was assessed.
checklist-score-empty = There is nothing to count.
checklist-score-no-formula = The sources say no formula, so nothing is counted.
checklist-formula = How it is counted
checklist-weight = Weight { $weight }: { $text }.
checklist-credit = { $state } brings in { $credit } % of the weight.
checklist-left-out = Items that were not assessed are left out of the score.
checklist-counts-not-met = Items that were not assessed count as not met.
checklist-rounded = Percentages are rounded down.
checklist-editorial = Weights and credits are the judgement of the editors of the sources. The score is no finding of an authority.
checklist-unassessed = Not assessed: { $count } of { $all } items, with { $earned } of { $possible } points of weight ({ $percent } %).
checklist-unassessed-none = All items were assessed.
checklist-bounds = With these the score could still fall to { $low } % or rise to { $high } %.
checklist-by-chapter = By chapter
checklist-chapter = Chapter
checklist-score-column = Score
checklist-range = Possible
checklist-range-is = { $low } % to { $high } %
checklist-not-scored = none
checklist-gaps-title = Gaps, worst first
checklist-gaps-order = In the order of what they cost the score, then of the kind of fine, then of the day.
checklist-gaps-none = No item was assessed as not met or partly met.
checklist-gaps-unassessed = Items that were not assessed may be gaps as well.
checklist-gap-basis = Legal basis
checklist-gap-date = Date
checklist-gap-owner = Owner
checklist-gap-planned = Planned for
checklist-gap-cost = Costs the score
checklist-gap-exposure = Can cost
checklist-gap-points = { $lost } of { $weight } points
checklist-gap-remark = Remark
checklist-owner-none = nobody named
checklist-due-set = { $date }
checklist-due-duties = { $date }, with all duties
checklist-due-past = { $due }: has passed
checklist-due-none = no day known
checklist-late = { $date }, later than the law allows
checklist-exposure-ceiling = a fine of up to { $amount }
checklist-exposure-at-least = a fine, with a ceiling of at least { $amount }
checklist-exposure-not-in-law = a fine; the law gives no figure
checklist-exposure-worth = { $rule }; for this organisation { $money }
checklist-exposure-missing = { $rule }; the sum follows from { $missing }, which is not known
checklist-exposure-special = a special fine ({ $text })
checklist-exposure-special-of = a special fine of up to { $amount } ({ $text })
checklist-exposure-exempt = no fine: { $text }
checklist-exposure-freed = no fine: the law frees the organisation from fines
checklist-exposure-displaced = the fines of { $regime }
checklist-exposure-open = the sources name no fine for it
checklist-exposure-note = Each is the most that the law allows for one breach, not what is to be expected; the sums do not add up.
checklist-exposure-would = As long as nothing binds, nothing is fined; the figures show what may come.
checklist-list-title = Checklist
checklist-list-how = [x] met, [~] partly met, [ ] not met, [?] not assessed
checklist-state-met = met
checklist-state-partly = partly met
checklist-state-not-met = not met
checklist-state-not-assessed = not assessed
checklist-item-id = Item
checklist-item-weight = Weight
checklist-item-evidence = Evidence
checklist-item-due = Due
checklist-item-frameworks = Can be shown by
checklist-item-standing-secondary = secondary source
checklist-item-standing-unverified = not yet verified
checklist-change = within { $period } of a change
checklist-named = { $what }: { $when }
checklist-open-title = Items that may concern the organisation
checklist-open-how = They are not counted. What would tell: { $missing }.
checklist-aside-title = Chapters that fall away
checklist-aside-regime = { $chapter }: { $regime } has rules in its place.
checklist-aside-exempt = { $chapter }: the law frees the organisation from these duties.
checklist-further-title = Further national duties, days and frameworks
checklist-further-how = No item asks about them, and they are not counted.
checklist-disclaimer = For decision support only: what an organisation says of itself, counted. Whether it meets the law is for the authorities and the courts to find.
