/** Instants as records have them. */

let second = Number.NaN
let begin = ''

/** The same as `toISOString`, which spells all figures anew for each call: those of the same second differ in the last three. */
export function isoTime(at: Date): string {
  const time = at.getTime()
  const whole = Math.floor(time / 1000)
  if (whole !== second) {
    begin = at.toISOString().slice(0, -4)
    second = whole
  }
  return `${begin}${String(time - whole * 1000).padStart(3, '0')}Z`
}
