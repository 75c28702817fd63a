import { fileURLToPath } from 'node:url';
import { makePages } from './make-pages.ts';
import { isPackaged, packagedPictures, PICTURES } from './pictures.ts';

/** A file of the package: what is in it, or which file it is a copy of. Paths in the package are relative, with `/`. */
export type HelpFile =
  | { readonly relativeDest: string; readonly contents: string }
  | { readonly relativeDest: string; readonly absoluteSrc: string };

/** The help as it travels with the package, in the folder `help`: the pages for readers, their styles, the icon and a few pictures. */
export const helpFiles = (): readonly HelpFile[] => [
  ...makePages(isPackaged).map(({ path, contents }) => ({ relativeDest: `help/${path}`, contents })),
  { relativeDest: 'help/icon.svg', absoluteSrc: fileURLToPath(new URL('../assets/icon.svg', import.meta.url)) },
  ...packagedPictures().map((name) => ({ relativeDest: `help/images/${name}`, absoluteSrc: `${PICTURES}/${name}` })),
];
