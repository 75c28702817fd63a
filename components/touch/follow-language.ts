import { browser } from 'wxt/browser';
import { ANSWERS_KEY, LANGUAGE_KEY, MEANING_NAMES_KEY, PAPER_KEY } from '../../utils/store/settings-parse.ts';
import type { StripScript } from '../strip/touch-script.ts';
import { joinNumbers } from '../strip/questions.ts';

/** Settings that change texts of an open page. Here, only the reader opens answers. */
const HEARD = [LANGUAGE_KEY, MEANING_NAMES_KEY, PAPER_KEY];

/** Makes a page that the reader has touched follow changes of these settings. */
export function followLanguage(core: StripScript, redraw: () => void): void {
  browser.storage.onChanged.addListener((changes: Readonly<Record<string, unknown>>, area: string) => {
    if (area !== 'local' || !HEARD.some((key) => key in changes)) return;
    void browser.storage.local.get([...HEARD, ANSWERS_KEY]).then(
      (stored) => {
        const words = core.wordsOf(stored);
        const [first] = core.places();
        core.set({ words, first: first === undefined ? null : joinNumbers(first.numbers, words.language) });
        redraw();
        return core.load('cache');
      },
      // Expected: a page whose extension is gone keeps its texts.
      () => undefined,
    );
  });
}
