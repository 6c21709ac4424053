/**
 * Pure readings of what stands in record after record: a code, a few words. Each is done once and remembered. What is kept
 * is bounded, and is of codes and words alone, never of a resource (SECURITY.md).
 */

/** So many, and no longer ones, are kept by each reading. */
const MOST = 2_000
export const LONGEST_KEPT = 160

/** Remembers what a pure function finds in short words; of longer ones it is asked each time. */
export function rememberWords<Found>(read: (words: string) => Found): (words: string) => Found {
  const kept = new Map<string, Found>()
  return (words) => {
    if (words.length > LONGEST_KEPT) return read(words)
    const known = kept.get(words)
    if (known !== undefined || kept.has(words)) return known as Found
    const found = read(words)
    // What comes next may be of other words altogether: the table begins anew.
    if (kept.size >= MOST) kept.clear()
    kept.set(copyOf(words), found)
    return found
  }
}

/** A part of a text keeps the whole text in memory; a copy does not. */
export function copyOf(words: string): string {
  return Array.from(words).join('')
}

/** Remembers what a pure function finds in an object, as long as that object lives. */
export function rememberEach<Key extends object, Found>(read: (key: Key) => Found): (key: Key) => Found {
  const kept = new WeakMap<Key, Found>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined || kept.has(key)) return known as Found
    const found = read(key)
    kept.set(key, found)
    return found
  }
}

const NONE = {}
const MOST_PAIRS = 10_000

/** The same for two objects, of which the second may be absent. Of any two it may be asked, so the pairs are counted. */
export function rememberPairs<One extends object, Other extends object | undefined, Found>(
  read: (one: One, other: Other) => Found,
): (one: One, other: Other) => Found {
  let kept = new WeakMap<One, WeakMap<object, Found>>()
  let count = 0
  return (one, other) => {
    let ofOne = kept.get(one)
    if (ofOne === undefined) kept.set(one, (ofOne = new WeakMap()))
    const key = other ?? NONE
    const known = ofOne.get(key)
    if (known !== undefined || ofOne.has(key)) return known as Found
    const found = read(one, other)
    ofOne.set(key, found)
    count += 1
    if (count >= MOST_PAIRS) {
      kept = new WeakMap()
      count = 0
    }
    return found
  }
}
