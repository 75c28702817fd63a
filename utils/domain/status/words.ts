import { formatDate, formatList, formatMoment } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import type { StatusTranslate } from '../i18n/status.ts';
import { isStateName } from './states.ts';
import type { SourceFailure, Status } from './types.ts';

/** What the texts need besides the status. */
export interface Wording {
  t: StatusTranslate;
  language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  today: string;
}

/** The word for a state that comes as plain text (from the cache); any other text becomes *unknown*. */
export function stateLabel(state: string, t: StatusTranslate): string {
  return t(`state.${isStateName(state) ? state : 'unknown'}`);
}

/** One sentence about the sources that failed, each host once; null when none failed. */
export function explainFailures(failures: readonly SourceFailure[], { t, language, today }: Wording): string | null {
  const say = ({ code, what, until }: SourceFailure): string =>
    until === undefined
      ? t(`failure.${code}`, { what })
      : t('failure.until', { what, time: formatMoment(until, today, language) });
  const said = [...new Set(failures.map(say))];
  return said.length === 0 ? null : t('failure.some', { what: formatList(said, language) });
}

/** Names that the readers put before a value: `address kv-tk-…, metadata kv-tk-…`. */
const READ = /(^|, )(address|metadata|number|received|submitted|published)(?=[: ])/g;

/** A detail in the reader's language; values from the source stay as they are. */
const inWords = (detail: string, t: StatusTranslate): string =>
  detail.replace(READ, (_, before: string, name: ReadName) => before + t(`sourceError.read.${name}`));
type ReadName = 'address' | 'metadata' | 'number' | 'received' | 'submitted' | 'published';

/** Sentences about impossible dates and numbers in the sources. */
export function explainSourceErrors(status: Status, { t }: Wording): string[] {
  return status.sourceErrors.map(({ code, document, detail }) =>
    t(`sourceError.${code}`, { document, detail: inWords(detail, t) }),
  );
}

/** The due day in words; null when there is none. */
export function dueText(status: Status, { t, language }: Wording): string | null {
  switch (status.state) {
    case 'open':
      return t('due.threeWeeks', { date: formatDate(status.due, language) });
    case 'postponed':
    case 'probablyPostponed':
      return t('due.sixWeeks', { date: formatDate(status.due, language) });
    default:
      return null;
  }
}
