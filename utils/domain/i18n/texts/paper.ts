import type { Catalogue } from '../message.ts';

/** What stands on paper and in files that are read as a page: words of ours between those of the reader and of the publications. */
export const paperTexts = {
  'paper.publication': { nl: 'Publicatie', en: 'Publication' },
  'paper.toPassage': { nl: 'Naar de passage', en: 'To the passage' },
} as const satisfies Catalogue;
