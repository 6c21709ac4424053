/** Hazards of use and of operation. */
import type { HazardRow } from './hazard.ts'

const story = (theme: string, words: string) => `fixtures/stories/themes/${theme}.ts › ${words}`

// prettier-ignore
export const HAZARDS_OF_USE: readonly HazardRow[] = [
  ['U-1', 'silence is taken for "nothing is wrong"', 'automation bias; a card is withheld, or a call fails', 'serious', 'what was not read is named or refused (412), never quiet; the synopsis states the status', [story('drugs-for-positive', 'so that a failure does not look like silence')], 'a reader who never sees a card cannot know whether the service was asked: training, and monitoring of calls'],
  ['U-2', 'a card is followed without looking', 'automation bias', 'serious', 'inputs, rows, source, what is missing and limits on each card; "no action" among the options', ['test/content/brief.test.ts › the lines', 'test/content/card-book.test.ts › can be set aside as not relevant or as wrong'], 'remains: shadow, reviews and harm watch measure it'],
  ['U-3', 'alerts are clicked away', 'too many cards', 'moderate', 'at most two cards that ask for something; the same finding is quiet for 90 days; a card is retired by its figures', ['test/content/arrange-cards.test.ts › whatever is found, nothing is lost and at most three are shown', 'test/audit/withhold.test.ts › this user has set the same finding aside'], 'measured by feedback; thresholds are proposals'],
  ['U-4', 'the words of a card mislead', 'a draft that no clinician read', 'serious', 'signatures by wording; drafts in shadow where the site says so', ['test/governance/sign-off.test.ts › lapses where'], 'the default shows drafts: see the go-live checklist'],
  ['U-5', 'knowledge is out of date', 'new label or guideline', 'serious', 'each source and label row has its day of review; an overdue row is never critical and says so', ['test/cli/knowledge.test.ts › what is to be read again', 'test/her2/agent-labels.test.ts › overdue'], 'what is published between two reviews'],
  ['U-6', 'a rule is wrong', 'a mistake in a table', 'serious', 'a second reading typed from the source; each table is proven whole at the start', ['test/second-reading.test.ts › the tables are whole', 'test/her2/tables.test.ts › a broken table stops the start'], 'second reading by the project itself; rows marked K and the open questions await a clinician'],
  ['U-7', 'an upgrade changes answers unnoticed', 'new rules', 'serious', 'diff-knowledge lists whose answer changes; signatures lapse with changed cards', ['test/cli/knowledge.test.ts › diff'], 'answers to orders are not compared'],
  ['U-8', 'three drugs with one stem are mixed up', 'trastuzumab, T-DM1, T-DXd', 'serious', 'names in full with boxed warnings; a code leads to its own drug', ['test/fhir/drafts-medications.test.ts › every code of the table leads to its own drug', 'test/content/card-book.test.ts › names its boxed warnings'], 'low'],
  ['U-9', 'labels of another country are shown', 'jurisdiction not set', 'moderate', 'US unless the client profile says EU; the card names it', ['test/her2/agent-labels.test.ts › in the European Union'], 'countries beside US and EU have no label rows'],
  ['U-10', 'a patient reads a card', 'portal, or a user who is no professional', 'moderate', 'withheld from patients and relatives', [story('reports-over-time', 'Patient/patient-looks-at-own-chart')], 'an EHR that shows cards to others than its caller'],
  ['U-11', 'a suggestion is signed unread', 'one click', 'moderate', 'always a draft and a proposal, never a drug', ['test/fhir/draft-resources.test.ts › is a draft and a proposal, and no drug order'], 'low'],
  ['U-12', 'a running course is questioned again', 'each cycle is an order', 'minor', 'a continued course is quiet', [story('routes-selected', 'select-t-dxd-continued')], 'a first order that looks like a continued one'],
]

// prettier-ignore
export const HAZARDS_OF_OPERATION: readonly HazardRow[] = [
  ['S-1', 'a card cannot be explained afterwards', 'record lost or changed', 'moderate', 'no card leaves before it is stored; a chain of hashes', ['test/storage/failures.test.ts › every commit waits for the disk', 'test/audit/tampering.test.ts › what nobody has touched is whole'], 'who holds database and key can forge both'],
  ['S-2', 'a card comes too late or not at all', 'load, a slow FHIR server', 'moderate', 'deadlines, shedding with 503, drain at the end', ['test/http/shed-load.test.ts › how many calls are admitted', 'test/http/drain.test.ts › a call that came while the process was busy'], 'the EHR decides what a missing answer looks like'],
  ['S-3', 'somebody else calls, or reads', 'stolen or forged tokens', 'moderate', 'signed tokens, profiles, replay protection; threats in SECURITY.md', ['test/attacks/tokens.test.ts › a token that was used', 'test/attacks/forgery.test.ts › nobody is asked, and no token leaves'], 'what is left to the installation is listed in SECURITY.md'],
  ['S-4', 'text of a record becomes part of the page', 'injection', 'moderate', 'every value is escaped', ['test/attacks/injection.test.ts › is shown as text, wherever the record has it'], 'low'],
  ['S-5', 'patient data leaves the site', 'logs, metrics, exports', 'moderate', 'log by allow-list; stored names of patients are keyed hashes', ['test/http/security-privacy.test.ts › nothing that comes in is found in logs, numbers or errors'], 'stored evidence holds results without names: see the data-protection sheet'],
  ['S-6', 'a faulty configuration runs', 'mistakes in profiles, cards, codes', 'serious', 'the start is refused with file, line and what to do', ['test/auth/client-profiles.test.ts › two files for one issuer, or with one id, are refused', 'test/content/card-book.test.ts › a faulty file stops the start'], 'a configuration that is valid and wrong'],
  ['S-7', 'a result later contradicts what was said', 'amended reports', 'serious', 'harm watch lists such cases', ['test/audit/reports.test.ts › a final status that an amended report contradicts'], 'only for patients who are evaluated again'],
]
