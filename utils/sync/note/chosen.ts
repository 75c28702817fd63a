import * as Y from 'yjs';
import { MEANINGS } from '../../domain/note/meanings.ts';
import { VERDICTS } from '../../domain/note/verdicts.ts';
import type { FieldChoice } from '../disk.ts';
import { partsOf } from './shape.ts';

/**
 * What two devices chose without seeing each other's choice. The last value of a field counts, and which one is last is then arbitrary, so the
 * reader is shown both. Tags are not choices: those of both are kept.
 */

/** Fields a reader chooses from a list, with what is in it. */
const LISTS = { meaning: MEANINGS, verdict: VERDICTS } as const satisfies Record<
  FieldChoice['field'],
  readonly string[]
>;
const FIELDS = Object.keys(LISTS) as FieldChoice['field'][];

/**
 * @param old the document as it was here
 * @param update what another device wrote
 * @param vector what that device held, and so had seen
 * @throws Error when the bytes are none
 */
export function chosenApart(old: Uint8Array, update: Uint8Array, vector: Uint8Array): FieldChoice[] {
  // Keep overwritten values readable.
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, old);
  const { fields } = partsOf(doc);
  const before = new Map(FIELDS.map((field) => [field, itemOf(fields, field)]));
  const [here, there] = [Y.decodeStateVector(Y.encodeStateVector(doc)), Y.decodeStateVector(vector)];
  Y.applyUpdate(doc, update);
  const choices: FieldChoice[] = [];
  for (const field of FIELDS) {
    const mine = before.get(field);
    if (mine === undefined || isIn(mine, there)) continue;
    const theirs = newest(itemOf(fields, field), (item) => !isIn(item, here));
    const [own, other] = [valueOf(field, mine), theirs === undefined ? undefined : valueOf(field, theirs)];
    if (own !== undefined && other !== undefined && own !== other)
      choices.push({ field, mine: own, theirs: other } as FieldChoice);
  }
  doc.destroy();
  return choices;
}

/** The current item of a field; earlier ones are to its left. */
// oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to what was written over
const itemOf = (fields: Y.Map<unknown>, field: string): Y.Item | undefined => fields._map.get(field);

/** The rightmost item that matches. */
function newest(item: Y.Item | undefined, is: (item: Y.Item) => boolean): Y.Item | undefined {
  for (let at = item ?? null; at !== null; at = at.left) if (is(at)) return at;
  return undefined;
}

/** Whether a device with this state vector has seen an item. */
const isIn = ({ lastId: { client, clock } }: Y.Item, vector: ReadonlyMap<number, number>): boolean =>
  (vector.get(client) ?? 0) > clock;

/** The choice in an item; undefined for one this version does not know. */
function valueOf(field: FieldChoice['field'], { content }: Y.Item): string | null | undefined {
  const value: unknown = content.getContent().at(-1);
  if (value === null) return null;
  return (LISTS[field] as readonly unknown[]).includes(value) ? (value as string) : undefined;
}
