/**
 * The registry of sources: every guideline, label and study that a table or a card rests on.
 * Cards and tables name a source by its id only, so that an edition is replaced in one place.
 * `checkedOn`: when the citation was last read against the source; `reviewBy`: when it must be read again.
 */
export interface Source {
  readonly id: string
  /** Short name for a card's `source.label`. */
  readonly label: string
  readonly citation: string
  readonly year: number
  /** Without the resolver: '10.1200/JCO.2018.77.8738'. */
  readonly doi?: string
  /** Absolute https address. */
  readonly url: string
  readonly kind: 'guideline' | 'label' | 'study' | 'consensus'
  /** Set for drug labels: the country whose label it is. */
  readonly jurisdiction?: 'US' | 'EU'
  /** ISO day. */
  readonly checkedOn: string
  /** ISO day. */
  readonly reviewBy: string
}

const GUIDELINE_DATES = { checkedOn: '2026-11-22', reviewBy: '2027-11-22' } as const
const LABEL_DATES = { checkedOn: '2026-11-22', reviewBy: '2027-05-22' } as const

export const SOURCES = [
  {
    id: 'asco-cap-2018',
    label: 'ASCO/CAP HER2 testing guideline 2018',
    citation: 'Wolff AC, et al. J Clin Oncol 2018;36:2105-2122; also Arch Pathol Lab Med 2018;142:1364-1382',
    year: 2018,
    doi: '10.1200/JCO.2018.77.8738',
    url: 'https://doi.org/10.1200/JCO.2018.77.8738',
    kind: 'guideline',
    ...GUIDELINE_DATES,
  },
  {
    id: 'asco-cap-2023',
    label: 'ASCO/CAP HER2 testing guideline update 2023',
    citation: 'Wolff AC, et al. J Clin Oncol 2023;41:3867-3872 (2018 algorithm affirmed)',
    year: 2023,
    doi: '10.1200/JCO.22.02864',
    url: 'https://doi.org/10.1200/JCO.22.02864',
    kind: 'guideline',
    ...GUIDELINE_DATES,
  },
  {
    id: 'asco-cap-er-pgr-2020',
    label: 'ASCO/CAP ER and PgR testing guideline 2020',
    citation: 'Allison KH, et al. J Clin Oncol 2020;38:1346-1366; also Arch Pathol Lab Med 2020;144:545-563',
    year: 2020,
    doi: '10.1200/JCO.19.02309',
    url: 'https://doi.org/10.1200/JCO.19.02309',
    kind: 'guideline',
    ...GUIDELINE_DATES,
  },
  {
    id: 'fda-2022-08',
    label: 'FDA approval of T-DXd in HER2-low, August 2022',
    citation: 'US FDA, fam-trastuzumab deruxtecan-nxki, HER2-low breast cancer, 5 August 2022 (DESTINY-Breast04)',
    year: 2022,
    url: 'https://www.fda.gov/drugs/resources-information-approved-drugs/fda-approves-fam-trastuzumab-deruxtecan-nxki-her2-low-breast-cancer',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
  },
  {
    id: 'fda-2025-01-27',
    label: 'FDA approval of T-DXd in HR-positive HER2-low or ultralow, January 2025',
    citation:
      'US FDA, fam-trastuzumab deruxtecan-nxki, HR-positive HER2-low or HER2-ultralow breast cancer, 27 January 2025 (DESTINY-Breast06)',
    year: 2025,
    url: 'https://www.fda.gov/drugs/resources-information-approved-drugs/fda-approves-fam-trastuzumab-deruxtecan-nxki-unresectable-or-metastatic-hr-positive-her2-low-or-her2',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
  },
  {
    id: 'ema-enhertu',
    label: 'EU product information of Enhertu',
    citation: 'European Medicines Agency, Enhertu (trastuzumab deruxtecan), breast cancer indications',
    year: 2025,
    url: 'https://www.ema.europa.eu/en/medicines/human/EPAR/enhertu',
    kind: 'label',
    jurisdiction: 'EU',
    ...LABEL_DATES,
  },
  {
    id: 'rakha-2026',
    label: 'International consensus on HER2-negative reporting 2026',
    citation: 'Rakha EA, et al. Mod Pathol 2026;39:100925',
    year: 2026,
    doi: '10.1016/j.modpat.2025.100925',
    url: 'https://doi.org/10.1016/j.modpat.2025.100925',
    kind: 'consensus',
    ...GUIDELINE_DATES,
  },
  {
    id: 'miglietta-2021',
    label: 'HER2 in primary and relapse, Miglietta 2021',
    citation: 'Miglietta F, et al. NPJ Breast Cancer 2021;7:137',
    year: 2021,
    doi: '10.1038/s41523-021-00343-4',
    url: 'https://doi.org/10.1038/s41523-021-00343-4',
    kind: 'study',
    ...GUIDELINE_DATES,
  },
  {
    id: 'rescoring-789-2023',
    label: 'Rescoring of HER2 IHC in 789 tumours, 2023',
    citation: 'Retrospective rescoring of historical HER2 IHC in 789 tumours, PMC10515285',
    year: 2023,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC10515285/',
    kind: 'study',
    ...GUIDELINE_DATES,
  },
  {
    id: 'australian-her2-low-2024',
    label: 'Australian HER2-low concordance study 2024',
    citation: 'Mod Pathol 2024;37:100535',
    year: 2024,
    doi: '10.1016/j.modpat.2024.100535',
    url: 'https://doi.org/10.1016/j.modpat.2024.100535',
    kind: 'study',
    ...GUIDELINE_DATES,
  },
] as const satisfies readonly Source[]

export type SourceId = (typeof SOURCES)[number]['id']

const BY_ID: ReadonlyMap<string, Source> = new Map(SOURCES.map((source) => [source.id, source]))

/** The source with this id; undefined where the registry has none. */
export function findSource(id: string): Source | undefined {
  return BY_ID.get(id)
}
