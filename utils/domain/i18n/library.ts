import type { Translate } from './message.ts';
import { collectionsView } from './texts/collections.ts';
import { figures } from './texts/figures.ts';
import { files } from './texts/files.ts';
import { finding } from './texts/finding.ts';
import { library as views } from './texts/library.ts';
import { lossTexts } from './texts/loss.ts';
import { meanings } from './texts/meanings.ts';
import { printTexts, takingTexts } from './texts/paper.ts';
import { syncedTexts } from './texts/synced.ts';
import { textFolderTexts } from './texts/text-folder.ts';
import { trouble } from './texts/trouble.ts';
import { zoteroTexts } from './texts/zotero.ts';
import { createTranslator } from './translator.ts';

/** Everything that is said in the side panel and the full page, besides the texts shared with the page. */
export const libraryCatalogue = {
  ...views,
  ...lossTexts,
  ...collectionsView,
  ...finding,
  ...figures,
  ...files,
  ...meanings,
  ...printTexts,
  ...takingTexts,
  ...syncedTexts,
  ...textFolderTexts,
  ...trouble,
  ...zoteroTexts,
};
export type LibraryTranslate = Translate<typeof libraryCatalogue>;

/** The translate function of the library for a language. */
export const libraryTranslator = createTranslator(libraryCatalogue);
