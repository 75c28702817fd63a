import type { TranslationOf } from '../message.ts';
import type { corpus as source } from '../nl/corpus.ts';

/** English of `nl/corpus.ts`. */
export const corpus: TranslationOf<typeof source> = {
  'corpus.title': 'List of all questions',
  'corpus.intro':
    'For related questions and for searching all questions, Kantlijn uses a list on this computer. Which question you read or what you search for goes nowhere.',
  'corpus.reading': 'Looking at the list…',
  'corpus.unreachable': 'The list could not be looked at. Reload this page.',
  'corpus.known': 'Questions known',
  'corpus.until': 'Updated to',
  'corpus.never': 'Not yet',
  'corpus.packaged': 'Came with Kantlijn',
  'corpus.fetched': 'Fetched since',
  'corpus.fetchedAll': 'Fetched',
  'corpus.space': '{megabytes} MB',
  'corpus.enabled': 'Use the list',
  'corpus.daily': 'Update once a day',
  'corpus.update': 'Update now',
  'corpus.fetch': 'Fetch the list',
  'corpus.offer':
    'This release of Kantlijn came without the list. Fetching it from the government’s search service takes about {megabytes} MB and {minutes} minutes, and can be paused.',
  'corpus.offerAgain':
    'Fetching it from the government’s search service takes about {megabytes} MB and {minutes} minutes, and can be paused.',
  'corpus.pause': 'Pause',
  'corpus.resume': 'Go on',
  'corpus.remove': 'Remove the fetched list',
  'corpus.removeSure': 'Remove it',
  'corpus.cancel': 'Cancel',
  'corpus.sure': 'What was fetched disappears; it can be fetched again later. Notes stay.',
  'corpus.running': '{done} of about {expected} read',
  'corpus.starting': 'Busy…',
  'corpus.paused': 'Paused at {done} of about {expected}.',
  'corpus.packing': 'The list is being prepared. This takes a minute or two.',
  'corpus.failed': 'Updating failed ({failure}). What was read is kept.',
  'corpus.problem.damaged': 'The list is damaged. Fetch it again.',
  'corpus.problem.older': 'The list is from an older version of Kantlijn. Fetch it again.',
  'corpus.problem.newer': 'The list is from a newer version of Kantlijn.',
  'corpus.problem.unavailable': 'The browser’s storage cannot be reached; what was fetched does not count now.',
  'corpus.off': 'The list is off: nothing of it is read, shown or fetched.',
  'corpus.progress': 'Progress of fetching',
};
