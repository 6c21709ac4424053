import { globSync, readFileSync } from 'node:fs'
import { parseAnnotated, scoreText } from '../../../scripts/text/score-annotated.ts'

const FOLDER = 'fixtures/text/annotated'

describe('annotated texts', () => {
  const files = globSync(`${FOLDER}/*/*.ndjson`)

  test.each(files.toSorted())('%s: none is read wrongly', (file) => {
    const texts = parseAnnotated(readFileSync(file, 'utf8'))
    expect(texts.length).toBeGreaterThan(0)
    const wrong = texts
      .map(scoreText)
      .filter(({ her2, metastasis, receptors }) => [her2, metastasis, receptors].includes('wrong'))
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})
