/** An ISH result in the forms in which it is met: components, a bare ratio, words, one sentence with all numbers. */
import type { Figure, Ish, IshWords, Recount } from './case.ts'
import { placesOf, timesTen } from './decimals.ts'
import type { Dice } from './dice.ts'
import { codedAnswer, concept, LOINC, type Resource, SNOMED, stringAnswer, textAnswer } from './fhir-parts.ts'

export const ISH_CODES = ['85318-4', '85318-4', '31150-6', '96893-3']
const RATIO_CODES = { loinc: '49683-6', snomed: '1365744007' }
const COPY_CODES = { loinc: '74860-8', snomed: '1365743001' }
const CEP17_CODE = '74861-6'
const SINGLE_PROBE = concept(SNOMED, '257453005', 'Single probe')
const DUAL_PROBE = concept(SNOMED, '257430009', 'Double probe')
/** A number with more places stands as a number, never in words. */
const MOST_PLACES_IN_WORDS = 6

const WORD_FORMS: Readonly<Record<IshWords, readonly Resource[]>> = {
  amplified: [
    codedAnswer(LOINC, 'LA6576-8', 'Positive'),
    codedAnswer(SNOMED, '10828004', 'Positive'),
    codedAnswer(SNOMED, '12645001', 'Gene amplification'),
    stringAnswer('Amplified'),
    textAnswer('HER2 gene amplified'),
  ],
  'not-amplified': [
    codedAnswer(LOINC, 'LA6577-6', 'Negative'),
    codedAnswer(SNOMED, '260385009', 'Negative'),
    codedAnswer(SNOMED, '705105000', 'Human epidermal growth factor 2 gene amplification not detected'),
    stringAnswer('Not amplified'),
    textAnswer('Negative (HER2 not amplified)'),
  ],
  equivocal: [
    codedAnswer(LOINC, 'LA11885-3', 'Equivocal'),
    codedAnswer(SNOMED, '280414007', 'Equivocal result'),
    stringAnswer('Equivocal'),
  ],
  indeterminate: [
    codedAnswer(LOINC, 'LA11884-6', 'Indeterminate'),
    codedAnswer(SNOMED, '82334004', 'Indeterminate'),
    stringAnswer('Indeterminate'),
  ],
}

/** @param fixedCode The code of the version that it corrects; else one of several. */
export function encodeIsh(dice: Dice, ish: Ish, recount?: Recount, fixedCode?: string): Resource {
  const { ratio, copies, cep17, words } = ish
  const method = encodeMethod(dice, ish)
  if (fixedCode === undefined && recount === undefined && fitsSentence(ish) && dice.chance(0.2))
    return { code: concept(LOINC, '85318-4'), ...method, ...oneSentence(dice, ish) }
  const isBare = fixedCode === undefined && words === undefined && ratio !== undefined && dice.chance(0.35)
  const component = [
    ...(ratio && !isBare ? [{ code: eitherCode(dice, RATIO_CODES), ...encodeRatio(dice, ratio) }] : []),
    ...(copies ? [{ code: eitherCode(dice, COPY_CODES), ...encodeFigure(dice, copies) }] : []),
    ...(cep17 === undefined ? [] : [{ code: concept(LOINC, CEP17_CODE), ...encodeFigure(dice, { value: cep17 }) }]),
  ]
  const second = recount === undefined ? {} : encodeRecount(dice, recount)
  const all = [...component, ...(second.component ?? [])]
  return {
    code: concept(LOINC, isBare ? RATIO_CODES.loinc : (fixedCode ?? dice.pick(ISH_CODES))),
    ...(isBare && encodeRatio(dice, ratio)),
    ...(words && dice.pick(WORD_FORMS[words])),
    ...method,
    ...(second.note && { note: second.note }),
    ...(all.length > 0 && { component: all }),
  }
}

function eitherCode(dice: Dice, { loinc, snomed }: { readonly loinc: string; readonly snomed: string }): Resource {
  return dice.chance(0.85) ? concept(LOINC, loinc) : concept(SNOMED, snomed)
}

/** Copies without a ratio and without CEP17 copies need their probe named: section 4 is for single-probe assays alone. */
function encodeMethod(dice: Dice, { probe, ratio, copies, cep17 }: Ish): Resource {
  if (probe === 'single') return { method: SINGLE_PROBE }
  const isNeeded = copies !== undefined && ratio === undefined && cep17 === undefined
  return isNeeded || dice.chance(0.2) ? { method: DUAL_PROBE } : {}
}

function encodeFigure(dice: Dice, { value, comparator }: Figure): Resource {
  const mayBeWords = placesOf(value) <= MOST_PLACES_IN_WORDS
  if (comparator === undefined)
    return mayBeWords && dice.chance(0.3) ? stringAnswer(value) : { valueQuantity: { value: Number(value) } }
  return dice.chance(0.6)
    ? { valueQuantity: { value: Number(value), comparator } }
    : stringAnswer(`${comparator}${value}`)
}

function encodeRatio(dice: Dice, ratio: Figure): Resource {
  if (ratio.comparator !== undefined || placesOf(ratio.value) > MOST_PLACES_IN_WORDS || !dice.chance(0.25))
    return encodeFigure(dice, ratio)
  const [numerator, denominator] = dice.chance(0.6) ? [ratio.value, 1] : [timesTen(ratio.value), 10]
  return { valueRatio: { numerator: { value: Number(numerator) }, denominator: { value: denominator } } }
}

function fitsSentence({ probe, ratio, copies, words }: Ish): boolean {
  if (probe === 'single' || ratio === undefined || copies === undefined) return false
  if (ratio.comparator !== undefined || copies.comparator !== undefined) return false
  const isShort = [ratio, copies].every(({ value }) => placesOf(value) <= MOST_PLACES_IN_WORDS)
  return isShort && words !== 'equivocal' && words !== 'indeterminate'
}

function oneSentence(dice: Dice, { ratio, copies, cep17, words }: Ish): Resource {
  const more = cep17 === undefined ? '' : `, mean CEP17 copy number ${cep17}`
  const numbers = `HER2/CEP17 ratio ${ratio?.value}, mean HER2 copy number ${copies?.value}${more}`
  const called = `${dice.chance(0.5) ? 'HER2 ISH: ' : ''}${words === 'amplified' ? 'amplified' : 'not amplified'}`
  const text = words === undefined ? numbers : `${called} (${numbers})`
  return dice.chance(0.5) ? stringAnswer(text) : textAnswer(text)
}

interface EncodedRecount {
  readonly note?: readonly Resource[]
  readonly component?: readonly Resource[]
}

function encodeRecount(dice: Dice, recount: Recount): EncodedRecount {
  if (recount === 'same group') return { note: [{ text: 'Blinded recount by an additional observer: same group' }] }
  const { ratio, copies } = recount
  if (dice.chance(0.5)) {
    const said = [ratio && `ratio ${ratio}`, copies && `HER2 copy number ${copies}`].filter(Boolean).join(', ')
    return { note: [{ text: `Recount by a second observer, blinded: ${said}` }] }
  }
  const part = (text: string, value: string | undefined): readonly Resource[] =>
    value === undefined ? [] : [{ code: { text }, ...encodeFigure(dice, { value }) }]
  return { component: [...part('Recount HER2/CEP17 ratio', ratio), ...part('Recount HER2 copy number', copies)] }
}
