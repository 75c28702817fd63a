import type { Alias } from '../dossier/types.ts';
import { isProvisional } from '../publication/identifier.ts';
import { compareVersions, publicationOf } from '../publication/stated.ts';
import { mayBeOne } from '../status/stages.ts';
import type { Evidence } from '../status/types.ts';
import type { KnownDocument } from './known.ts';

/**
 * Recognises documents that were seen before under another identifier: a provisional one that became final, or an
 * earlier version. Pure. Where it is uncertain whether two are the same they count as one: an event is never announced twice.
 */

const asEvidence = ({ now, role, date, supplementary }: KnownDocument): Evidence => ({
  document: now,
  role,
  date,
  supplementary,
  url: '',
  source: 'cache',
  readAt: '',
});

/** The document that was seen before; null when it is new. */
export function knownAs(
  evidence: Evidence,
  known: readonly KnownDocument[],
  aliases: readonly Alias[],
): KnownDocument | null {
  const { document } = evidence;
  const publication = publicationOf(document);
  const byName = known.find(({ id, now }) => publicationOf(now) === publication || publicationOf(id) === publication);
  if (byName !== undefined) return byName;
  const byAlias = known.find(({ id, now }) =>
    aliases.some(
      (alias) =>
        (alias.final === document && (alias.id === id || alias.id === now)) ||
        (alias.id === document && (alias.final === id || alias.final === now)),
    ),
  );
  if (byAlias !== undefined) return byAlias;
  return known.find((one) => mayBeOne(asEvidence(one), evidence)) ?? null;
}

/** How an identifier follows on another of the same document. */
type Step = 'same' | 'final' | 'newer';

/** @param before its identifier so far @param after the one it has in a new reading */
export function stepOf(before: string, after: string): Step {
  if (isProvisional(before)) return isProvisional(after) ? 'same' : 'final';
  const isNewer = publicationOf(before) === publicationOf(after) && compareVersions(before, after) < 0;
  return isNewer && before !== after ? 'newer' : 'same';
}
