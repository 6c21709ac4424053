/**
 * Checks what is kept against its chain: what is whole, and what was changed, deleted, reordered, cut off or inserted, and
 * where. It reads page by page, so that years of records need the memory of one page.
 */
import { hashLink, hashOfStart, isEndSigned, isPrunedSigned, BEFORE_THE_CHAIN } from '../storage/chain.ts'
import type { ChainedRecord, ChainKeys, Checkpoint, Head, Link } from '../storage/chain.ts'
import type { ChainReader } from '../storage/chain-reader.ts'
import type { StartDetails } from '../storage/chain-lanes.ts'
import type { EventRecord, Period } from '../storage/records.ts'
import type { SealDetails } from '../storage/seal-earlier.ts'
import { isAnchorSigned } from './anchor-lines.ts'
import type { Anchor } from './anchor-lines.ts'
import { isWholeKnowledge } from './knowledge.ts'
import { findReordered } from './chain-findings.ts'
import type { BadLink, Finding } from './chain-findings.ts'

export interface WriterReport {
  readonly writer: string
  /** First and last link that are there; what is before the first has given way to a checkpoint. */
  readonly from: number
  readonly to: number
  readonly records: number
  /** Links whose record retention has removed. */
  readonly pruned: number
  readonly whole: boolean
}

export interface VerifyReport {
  readonly whole: boolean
  readonly writers: readonly WriterReport[]
  readonly findings: readonly Finding[]
  /** Records from before there was a chain: sealed as they were then, so what happened to them before is not known. */
  readonly beforeTheChain?: SealDetails & { readonly sealedAt: string }
  /** How many anchored ends were looked up, and the latest of them. Absent: none were given. */
  readonly anchors?: { readonly count: number; readonly latest: string }
  /** What this check cannot tell. */
  readonly notes: readonly string[]
}

/** The part of a store that is looked at. */
export interface Checked {
  readonly chain: ChainReader
  listEvents(period: Period): AsyncIterable<EventRecord>
}

export const NO_ANCHOR =
  'No anchor was given: if the whole store was replaced by an old copy of itself, this check cannot see it.'

export interface VerifyOptions {
  /** What signs now; and what signed before, if it was changed. */
  readonly key: ChainKeys
  /** Undefined: there is no anchor. */
  readonly anchors?: readonly Anchor[] | undefined
  /** Ends the list of findings, not the check. */
  readonly mostFindings?: number
}

/** @throws StoreUnavailable */
export async function verifyChain(store: Checked, options: VerifyOptions): Promise<VerifyReport> {
  const { chain } = store
  const { key, anchors, mostFindings = 1_000 } = options
  const findings: Finding[] = []
  const find = (finding: Finding): void => void (findings.length < mostFindings && findings.push(finding))
  const [heads, checkpoints, writing] = await Promise.all([chain.heads(), chain.checkpoints(), chain.writers()])
  const headOf = new Map(heads.map((head) => [head.writer, head]))
  const checkpointOf = new Map(checkpoints.map((one) => [one.writer, one]))
  const writers: WriterReport[] = []
  for (const writer of [...new Set([...headOf.keys(), ...checkpointOf.keys(), ...writing])].sort()) {
    const ends = { head: headOf.get(writer), checkpoint: checkpointOf.get(writer) }
    writers.push(await verifyWriter(chain, key, writer, ends, find))
  }
  for await (const { kind, record } of chain.unlinked())
    find({
      kind: 'inserted',
      where: `${kind} ${record}`,
      words: 'stands in no chain: it was not written by a service with this chain',
    })
  await verifyKnowledge(chain, find)
  const { named, sealed } = await readEvents(store)
  for (const one of named)
    await verifyAnchor(chain, checkpointOf, one, `the first link of a later writer names it`, find)
  for (const one of anchors ?? []) {
    if (isAnchorSigned(key, one)) await verifyAnchor(chain, checkpointOf, one, `anchored ${one.at}`, find)
    else find({ kind: 'unsigned', where: `anchor of ${one.at}`, words: 'not signed with this key' })
  }
  const latest = (anchors ?? [])
    .map(({ at }) => at)
    .toSorted()
    .at(-1)
  return {
    whole: findings.length === 0,
    writers,
    findings,
    ...(sealed && { beforeTheChain: sealed }),
    ...(anchors && { anchors: { count: anchors.length, latest: latest ?? 'none' } }),
    notes: anchors ? [] : [NO_ANCHOR],
  }
}

type Find = (finding: Finding) => void

interface Ends {
  readonly head: Head | undefined
  readonly checkpoint: Checkpoint | undefined
}

