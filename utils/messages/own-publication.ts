import { mayBeStages, parseIdentifier } from '../domain/publication/identifier.ts';
import { isSameNumber, isZNumber } from '../domain/publication/own-number.ts';
import type { NoteTarget } from '../domain/note/note.ts';
import type { REQUESTS, RequestName, RequestOf } from '../protocol/requests.ts';

/** What a page may ask about: the publication its document was loaded from. */
interface Own {
  readonly publication: string;
  /** The number of its question, when the identifier holds it. An answer names its questions in its text alone. */
  readonly number: string | null;
}

type PageRequestName = {
  [N in RequestName]: (typeof REQUESTS)[N]['from'] extends 'page' ? N : never;
}[RequestName];

const isOwn = (address: string, { publication }: Own): boolean => parseIdentifier(address)?.id === publication;
const mayBeOwn = (number: string, own: Own): boolean => own.number === null || isSameNumber(own.number, number);
const selects = (asked: { publication: string; questionNumbers: readonly string[] }, own: Own): boolean =>
  asked.publication === own.publication && asked.questionNumbers.every((number) => mayBeOwn(number, own));
/** A note made in another publication is shown, and changed, where the same question is. */
const targets = ({ publication, questionNumber }: NoteTarget, own: Own): boolean =>
  publication === own.publication ||
  (questionNumber !== null && mayBeOwn(questionNumber, own)) ||
  // Made in the first days of a document, when its page stated no number of a question (decision 260).
  (!isZNumber(questionNumber ?? '') && mayBeStages(publication, own.publication));

/** Of each message whether it is about the page's own publication; null names none. A new message must say. */
const CHECKS: { readonly [N in PageRequestName]: ((asked: RequestOf<N>, own: Own) => boolean) | null } = {
  'dossier.peek': ({ address }, own) => isOwn(address, own),
  'page.get': ({ address }, own) => isOwn(address, own),
  'diagnose.run': ({ address }, own) => isOwn(address, own),
  'marks.find': selects,
  'strip.peek': ({ address }, own) => isOwn(address, own),
  'strip.get': ({ address }, own) => isOwn(address, own),
  'strip.counts': ({ address, questionNumbers, number }, own) =>
    isOwn(address, own) && [...questionNumbers, number].every((each) => each === null || mayBeOwn(each, own)),
  'strip.elsewhere': ({ address }, own) => isOwn(address, own),
  'strip.hand': null,
  'notes.list': selects,
  'passages.list': selects,
  'notes.save': ({ target }, own) => targets(target, own),
  'notes.doubts': selects,
  'notes.settle': ({ id, publication, questionNumber }, own) =>
    publication === own.publication && mayBeStages(id, publication) && mayBeOwn(questionNumber, own),
  'notes.change': ({ target }, own) => target === undefined || targets(target, own),
  'anchors.put': ({ outcomes }, own) => outcomes.every(({ document }) => document === own.publication),
  'related.view': ({ number, page }, own) => mayBeOwn(number, own) && (page === null || isOwn(page.address, own)),
  'related.place': ({ number }, own) => mayBeOwn(number, own),
  // By the identifier of a note: held against the stored note itself, see `mayTouch`.
  'notes.delete': null,
  'notes.restore': null,
  // A place in our code and a kind of error.
  'errors.note': null,
  // For the document that sends it, whichever that is.
  'frame.offer': null,
  // Public facts of any question, names of tags, and nothing.
  'dossier.get': null,
  'related.get': null,
  'tags.list': null,
  'options.open': null,
};

function ownOf(publication: string): Own {
  const identifier = parseIdentifier(publication);
  // Other digits in an address are no question number: the document states it.
  const number = identifier?.kind === 'question' && isZNumber(identifier.number ?? '') ? identifier.number : null;
  return { publication, number };
}

/**
 * Whether a page asks about its own publication.
 *
 * @param name of a message that pages may send
 * @param payload as checked by its shape
 * @param publication the document was loaded from
 */
export function asksOfOwn(name: string, payload: unknown, publication: string): boolean {
  if (!Object.hasOwn(CHECKS, name)) return false;
  const check = CHECKS[name as PageRequestName] as ((asked: unknown, own: Own) => boolean) | null;
  return check === null || check(payload, ownOf(publication));
}

/**
 * Whether a page may have a note that is in the store, to read it in an answer or to change it. What a message says of a
 * note is not enough: it names the note by its identifier, and another one may be stored under that.
 *
 * @param target of the stored note
 * @param publication the document was loaded from
 */
export function mayTouch(target: NoteTarget, publication: string): boolean {
  return targets(target, ownOf(publication));
}
