/**
 * The registry of sources: every guideline, label and study that a table or a card is based on.
 * Cards and tables name a source only by its id, so that an edition is replaced in one place.
 * `checkedOn`: when the citation was last read against the source; `reviewBy`: when it must be read again.
 */
export interface Source {
  readonly id: string
  /** Short name for a card's `source.label`. */
  readonly label: string
  /** Shorter still, for the one line of a brief card. */
  readonly short?: string
  readonly citation: string
  readonly year: number
  /** Without the resolver: '10.1200/JCO.2018.77.8738'. */
  readonly doi?: string
  /** Absolute https address; absent if none is known to hold what the entry says. */
  readonly url?: string
  readonly kind: 'guideline' | 'label' | 'study' | 'consensus'
  /** Set for drug labels: the country whose label it is. */
  readonly jurisdiction?: 'US' | 'EU'
  /** ISO day. */
  readonly checkedOn: string
  /** ISO day. */
  readonly reviewBy: string
  /** The part of the entry that was not compared with the primary text; shown on every card that cites it. */
  readonly unverified?: string
}

const GUIDELINE_DATES = { checkedOn: '2026-11-22', reviewBy: '2027-11-22' } as const
const LABEL_DATES = { checkedOn: '2026-11-22', reviewBy: '2027-05-22' } as const

export const SOURCES = [
  {
    id: 'asco-cap-2018',
    label: 'ASCO/CAP HER2 testing guideline 2018',
    short: 'ASCO/CAP HER2 2018',
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
    short: 'ASCO/CAP HER2 2023',
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
    short: 'FDA, Aug 2022',
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
    short: 'FDA, Jan 2025',
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
    short: 'EU product information, Enhertu',
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
  {
    id: 'fda-2022-05',
    label: 'FDA approval of T-DXd in HER2-positive metastatic breast cancer, May 2022',
    short: 'FDA, May 2022',
    citation:
      'US FDA, fam-trastuzumab deruxtecan-nxki, previously treated HER2-positive breast cancer, May 2022 (DESTINY-Breast03)',
    year: 2022,
    url: 'https://www.cancernetwork.com/approval-alert/trastuzumab-deruxtecan-for-her2-positive-breast-cancer',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
  },
  {
    id: 'fda-2025-12-15',
    label: 'FDA approval of T-DXd with pertuzumab, first line, December 2025',
    short: 'FDA, Dec 2025',
    citation:
      'US FDA, fam-trastuzumab deruxtecan-nxki with pertuzumab, first line of HER2-positive metastatic breast cancer, 15 December 2025 (DESTINY-Breast09)',
    year: 2025,
    url: 'https://ecancer.org/en/news/27549',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
  },
  {
    id: 'fda-2026-05-15',
    label: 'FDA approvals of T-DXd in HER2-positive early breast cancer, May 2026',
    short: 'FDA, May 2026',
    citation:
      'US FDA, fam-trastuzumab deruxtecan-nxki, two indications in HER2-positive early breast cancer, 15 May 2026 (DESTINY-Breast11, DESTINY-Breast05)',
    year: 2026,
    url: 'https://www.fda.gov/drugs/resources-information-approved-drugs/fda-approves-two-separate-indications-fam-trastuzumab-deruxtecan-nxki-her2-positive-early-stage',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
  },
  {
    id: 'tdxd-boxed-warning-us',
    label: 'US label of T-DXd, boxed warning and LVEF',
    short: 'US label of T-DXd',
    citation:
      'US prescribing information of fam-trastuzumab deruxtecan-nxki: boxed warning; LVEF before start and at intervals',
    year: 2022,
    url: 'https://www.enhertuhcp.com/en/her2-low-breast/manage-potential-risks/lvef',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
    unverified: 'read in an earlier edition; the LVEF and lung disease wording of the label of 2026 was not compared',
  },
  {
    id: 'labels-her2-positive',
    label: 'US labels of HER2-positive-only drugs',
    short: 'US labels',
    citation:
      'US labels of trastuzumab and biosimilars, pertuzumab, trastuzumab emtansine, tucatinib, lapatinib, neratinib and margetuximab, breast indications, as summarised for the agent table',
    year: 2026,
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
    unverified: 'compared with a source for tucatinib only; the others are based on general knowledge of the labels',
  },
  {
    id: 'labels-her2-negative',
    label: 'US labels of drugs for HER2-negative breast cancer',
    short: 'US labels',
    citation:
      'US labels of sacituzumab govitecan, datopotamab deruxtecan, CDK4/6 inhibitors, oral SERDs, capivasertib, inavolisib and PARP inhibitors, breast indications, as summarised for the agent table',
    year: 2026,
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
    unverified:
      'compared with a source for sacituzumab govitecan only; the others are based on general knowledge of the labels',
  },
  {
    id: 'asco-multigene',
    label: 'ASCO guideline on biomarkers in early breast cancer 2022',
    citation:
      'ASCO, Biomarkers for adjuvant endocrine and chemotherapy in early-stage breast cancer, pocket guide, April 2022 (multigene assays in HER2-positive disease)',
    year: 2022,
    url: 'https://eguideline.guidelinecentral.com/i/1475447-biomarkers-for-adjuvant-endocrine-and-chemotherapy-in-early-stage-breast-cancer/7',
    kind: 'guideline',
    ...GUIDELINE_DATES,
  },
] as const satisfies readonly Source[]

export type SourceId = (typeof SOURCES)[number]['id']

const BY_ID: ReadonlyMap<string, Source> = new Map(SOURCES.map((source) => [source.id, source]))

/** The source with this id; undefined if the registry has none. */
export function findSource(id: string): Source | undefined {
  return BY_ID.get(id)
}
