/** Words by which a language outside the six is recognised. A clause that holds one is not read (RULES P-27). */
export interface ForeignLanguage {
  readonly language: string
  /** Lower case, natural spelling, separated by white space; none is a word of the six languages, folded or not. */
  readonly words: string
  /** Separated by '|': words of one of the six that mean something else here, with what stands behind them. */
  readonly phrases?: string
}

/** Origin: own list of function words and of the words of a pathology report; reviewed 2026-11-28. */
export const FOREIGN: readonly ForeignLanguage[] = [
  {
    language: 'Portuguese',
    words: `
      achados aguarda aguardando ainda amplificação aos apresenta apresentou avaliação colhido coloração conclusão
      coram demonstrou direita doente escore escores esquerda estão estrogênio estudo exame expressão fígado foi
      foram fraca hibridação hibridização hiperexpressão imuno imunohistoquímica imunoistoquímica imunomarcação
      imunorreação imunorreatividade isso isto laudo lesão linfonodos marcação não nenhum nenhuma observação peça
      pelas pendente percentagem pesquisa porcentagem produto pulmão reação recetor recetores são sem setorectomia
      seu seus sobreexpressão suas superexpressão também tumorais uma verificou acometimento cintilografia deruxtecana
      disseminação doença lesões ósseas pertuzumabe progressão suspeita trastuzumabe
      ósseos pulmões estádio excluídas excluídos
    `,
    // 'No' is 'in the', and denies nothing.
    phrases:
      'com metástases|com metástase|com invasão|com amplificação|com expressão|com linfonodos|com carcinoma|com doença|com her2|com lesões|com marcação|no câncer de mama|no carcinoma de mama|no cenário|no contexto|no fígado|no pulmão|no osso|no cérebro|no crânio|no peritônio|no peritoneu|no lobo|no esterno|no úmero|no sacro|no mediastino|no abdome|no abdómen|no tórax|no hemitórax|no tecido|no tumor primário|no estádio|no estágio|no tratamento|no momento|no seguimento|no exame|no estudo|no controle|no linfonodo|no gânglio|no ovário|no baço|no rim|no corpo vertebral|no setor|no quadrante',
  },
  {
    language: 'Galician',
    words: `
      coa dous foi mellor pola tamén unha
    `,
  },
  {
    language: 'Catalan',
    words: `
      amb amplificació aquest aquesta aquestes aquests dels els expressió hibridació mitjançant negatiu només
      positiu també tumorals
      descartades descartada òssies fetge pulmó
    `,
  },
  {
    language: 'Danish',
    words: `
      amplificeret biopsi blev bliver bryst brystkræft cellekerner celler det ej eller farvet farvning fundet har
      havde højre hos ikke ingen knogle knude kun lymfeknude lymfeknuder mangler meget metastaser negativt og også
      påvist positivt receptorer skal stærk svag svar sygdom tidligere tumorceller uden udtryk undersøgelse været
      væv ved venstre østrogenreceptor østrogenreceptorer
      mistanke mistænkt mistænkes udelukkes udelukket udelukkede udelukke fjernmetastaser knoglemetastaser
      hjernemetastaser duktalt invasivt immunhistokemi hospitalet hendes sprede spredning dissemineret knogler
      tegn bekræftet påvises undersøgt karcinom
    `,
  },
  {
    language: 'Norwegian',
    words: `
      amplifisert biopsi ble blir bryst brystkreft cellekjerner cellene celler eller farget farging funn hadde har hos høyre ikke ikkje
      ingen kun lymfeknute lymfeknuter mangler negativt og også pasienten påvist positivt reseptor reseptorer skal
      skjelett svak svulst svulstceller svulstvev tidligere undersøkelse uten uttrykk vært ved venstre vev østrogenreseptor
      østrogenreseptorer progesteronreseptor progesteronreseptorer
      mistenkt mistenkes utelukkes utelukket utelukke bryster spredning skjelettet hennes sykehus bekreftet duktalt
      dersom hvis karsinom immunhistokjemi immunhistokjemisk hormonreseptor
    `,
  },
  {
    language: 'Swedish',
    words: `
      amplifierad amplifiering biopsi blev blir bröst bröstcancer celler cellkärnor ej eller endast färgade färgning
      från fynd hade har hos ingen inte knuta lymfkörtel lymfkörtlar negativt och också överuttryck påvisad påvisas
      påvisats positivt receptorer saknas ska svag svar tidigare tumörceller undersökning utan utlåtande uttryck
      vänster varit vävnad östrogenreceptor östrogenreceptorer
      inga inget misstänkt misstänkta misstanke utesluts uteslutas utesluten uteslutet uteslutna uteslutits
      hållpunkter duktalt invasivt lobulärt immunhistokemi immunhistokemiskt immunhistokemisk hormonreceptor
      hormonreceptorer spridning spridd sjukhus hennes därför bröstkörtelcancer tecken bekräftas bekräftad
      svaret
    `,
  },
  {
    language: 'Icelandic',
    words: `
      brjóst brjóstakrabbamein ekki eða frumur hægri jákvætt jákvæð krabbamein með neikvætt neikvæð og sem sýni
      vinstri við
    `,
  },
  {
    language: 'Faroese',
    words: `
      bróst ikki og við
    `,
  },
  {
    language: 'Finnish',
    words: `
      aiempi amplifikaatio ei eikä eivät estrogeeni estrogeenireseptori etäpesäkkeet heikko ilman imusolmuke joka
      jossa kanssa kasvaimen kasvain kasvainsolut koepala kohtalainen lausunto monistuma monistunut mutta myös nämä
      näyte näytteen negatiivinen oikea oikean olivat ovat positiivinen progesteroni reseptori reseptorit rinnan
      rinta rintasyöpä sekä solujen solut syöpä tai tämä todeta todetaan todettu tutkimuksessa tutkimus vahva
      värjäys värjäytyvyys vasemman vasen
    `,
  },
  {
    language: 'Estonian',
    words: `
      aga ainult amplifikatsioon ei ilma kasvaja kasvajarakud koeproov koos leitud lümfisõlm mõõdukas negatiivne
      ning nõrk östrogeen parem parema positiivne progesteroon rakkude rakud retseptor retseptorid rinna rinnavähk
      tugev uuring uuringus värving vasak vasaku
    `,
  },
  {
    language: 'Latvian',
    words: `
      amplifikācija audzēja audzējs bez bija biopsija estrogēnu izmeklējums kas konstatēts krāsošana kreisā krūšu
      krūts labā limfmezgls nav negatīvs nekonstatē netiek paraugs pozitīvs receptori stiprs šūnas šūnu tikai vājš
      vēzis
    `,
  },
  {
    language: 'Lithuanian',
    words: `
      amplifikacija arba biopsija buvo dažymas dešinė dešinioji estrogenų išvada kairė kairioji krūties krūtis kuris
      ląstelės ląstelių limfmazgis mėginys navikas naviko neigiama neigiamas nenustatyta nustatyta progesterono
      raiška receptoriai silpnas stiprus taip teigiama teigiamas tik tyrimas tyrimo vėžys yra
    `,
  },
  {
    language: 'Polish',
    words: `
      amplifikacja amplifikacji badania badanie barwienie bez błonowy brak był była było były chłonny dla dodatni
      dodatnia dodatnie ekspresja estrogenowe estrogenowy guz guza jest komórek komórki która które który lewa lewej
      lub nowotwór nowotworowe nowotworowych odczyn oraz pierś piersi prawa prawej preparat progesteronowe przerzuty
      przez przy rak raka receptory rozpoznanie silny słaby stwierdza stwierdzono sutek sutka także tych tylko
      ujemna ujemne ujemny umiarkowany węzeł węzły wycinek wycinki wykazano wykazuje wynik
    `,
  },
  {
    language: 'Czech',
    words: `
      amplifikace barvení bez buněk buňky byl byla bylo byly estrogenové exprese jako jsou karcinom která které
      který levého levý metastázy nádor nádorové nádoru nález nebo negativní není neprokázána neprokázáno pouze
      pozitivní pravého pravý při progesteronové prokázána prokázáno prs prsní prsu reakce receptory silná silně
      slabá slabě středně také tato tento tyto uzlina uzliny vyšetření výsledek vzorek závěr
    `,
  },
  {
    language: 'Slovak',
    words: `
      ako alebo amplifikácia bez buniek bunky dokázaná estrogénové expresia farbenie karcinóm ktorá ktoré ktorý ľavý
      metastázy nádor nádorové nádoru nález nedokázaná negatívna negatívny pozitívna pozitívny pravý pri
      progesterónové prsia prsník prsníka receptory silná slabá stredne táto tento tieto tiež uzlina uzliny
      vyšetrenie výsledok vzorka záver
    `,
  },
  {
    language: 'Slovene',
    words: `
      ampak amplifikacija barvanje bezgavka bezgavke bil bila bilo biopsija brez celic celice desna desni dojka
      dojke dojki dokazana estrogenski izražanje izvid kot levi močno negativna pomnožen pomnožitev pozitiven
      pozitivna preiskava pri progesteronski rak raka receptorji samo šibko tudi tumorja tumorske vzorec za
      zaključek zmerno
    `,
  },
  {
    language: 'Croatian and Serbian',
    words: `
      amplificiran amplifikacija bez bila bilo biopsija bojanje bojenje ćelija ćelije čvor čvorovi desna dojci dojka
      dojke dokazana ekspresija estrogenski ili jako kao karcinom koja koje koji lijeva limfni mišljenje nalaz
      negativan negativna nema nije odsutna ovaj ovi ovo pozitivan pozitivna pri prisutna progesteronski rak raka
      receptori samo slabo stanica stanice takođe također tumora tumorske umereno umjereno uzorak za zaključak
    `,
  },
  {
    language: 'Hungarian',
    words: `
      amely amplifikáció amplifikált áttét az azt biopszia csak daganat daganatsejt daganatsejtek egy emlő
      emlődaganat emlőrák eredmény erős ez ezek festődés festődést gyenge igazolható igazolódott jobb kell
      kifejeződés közepes lehet lelet mellett minta nélkül nem nincs nyirokcsomó oldali ösztrogén pozitív
      progeszteron reakció receptorok sejt sejtek sejtekben vagy vélemény vizsgálat voltak
    `,
  },
  {
    language: 'Romanian',
    words: `
      absentă această acest aceste acestea amplificare amplificat asemenea celule celulele colorare colorație
      concluzie doar dreaptă drept evidențiat evidențiază expresie fără fost ganglioni imunohistochimic
      imunohistochimie mamar pentru pozitiv pozitivă prin probă receptori receptorul rezultat sânului sau slabă
      stâng stângă sunt tumorii
      metastaze metastaza metastazele hepatice osoase pulmonare ficat stadiul pozitive imunohistochimică
      mamare
    `,
  },
  {
    language: 'Turkish',
    words: `
      amplifikasyon amplifikasyonu ancak bir biyopsi boyandı boyanma bu bulgu çok değil ekspresyon ekspresyonu
      görüldü görülmedi güçlü hücre hücrelerde hücreleri hücrelerinde için ile inceleme ise izlendi izlenmedi kanser
      kanseri karsinom karsinomu kuvvetli lenf memede metastaz nodu olan olarak olup örnek orta östrojen pozitif
      reseptör reseptörü sadece saptandı saptanmadı sonuç tanı tümörün veya yapıldı yok zayıf
    `,
  },
  {
    language: 'Albanian',
    words: `
      biopsi dhe djathtë është estrogjen gjiri gjirit gjithashtu ishte karcinoma këto kjo majtë nga nuk ose pozitiv
      që qelizat receptorët vetëm
    `,
  },
  {
    language: 'Maltese',
    words: `
      bijopsija ċelloli hija huwa iżda kanċer kien kienet mhux minn negattiv pożittiv sider wkoll
    `,
  },
  {
    language: 'Irish',
    words: `
      agus ailse amháin bhí bithóipse cealla chíoch cíche dearfach diúltach freisin gan seo
    `,
  },
  {
    language: 'Welsh',
    words: `
      biopsi cadarnhaol canser celloedd fron hefyd hon hwn negyddol oedd ond yw
    `,
  },
  {
    language: 'Basque',
    words: `
      baina bakarrik bularreko dira edo ere ez gabe hau hauek minbizia negatiboa positiboa zelulak zen
    `,
  },
  {
    language: 'Indonesian and Malay',
    words: `
      adalah atau biopsi bukan dalam dari dengan ditemui ditemukan hanya hasil itu juga kanan kanser kesimpulan kiri
      kuat lemah pada payudara pemeriksaan pewarnaan reseptor sedang sel tanpa tetapi tiada tidak untuk yang
    `,
  },
  {
    language: 'Vietnamese',
    words: `
      bào của cũng dương hoặc kết không khuếch luận nhưng nhuộm phải sinh thiết tính trái trong tuyến ung đại
    `,
  },
  {
    language: 'Afrikaans',
    words: `
      bors borskanker hierdie
    `,
  },
  {
    language: 'Filipino',
    words: `
      ang biopsya hindi ito kanser lamang mga ngunit selula suso wala walang
    `,
  },
  {
    language: 'Swahili',
    words: `
      bila hakuna hii hiyo lakini matiti saratani seli
    `,
  },
]

