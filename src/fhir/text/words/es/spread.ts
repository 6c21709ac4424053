import type { Forms } from '../forms.ts'

/** Words of spread and stage, Spanish. */
export const SPREAD: Forms = {
  distantmetastasis:
    'metástasis a distancia|metástasis distantes|metástasis distante|lesiones a distancia|enfermedad a distancia|diseminación a distancia|afectación a distancia',
  sitemetastasis:
    'carcinomatosis peritoneal|carcinomatosis meníngea|carcinomatosis leptomeníngea|carcinomatosis pleural',
  nodemetastasis:
    'micrometástasis|macrometástasis|metástasis ganglionar|metástasis ganglionares|metastasis ganglionar|metastasis ganglionares',
  node: 'ganglio|ganglios|ganglionar|ganglionares|axila|axilares|axilar|ganglios linfáticos|linfáticos|supraclavicular',
  distantsite:
    'hígado|hepática|hepáticas|hepático|pulmón|pulmonar|pulmonares|ósea|óseas|óseo|hueso|huesos|cerebral|cerebrales|cerebro|pleural|pleurales|peritoneal|peritoneales|suprarrenal|vertebral|vertebrales|visceral|viscerales|ascitis|óseos|hepáticos|encefálica|encefálicas|suprarrenales|peritoneo|pleura|esquelética|esqueléticas|bronquial|médula ósea|lcr|líquido pleural|líquido ascítico',
  search: 'riesgo|descartar|para descartar|búsqueda de|no metastásico|no metastásica|estudio de extensión|riesgo de',
  stage: 'estadio|estadío|estadio clínico|etapa',
  mcategory: 'categoría m',
  notapplicable: 'no aplica|no evaluable|no valorable|no evaluado|no procede|no aplicable',
  has: 'con|conocidas|conocida|múltiples|nuevas|nueva|confirmada|confirmadas|probada|diagnóstico|paciente|paciente con|recidiva|de novo|de inicio|al diagnóstico|en el momento del diagnóstico|al debut|de debut|confirmado por biopsia|confirmado histológicamente|confirmada por biopsia|infiltración por|infiltrada por|afectación por',
  disease:
    'origen mamario|de origen mamario|primario de mama|mama|cáncer|cáncer de mama|carcinoma|carcinoma de mama|adenocarcinoma|enfermedad|mamario|mamaria|ductal|lobulillar|tumor|un|ecoguiada|guiada por tac|guiada por ecografía',
}
