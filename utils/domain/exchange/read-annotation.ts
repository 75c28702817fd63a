import * as z from 'zod/mini';
import { PassageSelectors, SELECTORS_VERSION } from '../anchor/selectors.ts';
import { parseIdentifier } from '../publication/index.ts';
import { fileShapesOf } from '../note/note-fields.ts';
import { NOTE_MAX_LENGTH } from '../note/note.ts';
import { ExchangedNote } from './format.ts';
import { OWN_FIELDS } from './own-fields.ts';
import type { ReadItem } from './read-item.ts';

const Instant = z.pipe(
  z.string(),
  z.transform((value) => (Number.isNaN(Date.parse(value)) ? null : new Date(value).toISOString())),
);

const Selector = z.union([
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: z.string(),
    prefix: z.optional(z.string()),
    suffix: z.optional(z.string()),
  }),
  z.object({ type: z.literal('TextPositionSelector'), start: z.int(), end: z.int() }),
  // What else a tool uses to point (a fragment, a selector by address): the words are all we need.
  z.transform(() => ({ type: 'other' as const })),
]);

/** A page by its address: the address alone, or a resource with an `id`. */
const Resource = z.union([z.string(), z.object({ id: z.string() })]);
const selector = z.optional(z.union([z.array(Selector), Selector]));

/** Every form of a target in the Web Annotation model (sections 3.1, 3.2 and 4): an address, a resource, a part of one. */
const Target = z.union([
  z.string(),
  z.object({ source: z.union([z.array(Resource), Resource]), selector }),
  z.object({ id: z.string(), selector }),
]);
type Target = z.infer<typeof Target>;

const Body = z.union([
  z.string(),
  z.null(),
  z.object({ type: z.optional(z.string()), value: z.optional(z.string()), purpose: z.optional(z.unknown()) }),
]);

/** W3C annotations, and the form Hypothesis' API and export use (`uri`, `text`, `tags`). */
const Annotation = z.object({
  target: z.optional(z.union([z.array(Target), Target])),
  body: z.optional(z.union([z.array(Body), Body])),
  created: z.optional(Instant),
  modified: z.optional(Instant),
  updated: z.optional(Instant),
  uri: z.optional(z.string()),
  text: z.optional(z.string()),
  tags: z.optional(z.array(z.string())),
  motivation: z.optional(z.unknown()),
  /** What a reply of Hypothesis answers: the annotation it belongs to first. */
  references: z.optional(z.unknown()),
  'kantlijn:note': z.optional(z.unknown()),
});
type Annotation = z.infer<typeof Annotation>;

const Own = z.object(fileShapesOf(OWN_FIELDS));

const NO_TIME = '1970-01-01T00:00:00.000Z';

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function texts(annotation: Annotation): { body: string; tags: string[] } {
  const bodies = list(annotation.body).map((body) => (typeof body === 'string' ? { value: body } : (body ?? {})));
  const tags = [
    ...bodies.filter((body) => 'purpose' in body && body.purpose === 'tagging').map(({ value }) => value ?? ''),
    ...(annotation.tags ?? []),
  ];
  const written = bodies
    .filter((body) => !('purpose' in body && body.purpose === 'tagging'))
    .map(({ value }) => value ?? '');
  return {
    body: [...written, annotation.text ?? ''].filter((text) => text !== '').join('\n\n'),
    tags: [
      ...new Set(
        tags.map((tag) => tag.replaceAll(/\s+/g, ' ').trim().slice(0, 100).trim()).filter((tag) => tag !== ''),
      ),
    ],
  };
}

/** The passage of an annotation made elsewhere: its quote, and its position as a hint. */
function passageOf(annotation: Annotation, publication: string, questionNumbers: string[]): PassageSelectors | null {
  const selectors = list(annotation.target).flatMap((target) =>
    typeof target === 'string' ? [] : list(target.selector),
  );
  const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector' && 'exact' in selector);
  if (!quote || !('exact' in quote) || quote.exact.trim() === '') return null;
  const position = selectors.find((selector) => selector.type === 'TextPositionSelector' && 'start' in selector);
  const parsed = PassageSelectors.safeParse({
    version: SELECTORS_VERSION,
    source: { id: publication, version: null, date: null, questionNumbers },
    quote: {
      type: 'TextQuoteSelector',
      exact: quote.exact,
      prefix: (quote.prefix ?? '').slice(-2_000),
      suffix: (quote.suffix ?? '').slice(0, 2_000),
    },
    position: position ?? null,
    structure: null,
  });
  return parsed.success ? parsed.data : null;
}

