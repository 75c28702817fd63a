import type { Language } from '../domain/i18n/language.ts';
import { statusTranslator } from '../domain/i18n/status.ts';
import { STATE_ICONS, TONES } from '../domain/status/looks.ts';
import { shownAs } from '../domain/status/long-ago.ts';
import type { Status } from '../domain/status/types.ts';
import { explain } from '../domain/status/sentences.ts';
import { dueText } from '../domain/status/words.ts';
import type { StatePicture } from '../protocol/page.ts';

/**
 * Puts a state into words. Done in the background, so that the small script that runs first can show a cached state
 * without loading the words.
 *
 * @param today in Amsterdam, YYYY-MM-DD
 */
export function pictureOf(status: Status, language: Language, today: string): StatePicture {
  const wording = { t: statusTranslator(language), language, today };
  const shown = shownAs(status.state, status.submitted, today);
  return {
    language,
    tone: TONES[shown],
    icon: STATE_ICONS[shown],
    word: wording.t(`state.${shown}`),
    due: dueText(status, wording),
    why: explain(status, wording).join(' '),
  };
}
