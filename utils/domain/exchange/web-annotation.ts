import { legalReference, textFragmentLink } from '../cite/index.ts';
import type { ExchangedNote, Library } from './format.ts';
import { pick } from '../note/note-fields.ts';
import { OWN_FIELDS } from './own-fields.ts';
import { groupByPublication, type PublicationGroup } from './publication-groups.ts';

/** W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/ */
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Kantlijn's own terms, for what the model does not have. */
const KANTLIJN_TERMS = 'https://kantlijn.example/ns#';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function bodies(note: ExchangedNote): Json[] {
  const text: Json[] =
    note.body === '' ? [] : [{ type: 'TextualBody', value: note.body, format: 'text/plain', purpose: 'commenting' }];
  return [...text, ...note.tags.map((tag): Json => ({ type: 'TextualBody', value: tag, purpose: 'tagging' }))];
}

function selectors(note: ExchangedNote): Json[] {
  const { passage } = note;
  if (passage === null) return [];
  const { exact, prefix, suffix } = passage.quote;
  return [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
    ...(passage.position
      ? [{ type: 'TextPositionSelector', start: passage.position.start, end: passage.position.end }]
      : []),
  ];
}

function annotation(note: ExchangedNote, { citable }: PublicationGroup): Json {
  const selector = selectors(note);
  return {
    id: `urn:uuid:${note.id}`,
    type: 'Annotation',
    motivation: note.body === '' ? 'highlighting' : 'commenting',
    created: note.created,
    modified: note.modified,
    body: bodies(note),
    target: {
      source: citable.identifier.url,
      ...(selector.length > 0 ? { selector } : {}),
    },
    // Everything that the model has no property for, so that reading it back loses nothing.
    'kantlijn:note': {
      ...(pick(note, OWN_FIELDS) as unknown as { readonly [key: string]: Json }),
      reference: legalReference(citable),
      link: note.passage ? textFragmentLink(citable.identifier.url, note.passage.quote) : citable.identifier.url,
    },
  };
}

/**
 * Writes notes as a W3C Web Annotation collection (JSON-LD), readable by other annotation tools.
 *
 * @param library what to write
 * @returns JSON-LD: an AnnotationPage with the annotations in order of publication and place
 */
export function writeWebAnnotations(library: Library): string {
  const items = groupByPublication(library).flatMap((group) => group.notes.map((note) => annotation(note, group)));
  const page = { '@context': [CONTEXT, { kantlijn: KANTLIJN_TERMS }], type: 'AnnotationPage', items };
  return `${JSON.stringify(page, undefined, 1)}\n`;
}
