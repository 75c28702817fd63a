import type { StripScript } from '../strip/touch-script.ts';
import type { MenuLine } from './menu.ts';
import type { TouchWords } from './words.ts';

/** What the menu items do, and what they depend on besides the strip's state. */
export interface MenuActs {
  readonly t: TouchWords['t'];
  /** Whether a frame can be made in this page. */
  readonly hasFrame: boolean;
  /** Whether selecting words marks them at once. */
  readonly isAlone: boolean;
  /** Reads the sources again; null where there is nothing to read. */
  readonly check: (() => void) | null;
  readonly eye: () => void;
  readonly alone: () => void;
  readonly tab: (tab: 'cite' | 'diagnose' | 'keys') => void;
  readonly options: () => void;
}

/** The items of the menu under the three dots: first what is known of the state, then what can be done. */
export function menuLines(state: ReturnType<StripScript['state']>, acts: MenuActs): MenuLine[] {
  const { view, checking, counts, words } = state;
  const { t, check } = acts;
  const picture = view?.picture ?? null;
  const known: (string | false)[] = [
    picture !== null && picture.checked !== null && t('touch.checked', { time: picture.checked }),
    picture?.incomplete === true && t('touch.incomplete'),
    view?.layout === 'unknown' && t('touch.layout'),
    !acts.hasFrame && t('touch.noFrame'),
  ];
  const hasMarks = counts !== null && counts.passages > 0;
  // Touch selection takes several steps, so there is no telling when it is finished.
  const canSelect = !matchMedia('(pointer: coarse)').matches;
  return [
    ...known.flatMap((text) => (text === false ? [] : [{ text }])),
    ...(check === null ? [] : [{ text: t(checking ? 'touch.checking' : 'touch.check'), run: check }]),
    // The strip has it too, when it is wide enough.
    ...(hasMarks ? [{ text: words.t('strip.marks.hide'), on: counts.hidden, run: acts.eye }] : []),
    ...(canSelect ? [{ text: t('touch.alone'), on: acts.isAlone, run: acts.alone }] : []),
    { text: t('touch.cite'), run: () => acts.tab('cite') },
    { text: t('touch.diagnose'), run: () => acts.tab('diagnose') },
    { text: t('touch.keys'), run: () => acts.tab('keys') },
    { text: t('touch.options'), run: acts.options },
  ];
}
