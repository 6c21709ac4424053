/** Medplum's client sends and reads plain CDS Hooks 2.0. Its types lack selectionBehavior, but it leaves it in place. */
import { asItIs } from './dialect.ts'
import type { Dialect } from './dialect.ts'

export const MEDPLUM: Dialect = {
  name: 'medplum',
  title: 'Medplum',
  shapeRequest: asItIs,
  shapeResponse: asItIs,
}
