import type { TranslationOf } from '../message.ts';
import type { meanings as source } from '../nl/meanings.ts';

/** English of `nl/meanings.ts`. */
export const meanings: TranslationOf<typeof source> = {
  'meaning.important': 'Important',
  'meaning.question': 'Question',
  'meaning.fact': 'Fact',
  'meaning.action': 'Action',
  'meaning.none': 'No meaning',
  'meaning.label': 'Meaning',

  'meanings.title': 'Names of the meanings',
  'meanings.text':
    'Each meaning has its own colour and sign. Give them the name that fits your work; leave a box empty for the usual name.',
  'meanings.name': 'Name of {meaning}',
  'meanings.saved': 'Names saved.',
  'meanings.failed': 'The names could not be saved.',
};
