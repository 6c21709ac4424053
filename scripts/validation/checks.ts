/** What the validation report runs, and which of the printed lines it quotes. */

export interface Check {
  readonly id: string
  readonly title: string
  readonly shows: string
  /** A script of package.json with its arguments; or a program of Node. */
  readonly npm?: readonly string[]
  readonly node?: readonly string[]
  /** Told in place of the command where nobody with a checkout alone can run it. */
  readonly told?: string
  /** A file or folder without which it cannot run; relative to the checkout. */
  readonly needs?: string
  /** Lines that are quoted; the last of all if none matches. */
  readonly quote: RegExp
  /** Printed where the check had nothing to check. */
  readonly idle?: RegExp
}

const JEST = /^(?:Tests|Test Suites):/

// prettier-ignore
export const CHECKS: readonly Check[] = [
  { id: 'second-reading', title: 'Second reading and boundary vectors', shows: 'Answers typed from the guideline and the decisions, not from the code, by the project and by no clinician: 33 vectors of the rules, combinations, thresholds and receptors, each a test.', npm: ['test:jest', '--', '-w', '1', 'test/second-reading'], quote: JEST },
  { id: 'tables', title: 'Decision tables', shows: 'Every case of every table meets its row; what a row says is what runs.', npm: ['test:jest', '--', '-w', '1', 'test/her2'], quote: JEST },
  { id: 'cql', title: 'The same tables as CQL in a public engine', shows: 'The classification translated and run by the public tools, over the second reading.', npm: ['check:cql'], quote: /^CQL by|^not run/, idle: /^not run/m },
  { id: 'stories', title: 'Patient stories', shows: 'Made-up patients with what a careful reader of the guideline expects, typed by the project before the answer was seen.', npm: ['test:jest', '--', '-w', '1', 'test/stories'], quote: JEST },
  { id: 'tcga', title: 'Calls of laboratories (TCGA-BRCA)', shows: 'Public codes and calls of 438 patients, not their reports. Our answer beside the call of the laboratory, where each difference has to be explained by a rule: rule, our answer, how many, why. These data were at hand while the rules were written.', npm: ['check:tcga'], quote: /^TCGA-BRCA:|\d+ agree|^\| (?:T|CB|Gn|P)-|unexplained/, idle: /^No clinical file/m },
  { id: 'corpus', title: 'Bundles of other projects', shows: 'Public FHIR records of others, with one person\'s reading printed beside ours. Passed says that none was too much for the reader; how many hold a result, none, a contradiction, or something not understood.', npm: ['check:corpus'], quote: /^read \d+/, idle: /^(?:No|There is no) /m, needs: '../shared/fhir/corpus' },
  { id: 'reports', title: 'Real pathology reports (TCGA-BRCA)', shows: 'Scanned reports of one American public collection, annotated by the project before any program read them, and by no pathologist; grave is a wrong or invented status, a wrong tier, a false metastasis or a wrong receptor. The reader was mended by these very reports: what it does with yours is for your stage 2 to find out.', told: 'a scorer that lies beside the reports; neither is part of the repository', node: ['../shared/reports/score.mjs'], quote: /reports, \d+ with a HER2 result/, needs: '../shared/reports/score.mjs' },
  { id: 'text', title: 'Accuracy of the text reader', shows: 'Two sets, made up. The statements (first table: rows, statements in them, read, right) are the reader\'s own test cases: 1.0000 says that nothing got worse, and no more. The whole texts (second table: HER2, metastasis, receptors, each right / unread / wrong) were written by people who had not seen the reader (all but the 173 called further); it has been mended by them since. How it does with texts that nobody has seen is told by the first runs alone.', npm: ['text:accuracy'], quote: /^(?:set |all |wrong: |language |(?:de|en|es|fr|it|nl) {12}|first )/ },
  { id: 'differential', title: 'Two implementations of the rules', shows: 'Made-up patients in many encodings, answered by the program and by a second implementation written from the rules alone. Where the rules leave a question open, each of its answers passes.', npm: ['check:differential', '--', '--cases', '100000'], quote: /cases, \d+ specimens|disagreements of/ },
  { id: 'mutations', title: 'Safety under loss', shows: 'Each part of each story taken away, blanked or unsettled: nothing may become surer by knowing less.', npm: ['check:mutations'], quote: /changes of \d+ stories|^Nothing became|^surer/ },
  { id: 'random', title: 'Random records', shows: 'Random bundles: nothing is thrown, no promise of an answer is broken.', npm: ['check:random', '--', '--bundles', '10000'], quote: /bundles, seed|promise|fault/i },
  { id: 'attacks', title: 'Attacks', shows: 'Forged and replayed tokens, forged addresses, injected text, slow expressions.', npm: ['test:jest', '--', '-w', '1', 'test/attacks'], quote: JEST },
  { id: 'attacks-long', title: 'Attacks that take longer', shows: 'Text of a record in every place that is shown, with three renderers.', npm: ['test:long', '--', '-w', '1', 'test/attacks'], quote: JEST },
  { id: 'fuzz', title: 'Hostile calls', shows: 'Mutated calls against a running service: no crash, no wrong kind of answer.', npm: ['fuzz', '--', '--seconds', '20', '--slow-ms', '60000'], quote: /./ },
  { id: 'durability', title: 'Records survive a crash', shows: 'The process is ended in the middle; every confirmed call is stored.', npm: ['durability', '--', '--rounds', '3'], quote: /./ },
  { id: 'load', title: 'Load', shows: 'What a call costs, beside what it is compared with, on a machine that did other work meanwhile: ratios count, times do not.', node: ['scripts/bench.ts', '--only', 'again', '--quick', '--stores', 'memory', '--tokens', 'off'], quote: /./ },
  { id: 'fhir-package', title: 'FHIR artefacts, by the validator of HL7', shows: 'Every resource of the package against R4 and the profiles it names.', npm: ['check:fhir-package'], quote: /^\d+ resources|^not run/, idle: /^not run/m },
]
