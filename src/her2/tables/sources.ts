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
const LABEL_DATES_OF_28_NOV = { checkedOn: '2026-11-28', reviewBy: '2027-05-28' } as const
/** Known from the news only: read again soon. */
const NEWS_DATES = { checkedOn: '2026-11-28', reviewBy: '2027-02-28' } as const

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
    id: 'lee-2024',
    label: 'HER2-positive grade 1 carcinomas tested again, Lee 2024',
    citation: 'Lee et al. Histopathology 2024, HER2-positive breast carcinomas of grade 1',
    year: 2024,
    doi: '10.1111/his.15315',
    url: 'https://doi.org/10.1111/his.15315',
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
      'US labels of trastuzumab and biosimilars, pertuzumab, trastuzumab emtansine, tucatinib, lapatinib, neratinib and margetuximab, breast indications; each has a source of its own in the agent table',
    year: 2026,
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
    unverified: 'the labels of the biosimilars were not compared one by one',
  },
  {
    id: 'labels-her2-negative',
    label: 'US labels of drugs for HER2-negative breast cancer',
    short: 'US labels',
    citation:
      'US labels of sacituzumab govitecan, datopotamab deruxtecan, CDK4/6 inhibitors, oral SERDs, capivasertib, inavolisib, alpelisib, everolimus and PARP inhibitors, breast indications, as summarised for the agent table',
    year: 2026,
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
    unverified:
      'compared with a source for sacituzumab govitecan only; the others are based on general knowledge of the labels',
  },
  {
    id: 'label-trastuzumab-us',
    label: 'US label of trastuzumab (Herceptin)',
    short: 'Herceptin label, US',
    citation:
      'US prescribing information of Herceptin, set id 492dbdb2-077e-4064-bff3-372d6af0a7a2, text of 18 November 2024: HER2-overexpressing breast cancer',
    year: 2024,
    url: 'https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=492dbdb2-077e-4064-bff3-372d6af0a7a2',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES_OF_28_NOV,
    unverified: 'a labelling supplement of 18 May 2026 was not seen, nor the labels of the biosimilars one by one',
  },
  {
    id: 'label-pertuzumab-us',
    label: 'US label of pertuzumab (Perjeta)',
    short: 'Perjeta label, US',
    citation:
      'US prescribing information of Perjeta, set id 17f85d17-ab71-4f5b-9fe3-0b8c822f69ff, read in a copy of 22 April 2025: HER2-positive breast cancer, metastatic, neoadjuvant and adjuvant',
    year: 2025,
    url: 'https://www.drugs.com/pro/perjeta-injection.html',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES_OF_28_NOV,
    unverified: 'the version number of the edition that was read is not stated there',
  },
  {
    id: 'label-t-dm1-us',
    label: 'US label of trastuzumab emtansine (Kadcyla)',
    short: 'Kadcyla label, US',
    citation:
      'US prescribing information of Kadcyla, set id 23f3c1f4-0fc8-4804-a9e3-04cf25dd302e: HER2-positive metastatic breast cancer; adjuvant treatment of residual disease since 3 May 2019',
    year: 2019,
    url: 'https://drugcentral.org/label/23f3c1f4-0fc8-4804-a9e3-04cf25dd302e/view',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES_OF_28_NOV,
    unverified: 'the copy that was read carries no date, and its adjuvant section was read in a summary only',
  },
  {
    id: 'label-tucatinib-us',
    label: 'US label of tucatinib (Tukysa)',
    short: 'Tukysa label, US',
    citation:
      'US indication of tucatinib: HER2-positive advanced or metastatic breast cancer, after an anti-HER2 regimen in the metastatic setting',
    year: 2020,
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES,
    unverified: 'read as reported when it was approved; set id and current edition were not had',
  },
  {
    id: 'label-lapatinib-us',
    label: 'US label of lapatinib (Tykerb)',
    short: 'Tykerb label, US',
    citation:
      'US prescribing information of Tykerb, text of 7 January 2025: breast cancer that overexpresses HER2, with capecitabine or with letrozole',
    year: 2025,
    url: 'https://www.hcp.novartis.com/products/tykerb/',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES_OF_28_NOV,
    unverified: 'the set id was not had',
  },
  {
    id: 'label-lapatinib-eu',
    label: 'EU product information of lapatinib (Tyverb)',
    short: 'Tyverb product information, EU',
    citation: 'European Commission decision of 10 May 2024, annex I, Tyverb: breast cancer that overexpresses HER2',
    year: 2024,
    url: 'https://ec.europa.eu/health/documents/community-register/2024/20240510162526/anx_162526_fr.pdf',
    kind: 'label',
    jurisdiction: 'EU',
    ...LABEL_DATES_OF_28_NOV,
  },
  {
    id: 'label-neratinib-us',
    label: 'US label of neratinib (Nerlynx)',
    short: 'Nerlynx label, US',
    citation:
      'US prescribing information of Nerlynx as held by openFDA on 18 July 2026: HER2-positive breast cancer, extended adjuvant and metastatic',
    year: 2026,
    url: 'https://api.fda.gov/drug/label.json?search=openfda.generic_name%3A%22neratinib%22',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES_OF_28_NOV,
    unverified: 'set id and version number were not had',
  },
  {
    id: 'label-margetuximab-us',
    label: 'US label of margetuximab (Margenza)',
    short: 'Margenza label, US',
    citation:
      'US prescribing information of Margenza, set id 6a6d50c7-06ea-479c-83cc-f197a9e428c9, text of 11 February 2025: metastatic HER2-positive breast cancer',
    year: 2025,
    url: 'https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=6a6d50c7-06ea-479c-83cc-f197a9e428c9',
    kind: 'label',
    jurisdiction: 'US',
    ...LABEL_DATES_OF_28_NOV,
  },
  {
    id: 'labels-eu-her2-positive',
    label: 'EU product information of HER2-positive-only drugs',
    short: 'EU product information',
    citation:
      'EU product information of trastuzumab and biosimilars, pertuzumab, trastuzumab emtansine, tucatinib and neratinib, breast indications',
    year: 2026,
    kind: 'label',
    jurisdiction: 'EU',
    ...LABEL_DATES,
    unverified: 'based on general knowledge; not compared',
  },
  {
    id: 'labels-eu-her2-negative',
    label: 'EU product information of drugs for HER2-negative breast cancer',
    short: 'EU product information',
    citation: 'EU product information of palbociclib, breast indication',
    year: 2026,
    kind: 'label',
    jurisdiction: 'EU',
    ...LABEL_DATES,
    unverified: 'based on general knowledge; not compared',
  },
  {
    id: 'palbociclib-patina',
    label: 'US approval of palbociclib in HR-positive, HER2-positive disease, June 2026',
    short: 'FDA on palbociclib, June 2026',
    citation:
      'US FDA, 24 June 2026, palbociclib with anti-HER2 and endocrine therapy as first-line maintenance in HR-positive, HER2-positive metastatic breast cancer, as reported on 25 June 2026; PATINA, N Engl J Med, 29 January 2026',
    year: 2026,
    kind: 'label',
    jurisdiction: 'US',
    ...NEWS_DATES,
    unverified: 'the FDA page itself was not seen',
  },
  {
    id: 'vepdegestrant-2026',
    label: 'US approval of vepdegestrant (Veppanu), May 2026',
    short: 'FDA on vepdegestrant, May 2026',
    citation:
      'US FDA, 1 May 2026, vepdegestrant in ER-positive, HER2-negative, ESR1-mutated advanced or metastatic breast cancer, as reported on 8 May 2026',
    year: 2026,
    url: 'https://www.curetoday.com/view/fda-approves-veppanu-first-protac-for-esr1-mutant-breast-cancer',
    kind: 'label',
    jurisdiction: 'US',
    ...NEWS_DATES,
    unverified: 'the FDA page itself was not seen',
  },
  {
    id: 'agents-without-breast-label',
    label: 'HER2-directed agents without a known breast label',
    short: 'no label found',
    citation:
      'Labels of the United States and the European Union as far as they were seen: none for breast cancer was found for trastuzumab rezetecan, trastuzumab botidotin, trastuzumab duocarmazine, trastuzumab pamirtecan, disitamab vedotin, zanidatamab (labelled for biliary tract cancer) and pyrotinib',
    year: 2026,
    kind: 'label',
    ...NEWS_DATES,
    unverified: 'not having found a label does not prove that there is none',
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