async function verifyWriter(
  chain: ChainReader,
  key: ChainKeys,
  writer: string,
  { head, checkpoint }: Ends,
  find: Find,
): Promise<WriterReport> {
  let found = false
  const tell: Find = (finding) => {
    found = true
    find(finding)
  }
  const where = `writer ${writer}`
  if (checkpoint && !isEndSigned(key, 'checkpoint', checkpoint))
    tell({
      kind: 'unsigned',
      where,
      words: `its checkpoint at link ${checkpoint.seq} is not signed with this key: changed, or made by hand`,
    })
  const base = checkpoint ?? { seq: 0, hash: hashOfStart(writer) }
  const walk = { end: base as Pick<Link, 'seq' | 'hash'>, records: 0, pruned: 0, bad: [] as BadLink[] }
  for (;;) {
    const links = await chain.links(writer, walk.end.seq)
    for (const link of links) {
      checkLink(link, walk, key, tell)
      if (link.pruned === null) walk.records++
      else walk.pruned++
    }
    await checkRecords(chain, links, key, tell)
    if (links.length < 500) break
  }
  for (const finding of findReordered(writer, walk.bad)) tell(finding)
  // A service that is running may have written since the ends were read.
  const now = head && walk.end.seq > head.seq ? (await chain.heads()).find((one) => one.writer === writer) : head
  checkEnd(key, where, walk.end, now, tell)
  return { writer, from: base.seq + 1, to: walk.end.seq, records: walk.records, pruned: walk.pruned, whole: !found }
}

interface Walk {
  end: Pick<Link, 'seq' | 'hash'>
  readonly bad: BadLink[]
}

function checkLink(link: Link, walk: Walk, key: ChainKeys, find: Find): void {
  const { end } = walk
  const where = `writer ${link.writer}, link ${link.seq}`
  const isNext = link.seq === end.seq + 1
  if (!isNext) {
    const [first, last] = [end.seq + 1, link.seq - 1]
    const which = first === last ? `link ${first}` : `links ${first} to ${last}`
    find({ kind: 'deleted', where: `writer ${link.writer}, ${which}`, words: 'not there, though later links are' })
  } else if (hashLink(end.hash, link) !== link.hash) {
    walk.bad.push({ link, previous: end.hash })
  }
  if (link.pruned !== null && !isPrunedSigned(key, link))
    find({ kind: 'unsigned', where, words: 'marked as removed by retention, but the mark is not signed with this key' })
  walk.end = link
}

function checkEnd(
  key: ChainKeys,
  where: string,
  end: Pick<Link, 'seq' | 'hash'>,
  head: Head | undefined,
  find: Find,
): void {
  if (!head) return find({ kind: 'deleted', where, words: 'the signed end of its chain is not there' })
  if (!isEndSigned(key, 'head', head))
    find({
      kind: 'unsigned',
      where,
      words: 'the end of its chain is not signed with this key: changed, or made by hand',
    })
  if (head.seq > end.seq)
    find({ kind: 'truncated', where, words: `the chain ends at link ${end.seq}, but ${head.seq} were written` })
  else if (head.seq < end.seq)
    find({ kind: 'inserted', where, words: `links ${head.seq + 1} to ${end.seq} come after the signed end` })
  else if (head.hash !== end.hash)
    find({ kind: 'changed', where, words: `link ${end.seq}, the last, is not the one that was signed` })
}

/** Whether the records of these links are there, and as they were. */
async function checkRecords(chain: ChainReader, links: readonly Link[], key: ChainKeys, find: Find): Promise<void> {
  for (const [kind, own] of Map.groupBy(links, (link) => link.kind)) {
    const names = [...new Set(own.map(({ record }) => record))]
    const [records, others] = await Promise.all([chain.recordsOf(kind, names), linksOfSeveral(chain, kind, names)])
    for (const link of own) {
      const finding = checkRecord(link, others?.get(link.record) ?? [link], records.get(link.record))
      // Retention may have removed it since its link was read.
      const isGone = finding?.kind === 'deleted' && (await isGoneBy(chain, key, link))
      if (finding && !isGone) find(finding)
    }
    for (const id of kind === 'feedback' ? await chain.misjoined(names) : [])
      find({ kind: 'changed', where: `feedback ${id}`, words: 'whether its card was shown here was changed' })
  }
}

/** All links of records that may have several that differ. */
async function linksOfSeveral(chain: ChainReader, kind: Link['kind'], names: readonly string[]) {
  if (kind !== 'feedback' && kind !== 'review') return undefined
  return Map.groupBy(await chain.linksOf(kind, names), ({ record }) => record)
}

async function isGoneBy(chain: ChainReader, key: ChainKeys, { writer, seq }: Link): Promise<boolean> {
  const now = await chain.linkAt(writer, seq)
  if (now) return isPrunedSigned(key, now)
  const checkpoint = (await chain.checkpoints()).find((one) => one.writer === writer)
  return checkpoint !== undefined && checkpoint.seq >= seq && isEndSigned(key, 'checkpoint', checkpoint)
}

