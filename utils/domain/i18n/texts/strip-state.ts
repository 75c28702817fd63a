import type { Catalogue } from '../message.ts';
import { shortStates } from './states.ts';

/** The words of the strip: states in short, and its small timeline. */
export const stripState = {
  ...shortStates,
  'line.submitted': { nl: 'Ingezonden {date}', en: 'Submitted {date}' },
  'line.threeWeeks': { nl: 'drie weken {date}', en: 'three weeks {date}' },
  'line.sixWeeks': { nl: 'zes weken {date}', en: 'six weeks {date}' },
  'line.postponement': { nl: 'uitstelbericht {date}', en: 'notice of postponement {date}' },
  'line.answer': { nl: 'antwoord {date}', en: 'answer {date}' },
  'line.supplement': { nl: 'aanvulling {date}', en: 'supplement {date}' },
  'line.settledByLetter': { nl: 'afgedaan per brief {date}', en: 'settled by letter {date}' },
  'line.withdrawn': { nl: 'ingetrokken {date}', en: 'withdrawn {date}' },
  'line.notice': { nl: 'mededeling {date}', en: 'notice {date}' },
  'line.today': { nl: 'vandaag {date}', en: 'today {date}' },
  'line.short.threeWeeks': { nl: '3 weken', en: '3 weeks' },
  'line.short.sixWeeks': { nl: '6 weken', en: '6 weeks' },
  'line.short.today': { nl: 'vandaag', en: 'today' },
  'line.short.postponement': { nl: 'uitstel', en: 'postponed' },
} as const satisfies Catalogue;
