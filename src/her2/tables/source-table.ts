/** The registry of sources as a table, so that it is printed and hashed like every other. */
import { defineTable, gives } from './define-table.ts'
import { type Source, SOURCES } from './sources.ts'

const REGISTRY: readonly Source[] = SOURCES

export const SOURCE_TABLE = defineTable({
  ...{ id: 'sources', title: 'Sources', source: 'the registry of sources', kind: 'exactly-one', idHeading: 'source' },
  columns: [
    gives.text('kind'),
    gives.text('jurisdiction', 'label of'),
    gives.text('year'),
    gives.text('checkedOn', 'compared'),
    gives.text('reviewBy', 'read again by'),
    gives.text('unverified', 'not verified'),
  ],
  rows: REGISTRY.map(
    ({ id, kind, jurisdiction = '-', year, checkedOn, reviewBy, unverified = '-', citation }) =>
      [id, kind, jurisdiction, String(year), checkedOn, reviewBy, unverified, citation] as const,
  ),
})
