import { AGENTS } from '../../src/her2/tables/agents.ts'
import { conceptOf } from '../../src/fhir/record/codings.ts'
import { isSnomedId } from '../../src/fhir/codes/check-digits.ts'
import { DRUGS } from '../../src/fhir/codes/drugs.ts'
import { agentOf, readDrug } from '../../src/fhir/treatment/medications.ts'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const ATC = 'http://www.whocc.no/atc'
const NDC = 'http://hl7.org/fhir/sid/ndc'
const HCPCS = 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets'
const SNOMED = 'http://snomed.info/sct'
const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
})
const T = 'trastuzumab'
const DXD = 'trastuzumab deruxtecan'
const DM1 = 'trastuzumab emtansine'

/** A form of a medication, and the agent it is; `no` for none, whether unknown, unclear, or no agent of the cards. */
// prettier-ignore
const FORMS: readonly (readonly [form: unknown, agent: string])[] = [
  // names, in any spelling
  ['trastuzumab', T], ['Trastuzumab', T], ['TRASTUZUMAB 440 MG VIAL', T], ['trastuzumab 6 mg/kg IV q3w', T],
  ['Herceptin', T], ['HERCEPTIN 150 MG Injection', T], ['Herceptin Hylecta 600 MG / 10,000 UNT per 5 ML', T],
  ['trastuzumab and hyaluronidase-oysk', T], ['trastuzumab-hyaluronidase SC', T],
  ['trastuzumab-anns', T], ['Kanjinti', T], ['trastuzumab-dkst (Ogivri)', T], ['Ogivri', T], ['trastuzumab-dttb', T],
  ['ONTRUZANT', T], ['trastuzumab-pkrb', T], ['Herzuma 150mg', T], ['trastuzumab-qyyp', T], ['Trazimera', T],
  ['trastuzumab-strf', T], ['Hercessi', T], ['Zercepac', T], ['trastuzumabum', T], ['trastuzumabe', T],
  ['Trastuzumab (HERCEPTIN) IVPB - do not shake', T], ['Trastuzumab biosimilar, formulary', T],
  ['Trastuzumab i.v. in der Woche 1', T], ['trastuzumab 440 mg in 111 mL', T],
  ['trastuzumab deruxtecan', DXD], ['Trastuzumab-Deruxtecan', DXD], ['TRASTUZUMAB DERUXTECAN 100MG', DXD],
  ['fam-trastuzumab deruxtecan-nxki', DXD], ['Fam-Trastuzumab Deruxtecan-nxki (ENHERTU) IVPB', DXD], ['Enhertu', DXD],
  ['enhertu 5.4 mg/kg', DXD], ['T-DXd', DXD], ['TDXd', DXD], ['DS-8201', DXD], ['DS-8201a', DXD], ['DS8201', DXD],
  ['trastuzumab (deruxtecan)', DXD], ['trastuzumab_deruxtecan', DXD], ['TRASTUZUMABDERUXTECAN', DXD],
  ['trastuzumab déruxtécan', DXD], ['FAM-TRASTUZUMAB DER', DXD], ['trastuzumabe deruxtecana', DXD],
  ['trastuzumab emtansine', DM1], ['ado-trastuzumab emtansine', DM1], ['Ado-Trastuzumab Emtansine 160 MG [Kadcyla]', DM1],
  ['Trastuzumab Injection [KADCYLA]', DM1], ['kadcyla', DM1], ['T-DM1', DM1], ['TDM1', DM1], ['Trastuzumab-Emtansin', DM1],
  ['trastuzumab emtansina', DM1], ['trastuzumabe entansina', DM1], ['ado-trastuzumab', DM1],
  ['pertuzumab', 'pertuzumab'], ['Perjeta 420 MG per 14 ML Injection', 'pertuzumab'], ['Poherdy', 'pertuzumab'],
  ['Phesgo', 'pertuzumab'], ['PHESGO 1,200 MG / 600 MG / 30,000 UNT', 'pertuzumab'],
  ['Hyaluronidase / pertuzumab / trastuzumab', 'pertuzumab'], ['pertuzumab-trastuzumab-hyaluronidase-zzxf', 'pertuzumab'],
  ['trastuzumab + pertuzumab', 'pertuzumab'], ['pertuzumab, trastuzumab', 'pertuzumab'],
  ['lapatinib', 'lapatinib'], ['Tykerb', 'lapatinib'], ['Tyverb 250 mg', 'lapatinib'], ['lapatinib 250 MG Oral Tablet', 'lapatinib'],
  ['neratinib', 'neratinib'], ['NERLYNX', 'neratinib'], ['tucatinib', 'tucatinib'], ['Tukysa 150 mg tablet', 'tucatinib'],
  ['margetuximab-cmkb', 'margetuximab'], ['Margenza', 'margetuximab'],
  ['sacituzumab govitecan-hziy', 'sacituzumab govitecan'], ['Trodelvy', 'sacituzumab govitecan'],
  ['datopotamab deruxtecan', 'datopotamab deruxtecan'], ['Datopotamab deruxtecan-dlnk', 'datopotamab deruxtecan'],
  ['Datroway', 'datopotamab deruxtecan'], ['Dato-DXd', 'datopotamab deruxtecan'], ['DS-1062a', 'datopotamab deruxtecan'],
  ['palbociclib', 'palbociclib'], ['Ibrance 125 mg capsule', 'palbociclib'], ['palbociclib + letrozole', 'palbociclib'],
  ['Ribociclib', 'ribociclib'], ['Kisqali', 'ribociclib'], ['Kisqali Femara Co-Pack', 'ribociclib'],
  ['{28 (letrozole 2.5 MG Oral Tablet) / 21 (ribociclib 200 MG Oral Tablet) } Pack', 'ribociclib'],
  ['abemaciclib', 'abemaciclib'], ['Verzenios', 'abemaciclib'], ['VERZENIO', 'abemaciclib'],
  ['capivasertib', 'capivasertib'], ['Truqap', 'capivasertib'], ['inavolisib', 'inavolisib'], ['Itovebi', 'inavolisib'],
  ['elacestrant', 'elacestrant'], ['Orserdu', 'elacestrant'], ['imlunestrant', 'imlunestrant'], ['Inluriyo', 'imlunestrant'],
  ['olaparib', 'olaparib'], ['Lynparza', 'olaparib'], ['talazoparib', 'talazoparib'], ['Talzenna', 'talazoparib'],
  // codes alone
  [coded(RXNORM, '224905'), T], [coded(RXNORM, '1922512'), T], [coded('urn:oid:2.16.840.1.113883.6.88', '224905'), T],
  [coded('RxNorm', '2267577'), DXD], [coded(RXNORM, '1371041'), DM1], [coded(RXNORM, '2382603'), 'pertuzumab'],
  [coded(RXNORM, '672149'), 'lapatinib'], [coded(RXNORM, '1923053'), 'ribociclib'], [coded(RXNORM, '2360530'), 'sacituzumab govitecan'],
  [{ coding: [{ system: RXNORM, code: 224905 }] }, T],
  [coded(ATC, 'L01FD01'), T], [coded(ATC, 'L01XC03'), T], [coded(ATC, 'L01FD04'), DXD], [coded(ATC, 'l01fd03'), DM1],
  [coded(ATC, 'L01FY01'), 'pertuzumab'], [coded('http://fhir.de/CodeSystem/bfarm/atc', 'L01EF01'), 'palbociclib'],
  [coded('urn:oid:2.16.840.1.113883.6.73', 'L01EH03'), 'tucatinib'], [{ coding: [{ code: 'L01FX17' }] }, 'sacituzumab govitecan'],
  [coded(NDC, '65597-406-01'), DXD], [coded(NDC, '65597-0406-01'), DXD], [coded(NDC, '65597040601'), DXD],
  [coded(NDC, '6559740601'), DXD], [coded(NDC, '65597-406'), DXD], [coded('urn:oid:2.16.840.1.113883.6.69', '50242-132-01'), T],
  [coded(NDC, '50242008801'), DM1], [coded(NDC, '50242-088-01'), DM1], [coded(NDC, '50242-0145-01'), 'pertuzumab'],
  [coded(NDC, '0069-0187-21'), 'palbociclib'], [coded(NDC, '00069018721'), 'palbociclib'],
  [coded(SNOMED, '387003001'), T], [coded(SNOMED, '838469001'), DXD], [coded(SNOMED, '702836004'), DM1],
  [coded('urn:oid:2.16.840.1.113883.6.96', '871698009'), 'tucatinib'], [coded(SNOMED, '715958001'), 'palbociclib'],
  [coded('urn:oid:1.2.840.114350.1.13.1.1.7.2.698288', '99', 'ENHERTU 100 MG SOLUTION'), DXD],
  [{ coding: [{ display: 'Kadcyla' }] }, DM1],
  [{ coding: [{ system: RXNORM, code: '2382603' }], text: 'pertuzumab/trastuzumab/hyaluronidase' }, 'pertuzumab'],
  // understood, but none of the cards' agents
  ['letrozole 2.5 mg', 'no'], ['docetaxel', 'no'], ['pembrolizumab', 'no'],
  // real agents without a breast label: known by name, so that none is taken for trastuzumab
  ['zanidatamab-hrii', 'zanidatamab'], ['Ziihera', 'zanidatamab'], ['trastuzumab duocarmazine', 'trastuzumab duocarmazine'], ['SYD985', 'trastuzumab duocarmazine'],
  ['trastuzumab rezetecan', 'trastuzumab rezetecan'], ['SHR-A1811', 'trastuzumab rezetecan'], ['Trastuzumab-Rezetecan 4.8 mg/kg', 'trastuzumab rezetecan'],
  ['trastuzumab botidotin', 'trastuzumab botidotin'], ['trastuzumab pamirtecan', 'trastuzumab pamirtecan'], ['BNT323', 'trastuzumab pamirtecan'],
  ['DB-1303', 'trastuzumab pamirtecan'], ['disitamab vedotin', 'disitamab vedotin'], ['RC48', 'disitamab vedotin'], ['pyrotinib 400 mg', 'pyrotinib'],
  ['vepdegestrant', 'vepdegestrant'], ['Veppanu 200 mg', 'vepdegestrant'], ['alpelisib', 'alpelisib'], ['Piqray', 'alpelisib'],
  ['everolimus 10 mg', 'everolimus'], ['Afinitor', 'everolimus'], ['Zortress (everolimus) 0.75 mg', 'no'], ['Certican', 'no'],
  // HCPCS, also where it comes as CPT or without a system
  [coded(HCPCS, 'J9355'), T], [coded(HCPCS, 'J9356'), T], [coded(HCPCS, 'Q5112'), T], [coded(HCPCS, 'Q5113'), T], [coded(HCPCS, 'Q5114'), T],
  [coded(HCPCS, 'Q5116'), T], [coded(HCPCS, 'q5117'), T], [coded('HCPCS', 'Q5146'), T], [coded('urn:oid:2.16.840.1.113883.6.285', 'J9355'), T],
  [coded('http://www.ama-assn.org/go/cpt', 'J9355'), T], [{ coding: [{ code: 'J9355' }] }, T], [coded(HCPCS, 'J9306'), 'pertuzumab'],
  [coded(HCPCS, 'J9316'), 'pertuzumab'], [coded(HCPCS, 'J9354'), DM1], [coded(HCPCS, 'J9358'), DXD], [coded(HCPCS, 'J9353'), 'margetuximab'],
  [coded(HCPCS, 'J9317'), 'sacituzumab govitecan'], [coded(HCPCS, 'J9011'), 'datopotamab deruxtecan'], [coded(HCPCS, 'J9276'), 'zanidatamab'],
  [coded(HCPCS, 'J9999'), 'no'], [coded(HCPCS, 'Q5115'), 'no'], [coded(RXNORM, 'J9355'), 'no'], [{ ...coded(HCPCS, 'J9355'), text: 'Kadcyla' }, 'no'],
  [coded(RXNORM, '2628478'), 'elacestrant'], [coded(RXNORM, '2695427'), 'inavolisib'], [coded(ATC, 'L01EX27'), 'capivasertib'], [coded(NDC, '69448-015-05'), T],
  // traps
  ['', 'no'], ['ondansetron 8 mg', 'no'], ['HER2 antibody', 'no'], ['chemotherapy', 'no'], ['patritumab deruxtecan', 'no'],
  ['HER3-DXd', 'no'], ['deruxtecan', 'no'], ['ado-trastuzumab rezetecan', 'no'], ['trastuzumab / trastuzumab rezetecan / Kadcyla', 'no'], ['trastuzumab zovodotin', 'no'],
  ['TRASTUZUMAB DER', 'no'], ['trastuzumab deruxtcan', 'no'], ['trastuzumab emtansn', 'no'], ['89Zr-trastuzumab', 'no'],
  ['trastuzumab (Zr-89)', 'no'], ['ado-trastuzumab deruxtecan', 'no'], ['fam-trastuzumab emtansine', 'no'],
  ['sacituzumab tirumotecan', 'no'], ['Herceptin (do not substitute Kadcyla)', 'no'], ['trastuzumab, NOT ado-trastuzumab emtansine', 'no'],
  ['Herceptin / Kadcyla', 'no'], ['tucatinib + trastuzumab + capecitabine', 'no'], ['trastuzumab + bevacizumab', 'no'],
  ['Pertuzumab ohne Trastuzumab', 'no'], [coded(RXNORM, '99999999'), 'no'], [coded(NDC, '11111-111-11'), 'no'],
  [coded(ATC, 'L01FD'), 'no'], [coded('http://hl7.org/fhir/sid/icd-10', 'L01FD01'), 'no'],
  [{ ...coded(RXNORM, '224905', 'trastuzumab'), text: 'Kadcyla 3.6 mg/kg' }, 'no'],
  [{ ...coded(RXNORM, '2267577'), text: 'trastuzumab' }, 'no'],
  [{ ...coded(ATC, 'L01FD01'), text: 'trastuzumab deruxtecan' }, 'no'],
  [{ ...coded(RXNORM, '224905'), text: 'ondansetron 8 mg' }, 'no'],
  [{ coding: [{ system: RXNORM, code: '224905' }, { system: ATC, code: 'L01FD03' }] }, 'no'],
]

