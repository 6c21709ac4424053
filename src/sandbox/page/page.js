// The page: a patient is chosen, the hook is called, the cards are shown.
import { drawCard, h } from '/page/cards.js'
import { buildRequest, callService, carryOut, findService, listPatients, sendFeedback } from '/page/fhir.js'

const at = (id) => document.getElementById(id)
const say = (words) => (at('status').textContent = words)

const service = await findService('patient-view')
const patients = await listPatients()
const rows = patients.map((patient) => {
  const button = h('button', { type: 'button', onclick: () => choose(patient) }, nameOf(patient), describe(patient))
  return { patient, button, row: h('li', {}, button) }
})
at('patients').append(...rows.map(({ row }) => row))
say(`${patients.length} patients`)

at('search').addEventListener('input', ({ target }) => {
  const words = target.value.trim().toLowerCase()
  for (const { patient, row } of rows) row.hidden = !`${nameOf(patient)} ${patient.id}`.toLowerCase().includes(words)
})
at('copy').addEventListener('click', () => navigator.clipboard.writeText(at('curl').textContent))
window.addEventListener('hashchange', chooseByAddress)
chooseByAddress()

function chooseByAddress() {
  const patient = patients.find(({ id }) => id === decodeURIComponent(location.hash.slice(1)))
  if (patient) void show(patient)
}

function choose(patient) {
  const address = `#${encodeURIComponent(patient.id)}`
  if (location.hash === address) void show(patient)
  else location.hash = address
}

async function show(patient, words = '') {
  for (const { patient: one, button } of rows) button.setAttribute('aria-current', String(one === patient))
  at('name').textContent = nameOf(patient)
  at('cards').replaceChildren()
  say('Reading the record …')
  const request = await buildRequest(service, patient.id)
  const answer = await callService(service, request)
  const cards = answer.body.cards ?? []
  const actions = {
    accept: (card, suggestion) => accept(patient, card, suggestion),
    override: (card, reason) => override(patient, card, reason),
  }
  at('cards').replaceChildren(...cards.map((card) => drawCard(card, actions)))
  say(`${words}${describeAnswer(answer, cards)}`)
  showWire(request, answer.body)
}

function describeAnswer({ ok, status, body }, cards) {
  if (!ok)
    return `The service refused the call (${status}): ${(body.issue ?? []).map((issue) => issue.diagnostics).join('; ')}`
  return cards.length === 0
    ? 'No cards: there is nothing to say now.'
    : `${cards.length} ${cards.length === 1 ? 'card' : 'cards'}`
}

async function accept(patient, card, suggestion) {
  for (const action of suggestion.actions ?? []) await carryOut(action)
  await sendFeedback(service, { card: card.uuid, outcome: 'accepted', acceptedSuggestions: [{ id: suggestion.uuid }] })
  await show(patient, `Done: ${suggestion.label}. `)
}

async function override(patient, card, reason) {
  const given = reason ? { overrideReason: { reason: { code: reason.code, system: reason.system } } } : {}
  await sendFeedback(service, { card: card.uuid, outcome: 'overridden', ...given })
  say('Dismissed; the service was told.')
  document.querySelector(`article[aria-label="${CSS.escape(card.summary)}"]`)?.remove()
  at('chart').focus()
}

function showWire(request, response) {
  const body = JSON.stringify(request)
  at('request').textContent = JSON.stringify(request, null, 2)
  at('response').textContent = JSON.stringify(response, null, 2)
  at('curl').textContent =
    `curl -s ${location.origin}/cds-services/${service.id} -H 'content-type: application/json' -d '${body.replaceAll("'", "'\\''")}'`
  at('wire').hidden = false
}

function nameOf(patient) {
  const [name = {}] = patient.name ?? []
  return name.text || [...(name.given ?? []), name.family].filter(Boolean).join(' ') || patient.id
}

function describe(patient) {
  return h('span', {}, [patient.gender, patient.birthDate, patient.id].filter(Boolean).join(' · '))
}
