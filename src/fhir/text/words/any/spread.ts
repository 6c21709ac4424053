import type { Forms } from '../forms.ts'

/** Words of spread and stage, in every language. */
export const SPREAD: Forms = {
  metastasis: 'metastas*|metastat*|métastas*|métastat*|metástasis|metastás*|metastatiz*|filiae|filia|filialisierung',
  node: 'sln|slnb|axilla|axillar*|axillär*|lk|sentinel*|n0|pn0',
  stage: 'uicc|ajcc|uicc stadium|ajcc stage',
  stagefour: 'iv|iva|ivb|ivc',
  notapplicable: 'n / a|mx|pmx|cmx',
  disease: 'nst|nos|luminal',
}
