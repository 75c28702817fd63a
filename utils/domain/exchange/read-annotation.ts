import * as z from 'zod/mini';
import { PassageSelectors, SELECTORS_VERSION } from '../anchor/selectors.ts';
import { parseIdentifier } from '../publication/index.ts';
import type { Identifier } from '../publication/record.ts';
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
  // Any other selector of a tool (a fragment, an address) is ignored: the words are enough.
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

/** The passage of an annotation made by another tool: its quote, and its position as a hint. */
function passageOf(annotation: Annotation, publication: string, questionNumbers: string[]): PassageSelectors | null {
  const selectors = list(annotation.target).flatMap((target) =>
    typeof target === 'string' ? [] : list(target.selector),
  );
  const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector' && 'exact' in selector);
  if (!quote || !('exact' in quote) || quote.exact.trim() === '') return null;
  const position = selectors.find((selector) => selector.type === 'TextPositionSelector' && 'start' in selector);
  // Only a hint, and some tools write an impossible one; the words are enough.
  const isPossible = position && 'start' in position && position.start >= 0 && position.start < position.end;
  const hint = isPossible ? position : null;
  const parsed = PassageSelectors.safeParse({
    version: SELECTORS_VERSION,
    source: { id: publication, version: null, date: null, questionNumbers },
    quote: {
      type: 'TextQuoteSelector',
      exact: quote.exact,
      prefix: (quote.prefix ?? '').slice(-2_000),
      suffix: (quote.suffix ?? '').slice(0, 2_000),
    },
    position: hint,
    structure: null,
  });
  return parsed.success ? parsed.data : null;
}

const addressOf = (resource: string | { readonly id: string }): string =>
  typeof resource === 'string' ? resource : resource.id;

/** The addresses of an annotation: those of its targets, then its `uri`. */
function sourcesOf(annotation: Annotation): string[] {
  const targets = list<Target>(annotation.target).flatMap((target) =>
    typeof target === 'string' || !('source' in target) ? addressOf(target) : list(target.source).map(addressOf),
  );
  return [...targets, ...(annotation.uri === undefined ? [] : [annotation.uri])];
}

/**
 * The annotation that a reply answers; null when this is no reply. A reply is about another annotation, not about the
 * publication, and makes no sense alone (decision 244).
 */
function answeredBy({ references, motivation }: Annotation): string | null {
  const parents = list<unknown>(references).filter((parent) => typeof parent === 'string' && parent !== '');
  if (parents.length > 0) return String(parents.at(-1));
  return list<unknown>(motivation).some((one) => typeof one === 'string' && /(?:^|[:/#])replying$/.test(one))
    ? '?'
    : null;
}

/** The UUID of an annotation that Kantlijn wrote; null without one. */
export function ownUuid(entry: unknown): string | null {
  const id = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)['id'] : undefined;
  return typeof id === 'string' ? (/^urn:uuid:([0-9a-f-]{36})$/.exec(id)?.[1] ?? null) : null;
}

/** Why an annotation is not a note, and where. */
interface Refusal {
  readonly code: 'shape' | 'otherSite' | 'noTarget' | 'reply';
  readonly place: string;
  readonly detail: string;
}

/**
 * Reads one annotation.
 *
 * @param entry anything
 * @param index its place in the file
 * @param fallbackId identifier to use when it has no UUID of its own
 * @returns a note, or why it is none (not an annotation, or on another site)
 */
export function readWebAnnotation(entry: unknown, index: number, fallbackId: string): ReadItem {
  const parsed = Annotation.safeParse(entry);
  const read = parsed.success ? noteOf(parsed.data, ownUuid(entry) ?? fallbackId) : refusedShape(parsed.error);
  return 'code' in read
    ? { outcome: 'invalid', index, ...read, detail: read.detail.slice(0, 300) }
    : { outcome: 'note', index, note: read };
}

function refusedShape({ issues }: z.core.$ZodError): Refusal {
  const [first] = issues;
  return { code: 'shape', place: (first?.path ?? []).map(String).join('.'), detail: first?.code ?? 'custom' };
}

function noteOf(annotation: Annotation, id: string): ExchangedNote | Refusal {
  const parent = answeredBy(annotation);
  if (parent !== null) return { code: 'reply', place: '', detail: parent };
  const sources = sourcesOf(annotation);
  const [source] = sources;
  if (source === undefined) return { code: 'noTarget', place: 'target', detail: 'no source' };
  const identifier = sources.map((one) => parseIdentifier(one)).find((one) => one !== null);
  const own = Own.safeParse(annotation['kantlijn:note']);
  // An annotation that Kantlijn wrote names its publication itself, also one that no address could name.
  const about = own.success ? own.data : identifier && foreignNote(annotation, identifier);
  if (!about) return { code: 'otherSite', place: 'target.source', detail: source };
  const { body, tags } = texts(annotation);
  if (body.length > NOTE_MAX_LENGTH) return { code: 'shape', place: 'body', detail: 'too_big' };
  const note = ExchangedNote.safeParse({ ...about, id, tags, body, ...timesOf(annotation) });
  return note.success ? note.data : refusedShape(note.error);
}

/** What another tool does not know of a note: derived from the publication. */
function foreignNote(annotation: Annotation, { id, kind, number }: Identifier): Record<string, unknown> {
  const questionNumber = kind === 'question' ? number : null;
  return {
    target: { publication: id, questionNumber, subQuestion: null },
    passage: passageOf(annotation, id, questionNumber === null ? [] : [questionNumber]),
    publicationTitle: '',
    revision: 1,
  };
}

function timesOf({ created, modified, updated }: Annotation): { created: string; modified: string } {
  const first = created ?? modified ?? updated ?? NO_TIME;
  return { created: first, modified: modified ?? updated ?? first };
}
