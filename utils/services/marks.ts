import type * as z from 'zod/mini';
import { resolveAll } from '../domain/anchor/batch.ts';
import { resolveIn, type Earlier } from '../domain/anchor/carry.ts';
import { hashText } from '../domain/anchor/fingerprint.ts';
import { createIndex, type DocumentIndex } from '../domain/anchor/model.ts';
import { resolve } from '../domain/anchor/resolve.ts';
import type { AnswerText } from '../domain/answers/shape.ts';
import { textOfAnswers } from '../domain/answers/text.ts';
import type { Resolution } from '../domain/anchor/resolution.ts';
import type { PassageSelectors } from '../domain/anchor/selectors.ts';
import { inSlices, type Slicing } from '../domain/anchor/slices.ts';
import type { Note } from '../domain/note/note.ts';
import type { Mark, MARK_REQUESTS, PageText } from '../protocol/frame.ts';
import type { AnchorOutcome } from '../protocol/notes.ts';
import type { ResponseOf } from '../protocol/requests.ts';
import type { SessionMemory } from '../sources/session-memory.ts';
import type { NotesRepository } from '../store/notes.ts';
import { logAndReturn, logError } from '../messages/log-error.ts';

type Request = z.infer<(typeof MARK_REQUESTS)['marks.find']['request']>;
type Found = z.infer<(typeof MARK_REQUESTS)['marks.find']['response']>;
type PassageNote = Note & { readonly passage: PassageSelectors };

/** What is needed to find marks. */
export interface MarkParts {
  readonly notes: Pick<NotesRepository, 'listPassages'>;
  /** Stores how passages were found. */
  readonly put: (outcomes: AnchorOutcome[]) => Promise<ResponseOf<'anchors.put'>>;
  /** Maps a text to its version, until the browser closes. */
  readonly memory: SessionMemory;
  readonly slicing: Omit<Slicing, 'signal'>;
}

/** Notes per batch. */
const BATCH = 500;
/** How many texts to remember the version of. */
const MAX_TEXTS = 200;
const TEXTS = 'marks.texts';
/** A page whose text is shorter than 1/4 of where its passages ended is not the document. */
const MIN_SHARE = 4;

interface Read extends Earlier {
  readonly notes: readonly PassageNote[];
  readonly anchors: ReadonlyMap<string, AnchorOutcome>;
}

const hasPassage = (note: Note): note is PassageNote => note.passage !== null;

/** What finds marks. */
interface FindsMarks {
  find(request: Request): Promise<Found>;
  /** Marks in the answers of a publication as they are shown beside the questions; offsets in `textOfAnswers`. Never rejects. */
  inAnswers(id: string, text: AnswerText): Promise<Mark[]>;
}

