import type { Forms } from '../forms.ts'

/** Words of spread and stage, Dutch. */
export const SPREAD: Forms = {
  metastasis: 'uitzaaiing|uitzaaiingen|uitgezaaid|gemetastaseerd*',
  distantmetastasis:
    'afstandsmetastase*|metastasen op afstand|afstandsmetastasering|metastasering op afstand|ziekte op afstand|afstandslaesies',
  sitemetastasis:
    'levermetastas*|longmetastas*|botmetastas*|hersenmetastas*|skeletmetastas*|pleurametastas*|wervelmetastas*|bijniermetastas*|peritonitis carcinomatosa|peritoneale carcinomatose|meningitis carcinomatosa|leptomeningeale metastas*',
  nodemetastasis: 'lymfekliermetastas*|kliermetastas*|micrometastas*|macrometastas*|okselmetastas*',
  node: 'lymfeklier*|klier|klieren|oksel|okselklier*|schildwachtklier*|axillaire|supraclaviculair*',
  distantsite:
    'lever|long|longen|bot|botten|hersenen|pleura|pleuraal|peritoneaal|bijnier|wervel|wervels|ossaal|ossale|hepatisch*|pulmonaal|pulmonale|cerebraal|cerebrale|viscerale|skelet|ossaire|skeletaal|skeletale|peritoneum|bijnieren|wervelkolom|hersen|beenmerg|beenmergbiopt*|beenmergbiops*|leverbiopt*|longbiopt*|botbiopt*|pleuravocht|ascites|ascitesvocht|pleurapunctie|bronchoscopisch*',
  search:
    'risico|uitsluiten|ter uitsluiting van|vraagstelling|niet gemetastaseerd*|stadiëring|zoeken naar|dissemineringsonderzoek|disseminatieonderzoek|uitsluiting',
  stage: 'stadium|klinisch stadium',
  mcategory: 'm categorie|m stadium',
  notapplicable: 'niet van toepassing|nvt|niet te beoordelen|niet beoordeelbaar',
  has: 'met|bekende|multipele|nieuwe|uitgebreide|bewezen|bevestigd|diagnose|patiënte|patiënte met|recidief|primair|bij diagnose|de novo|histologisch bevestigd|bij presentatie|infiltratie door|lokalisatie van',
  disease:
    'mammaire oorsprong|mammaire origine|borst|borstkanker|mammacarcinoom|carcinoom|adenocarcinoom|ziekte|ductaal|lobulair|tumor|een|echogeleid*|echogeleide|ct geleide',
}
