import * as z from 'zod/mini';

/** A package that is bundled in Kantlijn, with the licence text that must accompany it. */
export const Licence = z.object({
  name: z.string(),
  version: z.string(),
  /** SPDX name. */
  licence: z.string(),
  /** The licence as published by the package, with its NOTICE if there is one. */
  text: z.string(),
});
export type Licence = z.infer<typeof Licence>;

/** Content of `licences.json`, part of every build; sorted by name. */
export const Licences = z.array(Licence);
