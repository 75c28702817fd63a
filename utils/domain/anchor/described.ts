import type { PassageSelectors } from './selectors.ts';

/** Selectors that Kantlijn described itself. */
export type DescribedSelectors = PassageSelectors & {
  readonly position: NonNullable<PassageSelectors['position']>;
  readonly structure: NonNullable<PassageSelectors['structure']>;
};

/** Whether Kantlijn described the passage; those of other tools are a quote alone. */
export function isDescribed(selectors: PassageSelectors): selectors is DescribedSelectors {
  return selectors.structure !== null && selectors.position !== null;
}