describe('which agent a medication is', () => {
  test.each(FORMS.map(([form, agent]) => [JSON.stringify(form), form, agent] as const))('%s', (_name, form, agent) => {
    expect(agentOf(conceptOf(form)) ?? 'no').toBe(agent)
  })

  test('the table is as long as it should be', () => {
    expect(FORMS.length).toBeGreaterThanOrEqual(150)
  })

  test('every agent of the cards that is a drug is known by name, and by its name in any case', () => {
    for (const { id: agent, kind } of AGENTS.rows) {
      if (kind !== 'drug') continue
      expect(agentOf(conceptOf(agent))).toBe(agent)
      expect(agentOf(conceptOf(`${agent.toUpperCase()} 10 MG`))).toBe(agent)
    }
  })

  test('every code of the table leads to its own drug', () => {
    for (const row of DRUGS) {
      for (const [system, codes] of [
        [RXNORM, row.rxnorm],
        [ATC, row.atc],
        [NDC, row.ndc],
        [SNOMED, row.snomed ?? ''],
        [HCPCS, row.hcpcs ?? ''],
      ] as const) {
        for (const code of codes.split(' ').filter((one) => one !== '')) {
          if (['1923053', '1923055', '1923057'].includes(code)) continue
          const reading = readDrug(conceptOf(coded(system, code)))
          expect([code, reading.kind === 'drug' ? reading.drug.drug : reading.kind]).toEqual([code, row.drug])
        }
      }
    }
  })

  test('SNOMED CT codes of drugs hold their check digit', () => {
    const codes = DRUGS.flatMap((row) => (row.snomed ?? '').split(' ')).filter((code) => code !== '')
    expect(codes.filter((code) => !isSnomedId(code))).toEqual([])
  })

  test('a contradiction names both sides, in bounded words', () => {
    const reading = readDrug(
      conceptOf({ ...coded(RXNORM, '224905', 'trastuzumab'), text: `Kadcyla ${'x'.repeat(9000)}` }),
    )
    if (reading.kind !== 'contradiction') throw new Error(reading.kind)
    expect(reading.why).toContain('trastuzumab emtansine')
    expect(reading.why).toContain('«rxnorm 224905»')
    expect(reading.why.length).toBeLessThan(450)
  })

  test('another drug in the words is said', () => {
    const reading = readDrug(conceptOf({ ...coded(RXNORM, '224905'), text: 'ondansetron 8 mg' }))
    expect(reading).toMatchObject({ kind: 'contradiction', why: expect.stringContaining('ondansetron') })
  })
})
