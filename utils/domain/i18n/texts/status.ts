import type { Catalogue } from '../message.ts';
import { states } from './states.ts';

/** Words of states, of the timeline, and of what is wrong with the sources. */
export const status = {
  ...states,
  'timeline.label': { nl: 'Tijdlijn', en: 'Timeline' },
  'timeline.submitted': { nl: 'Ingezonden', en: 'Submitted' },
  'timeline.threeWeeks': { nl: 'Drie weken', en: 'Three weeks' },
  'timeline.postponement': { nl: 'Uitstel', en: 'Postponed' },
  'timeline.sixWeeks': { nl: 'Zes weken', en: 'Six weeks' },
  'timeline.answer': { nl: 'Antwoord', en: 'Answer' },
  'timeline.supplement': { nl: 'Aanvulling', en: 'Supplement' },
  'timeline.settledByLetter': { nl: 'Afgedaan per brief', en: 'Settled by letter' },
  'timeline.withdrawn': { nl: 'Ingetrokken', en: 'Withdrawn' },
  'timeline.notice': { nl: 'Mededeling', en: 'Notice' },
  'timeline.today': { nl: 'Vandaag', en: 'Today' },
  'failure.some': {
    nl: 'Niet alle bronnen konden worden gelezen: {what}. De status kan daardoor achterlopen.',
    en: 'Not every source could be read: {what}. The status may lag behind.',
  },
  'failure.offline': { nl: '{what} is niet bereikbaar', en: '{what} cannot be reached' },
  'failure.timeout': { nl: '{what} antwoordde niet op tijd', en: '{what} did not answer in time' },
  'failure.rateLimited': { nl: '{what} vraagt om rustiger aan te doen', en: '{what} asks to slow down' },
  'failure.until': { nl: '{what} vraagt te wachten tot {time}', en: '{what} asks to wait until {time}' },
  'failure.serverError': { nl: '{what} gaf een storing', en: '{what} is failing' },
  'failure.notFound': { nl: '{what} kent het document niet', en: '{what} does not know the document' },
  'failure.garbage': { nl: '{what} gaf een onleesbaar antwoord', en: '{what} gave an unreadable answer' },
  'failure.rejected': { nl: '{what} weigerde de zoekvraag', en: '{what} refused the query' },
  'failure.mismatch': { nl: '{what} gaf gegevens van een ander document', en: '{what} gave data of another document' },
  'failure.tooLarge': { nl: '{what} gaf een te groot antwoord', en: '{what} gave too large an answer' },
  'failure.forbidden': { nl: '{what} weigerde de toegang', en: '{what} refused access' },
  'sourceError.read.address': { nl: 'adres', en: 'address' },
  'sourceError.read.metadata': { nl: 'metadata', en: 'metadata' },
  'sourceError.read.number': { nl: 'nummer', en: 'number' },
  'sourceError.read.received': { nl: 'ontvangen', en: 'received' },
  'sourceError.read.submitted': { nl: 'ingezonden', en: 'submitted' },
  'sourceError.read.published': { nl: 'gepubliceerd', en: 'published' },
  'sourceError.receivedBeforeSubmitted': {
    nl: 'Fout in de bron ({document}): ontvangen vóór ingezonden ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): received before submitted ({detail}). This date was not used.',
  },
  'sourceError.impossibleDate': {
    nl: 'Fout in de bron ({document}): een datum die niet bestaat ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): a date that does not exist ({detail}). This date was not used.',
  },
  'sourceError.unreadableDate': {
    nl: 'Niet gelezen ({document}): een datum in een vorm die Kantlijn niet met zekerheid begrijpt ({detail}). Met deze datum is niet gerekend.',
    en: 'Not read ({document}): a date in a form that Kantlijn does not understand for certain ({detail}). This date was not used.',
  },
  'sourceError.receivedInFuture': {
    nl: 'Fout in de bron ({document}): een ontvangstdatum in de toekomst ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): a received date in the future ({detail}). This date was not used.',
  },
  'sourceError.submittedInFuture': {
    nl: 'Fout in de bron ({document}): een datum van indiening in de toekomst ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): a submitted date in the future ({detail}). This date was not used.',
  },
  'sourceError.contradictoryDates': {
    nl: 'Fout in de bron ({document}): tegenstrijdige datums ({detail}).',
    en: 'Error in the source ({document}): contradictory dates ({detail}).',
  },
  'sourceError.contradictoryNumbers': {
    nl: 'Fout in de bron ({document}): tegenstrijdige nummers ({detail}).',
    en: 'Error in the source ({document}): numbers that contradict each other ({detail}).',
  },
} as const satisfies Catalogue;