/** @param all Every link of the record. */
function checkRecord(link: Link, all: readonly Link[], record: ChainedRecord | undefined): Finding | undefined {
  const { kind, writer, seq } = link
  const where = `${kind} ${link.record}`
  const place = `writer ${writer}, link ${seq}`
  if (!record) {
    if (link.pruned !== null) return undefined
    return { kind: 'deleted', where, words: `not there, and retention has not removed it (${place})` }
  }
  if (link.pruned !== null && !all.some(({ pruned }) => pruned === null))
    return { kind: 'inserted', where, words: `retention has removed it, and it is there again (${place})` }
  if (isAsWritten(link, all, record)) return undefined
  return { kind: 'changed', where, words: `does not read as it was written (${place})` }
}

/**
 * A judgement gives way to a later one of the same reviewer; of feedback that was sent twice the first stays. Nothing else
 * is ever written over.
 */
export function isAsWritten(link: ChainedRecord, all: readonly ChainedRecord[], record: ChainedRecord): boolean {
  if (link.kind === 'feedback') return all.some(({ digest }) => digest === record.digest)
  if (link.kind !== 'review') return link.digest === record.digest
  const latest = all.reduce((late, { at }) => (at > late ? at : late), '')
  return all.some(({ at, digest }) => at === latest && digest === record.digest)
}

/** Knowledge is named by its own hash. */
async function verifyKnowledge(chain: ChainReader, find: Find): Promise<void> {
  for await (const one of chain.knowledge())
    if (!isWholeKnowledge(one))
      find({ kind: 'changed', where: `knowledge ${one.id}`, words: 'is not what its name, a hash, stands for' })
  for (const id of await chain.missingKnowledge())
    find({ kind: 'deleted', where: `knowledge ${id}`, words: 'evaluations name it, and it is not there' })
}

type NamedEnd = Pick<Anchor, 'writer' | 'seq' | 'hash'>

async function readEvents(store: Checked) {
  const named: NamedEnd[] = []
  let sealed: VerifyReport['beforeTheChain']
  for await (const { kind, at, details } of store.listEvents({ from: '', to: '9999' })) {
    if (kind === 'start') named.push(...endsOf(details))
    if (kind === 'sealed') sealed = { ...(JSON.parse(details) as SealDetails), sealedAt: at }
  }
  return { named, sealed }
}

/** Nothing where somebody has changed them: that is found elsewhere. */
function endsOf(details: string): StartDetails['after'] {
  try {
    return (JSON.parse(details) as StartDetails).after
  } catch {
    return []
  }
}

async function verifyAnchor(
  chain: ChainReader,
  checkpoints: ReadonlyMap<string, Checkpoint>,
  { writer, seq, hash }: NamedEnd,
  said: string,
  find: Find,
): Promise<void> {
  const where = `writer ${writer}, link ${seq}`
  const checkpoint = checkpoints.get(writer)
  if (checkpoint && checkpoint.seq > seq) return
  const link = checkpoint?.seq === seq ? checkpoint : await chain.linkAt(writer, seq)
  if (!link) find({ kind: 'rolled-back', where, words: `not there, but it was: ${said}` })
  else if (link.hash !== hash) find({ kind: 'rolled-back', where, words: `is not the one that was there: ${said}` })
}

/** For people: the report, line by line. */
export function writeReport({ whole, writers, findings, beforeTheChain, anchors, notes }: VerifyReport): string {
  const records = writers.reduce((sum, one) => sum + one.records, 0)
  const lines = [
    whole
      ? `Whole: ${records} records of ${writers.length} writers are as they were written.`
      : `NOT WHOLE: ${findings.length} findings in ${records} records of ${writers.length} writers.`,
    ...writers.map(tellWriter),
    ...(beforeTheChain ? [tellSeal(beforeTheChain)] : []),
    ...(anchors ? [`${anchors.count} anchored ends were looked up, the latest of ${anchors.latest}.`] : []),
    ...notes,
    ...findings.map(({ kind, where, words }) => `${kind}: ${where}: ${words}`),
  ]
  return `${lines.join('\n')}\n`
}

function tellWriter({ writer, from, to, records, pruned, whole }: WriterReport): string {
  const gone = pruned > 0 ? `, ${pruned} of them removed by retention` : ''
  const earlier = from > 1 ? `, before them a signed checkpoint` : ''
  const what = to < from ? `no links${earlier}` : `links ${from} to ${to}, ${records} records${gone}${earlier}`
  return `  ${whole ? 'whole  ' : 'BROKEN '} ${writer === BEFORE_THE_CHAIN ? 'before the chain' : writer}: ${what}`
}

function tellSeal(sealed: NonNullable<VerifyReport['beforeTheChain']>): string {
  const { evaluations, feedback, reviews, openings, sealedAt } = sealed
  return (
    `Before the chain: ${evaluations} evaluations, ${feedback} feedback, ${reviews} reviews and ${openings} openings were sealed as they were on ` +
    `${sealedAt}. What happened to them before that day cannot be checked.`
  )
}
