/** Card SG-2: what the label wants known before a first dose of T-DXd and the record lacks, or what speaks against it. */
import { ageGroupOf } from '../age.ts'
import { daysSince } from '../dates.ts'
import { intervalOf } from '../tables/decimal.ts'
import { asks, defineTable } from '../tables/define-table.ts'
import type { BaselineItem } from './considerations.ts'
import type { Facts } from './facts.ts'

const CONDITIONS = {
  'an LVEF is on record': ({ evidence }: Facts) => evidence.baseline?.lvef !== undefined,
  'no LVEF within the days of the site': ({ evidence, settings, today }: Facts) =>
    daysSince(evidence.baseline?.lvef?.on, today) > settings.lvefWithinDays,
  'lung disease on record': ({ evidence }: Facts) => evidence.baseline?.lungDisease !== undefined,
  'pregnancy possible, and no status on record': (facts: Facts) =>
    mayBecomePregnant(facts) && facts.evidence.baseline?.pregnancy === undefined,
  'pregnancy on record': ({ evidence }: Facts) => evidence.baseline?.pregnancy?.says === 'pregnant',
} as const

// prettier-ignore
export const BASELINE = defineTable({
  id: 'baseline', title: 'Before a first dose of T-DXd', source: 'tdxd-boxed-warning-us', mark: 'V', kind: 'all that hold', idHeading: 'code',
  columns: [asks.condition('when', CONDITIONS), asks.anyBand('lvef', 'last LVEF, %')],
  rows: [
    ['no-recent-lvef',      'no LVEF within the days of the site',         'any',    'no recent left ventricular ejection fraction'],
    ['low-lvef',            'an LVEF is on record',                        '< 50.0', 'the last left ventricular ejection fraction is below 50 %: not studied'],
    ['lung-disease',        'lung disease on record',                      'any',    'interstitial lung disease or pneumonitis is recorded'],
    ['pregnancy-not-found', 'pregnancy possible, and no status on record', 'any',    'the pregnancy status was not found: asked from 18 to 55 years, of persons not recorded male, without hysterectomy, removal of both ovaries or menopause on record (P-22)', { source: 'this project, P-22', mark: 'P' }],
    ['pregnancy-recorded',  'pregnancy on record',                         'any',    'a pregnancy is recorded'],
  ],
})

/** Decision P-22. Without a birth date the age is not known, and the question is asked. */
function mayBecomePregnant({ evidence, today }: Facts): boolean {
  const { baseline } = evidence
  if (baseline?.mayBecomePregnant === false || baseline?.recordedMale === true) return false
  return (ageGroupOf(evidence, today) ?? '18 to 55') === '18 to 55'
}

/** What is not found is said to be not found. */
export function baselineItems(facts: Facts): readonly BaselineItem[] {
  const { lvef } = facts.evidence.baseline ?? {}
  return BASELINE.find({ when: facts, lvef: lvef && intervalOf(lvef.percent) }).map(({ id }) =>
    itemOf(id as BaselineItem['code'], facts),
  )
}

function itemOf(code: BaselineItem['code'], { evidence, settings }: Facts): BaselineItem {
  const { lvef, lungDisease, pregnancy } = evidence.baseline ?? {}
  switch (code) {
    case 'no-recent-lvef':
      return { code, days: settings.lvefWithinDays }
    case 'low-lvef':
      return { code, percent: lvef?.percent.text ?? '', reference: lvef?.reference ?? '' }
    case 'lung-disease':
      return { code, words: lungDisease?.words ?? '', reference: lungDisease?.reference ?? '' }
    case 'pregnancy-not-found':
      return { code }
    case 'pregnancy-recorded':
      return { code, reference: pregnancy?.reference ?? '' }
  }
}
