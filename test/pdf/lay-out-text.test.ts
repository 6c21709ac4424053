import { layOutText, type PlacedText } from '../../src/pdf/lay-out-text.ts'

const LETTER = 5

function at(x: number, y: number, text: string, more: Partial<PlacedText> = {}): PlacedText {
  return { text, x, y, width: text.length * LETTER, height: 10, tilted: false, ...more }
}

test('pieces of one line are joined as they stand: in words, with a blank, or as cells of a row', () => {
  expect(layOutText([at(50, 100, 'HER2'), at(70, 100, ': 2+')])).toBe('HER2: 2+')
  expect(layOutText([at(50, 100, 'HER2:'), at(79, 100, '2+')])).toBe('HER2: 2+')
  expect(layOutText([at(50, 100, 'HER2'), at(200, 100, '2+')])).toBe('HER2\t2+')
})

test('the order in the file is not the order on the page', () => {
  const pieces = [at(50, 128, 'third'), at(120, 100, 'line'), at(50, 114, 'second'), at(90, 100, 'first')]
  expect(layOutText(pieces)).toBe('first line\nsecond\nthird')
})

test('a raised sign belongs to its line', () => {
  expect(layOutText([at(50, 100, 'IHC 2'), at(75, 97, '+', { height: 6 })])).toBe('IHC 2+')
})

test('a table is read row by row, however long one of its columns is', () => {
  const table = [
    ['HER2 IHC (clone 4B5)', '2+ (equivocal), complete membrane staining in 30 % of cells'],
    ['HER2 FISH', 'not amplified, HER2/CEP17 ratio 1.2, 2.6 copies a cell'],
    ['ER', 'positive, 95 % of nuclei with strong staining throughout'],
    ['PgR', 'negative, no staining of any nucleus, control as expected'],
    ['Ki-67', '12 % of nuclei in the area of most staining, by eye alone'],
    ['Grade', 'two, by tubules, nuclei and mitoses counted in ten fields'],
  ]
  const pieces = table.flatMap(([left = '', right = ''], row) => [
    at(50, 100 + 14 * row, left),
    at(220, 100 + 14 * row, right),
  ])
  expect(layOutText(pieces)).toBe(table.map((cells) => cells.join('\t')).join('\n'))
})

const LEFT = [
  'Sections show invasive carcinoma with',
  'a score for HER2 by immunostaining of',
  '2+ in more than ten percent of cells.',
  'In situ hybridisation was carried out',
  'on block A1, and found no gene gains.',
]
const RIGHT = [
  'The margins of the excised tissue are',
  'free on all sides, the closest one at',
  'four millimetres from the anterior of',
  'the specimen. Three nodes were found,',
  'none of them with tumour cells in it.',
]

test('two columns of prose are read one after the other', () => {
  const pieces = LEFT.flatMap((text, row) => [at(50, 100 + 14 * row, text), at(320, 100 + 14 * row, RIGHT[row] ?? '')])
  expect(layOutText(pieces)).toBe([...LEFT, ...RIGHT].join('\n'))
})

test.each([
  [4, 'too few lines to be sure of columns'],
  [5, 'columns'],
])('%i lines: %s', (count, what) => {
  const pieces = LEFT.slice(0, count).flatMap((text, row) => [
    at(50, 100 + 14 * row, text),
    at(320, 100 + 14 * row, RIGHT[row] ?? ''),
  ])
  expect(layOutText(pieces).includes('\t')).toBe(what !== 'columns')
})

test('a heading over two columns keeps them apart from it', () => {
  const heading = at(50, 60, 'Pathology report of a core biopsy of the left breast, in two columns, by nobody')
  const pieces = LEFT.flatMap((text, row) => [at(50, 100 + 14 * row, text), at(320, 100 + 14 * row, RIGHT[row] ?? '')])
  expect(layOutText([heading, ...pieces])).toBe([heading.text, '', ...LEFT, ...RIGHT].join('\n'))
})

test('a stamp across the page is read, and cuts through no line', () => {
  const stamp = at(100, 107, 'PRELIMINARY', { tilted: true, height: 60 })
  expect(layOutText([at(50, 100, 'HER2: 2+'), stamp, at(50, 114, 'ER: 90 %')])).toBe(
    'HER2: 2+\nER: 90 %\n\nPRELIMINARY',
  )
})

test('nothing on the page is nothing', () => {
  expect(layOutText([])).toBe('')
  expect(layOutText([at(50, 100, '  ')])).toBe('')
})
