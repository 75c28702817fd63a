import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { quotedWords } from '../../../utils/domain/anchor/quoted-words.ts';
import { legalReference, textFragmentLink } from '../../../utils/domain/cite/index.ts';
import { dayOfInstant } from '../../../utils/domain/clock/today.ts';
import { detailsOf } from '../../../utils/domain/exchange/details.ts';
import type { ExchangedNote, Library } from '../../../utils/domain/exchange/index.ts';
import { notePlace } from '../../../utils/domain/exchange/place.ts';
import { FORMAT_FILES } from '../../../utils/domain/exchange/formats.ts';
import { groupByPublication, type PublicationGroup } from '../../../utils/domain/exchange/publication-groups.ts';
import { oneLine, plainLines } from '../../../utils/domain/text/lines.ts';
import type { ExportFile, ExportWords } from './export-files.ts';

/** Our own styles, named in Dutch because the reader sees the names in a word processor. */
const QUOTE = 'Gemarkeerd';
const DETAILS = 'Gegevens';
/** Half points and twips, the units of Word. */
const SMALL = 18;
const LINE = { style: BorderStyle.SINGLE, size: 18, space: 8, color: '154273' } as const;
const SPACE_AFTER = 120;

/** Noncharacters that XML may not hold; controls are gone by then. */
const NOT_IN_XML = /[\uFFFE\uFFFF]/g;
const line = (text: string): string => oneLine(text).replaceAll(NOT_IN_XML, '\uFFFD');

/** Splits a text into one paragraph per line. Keeps empty lines: the reader typed them. */
const paragraphs = (text: string): Paragraph[] =>
  plainLines(text)
    .replaceAll(NOT_IN_XML, '\uFFFD')
    .split('\n')
    .map((each) => new Paragraph({ children: [new TextRun(each)], spacing: { after: SPACE_AFTER } }));

const linked = (text: string, link: string): ExternalHyperlink =>
  new ExternalHyperlink({ link, children: [new TextRun({ text: line(text), style: 'Hyperlink' })] });

const reference = ({ citable }: PublicationGroup): ParagraphChild[] => [
  new TextRun(`${line(legalReference(citable))} · `),
  linked(citable.identifier.url, citable.identifier.url),
];

function noteParagraphs(note: ExchangedNote, group: PublicationGroup, library: Library): Paragraph[] {
  const words = detailsOf(note, library).flatMap(({ texts }) => texts);
  const details = [dayOfInstant(note.modified) ?? '', ...words.map(line)].filter((part) => part !== '');
  const marked =
    note.passage === null
      ? []
      : [
          new Paragraph({ style: QUOTE, children: [new TextRun(line(quotedWords(note.passage)))] }),
          new Paragraph({
            style: DETAILS,
            children: [linked('Naar de passage', textFragmentLink(group.citable.identifier.url, note.passage.quote))],
          }),
        ];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(line(notePlace(note)) || 'Publicatie')] }),
    ...marked,
    ...(note.body === '' ? [] : paragraphs(note.body)),
    new Paragraph({ style: DETAILS, children: [new TextRun(details.join(' · '))] }),
  ];
}

/**
 * Writes notes as a Word document: publications as chapters with their marked words, notes and details, and a list of sources at the end.
 *
 * @param library what to write
 * @returns the file, named `kantlijn-2026-11-23.docx`; nothing is ever left out
 */
export async function writeDocx(library: Library, { today, title }: ExportWords): Promise<ExportFile> {
  const groups = groupByPublication(library);
  const chapters = groups.flatMap((group) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun(line(group.publication.title) || line(group.publication.id))],
    }),
    new Paragraph({ style: DETAILS, children: reference(group) }),
    ...group.notes.flatMap((note) => noteParagraphs(note, group, library)),
  ]);
  const sources = groups.map((group) => new Paragraph({ children: reference(group), spacing: { after: SPACE_AFTER } }));
  const pages = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SMALL })],
  });
  const document = new Document({
    title: line(title),
    // Names the program as creator; the reader is not named.
    creator: 'Kantlijn',
    lastModifiedBy: 'Kantlijn',
    styles: {
      default: { document: { run: { language: { value: 'nl-NL' } } } },
      paragraphStyles: [
        {
          id: QUOTE,
          name: QUOTE,
          basedOn: 'Normal',
          run: { italics: true },
          paragraph: { border: { left: LINE }, indent: { left: 200 }, keepNext: true, spacing: { after: SPACE_AFTER } },
        },
        {
          id: DETAILS,
          name: DETAILS,
          basedOn: 'Normal',
          run: { size: SMALL, color: '555555' },
          paragraph: { spacing: { after: SPACE_AFTER } },
        },
      ],
    },
    sections: [
      {
        footers: { default: new Footer({ children: [pages] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(line(title))] }),
          ...chapters,
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Bronnen')] }),
          ...sources,
        ],
      },
    ],
  });
  const content = new Uint8Array(await Packer.toArrayBuffer(document));
  const { extension, type } = FORMAT_FILES.docx;
  return { name: `kantlijn-${today}.${extension}`, type, content, omitted: [] };
}
