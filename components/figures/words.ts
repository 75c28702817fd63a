import type { Language } from '../../utils/domain/i18n/language.ts';
import type { LibraryTranslate } from '../../utils/domain/i18n/library.ts';
import { formatNumber } from '../../utils/domain/i18n/numbers.ts';
import type { CalendarDate } from '../../utils/domain/publication/record.ts';
import { quarterParts } from '../../utils/questions/figures/quarters.ts';

/** How drawings and tables say a number. */
export interface FigureWords {
  readonly t: LibraryTranslate;
  readonly language: Language;
  /** A share as a whole percentage. */
  readonly percent: (share: number) => string;
  /** Like `percent`, with a dash for an unknown value. */
  readonly share: (share: number | null) => string;
  readonly days: (days: number | null) => string;
  /** The name of a quarter, by its first day. Never `2024-2`, which spreadsheets take for February. */
  readonly quarter: (from: CalendarDate) => string;
}

/** Words for a language. */
export function figureWords(t: LibraryTranslate, language: Language): FigureWords {
  const percent = (share: number): string =>
    // A share is called everything or nothing only when it is.
    t('figures.percent', {
      value: formatNumber(
        share > 0 && share < 0.01 ? 1 : share < 1 && share > 0.99 ? 99 : Math.round(share * 100),
        language,
      ),
    });
  return {
    t,
    language,
    percent,
    share: (share) => (share === null ? '–' : percent(share)),
    days: (days) => (days === null ? '–' : formatNumber(days, language)),
    quarter: (from) => t('figures.quarter', quarterParts(from)),
  };
}