/** Finds marks for pages without a frame. Uses stored positions when the text was seen before. */
// oxlint-disable-next-line max-lines-per-function -- one short step after the other, over the same memory
export function createMarks({ notes, put, memory, slicing }: MarkParts): FindsMarks {
  let texts: Promise<Map<string, string>> | undefined;
  const versions = (): Promise<Map<string, string>> =>
    (texts ??= memory
      .get(TEXTS)
      .catch(logAndReturn('marks.memory'))
      .then((kept) => new Map(Array.isArray(kept) ? (kept as [string, string][]) : [])));
  const learn = async (hash: string, version: string): Promise<void> => {
    const known = await versions();
    known.delete(hash);
    known.set(hash, version);
    for (const oldest of known.keys()) {
      if (known.size <= MAX_TEXTS) break;
      known.delete(oldest);
    }
    await memory.set(TEXTS, [...known]).catch(logAndReturn('marks.memory'));
  };
  /** What is not remembered now is found and remembered at the next visit: of a note without an outcome the text is asked. */
  const remember = async (fresh: AnchorOutcome[]): Promise<void> => {
    const answer = await put(fresh).catch((error: unknown) => ({ outcome: 'failed', detail: String(error) }) as const);
    if (answer.outcome === 'failed') logError('marks.put', new Error(answer.detail));
  };
  const list = async (request: Request, version: string, after: string | null, most: number) => {
    const { publication, questionNumbers } = request;
    const answer = await notes.listPassages({ publication, questionNumbers, version, after, most });
    if (answer.outcome === 'failed') throw new Error(answer.detail);
    return answer;
  };
  const readAll = async (request: Request, version: string): Promise<Read> => {
    const read: PassageNote[] = [];
    const anchors = new Map<string, AnchorOutcome>();
    let earlier: Earlier = { earlier: [], maybe: [] };
    let after: string | null = null;
    do {
      // One batch after another: each names where the next begins.
      // oxlint-disable-next-line no-await-in-loop
      const batch = await list(request, version, after, BATCH);
      read.push(...batch.notes.filter(hasPassage));
      for (const outcome of batch.anchors) if (outcome.version === version) anchors.set(outcome.note, outcome);
      earlier = { earlier: batch.earlier ?? [], maybe: batch.maybe ?? [] };
      ({ next: after } = batch);
    } while (after !== null);
    return { notes: read, anchors, ...earlier };
  };

  const inText = async (request: Request, text: PageText): Promise<{ marks: Mark[]; lost: number }> => {
    const index = await inSlices(createIndex(text.text, text.parts, text.calls, []), slicing);
    if (index === null) return NOTHING;
    const version = hashText(index.folded.text).toString(36);
    const read = await readAll(request, version);
    const isVersion = text.presence === 'publication' && reaches(index, read.notes, request.publication);
    const found = await resolveRest(request, { index, version, slicing }, read);
    if (isVersion) {
      await learn(hashText(text.text).toString(36), version);
      const fresh = [...found].flatMap(([note, outcome]) => toRemember(note, outcome, request.publication, version));
      // Do not wait for this: storing ten thousand outcomes takes longer than finding them.
      if (fresh.length > 0) void remember(fresh);
    }
    const marks = read.notes.map((note) => {
      const known = remembered(note, read.anchors, request.publication, version);
      if (known !== null) return known;
      const outcome = found.get(note);
      if (outcome === undefined) return [];
      if (!isVersion && (text.presence === 'other' || outcome.state !== 'found')) return [];
      return markOf(note, outcome);
    });
    return counted(marks, isVersion);
  };

  return {
    async inAnswers(id, answers) {
      try {
        const asked = { publication: id, questionNumbers: [], date: null, hash: '', text: null };
        const first = await list(asked, '', null, 1);
        if (first.notes.length === 0 && first.next === null) return [];
        const { text, parts, calls } = textOfAnswers(answers);
        const index = await inSlices(createIndex(text, parts, calls, []), slicing);
        if (index === null) return [];
        const read = await readAll(asked, '');
        // What was marked in another text (a question that is printed again) is nothing of these answers.
        const own = read.notes.filter(
          ({ passage: { source } }) => source.id === id || read.earlier.includes(source.id),
        );
        const found = await resolveAll(
          own.map((note) => ({ key: note, selectors: note.passage })),
          index,
          { ...slicing, resolveOne: (selectors) => (isInAnswer(selectors) ? resolve(selectors, index) : null) },
        );
        return [...found].flatMap(([note, outcome]) => markOf(note, outcome)).slice(0, MAX_IN_ANSWERS);
      } catch (error) {
        logError('marks.find', error);
        return [];
      }
    },
    async find(request) {
      try {
        if (request.text !== null) return { outcome: 'found', ...(await inText(request, request.text)) };
        const version = (await versions()).get(request.hash);
        if (version === undefined) {
          const { notes: some, next } = await list(request, '', null, 1);
          return some.length === 0 && next === null ? { outcome: 'found', ...NOTHING } : { outcome: 'needsText' };
        }
        const read = await readAll(request, version);
        const marks = read.notes.map((note) => remembered(note, read.anchors, request.publication, version));
        const known = marks.flatMap((mark) => (mark === null ? [] : [mark]));
        if (known.length < marks.length) return { outcome: 'needsText' };
        return { outcome: 'found', ...counted(known, true) };
      } catch (error) {
        logError('marks.find', error);
        return { outcome: 'failed' };
      }
    },
  };
}

