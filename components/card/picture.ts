import type { Language } from '../../utils/domain/i18n/language.ts';
import { statusTranslator } from '../../utils/domain/i18n/status.ts';
import type { StatePicture } from '../../utils/protocol/page.ts';
import type { Status } from '../../utils/domain/status/types.ts';
import { ICON_PATHS } from '../ui/icon-paths.ts';
import { dueText, explain, stateLabel, TONES } from './explain.ts';

/**
 * A state in the words of the card, made in the background, so that the small script that runs first can show what
 * is remembered without carrying the words.
 *
 * @param today in Amsterdam, YYYY-MM-DD
 */
export function pictureOf(status: Status, language: Language, today: string): StatePicture {
  const wording = { t: statusTranslator(language), language, today };
  return {
    language,
    tone: TONES[status.state],
    icon: ICON_PATHS[status.state],
    word: stateLabel(status.state, wording.t),
    due: dueText(status, wording),
    why: explain(status, wording).join(' '),
  };
}
