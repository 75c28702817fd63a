import * as z from 'zod/mini';

/** One package whose code is in Kantlijn, with the text its licence asks to be passed on. */
export const Licence = z.object({
  name: z.string(),
  version: z.string(),
  /** SPDX name. */
  licence: z.string(),
  /** The licence as the package publishes it, with its notice where there is one. */
  text: z.string(),
});
export type Licence = z.infer<typeof Licence>;

/** `licences.json`, which each build brings; by name. */
export const Licences = z.array(Licence);
