import { globSync, readFileSync } from 'node:fs'
import { parseAnnotated, scoreText } from '../../../scripts/text/score-annotated.ts'

const FOLDER = 'fixtures/text/annotated'
/** Receptors of an earlier cancer of the other breast stand for the present one (hazard B-13, fixtures/text/abstentions.md). */
const OPEN = ['es-s-116', 'fr-s-116', 'it-s-115']

describe('annotated texts', () => {
  const files = globSync(`${FOLDER}/*/*.ndjson`)

  test.each(files.toSorted())('%s: none is read wrongly but those that are named', (file) => {
    const texts = parseAnnotated(readFileSync(file, 'utf8'))
    expect(texts.length).toBeGreaterThan(0)
    const wrong = texts
      .map(scoreText)
      .filter(({ her2, metastasis, receptors }) => [her2, metastasis, receptors].includes('wrong'))
    const known = texts.map(({ id }) => id).filter((id) => OPEN.includes(id))
    expect(wrong.map(({ id }) => id).toSorted()).toEqual(known.toSorted())
  })
})
