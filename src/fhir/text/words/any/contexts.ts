import type { Forms } from '../forms.ts'

/** Words that decide whether a value counts, in every language. */
export const CONTEXTS: Forms = {
  unknown: 'unk',
  hedge: 'v a',
  reference: 'ref|cut off|cutoff',
  therapy: 'her2climb|t dm1|t dxd|trastuzumab|pertuzumab|enhertu|herceptin',
  mutation: 'her2 mutant|her2 mut',
  genomic:
    'ngs|ctdna|guardant*|guardant360|guardant 360|oncotype*|oncotype dx|oncotype dx her2|oncotype|pam50|mammaprint|prosigna|endopredict|foundationone*|foundationone|foundation one|wes|rt pcr|qpcr|mrna|rna|cfdna|tempus|caris|mammatyper|targetprint|elisa',
  serum: 'ecd|ng / ml|serum',
  dcis: 'dcis|cdis|ccis',
  otherorgan:
    'nsclc|sclc|gej|meningio*|meningeom*|gliom*|glioblastom*|schwannom*|mesotheliom*|thymom*|thymic|carcinoid*|karzinoid*|seminom*|melanoma|lymphoma|lymphom|myeloma|sarcoma|sarkom',
}