/** What a receptor is called in nearly every language, for texts that are not read: it is named as unread, never lost. */
export const RECEPTOR_STEMS = {
  er: /strog|strojen|ztrog|stradiol|эстроген|естроген|οιστρογ|雌激素|에스트로|エストロ|اس?تروج|אסטרוג|एस्ट्रो|เอสโตร/,
  pgr: /progesz?t|прогест|προγεστ|孕激素|孕酮|黄体酮|프로게|プロゲス|بروج[يه]?ست|פרוגסט|प्रोजेस्ट|โปรเจส/,
} as const

/** What spread is called in nearly every language, and stage IV. */
export const SPREAD_STEM =
  /met[aáà] ?s[tz]|(?<!\p{L})e?st[aá]d\p{L}{0,6} iv(?!\p{L})|(?<!\p{L})[cp]?m1(?!\p{L})|przerzut|[áa]tt[ée]t|et[äa]pes[äa]k|zasevk|метаст|μεταστ|转移|轉移|転移|전이|انبثاث|نقائل|גרור|मेटास्ट/u

/** Scripts in which none of the six languages is written. Greek letters that stand alone (α, β, µ) are signs, not Greek text. */
export const FOREIGN_SCRIPTS: readonly { readonly language: string; readonly letters: RegExp }[] = [
  { language: 'Greek', letters: /\p{Script=Greek}{3}/u },
  { language: 'a language in Cyrillic script', letters: /\p{Script=Cyrillic}{2}/u },
  { language: 'Chinese or Japanese', letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u },
  { language: 'Korean', letters: /\p{Script=Hangul}/u },
  { language: 'a language in Arabic script', letters: /\p{Script=Arabic}{2}/u },
  { language: 'Hebrew', letters: /\p{Script=Hebrew}{2}/u },
  { language: 'Thai', letters: /\p{Script=Thai}{2}/u },
  { language: 'a language in Devanagari', letters: /\p{Script=Devanagari}{2}/u },
  { language: 'a language in Bengali script', letters: /\p{Script=Bengali}{2}/u },
  { language: 'Tamil', letters: /\p{Script=Tamil}{2}/u },
  { language: 'Telugu', letters: /\p{Script=Telugu}{2}/u },
  { language: 'Georgian', letters: /\p{Script=Georgian}{2}/u },
  { language: 'Armenian', letters: /\p{Script=Armenian}{2}/u },
]

/** Words that only their accents make foreign, as written: without them they are words of the six ('metástase', 'är'). */
export const FOREIGN_AS_WRITTEN =
  /(?<!\p{L})(?:(?:met[áÁ]stases?|c[âà]ncer|mam[áÁ]ri[oa]s?|est[áÁ]dio|[óÓ]sse[oa]s?|c[éÉ]rebro|n[óÓ]dulos|är|för|på|där|när|även)(?!\p{L})|metàst|hepàti)/iu

/** Letters that none of the six has; a name may hold them, and begins with a capital. */
export const FOREIGN_LETTERS = /[ãõåășşțţłőűğıčřšžěůėęąćńśźżðþļķņģāēīū]/u
export const CAPITAL_FIRST = /^[^\p{L}]{0,3}\p{Lu}/u
