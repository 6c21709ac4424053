import { globSync, readFileSync } from 'node:fs'
import { parseAnnotated, scoreText } from '../../../scripts/text/score-annotated.ts'

const FOLDER = 'fixtures/text/annotated'
/** PgR of 1 % is positive by the annotation and low positive by the table of both receptors (fixtures/text/abstentions.md). */
const OPEN = ['en-s-334']

describe('annotated texts', () => {
  const files = globSync(`${FOLDER}/*/*.ndjson`)

  test.each(files.toSorted())('%s: none is read wrongly', (file) => {
    const texts = parseAnnotated(readFileSync(file, 'utf8'))
    expect(texts.length).toBeGreaterThan(0)
    const wrong = texts
      .map(scoreText)
      .filter(({ her2, metastasis, receptors }) => [her2, metastasis, receptors].includes('wrong'))
    expect(wrong.map(({ id }) => id).filter((id) => !OPEN.includes(id))).toEqual([])
  })
})
