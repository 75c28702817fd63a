import type { PassageSelectors } from './selectors.ts';

/** Selectors that Kantlijn made itself. */
export type DescribedSelectors = PassageSelectors & {
  readonly position: NonNullable<PassageSelectors['position']>;
  readonly structure: NonNullable<PassageSelectors['structure']>;
};

/** Whether Kantlijn described the passage. Passages of other tools are a quote and nothing else. */
export function isDescribed(selectors: PassageSelectors): selectors is DescribedSelectors {
  return selectors.structure !== null && selectors.position !== null;
}
