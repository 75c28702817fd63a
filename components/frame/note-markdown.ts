import type { ExchangedPublication, Library } from '../../utils/domain/exchange/format.ts';
import { writeMarkdown } from '../../utils/domain/exchange/markdown.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import type { FrameWorld } from './context.ts';

type World = Pick<FrameWorld, 'model' | 'meaningNames' | 'collections' | 'language'>;

/**
 * A note as Markdown, as the library copies it: its publication, its place, the marked words, its text and details.
 *
 * @param text what stands in its box, which may not be stored yet
 */
export function noteMarkdown(note: Note, text: string, world: World): string {
  const { model, meaningNames, collections, language } = world;
  const { identifier, publication } = model.home;
  const { title, date, sessionYear, questionNumbers } = model.hello.facts;
  const here: ExchangedPublication = {
    id: publication,
    kind: identifier.kind,
    title,
    questionNumber: identifier.kind === 'question' ? identifier.number : (questionNumbers[0] ?? null),
    sessionYear,
    date,
    submitters: [],
  };
  const library: Library = {
    notes: [{ ...note, body: text }],
    // A note from another publication names its own, as far as the note itself does.
    publications: new Map([[publication, here]]),
    meaningNames,
    collectionTitles: new Map(collections.map(({ id, title: name }) => [id, name])),
  };
  return writeMarkdown(library, language);
}
