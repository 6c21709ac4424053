import type { Forms } from '../forms.ts'

/** Names of tests, genes, measures and specimens, in every language. */
export const TESTS: Forms = {
  her2: 'her2|her2 / new|her 2 / new|her2 new|her2 nue|her 2 nue|er 2 neu|er2 neu|er 2 / neu|er2 / neu|her2 c|her zneu|her 2 neu oncoprotein|her 2|her2 neu|her2neu|her2 / neu|her 2 / neu|her 2 neu|her 2neu|c erbb2|c erbb 2|c erb b2|c erb b 2|cerbb2|cerbb 2|cerb b2|cerb b 2|erbb2|erbb 2|erb b2|erb b 2|p185 her2',
  er: 'er|erα|esr1 ihc',
  pgr: 'pr|pgr|pgra',
  hr: 'hr|rh',
  marker:
    'ki67|ki 67|mib1|mib 1|pdl1|pd l1|pd 1|tps|cps|p53|tp53|top2a|topo2a|egfr|her1|her3|her4|erbb3|erbb1|brca|brca1|brca2|palb2|pik3ca|gata3|gcdfp|mammaglobin|sox10|ck5|ck7|ck20|ck14|ck5 / 6|ck 5 / 6|cadherin|e cadherin|p63|p40|ttf1|ttf 1|s100|alk|ros1|mdm2|ccnd1|fgfr1|myc|kras|braf|ntrk|msi|mmr|trop2|trop 2|ar|p16|synaptophysin|chromogranin|bcl2|vimentin|esr1|androgen receptor|androgen|lymphovascular|met amplifikation|met amplification|met amplified|met amplifiziert|met exon 14|amplification de met|amplification du gène met|amplificación de met|amplificación del gen met|amplificazione di met|amplificazione del gene met|c met amplifikation|met genamplifikation',
  triplenegative: 'tnbc|mtnbc|etnbc|atnbc',
  triplepositive: 'tpbc|mtpbc',
  ihc: 'ihc|ihq|iph',
  ish: 'ish|fish|cish|sish|dish|ddish|d dish|bdish|brish|gish|fish test',
  clone: '4b5|sp3|cb11|a0485|ventana|pathway|herceptest*|herceptest|hercep test|dako|rabbit monoclonal',
  score: 'score|scores|dako score|herceptest score',
  otherscore:
    'irs|allred|h score|hscore|nhg|bloom|sbr|nottingham|elston|npi|grade|grading|recurrence score|rs|rcb|ki67 index|bi rads|birads|li rads|quick score|quickscore|remmele|gleason|ecog|nyha|asa|eston ellis|b klassifikation|iss|proportion score|ps|total score|intensity score|miller payne|til|tils|tumor infiltrating lymphocytes|epclin|ror|magee',
  ratio: 'ratio|quotient|amplification ratio',
  cep17:
    'cep17|cep 17|cen17|cen 17|chr17|chr 17|ch17|cep17q|cent17|centromere 17|chromosome 17|chromosom 17|chromosomen 17|chromosoma 17|cromosoma 17|cromosome 17|cen 17p|d17z1',
  copies: 'gcn|cn',
  percell:
    '/ cell|/ nucleus|/ zelle|/ zellkern|/ kern|/ cellule|/ noyau|/ célula|/ núcleo|/ cel|/ celkern|/ cellula|/ nucleo',
  polysomy:
    'polysomy 17|polysomy|polysomy of chromosome 17|chromosome 17 polysomy|polysomie 17|polysomie|polysomie des chromosoms 17|polisomia 17|polisomia|polisomía 17|polisomía|polysomie du chromosome 17|monosomy 17|monosomie 17|monosomía 17|aneusomy',
}
