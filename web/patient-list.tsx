/** The list of patients: found by name and by what the service says of them. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Chart } from './charts.ts'
import { type Place, addressOf } from './place.ts'
import { useWords } from './words.ts'

/** Every word of the search begins a word of the patient's lines: 'HER2-low' finds 'HER2-negative (HER2-low)'. */
export function findCharts(charts: readonly Chart[], search: string): readonly Chart[] {
  const wanted = wordsOf(search)
  return charts.filter(({ name, about, labels, words }) => {
    const own = wordsOf([name, about, ...labels, ...words].join(' '))
    return wanted.every((one) => own.some((word) => word.startsWith(one)))
  })
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}+.]+/gu) ?? []
}

interface PatientListProps {
  readonly charts: readonly Chart[]
  readonly place: Place
}

export function PatientList({ charts, place }: PatientListProps) {
  const say = useWords()
  const [search, setSearch] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const found = findCharts(charts, search)
  // The chosen one is seen in the list, which scrolls by itself.
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (!list.current || !chosen) return
    const [outer, inner] = [list.current, chosen].map((one) => one.getBoundingClientRect())
    if (!outer || !inner || (inner.top >= outer.top && inner.bottom <= outer.bottom)) return
    list.current.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2
  }, [place.patient, charts])
  return (
    <>
      <label class="field">
        <span>{say('find')}</span>
        <input
          id="search"
          type="search"
          autocomplete="off"
          value={search}
          aria-describedby="found"
          placeholder={say('findExample')}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <p class="quiet" role="status" id="found">
        {found.length === 0 && charts.length > 0
          ? say('foundNone', { words: search.trim() })
          : say('found', { n: found.length, all: charts.length })}
      </p>
      <ul id="patients" ref={list}>
        {found.map(({ id, name, about, labels, own }) => (
          <li key={`${id}${own}`}>
            <a
              href={addressOf({ ...place, patient: id, order: '', hook: 'patient-view', card: '' })}
              {...(id === place.patient && { 'aria-current': 'true' as const })}
            >
              {name}
              <span class="quiet" {...(labels.length > 0 && { lang: 'en' })}>
                {labels.map((label) => (
                  <span key={label}>{label}</span>
                ))}
                {labels.length === 0 && (own ? say('ownMark') : about)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