const addressOf = (resource: string | { readonly id: string }): string =>
  typeof resource === 'string' ? resource : resource.id;

/** The addresses an annotation says it is on: those of its targets, then its `uri`. */
function sourcesOf(annotation: Annotation): string[] {
  const targets = list<Target>(annotation.target).flatMap((target) =>
    typeof target === 'string' || !('source' in target) ? addressOf(target) : list(target.source).map(addressOf),
  );
  return [...targets, ...(annotation.uri === undefined ? [] : [annotation.uri])];
}

/**
 * What a reply answers; null when it is none. A reply says something about another annotation, not about the
 * publication: alone it would be a note of which nobody knows what it agrees with (decision 244).
 */
function answeredBy({ references, motivation }: Annotation): string | null {
  const parents = list<unknown>(references).filter((parent) => typeof parent === 'string' && parent !== '');
  if (parents.length > 0) return String(parents.at(-1));
  return list<unknown>(motivation).some((one) => typeof one === 'string' && /(?:^|[:/#])replying$/.test(one))
    ? '?'
    : null;
}

/** The UUID an annotation has itself, as Kantlijn writes it; null without one. */
export function ownUuid(entry: unknown): string | null {
  const id = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)['id'] : undefined;
  return typeof id === 'string' ? (/^urn:uuid:([0-9a-f-]{36})$/.exec(id)?.[1] ?? null) : null;
}

/**
 * Reads one annotation.
 *
 * @param entry anything
 * @param index its place in the file
 * @param fallbackId identifier to use when it has no UUID of its own
 * @returns a note, or the reason why it is none (not an annotation, or on another site)
 */
export function readWebAnnotation(entry: unknown, index: number, fallbackId: string): ReadItem {
  const invalid = (code: 'shape' | 'otherSite' | 'noTarget' | 'reply', place: string, detail: string): ReadItem => ({
    outcome: 'invalid',
    index,
    code,
    place,
    detail: detail.slice(0, 300),
  });
  const parsed = Annotation.safeParse(entry);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return invalid('shape', (first?.path ?? []).map(String).join('.'), first?.code ?? 'custom');
  }
  const annotation = parsed.data;
  const parent = answeredBy(annotation);
  if (parent !== null) return invalid('reply', '', parent);
  const sources = sourcesOf(annotation);
  const [source] = sources;
  if (source === undefined) return invalid('noTarget', 'target', 'no source');
  const identifier = sources.map((one) => parseIdentifier(one)).find((one) => one !== null);
  const own = Own.safeParse(annotation['kantlijn:note']);
  // What Kantlijn wrote names its publication itself, also one of a form that no address tells.
  if (!identifier && !own.success) return invalid('otherSite', 'target.source', source);
  const questionNumber = identifier?.kind === 'question' ? identifier.number : null;
  const { body, tags } = texts(annotation);
  if (body.length > NOTE_MAX_LENGTH) return invalid('shape', 'body', 'too_big');
  const created = annotation.created ?? annotation.modified ?? annotation.updated ?? NO_TIME;
  const note = ExchangedNote.safeParse({
    ...(own.success || !identifier
      ? own.data
      : {
          target: { publication: identifier.id, questionNumber, subQuestion: null },
          passage: passageOf(annotation, identifier.id, questionNumber === null ? [] : [questionNumber]),
          publicationTitle: '',
          revision: 1,
        }),
    id: ownUuid(entry) ?? fallbackId,
    tags,
    body,
    created,
    modified: annotation.modified ?? annotation.updated ?? created,
  });
  if (note.success) return { outcome: 'note', index, note: note.data };
  const [first] = note.error.issues;
  return invalid('shape', (first?.path ?? []).map(String).join('.'), first?.code ?? 'custom');
}