const NOTHING = { marks: [], lost: 0 };
/** More marks than a reader makes in one answer. */
const MAX_IN_ANSWERS = 5_000;

/** Whether words were marked in an answer, as far as that is known. */
const isInAnswer = ({ structure }: PassageSelectors): boolean =>
  structure === null || structure.pieces.every(({ part }) => part.kind === 'answer');

/** The marks of each note, and how many notes have none. @param isVersion whether the text is that of the document */
const counted = (marks: readonly Mark[][], isVersion: boolean): { marks: Mark[]; lost: number } => ({
  marks: marks.flat(),
  lost: isVersion ? marks.filter(({ length }) => length === 0).length : 0,
});

/** Whether the page's text is long enough to be the document these passages were marked in. */
function reaches(index: DocumentIndex, notes: readonly PassageNote[], publication: string): boolean {
  const own = notes.filter(({ passage }) => passage.source.id === publication);
  const reach = own.reduce((most, { passage }) => Math.max(most, passage.position?.end ?? 0), 0);
  return index.text.length * MIN_SHARE >= reach;
}

/** Resolves the notes that have no stored position for this version. */
async function resolveRest(
  request: Request,
  at: { index: DocumentIndex; version: string; slicing: MarkParts['slicing'] },
  read: Read,
): Promise<ReadonlyMap<PassageNote, Resolution>> {
  const { index, version, slicing } = at;
  const { publication: id, date, questionNumbers } = request;
  const info = { id, date, questionNumbers, version };
  const rest = read.notes.filter((note) => remembered(note, read.anchors, id, version) === null);
  return resolveAll(
    rest.map((note) => ({ key: note, selectors: note.passage })),
    index,
    { ...slicing, resolveOne: (selectors) => resolveIn(selectors, index, info, read) },
  );
}

/** The mark of a note from its stored position in a version of the text; null when there is none. */
function remembered(
  note: PassageNote,
  anchors: ReadonlyMap<string, AnchorOutcome>,
  publication: string,
  version: string,
): Mark[] | null {
  const known = anchors.get(note.id);
  if (known !== undefined) {
    const [place] = known.places;
    const kind = known.confirmed || known.outcome === 'found' ? (note.meaning ?? 'plain') : 'unsure';
    return place === undefined ? [] : [{ id: note.id, start: place.start, end: place.end, kind }];
  }
  const { source, position } = note.passage;
  // A passage marked in this version is still where it was marked; no outcome is stored for that.
  if (source.id !== publication || source.version !== version || position === null) return null;
  return [{ id: note.id, start: position.start, end: position.end, kind: note.meaning ?? 'plain' }];
}

function markOf({ id, meaning }: PassageNote, outcome: Resolution): Mark[] {
  const place = placesOf(outcome)[0];
  if (place === undefined) return [];
  const kind = outcome.state === 'found' ? (meaning ?? 'plain') : 'unsure';
  return [{ id, start: place.start, end: place.end, kind }];
}

const placesOf = (outcome: Resolution) =>
  outcome.state === 'lost' ? [] : outcome.state === 'ambiguous' ? outcome.places : [outcome.place];

function toRemember(note: PassageNote, outcome: Resolution, document: string, version: string): AnchorOutcome[] {
  const places = placesOf(outcome)
    .slice(0, 20)
    .map(({ start, end, part }) => ({ start, end, part: { ...part, numbers: [...part.numbers] } }));
  return [{ note: note.id, document, version, outcome: outcome.state, confirmed: false, places }];
}
