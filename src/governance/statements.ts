/** What the service is for, and how it stands to the criteria of the United States for decision support: tables, printed as pages. */

interface Page {
  readonly title: string
  readonly introduction: string
  readonly sections: readonly {
    readonly title: string
    readonly heads: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }[]
}

// prettier-ignore
export const INTENDED_USE: Page = {
  title: 'Intended use, users, limits',
  introduction: 'What the project intends. A site that uses it for something else is on its own.',
  sections: [
    {
      title: 'Intended',
      heads: ['what', 'statement'],
      rows: [
        ['purpose', 'to show health professionals what the record says of HER2 in breast cancer, read by the ASCO/CAP guideline, and what is missing, pending or contradictory, with the basis of each statement'],
        ['users', 'breast oncologists, pathologists, tumour-board nurses and coordinators. Never patients or relatives: a call in the name of one gets no card'],
        ['patients', 'adults with invasive breast carcinoma, of any sex, early or metastatic. Under 18 by the birth date: no card; without one, a patient counts as adult'],
        ['setting', 'an EHR that calls by CDS Hooks: opening a chart, selecting an order, signing it. Also records in files, for one\'s own review'],
        ['what stays with whom', 'the pathologist makes the result, the clinician decides, the hospital runs the service, signs the cards and answers for their use, the project keeps rules and program and warrants nothing'],
        ['input', 'reported results: scores, numbers and words in FHIR R4, and the text of reports in English, German, French, Spanish, Italian and Dutch'],
        ['output', 'advisory cards with options, one of them no action; drafts of tests and questions, never of a drug; no order is taken away or changed'],
        ['jurisdictions', 'drug labels of the United States and, as far as they were compared, of the European Union'],
      ],
    },
    {
      title: 'Not intended',
      heads: ['what', 'why'],
      rows: [
        ['in situ carcinoma, gastric and other tumours', 'other tables apply; such results are "not applicable"'],
        ['images, raw counts of an analyser, sequencing reads', 'only what a pathologist reported is read; no score is ever computed from a percentage'],
        ['serum HER2, ERBB2 mutation, sequencing, expression assays', 'they set no HER2 status by the guideline'],
        ['deciding on treatment', 'the record is compared with labels; nobody is called eligible, nothing is to be started or stopped'],
        ['emergencies', 'HER2 status is not time-critical, and a missing answer must not matter at once'],
        ['replacing the pathology report', 'the report stands; a card quotes it'],
        ['screening a population for treatment', 'a run over many patients is for review by people who know their records'],
        ['countries without label rows', 'the routes shown would be those of another country'],
      ],
    },
    {
      title: 'Known limits',
      heads: ['limit', 'where it is told'],
      rows: [
        ['rows known without a source at hand (marks K), and questions that a clinician still has to close', '[rules, 13](../rules.md#section-13); each card shows its source'],
        ['not validated in patients; measured on made-up stories, public records and reports', '[validation report](validation-report.md)'],
        ['text that is not wholly understood is unread, so that more is left open than a person would leave', '[reading](../reading.md)'],
        ['fixation time, age of sections and size of foci are not read', '[hazards](hazards.md), T-5 and T-28'],
        ['two cancers of one breast are told apart only where the record names them apart', '[hazards](hazards.md), B-13'],
        ['the regulations were read in summaries, not in their own text', '[criteria](fda-criterion-4.md), [rules, 10](../rules.md#section-10)'],
        ['cards are drafts until clinicians of the site sign them', '[sign-off](sign-off.md)'],
      ],
    },
  ],
}

