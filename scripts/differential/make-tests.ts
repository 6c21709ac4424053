/** Made-up results of one specimen: thresholds met, missed by a hair and written in several ways; gaps, intervals, words. */
import type { Ihc, IhcValue, Ish, Recount } from './case.ts'
import { decimal, quotient } from './decimals.ts'
import type { Dice } from './dice.ts'

// prettier-ignore
const RATIOS = ['0.8', '1.2', '1.4', '1.79', '1.8', '1.9', '1.95', '1.96', '1.99', '1.999', '1.9999', '2', '2.0', '2.00', '2.0001', '2.01', '2.05', '2.1', '2.2', '2.9', '5.5']
// prettier-ignore
const COPIES = ['1.9', '2.4', '3.5', '3.9', '3.99', '3.999', '3.9999', '4', '4.0', '4.00', '4.01', '4.8', '5', '5.2', '5.9', '5.99', '5.9999', '6', '6.0', '6.01', '7', '8', '12.4']
const CEP17 = ['1.0', '1.2', '1.5', '2', '2.0', '2.1', '2.4', '2.5', '3', '3.0', '3.1']
const LONG_RATIOS = ['1.99999', '1.999999', '2.000001', '1.9999999', '2.0000001', '1.99999999']
const LONG_COPIES = ['3.99999', '3.999999', '5.999999', '3.9999999', '5.9999999', '4.00000001']
const PERCENT_OF_0 = ['0', '0', '1', '5', '8', '9.9', '10', '10.0', '10.1', '11', '12', '0.5']
const PERCENT_OF_3 = ['5', '8', '9.9', '10', '10.0', '10.1', '11', '60', '90']
// prettier-ignore
const IHC_VALUES: readonly IhcValue[] = ['0', '0', '0', '1+', '1+', '2+', '2+', '2+', '3+', '3+', 'indeterminate', 'negative', 'positive']
const COMPARATORS = ['<', '<=', '>', '>='] as const
const EITHER_WORD = ['amplified', 'not-amplified'] as const
export const GRAY_COPIES = ['4', '4.0', '4.8', '5.2', '5.99', '5.9999']

export function makeIhc(dice: Dice): Ihc {
  const value = dice.pick(IHC_VALUES)
  if (value === '0') return makeZero(dice)
  if (value === '3+' && dice.chance(0.4))
    return { value, percentage: { value: dice.pick(PERCENT_OF_3), of: 'intense' } }
  if ((value === '1+' || value === '2+') && dice.chance(0.15))
    return { value, percentage: { value: dice.pick(['20', '30']), of: 'membrane' } }
  return { value }
}

function makeZero(dice: Dice): Ihc {
  const value = '0'
  const kind = dice.weighted([
    [0.2, 'absent'],
    [0.14, 'present'],
    [0.08, '0+'],
    [0.28, 'percentage'],
    [0.3, 'nothing'],
  ] as const)
  if (kind === 'nothing') return { value }
  if (kind === '0+') return { value, staining: kind, ...(dice.chance(0.1) && { kit: 'HercepTest' }) }
  if (kind !== 'percentage') return { value, staining: kind }
  // The field of intense complete staining says 0 beside a score 0, whatever the faint staining (T-21).
  if (dice.chance(0.3)) return { value, percentage: { value: '0', of: 'intense' } }
  if (dice.chance(0.2))
    return { value, percentage: { value: '10', comparator: dice.pick(['<', '<=']), of: 'membrane' } }
  return { value, percentage: { value: dice.pick(PERCENT_OF_0), of: 'membrane' } }
}

export function makeIsh(dice: Dice): Ish {
  const kind = dice.throw()
  if (kind < 0.17) return makeSingleProbe(dice)
  if (kind < 0.27) {
    const words = dice.pick([...EITHER_WORD, 'equivocal', 'indeterminate', 'indeterminate'] as const)
    return { probe: 'dual', words }
  }
  const numbers = makeNumbers(dice)
  return { probe: 'dual', ...numbers, ...(dice.chance(0.3) && { words: dice.pick(EITHER_WORD) }) }
}

function makeSingleProbe(dice: Dice): Ish {
  if (dice.chance(0.05)) {
    const within = { value: dice.pick(['4', '4.0', '6', '5']), comparator: dice.pick(COMPARATORS) }
    return { probe: 'single', copies: within }
  }
  const value = dice.pick(COPIES)
  const isClear = decimal(value) >= decimal('6') || decimal(value) < decimal('4')
  const words = isClear && dice.chance(0.3) ? { words: dice.pick(EITHER_WORD) } : {}
  return { probe: 'single', copies: { value }, ...words }
}

type Numbers = Pick<Ish, 'ratio' | 'copies' | 'cep17'>

function makeNumbers(dice: Dice): Numbers {
  const copies = { value: dice.pick(COPIES) }
  const ratio = { value: dice.pick(RATIOS) }
  const cep17 = dice.pick(CEP17)
  const comparator = dice.pick(COMPARATORS)
  const isAlone = dice.chance(0.4)
  const kind = dice.weighted([
    [0.4, 'ratio and copies'],
    [0.15, 'copies of both'],
    [0.2, 'all three'],
    [0.08, 'ratio'],
    [0.07, 'copies'],
    [0.05, 'ratio within'],
    [0.05, 'copies within'],
  ] as const)
  switch (kind) {
    case 'ratio and copies':
      return maybeLong(dice, { ratio, copies })
    case 'copies of both':
      return maybeLong(dice, { copies, cep17 })
    case 'all three': {
      const printed = quotient(copies.value, cep17, dice.pick([1, 2, 2, 3]), dice.chance(0.7))
      return maybeLong(dice, { copies, cep17, ratio: dice.chance(0.8) ? { value: printed } : ratio })
    }
    case 'ratio':
      return { ratio }
    case 'copies':
      return { copies }
    case 'ratio within': {
      const within = { value: dice.pick(['1.8', '2.0', '2.2']), comparator }
      return isAlone ? { ratio: within } : { ratio: within, copies }
    }
    case 'copies within': {
      const within = { value: dice.pick(['4', '4.0', '6', '5']), comparator }
      return isAlone ? { copies: within } : { copies: within, ratio }
    }
  }
}

/** Now and then with more digits than a float keeps well. */
function maybeLong(dice: Dice, numbers: Numbers): Numbers {
  if (!dice.chance(0.02)) return numbers
  if (numbers.ratio === undefined || dice.chance(0.5)) return { ...numbers, copies: { value: dice.pick(LONG_COPIES) } }
  return { ...numbers, ratio: { value: dice.pick(LONG_RATIOS) } }
}

export function makeRecount(dice: Dice): Recount {
  if (dice.chance(0.4)) return 'same group'
  const numbers = { ratio: dice.pick(RATIOS), copies: dice.pick(COPIES) }
  if (dice.chance(0.9)) return numbers
  return dice.chance(0.5) ? { ratio: numbers.ratio } : { copies: numbers.copies }
}
