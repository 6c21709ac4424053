import type { Forms } from '../forms.ts'

/** Words that are a value, turn one, deny or link, English. */
export const VALUES: Forms = {
  positive: 'positive|positivity|pos|strongly positive|overexpressed positive',
  negative: 'negative|negativity|neg|nonamplified negative',
  equivocal: 'equivocal|borderline|equiv',
  indeterminate:
    'indeterminate|inconclusive|uninformative|uninterpretable|not interpretable|not evaluable|non evaluable|not assessable|unevaluable|insufficient sample|insufficient tissue|insufficient material|technical failure|failed|test failure|non informative|not informative',
  lowpositive: 'low positive|weakly positive low|low expression positive',
  amplified: 'amplified|amplifying',
  amplification: 'amplification|gene amplification|amplifications|amp',
  notamplified: 'unamplified|nonamplified|non amplified|non amplification',
  coamplified:
    'co amplified|coamplified|co amplification|coamplification|low level amplification|low level amplified|low amplification|low amplified|weakly amplified|low grade amplification',
  overexpressed: 'overexpressed|overexpress|over expressed|overexpresses|overexpressing',
  overexpression: 'overexpression|over expression|protein overexpression',
  detected:
    'detected|detectable|present|identified|seen|found|demonstrated|observed|shown|evident|visible|noted|confirmed present',
  absent:
    'absent|nil|absence of|absence|lack|lack of|lacking|lacks|undetectable|undetected|excluded|ruled out|has been excluded|was excluded|were excluded|loss of|devoid of',
  not: 'no e / o|without e / o|neg for e / o|without evidence of|without any evidence of|without evidence for|without sign of|without signs of|failed to demonstrate|fails to demonstrate|failed to show|fails to show|failed to reveal|failed to detect|no|not|non|without|none|neither|no evidence of|no evidence for|no sign of|no signs of|no indication of|free of|nor|never|isn t|wasn t|negative evidence of|cannot be|could not be|no longer|rather than',
  yes: 'yes',
  staining:
    'immunoreactive tumor cells|immunoreactive tumour cells|immunoreactive cells|staining|membrane staining|membranous staining|stain|stained|reactivity|immunoreactivity|reaction|membrane positivity|membranous positivity|membrane reaction',
  membrane: 'membrane|membranous|membranes',
  faint: 'faint|faintly|barely perceptible|weak|weakly|barely visible|faint barely perceptible',
  incomplete: 'incomplete|partial',
  complete: 'complete|circumferential|uniform',
  intense: 'intense|strong|strongly|intensely',
  basolateral:
    'basolateral*|baso lateral|lateral only|only lateral|lateral membrane|lateral membranous|lateral staining|lateral membrane staining|basal and lateral',
  unusual:
    'unusual pattern|unusual staining pattern|unusual staining|unusual membrane pattern|atypical staining pattern|aberrant staining pattern|pattern not covered|not covered by the definitions|unusual membrane staining',
  moderate: 'moderate|moderately|moderate to intense|weak to moderate',
  lt: 'less than|below|under|lower than|fewer than|smaller than',
  le: 'less than or equal to|no more than|not more than|at most|up to|no greater than|not greater than',
  gt: 'greater than|more than|above|over|higher than|larger than|exceeding',
  ge: 'greater than or equal to|at least|equal to or greater than|not less than|no less than|not below|more than or equal to',
  approx: 'approximately|about|around|roughly|estimated|nearly|almost',
  rangeto: 'to|between|and up to|through',
  or: 'or',
  and: 'and',
  but: 'but|however|whereas|while|although',
  by: 'by|per|via|using|with|on|in|at',
  for: 'for|of',
  is: 'is|are|was|were|status|expression|result|results|level|type|test|testing|assay|protein|gene|receptor|expression status|oncoprotein|value|as|the|equals|neu|calculated|subtype|analysis|study',
  ormore: 'or more|or less|or higher|or lower|or above|or below|or greater',
  that: 'that',
  tumorcells:
    'tumor|tumour|tumor cells|tumour cells|cells|neoplastic|carcinoma cells|cancer cells|any|invasive tumor cells',
  otherstain: 'cytoplasmic|cytoplasm|normal|background|benign|nuclear|nuclei|ducts',
  partly: 'focal|focally|partially|partly|patchy|heterogeneous|heterogeneously|variable|variably|borderline positive',
}
