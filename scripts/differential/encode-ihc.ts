/** An IHC result in the forms in which it is met: coded, in words, with components, with its percentage in the words. */
import type { Ihc, Percentage } from './case.ts'
import type { Dice } from './dice.ts'
import { codedAnswer, concept, LOINC, type Resource, SNOMED, stringAnswer, textAnswer } from './fhir-parts.ts'

const SCORE_CODES = { '0': 'LA6111-4', '1+': 'LA11841-6', '2+': 'LA11842-4', '3+': 'LA11843-2' } as const
export const IHC_CODES = ['85319-2', '85319-2', '18474-7']

const WORD_FORMS = {
  indeterminate: [
    codedAnswer(LOINC, 'LA11884-6', 'Indeterminate'),
    codedAnswer(SNOMED, '82334004', 'Indeterminate'),
    stringAnswer('Indeterminate'),
  ],
  negative: [
    codedAnswer(LOINC, 'LA6577-6', 'Negative'),
    codedAnswer(SNOMED, '260385009', 'Negative'),
    stringAnswer('Negative'),
  ],
  positive: [
    codedAnswer(LOINC, 'LA6576-8', 'Positive'),
    codedAnswer(SNOMED, '10828004', 'Positive'),
    stringAnswer('Positive'),
  ],
} as const

const STAINING_WORDS = {
  absent: [' (absent membrane staining)', ', no membrane staining'],
  present: [' with membrane staining', ' (with faint incomplete membrane staining)'],
} as const

// prettier-ignore
const MEMBRANE_PERCENTAGES = ['Percentage of tumor cells with membrane staining', 'HER2 membrane staining percentage', 'Percent of cells with any membrane staining']
const UCUM = { system: 'http://unitsofmeasure.org', code: '%' }

export function encodeIhc(dice: Dice, ihc: Ihc): Resource {
  const code = concept(LOINC, dice.pick(IHC_CODES))
  const { value } = ihc
  if (value === 'indeterminate' || value === 'negative' || value === 'positive')
    return { code, ...dice.pick(WORD_FORMS[value]) }
  // '0+' and its kit have no code: they are always words.
  const isCoded = ihc.staining !== '0+' && dice.chance(0.4)
  const inWords = isCoded ? undefined : extraWords(dice, ihc)
  const component = inWords === undefined ? components(dice, ihc) : []
  return {
    code,
    ...(isCoded ? codedAnswer(LOINC, SCORE_CODES[value], value) : wordAnswer(dice, inWords ?? value)),
    ...(component.length > 0 && { component }),
  }
}

function wordAnswer(dice: Dice, text: string): Resource {
  return dice.chance(0.5) ? stringAnswer(text) : textAnswer(text)
}

/** The whole answer where it says more than the score. */
function extraWords(dice: Dice, { value, staining, kit, percentage }: Ihc): string | undefined {
  if (staining === '0+') return kit === undefined ? '0+' : `0+ (${kit})`
  if (staining !== undefined && dice.chance(0.6)) return `${value}${dice.pick(STAINING_WORDS[staining])}`
  if (percentage?.of === 'membrane' && percentage.comparator === undefined && dice.chance(0.4))
    return `${value} (membrane staining in ${percentage.value}% of tumor cells)`
  return undefined
}

function components(dice: Dice, { staining, percentage }: Ihc): readonly Resource[] {
  return [
    ...(staining ? [{ code: { text: 'Membrane staining' }, valueString: staining }] : []),
    ...(percentage ? [encodePercentage(dice, percentage)] : []),
  ]
}

function encodePercentage(dice: Dice, { value, comparator, of }: Percentage): Resource {
  const code = of === 'intense' ? concept(LOINC, '85328-3') : { text: dice.pick(MEMBRANE_PERCENTAGES) }
  const unit = dice.chance(0.5) ? UCUM : {}
  return { code, valueQuantity: { value: Number(value), unit: '%', ...unit, ...(comparator && { comparator }) } }
}
