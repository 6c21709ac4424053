/**
 * Codes that are written into drafts: tests and examinations that a card proposes to order.
 * Source: LOINC and SNOMED CT names. Reviewed 2026-11-28.
 */
export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'

export interface OrderCoding {
  readonly system: string
  readonly code: string
  readonly display: string
}

type OrderName = 'ihc' | 'ish' | 'her2Serum' | 'laboratory' | 'imaging' | 'echocardiogram' | 'chestCt' | 'pregnancyTest'

// prettier-ignore
export const ORDER_CODINGS: Readonly<Record<OrderName, readonly [OrderCoding, ...OrderCoding[]]>> = {
  ihc: [
    { system: LOINC,  code: '85319-2',   display: 'HER2 [Presence] in Breast cancer specimen by Immune stain' },
    { system: SNOMED, code: '433114000', display: 'Human epidermal growth factor receptor 2 gene detection by immunohistochemistry' },
  ],
  ish: [
    { system: LOINC,  code: '85318-4',   display: 'ERBB2 gene duplication [Presence] in Breast cancer specimen by FISH' },
    { system: SNOMED, code: '434363004', display: 'Human epidermal growth factor receptor 2 gene detection by fluorescence in situ hybridization' },
  ],
  her2Serum:      [{ system: LOINC,  code: '32996-1',   display: 'HER2 in serum' }],
  laboratory:     [{ system: SNOMED, code: '108252007', display: 'Laboratory procedure' }],
  imaging:        [{ system: SNOMED, code: '363679005', display: 'Imaging' }],
  echocardiogram: [
    { system: LOINC,  code: '42148-7',   display: 'US Heart' },
    { system: SNOMED, code: '40701008',  display: 'Echocardiography' },
  ],
  chestCt: [
    { system: LOINC,  code: '24627-2',   display: 'CT Chest' },
    { system: SNOMED, code: '169069000', display: 'CT of chest' },
  ],
  pregnancyTest:  [{ system: SNOMED, code: '252160004', display: 'Standard pregnancy test' }],
}
