/**
 * Drugs of breast cancer: what they are to the cards. A drug is never a HER2 status: trastuzumab deruxtecan is given for
 * HER2-low too. Rows are tried from top to bottom, so a conjugate comes before the antibody it is made of
 * ('Trastuzumab Injection [KADCYLA]' is trastuzumab emtansine), and datopotamab before any other deruxtecan.
 * Sources: RxNorm, ATC and SNOMED CT codes seen in public value sets and maps; NDC and brand names from public
 * labelling, fairly sure. Reviewed 2026-11-22.
 * HCPCS codes seen in published billing policies and notices of payers, in Medicare fee tables and in the makers' own
 * billing guides; RxNorm and NDC of Orserdu, Itovebi, Inluriyo, Hercessi, Tukysa and Margenza in the FDA's NDC directory;
 * ATC of capivasertib and inavolisib in the WHO list of new DDDs. Reviewed 2026-11-28.
 * Not found in a public text, and so not here: RxNorm of margetuximab, capivasertib, imlunestrant, vepdegestrant,
 * datopotamab deruxtecan and the agents without a breast label; ATC of imlunestrant, vepdegestrant, datopotamab
 * deruxtecan, disitamab vedotin, pyrotinib and the newer conjugates of trastuzumab; HCPCS of goserelin and leuprorelin.
 * A HCPCS code of everolimus exists for its use after transplantation only.
 */
import type { TreatmentKind } from '../../her2/evidence.ts'

export interface DrugRow {
  readonly drug: string
  readonly kind: TreatmentKind
  /** Codes separated by spaces; names by commas, without hyphens they are the same. */
  readonly rxnorm: string
  readonly atc: string
  readonly names: string
  /** Labeler and product of the National Drug Code, without the package. */
  readonly ndc: string
  /** Substance of SNOMED CT. */
  readonly snomed?: string
  /** HCPCS Level II, by which US clinics order and bill what is given by infusion. */
  readonly hcpcs?: string
}