// prettier-ignore
export const CRITERION_4: Page = {
  title: 'Is it a medical device? The four criteria of the United States, and the law elsewhere',
  introduction: 'Section 520(o)(1)(E) of the FD&C Act, and the guidance of FDA (28 September 2022, revised January 2026), of which only summaries by law firms were read here. Whether the four hold is for your counsel, before live use: this page is what they need, and no legal advice. The law elsewhere is told from secondary sources.',
  sections: [
    {
      title: 'The criteria',
      heads: ['#', 'criterion', 'this service', 'where it is enforced or shown'],
      rows: [
        ['1', 'acquires or analyses no medical image, signal of an IVD, or pattern', 'reads reported scores, numbers and words; there is no input for images or raw signals', '`src/fhir` reads results and text: [reading](../reading.md)'],
        ['2', 'displays or analyses medical information about a patient', 'results and orders of the record, guideline and labels', '[INTERFACE](../INTERFACE.md)'],
        ['3', 'supports recommendations to a health professional', 'advisory cards with options, one of them no action; no patient-facing text, no directive words, no score of risk; no card is time-critical', 'rules of wording in [cards](../../cards/README.md), held by test/content; `Patient` and `RelatedPerson` as users get no card'],
        ['4', 'the professional can review the basis independently, and need not rely on it primarily', 'see below', 'each card, and its [evidence page](../evidence-page.md)'],
      ],
    },
    {
      title: 'Criterion 4, point by point',
      heads: ['what the professional must be able to see', 'on the brief card', 'in full, or on the evidence page'],
      rows: [
        ['intended user', '"for breast cancer teams" (Limits)', 'breast oncologists, pathologists and tumour-board staff'],
        ['intended patients', '"adults, invasive carcinoma" (Limits)', 'the same, and what it is not validated for'],
        ['inputs with value, date, specimen, report status', 'at most four lines: test, result, date, report', 'every result with its reference, and each text with what was read of it'],
        ['logic in plain words', 'the sentence that begins with "So"', 'each row used, in words'],
        ['row of the rules', 'in brackets behind the source', 'with a link to the rule'],
        ['source with year and DOI', 'one line', 'all sources, with the day on which each was compared'],
        ['what is missing, old or contradictory', 'the line "Missing", and "Before relying on this"', 'caveats, notes, what was not read'],
        ['limits', 'one line', 'not for DCIS, gastric and other tumours, cytology, image analysis'],
        ['not for emergencies', '"not for emergencies" (Limits)', '"Not for emergency use"'],
        ['how good it is', '-', '[validation report](validation-report.md); figures of the site by `her2-cds report`'],
      ],
    },
    {
      title: 'What may still speak against it',
      heads: ['point', 'how it is met'],
      rows: [
        ['one recommendation only', 'every card with options names "no action" among them; seven of them draft one thing beside it, a question to colleagues'],
        ['automation bias', 'the card shows what would change the answer; silence never means that all is well: what was not read is told or refused'],
        ['`critical`', 'one card, only where every final result speaks against a drug whose label was read and is in date; a site can make it a warning'],
        ['suggestions in one click', 'drafts of tests and questions only, status draft, intent proposal'],
        ['text is read by the program', 'only what it wholly understood counts, and is quoted; on the evidence page each text stands with what was read of it. The reader of a brief card does not see the report itself'],
        ['how good it is stands on no card', 'it is in the [validation report](validation-report.md); nothing was measured in patients'],
        ['nobody has signed the cards', 'they are drafts, and shown by default: [sign-off](sign-off.md), `DRAFT_CARDS=shadow`'],
      ],
    },
    {
      title: 'Other law',
      heads: ['where', 'what counsel should look at'],
      rows: [
        ['European Union, medical devices', 'under rule 11 of Regulation 2017/745 it would probably be a device of class IIa or higher; as its input is results of in vitro tests, Regulation 2017/746 may apply in its place (guidance MDCG 2019-11). It has no CE mark and no notified body, and nobody has declared to be its manufacturer: whoever puts it into service may become that, or rely on Article 5(5) for use in their own institution'],
        ['Great Britain', 'the Medical Devices Regulations 2002 have classes of their own, and their reform is under way; it has no UKCA mark. Northern Ireland follows the Union'],
        ['European Union, artificial intelligence', 'rules written by people and no learning, which recital 12 of Regulation 2024/1689 leaves out; the same recital names systems that infer from encoded knowledge. Not settled here'],
        ['United States, certified health IT', 'the [source attributes](source-attributes.md) are given; the duty is that of the developer of the EHR (45 CFR 170.315(b)(11))'],
        ['United States, discrimination by decision tools', '45 CFR 92.210 asks the hospital to look for it: what is used of a person is in the [source attributes](source-attributes.md), for whom it was measured in the [validation report](validation-report.md)'],
      ],
    },
  ],
}

export function printPage({ title, introduction, sections }: Page): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const parts = sections.map((section) =>
    [
      `## ${section.title}`,
      '',
      line(section.heads),
      line(section.heads.map(() => '---')),
      ...section.rows.map(line),
      '',
    ].join('\n'),
  )
  const head = `# ${title}\n\nPrinted from src/governance by \`npm run docs:build\`; edit the code, not this file.\n\n${introduction}\n`
  return [head, ...parts].join('\n')
}
