import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { findElements, parseXml, XmlError, xmlText, type XmlElement } from '../utils/domain/xml/tree.ts';
import { expandPlaceholders } from './placeholders.ts';

/** One line of `metadata.xml`: `<metadata name scheme content/>`. */
export interface MetadataEntry {
  readonly name: string;
  readonly scheme: string;
  readonly content: string;
}

/** How one publication is to be served; every field has a default. See replica/README.md. */
export const PublicationOptions = z.strictObject({
  /** Attribute that names the scheme in the page head: the site uses `data-scheme`, older pages `scheme`. */
  schemeAttribute: z._default(z.enum(['data-scheme', 'scheme']), 'data-scheme'),
  /** `current`, `numbered` (the older body: p.nummer instead of h2), or `unknown` (a layout nobody has seen). */
  layout: z._default(z.enum(['current', 'numbered', 'unknown']), 'current'),
  /** False: the page head holds no metadata at all. */
  headMetadata: z._default(z.boolean(), true),
  /** Served as DC.identifier in the page head instead of the real one, for a page that contradicts itself. */
  headIdentifier: z.optional(z.string()),
  /** False: the body element is there but holds nothing. */
  body: z._default(z.boolean(), true),
  /** True: the page of a document that exists as PDF alone: its title and a link, no body element, no XML. */
  pdfOnly: z._default(z.boolean(), false),
  /** False: the table of facts above the text is left out. */
  table: z._default(z.boolean(), true),
  /** Names that the page head leaves out though metadata.xml and the search have them, e.g. `OVERHEIDop.vraagnummer`. */
  notInHead: z._default(z.array(z.string()), []),
  /** Stages of a run in which it exists (`setStage`); in every stage when not given. */
  stages: z.optional(z.array(z.string())),
  /** In other stages its addresses lead to this publication; without it they are not found. */
  becomes: z.optional(z.string()),
  /** False: SRU and the results page do not know the publication (yet). */
  searchable: z._default(z.boolean(), true),
  /** Date of the last change for `dt.modified`; the publication date when not given. */
  modified: z.optional(z.string()),
  /** Which manifestations exist; old unformatted questions have no pdf and no odt. */
  manifestations: z._default(z.array(z.string()), ['html', 'metadata', 'metadataowms', 'odt', 'pdf', 'xml']),
});
export type PublicationOptions = z.infer<typeof PublicationOptions>;

/** One publication as the replica serves it. */
export interface Publication {
  readonly id: string;
  readonly metadata: readonly MetadataEntry[];
  /** `metadata.xml` as served. */
  readonly metadataXml: string;
  /** Publication XML as served; null when there is none. */
  readonly xml: string | null;
  /** The parsed publication XML; null when there is none or it is not well-formed. */
  readonly tree: XmlElement | null;
  readonly options: PublicationOptions;
}

/** Why a data folder cannot be served. The message names the file. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** The values of one metadata name, in order, optionally of one scheme; empty values are left out. */
export function metadataValues(publication: Publication, name: string, scheme?: string): string[] {
  return publication.metadata
    .filter((entry) => entry.name === name && entry.content !== '' && (scheme === undefined || entry.scheme === scheme))
    .map((entry) => entry.content);
}

/** Whether a file of the publication exists: an option leaves it out, or it has no text. */
export function hasManifestation({ options, xml }: Publication, kind: string): boolean {
  return options.manifestations.includes(kind) && (kind !== 'xml' || xml !== null);
}

/** The first value of a metadata name, empty string when there is none. */
export function metadataValue(publication: Publication, name: string, scheme?: string): string {
  return metadataValues(publication, name, scheme)[0] ?? '';
}

function readMetadata(text: string, file: string): MetadataEntry[] {
  try {
    return findElements(parseXml(text), 'metadata').map((element) => ({
      name: element.attributes.get('name') ?? '',
      scheme: element.attributes.get('scheme') ?? '',
      content: element.attributes.get('content') ?? xmlText(element),
    }));
  } catch (error) {
    throw new DataError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readTree(text: string | null): XmlElement | null {
  if (text === null) return null;
  try {
    return parseXml(text);
  } catch (error) {
    // A publication that is not well-formed is a case to serve, not a reason to stop.
    if (error instanceof XmlError) return null;
    throw error;
  }
}

function readOptions(text: string | undefined, file: string): PublicationOptions {
  let json: unknown = {};
  try {
    if (text !== undefined) json = JSON.parse(text);
  } catch (error) {
    throw new DataError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const checked = z.safeParse(PublicationOptions, json);
  if (!checked.success) {
    const fields = checked.error.issues.map((issue) =>
      (issue.code === 'unrecognized_keys' ? issue.keys : issue.path).join('.'),
    );
    throw new DataError(`${file}: cannot be read at ${fields.map((field) => field || 'the top').join(', ')}`);
  }
  return checked.data;
}

/**
 * Reads a folder of publications in the format of replica/README.md: for each `{id}.metadata.xml`
 * (or `{id}/metadata.xml`) anywhere below it, the publication XML and options of the same id.
 *
 * @param directory the folder; subfolders are read too
 * @param today the calendar date (YYYY-MM-DD) that placeholders such as `{{today-10}}` count from
 * @returns the publications sorted by id
 * @throws DataError when the folder cannot be read, holds no publication or one that cannot be understood
 */
export function loadPublications(directory: string, today: string): Publication[] {
  let files: string[];
  try {
    files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));
  } catch (error) {
    throw new DataError(`${directory}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const byName = new Map(files.map((file) => [basename(file), file]));
  const read = (name: string): string | undefined => {
    const file = byName.get(name);
    return file === undefined ? undefined : expandPlaceholders(readFileSync(file, 'utf8'), today);
  };
  const publications = files
    .filter((file) => file.endsWith('metadata.xml'))
    .map((file): Publication => {
      const name = basename(file);
      const id = name === 'metadata.xml' ? basename(dirname(file)) : name.slice(0, -'.metadata.xml'.length);
      const metadataXml = expandPlaceholders(readFileSync(file, 'utf8'), today);
      const metadata = readMetadata(metadataXml, file);
      const stated = metadata.find((entry) => entry.name === 'DC.identifier')?.content;
      if (stated !== id) throw new DataError(`${file}: DC.identifier is "${stated ?? ''}", expected "${id}"`);
      const xml = read(`${id}.xml`) ?? null;
      const optionsFile = `${id}.options.json`;
      return {
        id,
        metadata,
        metadataXml,
        xml,
        tree: readTree(xml),
        options: readOptions(read(optionsFile), optionsFile),
      };
    });
  if (publications.length === 0) throw new DataError(`${directory}: no *.metadata.xml in it`);
  return publications.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
