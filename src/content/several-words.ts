/** How many invasive tumours are recorded, how many are tested, and which is not, in words (card PV-13). */
import type { Subject } from './fill-context.ts'
import { type Phrase, day, fixed, join } from './phrases.ts'
import { specimenForms } from './specimen-words.ts'

const NOUNS = { sides: 'invasive tumours', foci: 'foci of different grade or type' } as const

export const LONGEST_TUMOR_COUNT = Math.max(...Object.values(NOUNS).map((noun) => `99 ${noun}`.length))

export function tumorCount({ consideration: { several } }: Subject): Phrase {
  return fixed(several === undefined ? NOUNS.sides : `${several.recorded} ${NOUNS[several.of]}`)
}

export function testedCount({ consideration: { several } }: Subject): Phrase {
  return fixed(String(several?.tested ?? 0))
}

/** 'left breast biopsy, 2 Sep 2026'; 'the left breast' where no sample of it is known. */
export function untestedTumor({ consideration: { several } }: Subject): readonly Phrase[] {
  const { sample, side } = several ?? {}
  if (sample === undefined) return [fixed(side === undefined ? 'one of them' : `the ${side} breast`)]
  const forms = specimenForms(sample, sample)
  return [join([forms[0] ?? fixed('specimen'), day(sample.collectedOn)], ', '), ...forms.slice(1)]
}
