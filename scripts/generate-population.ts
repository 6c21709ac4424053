/** `npm run generate:population -- --patients N --seed S --out DIR [--files 20] [--cancer 0.08] [--resources 12]` */
import { parseArgs } from 'node:util'
import { writePopulation } from './population/write-population.ts'

const { values } = parseArgs({
  options: {
    patients: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    files: { type: 'string', default: '20' },
    cancer: { type: 'string' },
    resources: { type: 'string', default: '12' },
  },
})

function wholeNumber(name: 'patients' | 'seed' | 'files' | 'resources'): number {
  const text = values[name] ?? ''
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} needs a whole number`)
  return Number(text)
}

if (values.out === undefined) throw new Error('--out DIR is needed')
const { resources, bytes } = await writePopulation({
  ...{ patients: wholeNumber('patients'), seed: wholeNumber('seed'), files: wholeNumber('files'), out: values.out },
  resources: wholeNumber('resources'),
  ...(values.cancer !== undefined && { cancer: Number(values.cancer) }),
})
process.stdout.write(`${resources} resources, ${Math.round(bytes / 1e6)} MB in ${values.out}\n`)
