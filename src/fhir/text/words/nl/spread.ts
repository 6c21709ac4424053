import type { Forms } from '../forms.ts'

/** Words of spread and stage, Dutch. */
export const SPREAD: Forms = {
  metastasis: 'uitzaaiing|uitzaaiingen|uitgezaaid|gemetastaseerd*|oligogemetastaseerd*|oligometastas*|uitzaaiing*',
  distantmetastasis:
    'afstandsmetastase*|metastasen op afstand|afstandsmetastasering|metastasering op afstand|ziekte op afstand|afstandslaesies',
  sitemetastasis:
    'levermetastas*|longmetastas*|botmetastas*|hersenmetastas*|skeletmetastas*|pleurametastas*|wervelmetastas*|bijniermetastas*|peritonitis carcinomatosa|peritoneale carcinomatose|meningitis carcinomatosa|leptomeningeale metastas*|leverrecidief|botrecidief|longrecidief|hersenrecidief|maligne pleuravocht|maligne ascites|leveruitzaaiing*|botuitzaaiing*|longuitzaaiing*|hersenuitzaaiing*|skeletuitzaaiing*|maligne pleura effusie|maligne pleurale effusie|maligne pericardvocht|maligne pericardeffusie|maligne pleuritis|pleuritis carcinomatosa|maligne ascitesvocht|lymfangitis carcinomatosa|lymphangitis carcinomatosa',
  nodemetastasis: 'lymfekliermetastas*|kliermetastas*|micrometastas*|macrometastas*|okselmetastas*',
  node: 'lymfeklier*|klier|klieren|oksel|okselklier*|schildwachtklier*|axillaire|supraclaviculair*',
  distantsite:
    'lever|long|longen|bot|botten|hersenen|pleura|pleuraal|peritoneaal|bijnier|wervel|wervels|ossaal|ossale|hepatisch*|pulmonaal|pulmonale|cerebraal|cerebrale|viscerale|skelet|ossaire|skeletaal|skeletale|peritoneum|bijnieren|wervelkolom|hersen|beenmerg|beenmergbiopt*|beenmergbiops*|leverbiopt*|longbiopt*|botbiopt*|pleuravocht|ascites|ascitesvocht|pleurapunctie|bronchoscopisch*',
  search:
    'inclusiecriteria|inclusiecriterium|exclusiecriteria|exclusiecriterium|selectiecriteria|risico|uitsluiten|ter uitsluiting van|vraagstelling|niet gemetastaseerd*|zoeken naar|uitsluiting|preventie|preventie van|angst voor|opsporen van|ter opsporing van',
  stage: 'stadium|klinisch stadium',
  mcategory: 'm categorie|m stadium',
  notapplicable: 'niet van toepassing|nvt|niet te beoordelen|niet beoordeelbaar',
  has: 'met|bekende|multipele|nieuwe|uitgebreide|bewezen|bevestigd|diagnose|patiënte|patiënte met|recidief|primair|bij diagnose|de novo|histologisch bevestigd|bij presentatie|infiltratie door|lokalisatie van|stabiel|stabiele|solitair*|enkele|talrijke|diffuus|diffuse|uitgebreid|progressie|progressie van|progressief|progressieve|toename van|afname van|ct|ct thorax abdomen|pet|pet ct|mri|skeletscintigrafie|echo|toont|tonen|laat zien|bevestigt|fdg stapelende|lytische|sclerotische|bestraald|bestraalde|behandeld|behandelde|bilaterale|beiderzijds|segment|kwab|wervelkolom|bekken|synchrone|metachrone|sinds|maligne cellen|vrouw van|biopt|punctie|cytologie|status na',
  disease:
    'mammaire oorsprong|mammaire origine|borst|borstkanker|mammacarcinoom|carcinoom|adenocarcinoom|ziekte|ductaal|lobulair|tumor|een|echogeleid*|echogeleide|ct geleide',
  workup: 'stadiëring|stadiëringsonderzoek|dissemineringsonderzoek|disseminatieonderzoek',
}
