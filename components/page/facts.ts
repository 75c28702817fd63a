import { HEAD, type HeadField } from '../../utils/domain/site/head.ts';
import { pageDescribes, presenceOf } from '../../utils/domain/publication/presence.ts';
import type { Identifier } from '../../utils/domain/publication/record.ts';
import type { PageFacts } from '../../utils/protocol/frame.ts';
import { expectedNumbers } from './read.ts';

/** The values the page head gives for a fact, as they stand. */
function metaValues(document: Document, field: HeadField): string[] {
  const names = HEAD.filter((row) => row.field === field).map(({ name }) => name.toLowerCase());
  return [...document.querySelectorAll('meta[name][content]')].flatMap((meta) =>
    names.includes(meta.getAttribute('name')?.toLowerCase() ?? '') ? (meta.getAttribute('content')?.trim() ?? '') : [],
  );
}

/**
 * What notes need to know of the page, from its address and head alone; from the address only where the page is not the
 * publication (a maintenance page, another document).
 *
 * @param identifier from the address
 */
export function factsOfPage(document: Document, identifier: Identifier, form: PageFacts['form']): PageFacts {
  const isTold = pageDescribes(document, identifier.id);
  const head = (field: HeadField): string[] => (isTold ? metaValues(document, field) : []);
  const dates = (['submitted', 'received', 'available', 'issued'] as const).flatMap((field) => head(field));
  const [year] = head('sessionYear');
  return {
    form,
    title: (head('title')[0] ?? (isTold ? document.title : '')).slice(0, 1000),
    date: dates.find((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)) ?? null,
    sessionYear: year !== undefined && /^\d{4}-\d{4}$/.test(year) ? year : null,
    questionNumbers: expectedNumbers(identifier, head('questionNumber')),
    isOther: presenceOf(document, identifier.id) === 'other',
  };
}
