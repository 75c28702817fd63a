import { loadedAddress } from '../../utils/messages/loaded.ts';
import type { Dossier } from '../../utils/domain/dossier/types.ts';

/** Fragment by which our own script finds the answer to a question in an answer page. */
const FRAGMENT = /^#kantlijn-antwoord-(\d{1,4})$/;

/**
 * Where the answer to a question stands: the answer page, with a fragment our script there understands,
 * since the page's own anchors cannot be known from here.
 *
 * @returns null while the question is not answered
 */
export function answerUrl(dossier: Dossier | null, publication: string, numbers: readonly number[]): string | null {
  if (dossier?.status.state !== 'answered') return null;
  const { answer } = dossier.status;
  const page = answer.document === publication ? loadedAddress() : answer.url;
  return numbers[0] === undefined ? page : `${page.replace(/#.*$/, '')}#kantlijn-antwoord-${numbers[0]}`;
}

/** The question number in a fragment made by {@link answerUrl}; null for any other fragment. */
export function answerInFragment(hash: string): number | null {
  const found = FRAGMENT.exec(hash);
  return found === null ? null : Number(found[1]);
}
