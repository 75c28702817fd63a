import { LIST_STATES, STATES, type StateLook, type ViewState } from './states.ts';

/** Whatever stands where a state is drawn: a state, one of the list alone, or that it is being looked up. */
export type LookName = ViewState | 'loading';

const LOOKS: Readonly<Record<LookName, StateLook>> = {
  ...STATES,
  ...LIST_STATES,
  loading: { tone: 'neutral', icon: 'M4.5 10h.2M10 10h.2M15.5 10h.2' },
};

/** Takes one fact of each look. */
function pick<K extends keyof StateLook>(fact: K): Readonly<Record<LookName, StateLook[K]>> {
  const pairs = Object.entries(LOOKS).map(([name, look]) => [name, look[fact]]);
  return Object.fromEntries(pairs) as Record<LookName, StateLook[K]>;
}

/** Colour family of each. */
export const TONES = /* @__PURE__ */ pick('tone');

/** Drawing of each. */
export const STATE_ICONS = /* @__PURE__ */ pick('icon');

/** Colour family of a state in a list: what was dealt with, as most questions are, does not stand out. */
export const listTone = (state: LookName): StateLook['tone'] => (TONES[state] === 'good' ? 'neutral' : TONES[state]);
