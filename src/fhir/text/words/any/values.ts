import type { Forms } from '../forms.ts'

/** Words that are a value, turn one, deny or link, in every language. */
export const VALUES: Forms = {
  positive: '阳性|陽性',
  negative: '阴性|陰性',
  low: 'low',
  ultralow: 'ultralow|ultra low',
  zero: 'null|zero',
  amplification: '扩增|基因扩增',
  notamplified: '未见基因扩增|无扩增|未扩增',
  basolateral: 'u shaped|u shape',
  approx: 'ca|circa|approx|~',
  and: '&',
  percentword: '%|percent|pct',
}