// prettier-ignore
export const DRUGS: readonly DrugRow[] = [
  {
    drug: 'datopotamab deruxtecan', kind: 'other', atc: '', ndc: '65597-801',
    names: 'datopotamab, datroway, dato-dxd, ds-1062, ds-1062a',
    hcpcs: 'J9011',
    rxnorm: '',
  },
  {
    drug: 'trastuzumab deruxtecan', kind: 't-dxd', atc: 'L01FD04 L01XC41', ndc: '65597-406',
    names: 'trastuzumab deruxtecan, enhertu, ds-8201, ds8201, t-dxd, tdxd, fam-trastuzumab, ds-8201a',
    hcpcs: 'J9358',
    snomed: '838469001',
    rxnorm: '2267577 2267581 2267580 2267574 2267575 2267578 2267576 2267582 2267579',
  },
  {
    drug: 'trastuzumab emtansine', kind: 'her2-directed', atc: 'L01FD03 L01XC14', ndc: '50242-087 50242-088',
    names: 'emtansine, emtansin, kadcyla, t-dm1, tdm1, ado-trastuzumab, emtansina, entansina',
    hcpcs: 'J9354',
    snomed: '702836004',
    rxnorm: '1371041 1658082 1658085 1658084 1658088 1658090 1658089 1371046 1658087 1658091 1371049 1658086',
  },
  {
    drug: 'trastuzumab rezetecan', kind: 'her2-directed', atc: '', ndc: '',
    names: 'trastuzumab rezetecan, rezetecan, shr-a1811',
    rxnorm: '',
  },
  {
    drug: 'trastuzumab botidotin', kind: 'her2-directed', atc: '', ndc: '',
    names: 'trastuzumab botidotin, botidotin, a166',
    rxnorm: '',
  },
  {
    drug: 'trastuzumab pamirtecan', kind: 'her2-directed', atc: '', ndc: '',
    names: 'trastuzumab pamirtecan, pamirtecan, db-1303, bnt323',
    rxnorm: '',
  },
  {
    drug: 'disitamab vedotin', kind: 'her2-directed', atc: '', ndc: '',
    names: 'disitamab vedotin, disitamab, rc48',
    rxnorm: '',
  },
  {
    drug: 'trastuzumab duocarmazine', kind: 'her2-directed', atc: 'L01FD05', ndc: '',
    names: 'trastuzumab duocarmazine, duocarmazine, syd985, syd-985',
    rxnorm: '',
  },
  {
    drug: 'pertuzumab', kind: 'her2-directed', atc: 'L01FD02 L01XC13 L01FY01', ndc: '50242-145 50242-245 50242-260',
    names: 'pertuzumab, perjeta, phesgo, poherdy',
    hcpcs: 'J9306 J9316',
    snomed: '704226002',
    rxnorm:
      '2383305 1298948 2382604 2382603 2382601 2382602 2382607 2383306 2382606 1298949 1298953 1298952 ' +
      '1298944 1298945 1298950 1298946 1657572 1657574 2382597 2382613 2382598 2382605 2382609 2383307 ' +
      '2382608',
  },
  {
    drug: 'trastuzumab', kind: 'her2-directed', atc: 'L01FD01 L01XC03', ndc: '50242-132 50242-134 50242-077 55513-132 55513-141 67457-847 67457-991 0069-0305 0069-0308 0006-5033 0006-5034 78206-147 78206-148 63459-303 63459-305 69448-015',
    names: 'trastuzumab, herceptin, herzuma, kanjinti, ogivri, ontruzant, trazimera, hercessi, zercepac, tuznue, herwenda',
    hcpcs: 'J9355 J9356 Q5112 Q5113 Q5114 Q5116 Q5117 Q5146',
    snomed: '387003001',
    rxnorm:
      '2119714 101306 1922512 1922518 806575 2119715 2119719 2119718 1169113 2107054 2169362 2107058 ' +
      '2107057 2119713 2119711 2119712 2119717 2375546 2174805 2257300 2174809 2174808 2179754 2179758 ' +
      '2179763 2179757 2289228 2289232 2289237 2289231 224905 1922507 1922510 1922509 1922515 1922517 ' +
      '1922516 806572 806574 806573 1162762 377216 540885 2107056 2174807 2179762 2289236 2280735 ' +
      '1922508 1922511 2169361 2257299 2179756 2289230 2472793 2174802 2257296 2257298 2257297 2174803 ' +
      '2174806 2174804 2103478 2179752 2179755 2179753 2179759 2179761 2179760 2289225 2289226 2289229 ' +
      '2289227 2289233 2289235 2289234 2375543 2375544 2107051 2169358 2169360 2169359 2107052 2107055 ' +
      '2107053 2280730 2472790 2472792 2472791 2280731 2280734 2280732 2382599 2382600 2382614 2280733 ' +
      '2472794 2280737 2280736',
  },
  {
    drug: 'margetuximab', kind: 'her2-directed', atc: 'L01FD06', ndc: '74527-022 70720-022',
    names: 'margetuximab, margenza',
    hcpcs: 'J9353',
    rxnorm: '',
  },
  {
    drug: 'zanidatamab', kind: 'her2-directed', atc: 'L01FD07', ndc: '',
    names: 'zanidatamab, ziihera, zanidatamab-hrii',
    hcpcs: 'J9276 C9302',
    rxnorm: '',
  },
  {
    drug: 'lapatinib', kind: 'her2-directed', atc: 'L01EH01 L01XE07', ndc: '0078-0671 0173-0752',
    names: 'lapatinib, tykerb, tyverb',
    snomed: '425820005',
    rxnorm: '480167 672147 672150 672149 481474 1162549 672148 672151 1162550',
  },
  {
    drug: 'neratinib', kind: 'her2-directed', atc: 'L01EH02 L01XE45', ndc: '70437-240',
    names: 'neratinib, nerlynx',
    snomed: '736632003',
    rxnorm:
      '1940643 1940644 1940650 1940648 1940642 1940645 1940647 1940651 1940646 1940649 1940654 1940652 ' +
      '1940653',
  },
  {
    drug: 'tucatinib', kind: 'her2-directed', atc: 'L01EH03', ndc: '51144-001 51144-002',
    names: 'tucatinib, tukysa',
    snomed: '871698009',
    rxnorm: '2361285 2361286 2361292 2361290 2361297 2361299 2361298 2361287 2361289 2361293 2361288 2361296 2361300',
  },
  {
    drug: 'pyrotinib', kind: 'her2-directed', atc: '', ndc: '',
    names: 'pyrotinib',
    rxnorm: '',
  },
  {
    drug: 'palbociclib', kind: 'cdk4-6', atc: 'L01EF01 L01XE33', ndc: '0069-0187 0069-0188 0069-0189 0069-0284 0069-0486 0069-0688',
    names: 'palbociclib, ibrance',
    snomed: '715958001',
    rxnorm:
      '1601374 1601376 1601382 1601380 2284102 1601387 1601389 1601388 2284105 1601391 1601393 1601392 ' +
      '2284107 1601379 1601383 1601377 2284101 2284103 1601378',
  },
  {
    drug: 'ribociclib', kind: 'cdk4-6', atc: 'L01EF02 L01XE42', ndc: '0078-0860 0078-0867 0078-0874',
    names: 'ribociclib, kisqali',
    snomed: '732257004',
    rxnorm: '1873916 1873979 1873985 1873983 1873980 1873982 1873986 1873981 1873978 1873990 1873992 1873994',
  },
  {
    drug: 'abemaciclib', kind: 'cdk4-6', atc: 'L01EF03 L01XE50', ndc: '0002-4483 0002-4815 0002-5337 0002-6216',
    names: 'abemaciclib, verzenio, verzenios',
    snomed: '761851004',
    rxnorm:
      '1946825 1946837 1946839 1946838 1946841 1946843 1946842 1946845 1946847 1946846 1946826 1946832 ' +
      '1946830 1946827 1946829 1946833 1946828',
  },
  {
    drug: 'tamoxifen', kind: 'endocrine', atc: 'L02BA01', ndc: '',
    names: 'tamoxifen, tamoxifene, tamoxifeno, soltamox, nolvadex',
    snomed: '373345002',
    rxnorm:
      '10324 330520 564131 198240 393415 644302 389230 330595 313195 335656 250423 40137 1164213 ' +
      '1164214 393416 644303 374020 93514 1164215',
  },
  {
    drug: 'toremifene', kind: 'endocrine', atc: 'L02BA02', ndc: '',
    names: 'toremifene, toremifen, fareston',
    snomed: '387588002',
    rxnorm: '38409 330281 565092 313428 49953 1157658 374167 368304 1157659',
  },
  {
    drug: 'fulvestrant', kind: 'endocrine', atc: 'L02BA03', ndc: '',
    names: 'fulvestrant, faslodex',
    hcpcs: 'J9395',
    snomed: '385519002',
    rxnorm: '727762 282357 350934 575925 1156671 727760 727953',
  },
  {
    drug: 'elacestrant', kind: 'endocrine', atc: 'L02BA04', ndc: '72187-101 72187-102',
    names: 'elacestrant, orserdu',
    rxnorm: '2628478 2628484 2628487 2628489',
  },
  {
    drug: 'imlunestrant', kind: 'endocrine', atc: '', ndc: '0002-1717',
    names: 'imlunestrant, inluriyo',
    rxnorm: '',
  },
  {
    drug: 'vepdegestrant', kind: 'endocrine', atc: '', ndc: '',
    names: 'vepdegestrant, veppanu',
    rxnorm: '',
  },
  {
    drug: 'anastrozole', kind: 'endocrine', atc: 'L02BG03', ndc: '',
    names: 'anastrozole, anastrozol, anastrozolo, arimidex',
    snomed: '386910003',
    rxnorm: '84857 315382 564931 199224 1157702 370588 367866 1157703 262485 151124 1170752 1170753',
  },
  {
    drug: 'letrozole', kind: 'endocrine', atc: 'L02BG04', ndc: '',
    names: 'letrozole, letrozol, letrozolo, femara',
    snomed: '386911004',
    rxnorm: '72965 316135 565177 200064 1163195 372571 368318 1163196 1923053 1923055 1923057',
  },
  {
    drug: 'exemestane', kind: 'endocrine', atc: 'L02BG06', ndc: '',
    names: 'exemestane, exemestan, exemestano, aromasin',
    snomed: '387017005',
    rxnorm: '258494 330333 574539 310261 1163788 375061 368218 1163789',
  },
  {
    drug: 'leuprorelin', kind: 'endocrine', atc: 'L02AE02', ndc: '',
    names: 'leuprolide, leuprorelin, leuproreline, leuprorelina, lupron, eligard',
    snomed: '397198002',
    rxnorm:
      '752899 752884 752894 752889 1115447 1115454 1115457 1115462 1115467 1115257 1115472 1946519 ' +
      '1946521 42375 203217 1115446 1115448 583424 583426 2371770 583425 545830 1115455 545847 1115470 ' +
      '545848 545843 1115458 583434 583436 1115258 545834 545835 583429 583431 1115461 1115463 1116124 ' +
      '1163443 372576 378232 727599 825324 2371771 727602 1488618 1488616',
  },
  {
    drug: 'goserelin', kind: 'endocrine', atc: 'L02AE03', ndc: '',
    names: 'goserelin, goserelina, zoladex',
    snomed: '108771008',
    rxnorm: '50610 353411 571914 314008 358339 564142 310592 203146 379243 370482 1156883',
  },
  {
    drug: 'triptorelin', kind: 'endocrine', atc: 'L02AE04', ndc: '',
    names: 'triptorelin, triptorelina, trelstar, decapeptyl',
    rxnorm: '',
  },
  {
    drug: 'capecitabine', kind: 'chemotherapy', atc: 'L01BC06', ndc: '',
    names: 'capecitabine, capecitabin, capecitabina, xeloda',
    hcpcs: 'J8520 J8521',
    rxnorm: '',
  },
  {
    drug: 'paclitaxel', kind: 'chemotherapy', atc: 'L01CD01', ndc: '',
    names: 'paclitaxel, nab-paclitaxel, abraxane, taxol',
    hcpcs: 'J9265 J9267 J9264',
    rxnorm: '',
  },
  {
    drug: 'docetaxel', kind: 'chemotherapy', atc: 'L01CD02', ndc: '',
    names: 'docetaxel, taxotere',
    hcpcs: 'J9170 J9171',
    rxnorm: '',
  },
  {
    drug: 'doxorubicin', kind: 'chemotherapy', atc: 'L01DB01', ndc: '',
    names: 'doxorubicin, doxorubicine, doxorubicina, adriamycin, doxil, caelyx',
    hcpcs: 'J9000 Q2048 Q2049 Q2050',
    rxnorm: '',
  },
  {
    drug: 'epirubicin', kind: 'chemotherapy', atc: 'L01DB03', ndc: '',
    names: 'epirubicin, epirubicine, epirubicina',
    hcpcs: 'J9178',
    rxnorm: '',
  },
  {
    drug: 'cyclophosphamide', kind: 'chemotherapy', atc: 'L01AA01', ndc: '',
    names: 'cyclophosphamide, cyclophosphamid, ciclofosfamida, ciclofosfamide, cyclofosfamide',
    hcpcs: 'J9070 J8530',
    rxnorm: '',
  },
  {
    drug: 'carboplatin', kind: 'chemotherapy', atc: 'L01XA02', ndc: '',
    names: 'carboplatin, carboplatine, carboplatino',
    hcpcs: 'J9045',
    rxnorm: '',
  },
  {
    drug: 'cisplatin', kind: 'chemotherapy', atc: 'L01XA01', ndc: '',
    names: 'cisplatin, cisplatine, cisplatino',
    hcpcs: 'J9060',
    rxnorm: '',
  },
  {
    drug: 'gemcitabine', kind: 'chemotherapy', atc: 'L01BC05', ndc: '',
    names: 'gemcitabine, gemcitabin, gemcitabina',
    hcpcs: 'J9201',
    rxnorm: '',
  },
  {
    drug: 'vinorelbine', kind: 'chemotherapy', atc: 'L01CA04', ndc: '',
    names: 'vinorelbine, vinorelbin, vinorelbina',
    hcpcs: 'J9390',
    rxnorm: '',
  },
  {
    drug: 'eribulin', kind: 'chemotherapy', atc: 'L01XX41', ndc: '',
    names: 'eribulin, eribuline, eribulina, halaven',
    hcpcs: 'J9179',
    rxnorm: '',
  },
  {
    drug: 'ixabepilone', kind: 'chemotherapy', atc: 'L01DC04', ndc: '',
    names: 'ixabepilone',
    hcpcs: 'J9207',
    rxnorm: '',
  },
  {
    drug: 'methotrexate', kind: 'chemotherapy', atc: 'L01BA01', ndc: '',
    names: 'methotrexate, methotrexat, metotrexato',
    hcpcs: 'J9250 J9260',
    rxnorm: '',
  },
  {
    drug: 'fluorouracil', kind: 'chemotherapy', atc: 'L01BC02', ndc: '',
    names: 'fluorouracil, 5-fu',
    hcpcs: 'J9190',
    rxnorm: '',
  },
  {
    drug: 'utidelone', kind: 'chemotherapy', atc: '', ndc: '',
    names: 'utidelone',
    rxnorm: '',
  },
  {
    drug: 'sacituzumab govitecan', kind: 'other', atc: 'L01FX17', ndc: '55135-132',
    names: 'sacituzumab, trodelvy',
    hcpcs: 'J9317',
    snomed: '871701001',
    rxnorm: '2360231 2360530 2360531 2360536 2360534 2360532 2360533 2360537',
  },
  {
    drug: 'alpelisib', kind: 'other', atc: 'L01EM03', ndc: '',
    names: 'alpelisib, piqray',
    snomed: '788050002',
    rxnorm:
      '2169285 2169296 2169303 2169300 2169309 2169312 2169310 2169315 2169317 2169316 2169297 2169299 ' +
      '2169304 2169298 2169319 2169311 2169321',
  },
  {
    drug: 'capivasertib', kind: 'other', atc: 'L01EX27', ndc: '0310-9500 0310-9501',
    names: 'capivasertib, truqap',
    rxnorm: '',
  },
  {
    drug: 'inavolisib', kind: 'other', atc: 'L01EM06', ndc: '50242-084',
    names: 'inavolisib, itovebi',
    rxnorm: '2695427 2695433 2695435 2695437',
  },
  {
    // The same substance, sold under other names to be given after transplantation: no drug of breast cancer.
    drug: 'everolimus after transplantation', kind: 'other', atc: '', ndc: '',
    names: 'zortress, certican',
    rxnorm: '',
  },
  {
    drug: 'everolimus', kind: 'other', atc: '', ndc: '',
    names: 'everolimus, afinitor',
    snomed: '428698007',
    rxnorm:
      '141704 977426 977429 977427 977433 977435 977434 977437 977439 977438 2056894 2056896 2056895 ' +
      '845505 845510 845507 1869512 1869515 1308428 998188 998190 998189 1869518 1869520 1308430 845514 ' +
      '845517 845515 1308432 1119399 1119401 1119400 1308426 1163786 845506 845511 977430 1163787 ' +
      '1869513 1869516',
  },
  {
    drug: 'olaparib', kind: 'other', atc: 'L01XK01', ndc: '0310-0668 0310-0679',
    names: 'olaparib, lynparza',
    snomed: '432162002',
    rxnorm: '',
  },
  {
    drug: 'talazoparib', kind: 'other', atc: 'L01XK04', ndc: '',
    names: 'talazoparib, talzenna',
    snomed: '782199007',
    rxnorm: '',
  },
  {
    drug: 'pembrolizumab', kind: 'other', atc: 'L01FF02', ndc: '',
    names: 'pembrolizumab, keytruda',
    rxnorm: '',
  },
]

/** Codes of one product that holds two drugs of different rows: ribociclib and letrozole in one pack. */
export const PACKS: ReadonlyMap<string, readonly string[]> = new Map(
  ['1923053', '1923055', '1923057'].map((code) => [`rxnorm ${code}`, ['ribociclib', 'letrozole']]),
)
