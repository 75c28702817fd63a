import { mayBeStages, parseIdentifier } from '../domain/publication/identifier.ts';
import { isSameNumber, isZNumber } from '../domain/publication/own-number.ts';
import type { NoteTarget } from '../domain/note/note.ts';
import type { REQUESTS, RequestName, RequestOf } from '../protocol/requests.ts';

/** What a page may ask about: the publication its document was loaded from. */
interface Own {
  readonly publication: string;
  /** The number of its question, when the identifier contains it. An answer names its questions only in its text. */
  readonly number: string | null;
}

type PageRequestName = {
  [N in RequestName]: (typeof REQUESTS)[N]['from'] extends 'page' ? N : never;
}[RequestName];

const isOwn = (address: string, { publication }: Own): boolean => parseIdentifier(address)?.id === publication;
const mayBeOwn = (number: string, own: Own): boolean => own.number === null || isSameNumber(own.number, number);
const selects = (asked: { publication: string; questionNumbers: readonly string[] }, own: Own): boolean =>
  asked.publication === own.publication && asked.questionNumbers.every((number) => mayBeOwn(number, own));
/** A note made in another publication may be shown and changed in any publication about the same question. */
const targets = ({ publication, questionNumber }: NoteTarget, own: Own): boolean =>
  publication === own.publication ||
  (questionNumber !== null && mayBeOwn(questionNumber, own)) ||
  // Made in the document's first days, when its page stated no question number yet (decision 260).
  (!isZNumber(questionNumber ?? '') && mayBeStages(publication, own.publication));

/** Why a message needs no check of its own: every page may send it about anything. */
type Unchecked =
  | 'concerns the sending document, which the browser names'
  | 'names a stored note, which is checked with mayTouch'
  | 'returns public facts'
  | 'returns names of tags alone'
  | 'returns nothing that is stored'
  | 'carries a place in our code and a kind of error';

/**
 * Checks that a message is about the sending page's own publication, or says why that is not needed. A message without an
 * entry does not compile.
 */
const CHECKS: { readonly [N in PageRequestName]: ((asked: RequestOf<N>, own: Own) => boolean) | Unchecked } = {
  'dossier.peek': ({ address }, own) => isOwn(address, own),
  'page.get': ({ address }, own) => isOwn(address, own),
  'answers.get': ({ address }, own) => isOwn(address, own),
  // The handler checks which of the publications are answers to its question.
  'answers.marks': ({ address }, own) => isOwn(address, own),
  'versions.compare': ({ address }, own) => isOwn(address, own),
  'diagnose.run': ({ address }, own) => isOwn(address, own),
  'marks.find': selects,
  'strip.peek': ({ address }, own) => isOwn(address, own),
  'strip.get': ({ address }, own) => isOwn(address, own),
  'strip.counts': ({ address, questionNumbers, number }, own) =>
    isOwn(address, own) && [...questionNumbers, number].every((each) => each === null || mayBeOwn(each, own)),
  'strip.elsewhere': ({ address, figures }, own) =>
    isOwn(address, own) && (figures === undefined || mayBeOwn(figures, own)),
  'strip.touch': 'concerns the sending document, which the browser names',
  'marks.hide': 'returns nothing that is stored',
  'notes.list': selects,
  'passages.list': selects,
  'notes.save': ({ target }, own) => targets(target, own),
  'notes.doubts': selects,
  'notes.settle': ({ id, publication, questionNumber }, own) =>
    publication === own.publication && mayBeStages(id, publication) && mayBeOwn(questionNumber, own),
  'notes.change': ({ target }, own) => target === undefined || targets(target, own),
  'anchors.put': ({ outcomes }, own) => outcomes.every(({ document }) => document === own.publication),
  'related.view': ({ number, page }, own) => mayBeOwn(number, own) && (page === null || isOwn(page.address, own)),
  'related.meanwhile': ({ number, page }, own) => mayBeOwn(number, own) && (page === null || isOwn(page.address, own)),
  'related.place': ({ number }, own) => mayBeOwn(number, own),
  'notes.delete': 'names a stored note, which is checked with mayTouch',
  'notes.restore': 'names a stored note, which is checked with mayTouch',
  'errors.note': 'carries a place in our code and a kind of error',
  'frame.offer': 'concerns the sending document, which the browser names',
  'frame.there': 'returns nothing that is stored',
  'dossier.get': 'returns public facts',
  'related.get': 'returns public facts',
  'tags.list': 'returns names of tags alone',
  'keys.mark': 'returns nothing that is stored',
  'options.open': 'returns nothing that is stored',
};

function ownOf(publication: string): Own {
  const identifier = parseIdentifier(publication);
  // Other digits in an address are not a question number; that is in the document.
  const number = identifier?.kind === 'question' && isZNumber(identifier.number ?? '') ? identifier.number : null;
  return { publication, number };
}

/**
 * Whether a page's message is about its own publication.
 *
 * @param name of a message that pages may send
 * @param payload already checked against its schema
 * @param publication that the document was loaded from
 */
export function asksOfOwn(name: string, payload: unknown, publication: string): boolean {
  if (!Object.hasOwn(CHECKS, name)) return false;
  const check = CHECKS[name as PageRequestName] as ((asked: unknown, own: Own) => boolean) | Unchecked;
  return typeof check === 'string' || check(payload, ownOf(publication));
}

/**
 * Whether a page may read or change a stored note. The message itself is no proof: it names the note by its identifier,
 * and a different note may be stored under that.
 *
 * @param target of the stored note
 * @param publication that the document was loaded from
 */
export function mayTouch(target: NoteTarget, publication: string): boolean {
  return targets(target, ownOf(publication));
}
