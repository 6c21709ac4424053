/**
 * Which specimen each statement of a report is of. A report on one specimen, however it names it, is of the specimen of
 * its resource; on several, each has a key of its own, and what names none belongs to the case.
 */
import type { Laterality, SpecimenFacts } from '../../her2/evidence.ts'
import { present } from '../record/json-shapes.ts'
import { placeOfWords, procedureOfWords } from '../specimen/sites.ts'
import type { TextStatement } from '../text/index.ts'

/** Facts of the specimen that a statement is of, given those of the resource. */
export type SpecimenOf = (statement: TextStatement, own: SpecimenFacts) => SpecimenFacts

/** `reference`: of the resource that holds the text, for the keys. */
export function specimensOf(statements: readonly TextStatement[], reference: string): SpecimenOf {
  const results = statements.filter((one) => one.about !== 'metastasis' && one.previous !== true)
  const blocks = blocksByPart(results)
  const sections = new Map(
    results.flatMap((one) => (one.section === undefined ? [] : [[placeKey(one, blocks), one.laterality] as const])),
  )
  const keyOf = (one: TextStatement): string | undefined => {
    if (one.section !== undefined || one.laterality === undefined || sections.size === 0) return placeKey(one, blocks)
    // A synopsis that names a side is of the specimen of that side, or of the only one.
    const fitting = [...sections].filter(([, side]) => side === undefined || side === one.laterality)
    return fitting.length === 1 ? fitting[0]?.[0] : one.laterality
  }
  const keys = new Set(results.flatMap((one) => keyOf(one) ?? []))
  const sides = new Set(results.flatMap((one) => one.laterality ?? []))
  return (statement, own) => {
    const key = keyOf(statement)
    if (keys.size < 2 || key === undefined) return withSide(own, sides.size === 1 ? statement.laterality : undefined)
    return specimenOf(statement, own, `${reference}#${key}`)
  }
}

/** The side that the text gives, where the record gives none. */
function withSide(own: SpecimenFacts, side: Laterality | undefined): SpecimenFacts {
  return side === undefined || own.laterality !== undefined || own.key !== undefined
    ? own
    : { ...own, laterality: side }
}

function specimenOf(statement: TextStatement, own: SpecimenFacts, key: string): SpecimenFacts {
  const place = statement.site === undefined ? undefined : placeOfWords(statement.site)
  return present<SpecimenFacts>({
    key,
    reference: undefined,
    collectedOn: own.collectedOn,
    site: statement.site ?? statement.section ?? statement.laterality,
    siteKind: place?.kind ?? 'unknown',
    laterality: statement.laterality,
    procedure: statement.site === undefined ? undefined : procedureOfWords(statement.site),
    fixation: undefined,
    primary: own.primary,
    decalcification: undefined,
  })
}

/** 'A1' of 'block A1', '2' of 'PART 2', 'A&B'. */
function identifierOf(section: string): string {
  return section
    .toUpperCase()
    .replace(/^(?:[^\s\d#:.]{2,30}[\s:.#]{1,4}){1,4}/, '')
    .replace(/\s{1,10}/g, '')
}

function isBlock(section: string): boolean {
  return /^[^\s]{0,10}\s?(?:blo[ck]|blok)/i.test(section) || /^[A-P]\d{1,2}$/.test(identifierOf(section))
}

/** The blocks of each part that the results name: one block is its part, two may be two tumours. */
function blocksByPart(results: readonly TextStatement[]): ReadonlyMap<string, ReadonlySet<string>> {
  const blocks = new Map<string, Set<string>>()
  for (const { section } of results) {
    if (section === undefined || !isBlock(section)) continue
    const block = identifierOf(section)
    const part = block.replace(/\d{1,2}$/, '')
    blocks.set(part, new Set([...(blocks.get(part) ?? []), block]))
  }
  return blocks
}

function placeKey(
  { section, laterality }: TextStatement,
  blocks: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (section === undefined) return laterality
  const identifier = identifierOf(section)
  if (!isBlock(section)) return identifier
  const part = identifier.replace(/\d{1,2}$/, '')
  return part !== '' && (blocks.get(part)?.size ?? 0) < 2 ? part : identifier
}
