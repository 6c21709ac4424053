/** Questions to pathology about one patient: each open Task with its form. An answer is stored where the record is. */
import { useEffect, useState } from 'preact/hooks'
import {
  type Entered,
  type Item,
  type Question,
  buildAnswer,
  closeTask,
  isAsked,
  isOpen,
  missingOf,
  questionOf,
} from './answer-question.ts'
import { type Chart, type Resource, resourcesOf } from './charts.ts'
import { type Place, addressOf } from './place.ts'
import { FHIR_BASE, named } from './servers.ts'
import { ask } from './service.ts'
import { useWords } from './words.ts'

export function QuestionsView({ chart, place }: { chart: Chart; place: Place }) {
  const say = useWords()
  const isHere = !chart.own && !named.fhir
  const [tasks, setTasks] = useState<readonly Resource[]>()
  const [news, setNews] = useState('')
  useEffect(() => {
    if (!isHere) return
    readOpen(chart.id).then(setTasks, (error: unknown) => setNews(say('failed', { why: (error as Error).message })))
  }, [chart.id, isHere])
  const send = async (task: Resource, entered: Entered, name: string) => {
    try {
      await store(task, entered, name)
      setNews(say('questionSent', { title: questionOf(task)?.title ?? '' }))
      setTasks(await readOpen(chart.id))
    } catch (error) {
      setNews(say('failed', { why: (error as Error).message }))
    }
    document.getElementById('status')?.focus()
  }
  return (
    <div class="patient">
      <div class="heading">
        <h2 tabIndex={-1}>{chart.name}</h2>
        <p class="quiet">{chart.about}</p>
      </div>
      <section class="block questions" aria-labelledby="h-questions">
        <h2 id="h-questions">{say('questions')}</h2>
        <p class="quiet">{say(isHere ? 'questionsNote' : 'questionsElsewhere')}</p>
        <p id="status" role="status" tabIndex={-1}>
          {news} {news && <a href={addressOf({ ...place, view: 'patient' })}>{say('questionToCards')}</a>}
        </p>
        {tasks?.length === 0 && <p>{say('questionsNone')}</p>}
        {tasks?.map((task) => (
          <QuestionForm key={task.id} task={task} send={send} />
        ))}
      </section>
    </div>
  )
}

async function readOpen(patient: string): Promise<readonly Resource[]> {
  const { ok, status, body } = await ask(`${FHIR_BASE}/Task?patient=${encodeURIComponent(patient)}`)
  if (!ok) throw new Error(`Task: ${status}`)
  return resourcesOf(body).filter(isOpen)
}

/** The answer first: a Task is closed only when its answer is kept. */
async function store(task: Resource, entered: Entered, name: string): Promise<void> {
  const author = { reference: 'Practitioner/sandbox-pathologist', display: name }
  const made = buildAnswer(task, entered, author, new Date().toISOString())
  const kept = await ask<Resource>(`${FHIR_BASE}/QuestionnaireResponse`, made)
  if (!kept.ok) throw new Error(`QuestionnaireResponse: ${kept.status}`)
  const closed = closeTask(task, { reference: `QuestionnaireResponse/${kept.body.id}` })
  const done = await ask(`${FHIR_BASE}/Task/${task.id}`, closed, 'PUT')
  if (!done.ok) throw new Error(`Task: ${done.status}`)
}

interface FormProps {
  readonly task: Resource
  readonly send: (task: Resource, entered: Entered, name: string) => Promise<void>
}

function QuestionForm({ task, send }: FormProps) {
  const say = useWords()
  const [entered, setEntered] = useState<Entered>({})
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const question = questionOf(task)
  if (!question) return null
  const missing = [...wordsOf(question, missingOf(question, entered)), ...(name.trim() ? [] : [say('questionBy')])]
  const submit = (event: Event) => {
    event.preventDefault()
    setTried(true)
    if (missing.length === 0) void send(task, entered, name.trim())
  }
  const change = (linkId: string, value: string) => setEntered((old) => ({ ...old, [linkId]: value }))
  return (
    <form class="card question" aria-label={question.title} onSubmit={submit} noValidate>
      <h3 lang="en">{question.title}</h3>
      <p class="quiet" lang="en">
        {String(task['description'] ?? '')}
      </p>
      <p class="quiet">{say('questionAsked', { day: String(task['authoredOn'] ?? '') })}</p>
      {question.item
        .filter((item) => isAsked(item, entered))
        .map((item) => (
          <Field
            key={item.linkId}
            name={`${task.id}-${item.linkId}`}
            item={item}
            value={entered[item.linkId] ?? ''}
            change={(value) => change(item.linkId, value)}
          />
        ))}
      <label class="field">
        <span>{say('questionBy')}</span>
        <input name="by" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      {tried && missing.length > 0 && (
        <p class="warn" role="alert">
          {say('questionMissing', { items: missing.join('; ') })}
        </p>
      )}
      <button type="submit" class="recommended">
        {say('questionSend')}
      </button>
    </form>
  )
}

function wordsOf({ item }: Question, linkIds: readonly string[]): readonly string[] {
  return item.filter(({ linkId }) => linkIds.includes(linkId)).map(({ text }) => text)
}

interface FieldProps {
  readonly name: string
  readonly item: Item
  readonly value: string
  readonly change: (value: string) => void
}

function Field({ name, item, value, change }: FieldProps) {
  const [given] = item.initial ?? []
  if (given) {
    const { display, reference } = given.valueReference ?? {}
    return (
      <p lang="en">
        {item.text}: {display ?? reference}
      </p>
    )
  }
  if (item.answerOption) {
    return (
      <fieldset lang="en">
        <legend>{item.text}</legend>
        {item.answerOption.map(({ valueCoding: { code, display } }) => (
          <label key={code} class="choice">
            <input type="radio" name={name} checked={value === code} onChange={() => change(code)} /> {display}
          </label>
        ))}
      </fieldset>
    )
  }
  return (
    <label class="field" lang="en">
      <span>{item.text}</span>
      {item.type === 'date' ? (
        <input type="date" value={value} onInput={(event) => change(event.currentTarget.value)} />
      ) : (
        <input value={value} onInput={(event) => change(event.currentTarget.value)} />
      )}
    </label>
  )
}
