import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { noteEditor } from '../../utils/domain/i18n/texts/notes.ts';
import type { DraftFailure, DraftSnapshot, DraftState } from '../../utils/drafts/draft-types.ts';
import { NOTE_MAX_LENGTH } from '../../utils/domain/note/limits.ts';

/** What is needed to say it. */
interface Speech {
  readonly t: Translate<typeof noteEditor>;
  readonly language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  readonly today: string;
}

const STORE_FAILURES: readonly DraftFailure[] = ['quota', 'newer', 'unavailable', 'invalid', 'missing'];

/** Says where the text of a note stands. "Opgeslagen" only when the background confirmed this very text. */
export function stateText({ state, text }: DraftSnapshot, { t, language, today }: Speech): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'dirty':
      return t('notes.unsaved');
    case 'saving':
      return t('notes.saving');
    case 'saved':
      return t('notes.saved', { time: formatMoment(state.at, today, language) });
    case 'deleted':
      return t('notes.deleted');
    case 'conflict':
      return t('notes.conflict');
    case 'orphaned':
      return t('notes.failed.orphaned');
    case 'failed': {
      const why =
        state.code === 'tooLong'
          ? t('notes.tooLong', { count: text.length, max: NOTE_MAX_LENGTH })
          : STORE_FAILURES.includes(state.code)
            ? t(`notes.failed.${state.code as 'quota' | 'newer' | 'unavailable' | 'invalid' | 'missing'}`)
            : t('notes.failed.background');
      return state.retrying ? `${why} ${t('notes.failed.retrying')}` : why;
    }
  }
}

/** Whether the text is not stored and the reader has to know. */
export const isTrouble = ({ is }: DraftState): boolean => is === 'failed' || is === 'conflict' || is === 'orphaned';
