import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the pictures, absolute. */
export const PICTURES = fileURLToPath(new URL('images', import.meta.url));

/** The pictures that travel with the package, in both languages: what a reader has beside the text anyway is on the site alone. */
const PACKAGED: readonly string[] = [];

/** Whether a picture, as `nl/strip.webp`, travels with the package. */
export const isPackaged = (name: string): boolean => PACKAGED.some((one) => name.endsWith(`/${one}.webp`));

/** The pictures of the package, as `nl/strip.webp`. */
export const packagedPictures = (): readonly string[] =>
  ['nl', 'en']
    .flatMap((language) => PACKAGED.map((name) => `${language}/${name}.webp`))
    .filter((name) => existsSync(`${PICTURES}/${name}`));
