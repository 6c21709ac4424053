/** One made-up patient with all resources, the same for the same seed and number. */
import { cancerOf } from './cancer.ts'
import { BREAST_CANCER } from './frequencies.ts'
import { noiseOf, type Maker, type Resource } from './noise.ts'
import { chanceOf } from './random.ts'

export interface Mix {
  /** Share of patients with a breast cancer. */
  readonly cancer?: number
  /** Resources of a patient, in the mean. */
  readonly resources?: number
}

const GIVEN = ['Anna', 'Maria', 'Ines', 'Chloé', 'Sofie', 'Lucía', 'Emma', 'Jana', 'Nora', 'Ruth', 'Olga', 'Mei']
const FAMILY = ['Berg', 'Costa', 'Meyer', 'Novak', 'Dupont', 'García', 'Smit', 'Rossi', 'Lund', 'Okafor', 'Müller']

/** The multiplier spreads neighbouring numbers over all seeds. */
const SPREAD = 2_654_435_761

export function makePatient(seed: number, number: number, mix: Mix = {}): Resource[] {
  const chance = chanceOf((seed + Math.imul(number, SPREAD)) >>> 0)
  const patient = `p${seed}-${number}`
  const counts = new Map<string, number>()
  const maker: Maker = {
    chance,
    subject: { reference: `Patient/${patient}` },
    id: (type) => {
      const count = (counts.get(type) ?? 0) + 1
      counts.set(type, count)
      return `${patient}-${count}`
    },
  }
  const cancer = chance.yes(mix.cancer ?? BREAST_CANCER)
  const female = cancer ? chance.yes(0.99) : chance.yes(0.5)
  const person: Resource = {
    ...{ resourceType: 'Patient', id: patient, active: true },
    identifier: [{ system: 'urn:hospital:mrn', value: `MRN${number}` }],
    name: [{ use: 'official', family: chance.pick(FAMILY), given: [chance.pick(GIVEN)] }],
    ...{ gender: female ? 'female' : 'male', birthDate: chance.day(1935, 1995) },
  }
  const own = cancer ? cancerOf(maker) : []
  const wanted = mix.resources ?? 12
  const left = Math.max(1, wanted - 1 - own.length)
  const noise = noiseOf(maker, chance.between(Math.ceil(left / 2), Math.floor((left * 3) / 2)), '2026-10-01')
  return [person, ...own, ...noise]
}
