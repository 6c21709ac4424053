/** What whoever checks the chain asks of a store: links as they stand, and records as they are now. */
import type { Chained, ChainedRecord, Checkpoint, Head, Link } from './chain.ts'
import type { Knowledge } from './records.ts'

/** A record that stands in no chain. */
export interface Unlinked {
  readonly kind: Chained | 'card'
  readonly record: string
}

export interface ChainReader {
  heads(): Promise<readonly Head[]>
  checkpoints(): Promise<readonly Checkpoint[]>
  /** Writers that have links. */
  writers(): Promise<readonly string[]>
  /** The next links of a writer after `seq`, at most 500, in order. */
  links(writer: string, after: number): Promise<readonly Link[]>
  linkAt(writer: string, seq: number): Promise<Link | undefined>
  /** All links of some records. */
  linksOf(kind: Chained, records: readonly string[]): Promise<readonly Link[]>
  /** The records as they are stored now, by their names; those that are not there are absent. At most 500. */
  recordsOf(kind: Chained, records: readonly string[]): Promise<ReadonlyMap<string, ChainedRecord>>
  /** Of feedback, whether its `known` says what the stored cards say. At most 500 ids; returns those of which it does not. */
  misjoined(feedback: readonly string[]): Promise<readonly string[]>
  unlinked(): AsyncIterable<Unlinked>
  knowledge(): AsyncIterable<Knowledge>
  /** Ids of knowledge that an evaluation names and that is not stored. */
  missingKnowledge(): Promise<readonly string[]>
}
