import type { Forms } from '../forms.ts'

/** Words of sentences and headings that weigh nothing: articles, auxiliaries, the commonest nouns, German. */
export const PROSE: Forms = {
  harmless:
    'ein|eine|einer|eines|einem|einen|dieser|diese|dieses|diesem|den|dem|des|zur|zum|zu|auf|an|am|aus|auch|wurde|wurden|wird|werden|hat|haben|sich|es|sie|er wird|als|mittlere|mittlerer|mittlere anzahl|durchschnittliche|durchschnittlicher|durchschnittlich|mittel|anzahl|zahl|karzinom|karzinoms|karzinome|mammakarzinom|mammakarzinome|primärtumor|duktal*|lobulär*|nst|grad|untersuchung|untersuchungen|nachuntersuchung|ergab|ergaben|bei einem|gens|genstatus|immunreaktiv|stanzbiopsie|biopsie|exzisat|resektat|gewebe|tumorgewebe|histologisch|gemäß|entsprechend|hormonrezeptor|verblindet*|areal|inkl|gesamt|methode|verfahren|bestimmung|bestimmt|erfolgte|durchgeführt',
}
