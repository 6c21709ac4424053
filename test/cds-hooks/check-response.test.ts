/** Each rule of PROTOCOL 37-57 on answers: one fault, one finding. */
import { checkResponse } from '../../src/cds-hooks/check-response.ts'

const create = { type: 'create', description: 'Order it', resource: { resourceType: 'ServiceRequest' } }
const update = { type: 'update', description: 'Change it', resource: { resourceType: 'ServiceRequest', id: 'x' } }
const remove = { type: 'delete', description: 'Remove it', resourceId: 'ServiceRequest/x' }
const suggestion = { label: 'Order', uuid: 's-1', actions: [create] }
const coding = { code: 'c', system: 'https://x.org', display: 'C' }
const card = {
  uuid: 'c-1',
  summary: 'Summary',
  indicator: 'info',
  detail: '**bold**',
  source: { label: 'Source', url: 'https://x.org', topic: coding },
  suggestions: [suggestion],
  selectionBehavior: 'at-most-one',
  overrideReasons: [coding],
  links: [{ label: 'Link', url: 'https://x.org/a', type: 'absolute' }],
  extension: { 'org.her2-cds.classification': { overexpression: 'negative' } },
}
const withCard = (changes: object) => ({ cards: [{ ...card, ...changes }] })
const withAction = (action: object) => withCard({ suggestions: [{ ...suggestion, actions: [action] }] })
const withLink = (link: object) =>
  withCard({ links: [{ label: 'L', url: 'https://x.org', type: 'absolute', ...link }] })

test.each([
  ['no cards', { cards: [] }],
  ['a whole card', { cards: [card] }],
  ['a summary of 139 characters', withCard({ summary: 'x'.repeat(139) })],
  ['an update', withAction(update)],
  ['a delete', withAction(remove)],
  ['appContext on a smart link', withLink({ type: 'smart', appContext: 'a' })],
  [
    'system actions without description',
    { cards: [], systemActions: [{ type: 'create', resource: { resourceType: 'Task' } }] },
  ],
  [
    'several recommended with any',
    withCard({
      selectionBehavior: 'any',
      suggestions: [
        { ...suggestion, isRecommended: true },
        { ...suggestion, uuid: 's-2', isRecommended: true },
      ],
    }),
  ],
])('%s is in order', (_, response) => expect(checkResponse(response)).toEqual([]))

test.each([
  ['37: no object', []],
  ['37: no cards', {}],
  ['37: cards that are no array', { cards: {} }],
  ['38: no summary', withCard({ summary: undefined })],
  ['38: an empty summary', withCard({ summary: '' })],
  ['38: no indicator', withCard({ indicator: undefined })],
  ['38: no source', withCard({ source: undefined })],
  ['39: a summary of 140 characters', withCard({ summary: 'x'.repeat(140) })],
  ['40: another indicator', withCard({ indicator: 'hard-stop' })],
  ['41: a source without label', withCard({ source: { url: 'https://x.org' } })],
  ['41: a relative source URL', withCard({ source: { label: 'S', url: '/a' } })],
  ['41: an icon that is no web URL', withCard({ source: { label: 'S', icon: 'data:image/png;base64,' } })],
  ['42: a topic without system', withCard({ source: { label: 'S', topic: { code: 'c' } } })],
  ['43: an empty detail', withCard({ detail: '' })],
  ['44: a uuid that is no string', withCard({ uuid: 7 })],
  ['44: a uuid twice', { cards: [card, card] }],
  ['45: no selectionBehavior', withCard({ selectionBehavior: undefined })],
  ['45: another selectionBehavior', withCard({ selectionBehavior: 'all' })],
  ['45: no suggestions in the list', withCard({ suggestions: [] })],
  ['46: no label', withCard({ suggestions: [{ uuid: 's' }] })],
  [
    '46: two recommended',
    withCard({
      suggestions: [
        { ...suggestion, isRecommended: true },
        { ...suggestion, uuid: 's-2', isRecommended: true },
      ],
    }),
  ],
  ['47: no actions in the list', withCard({ suggestions: [{ label: 'L', actions: [] }] })],
  ['48: another action', withAction({ ...create, type: 'replace' })],
  ['48: no description', withAction({ ...create, description: undefined })],
  ['49: no resource', withAction({ ...create, resource: undefined })],
  ['49: a resource without type', withAction({ ...create, resource: { id: 'x' } })],
  ['49: an update without id', withAction({ ...update, resource: { resourceType: 'Task' } })],
  ['50: a delete by bare id', withAction({ ...remove, resourceId: 'x' })],
  ['50: a delete by list', withAction({ ...remove, resourceId: ['ServiceRequest/x'] })],
  ['50: a delete with a resource', withAction({ ...remove, resource: { resourceType: 'Task' } })],
  ['51: a reason without display', withCard({ overrideReasons: [{ code: 'c', system: 's' }] })],
  ['52: a link without label', withLink({ label: undefined })],
  ['52: a relative link', withLink({ url: '/a' })],
  ['52: a script link', withLink({ url: 'javascript:alert(1)' })],
  ['52: another type of link', withLink({ type: 'relative' })],
  ['53: appContext on an absolute link', withLink({ appContext: 'a' })],
  ['54: system actions that are none', { cards: [], systemActions: [{ type: 'create' }] }],
  ['55: a null in a resource', withAction({ ...create, resource: { resourceType: 'Task', note: null } })],
  ['55: an empty array in a resource', withAction({ ...create, resource: { resourceType: 'Task', note: [] } })],
  ['55: an empty object', withCard({ extension: {} })],
  ['56: an extension that is no object', withCard({ extension: { 'org.her2-cds.x': 'text' } })],
  ['56: an extension without a domain', withCard({ extension: { classification: { a: 1 } } })],
])('%s is found', (_, response) => expect(checkResponse(response)).not.toEqual([]))
