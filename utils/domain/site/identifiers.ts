import type { Certainty } from './markup.ts';

/**
 * The forms of identifiers and addresses of publications, as data. Counts are from a list of all
 * 151,327 identifiers of questions and answers until 24 February 2025.
 */

/** Path of a publication in the repository, before collection and part. */
export const REPOSITORY_PATH = ['frbr', 'officielepublicaties'] as const;
/** First path part of pages reached through a dossier. */
export const DOSSIER_PATHS = ['dossier', 'behandelddossier'] as const;
/** Extensions under which a document is served. */
export const DOCUMENT_EXTENSIONS = ['html', 'pdf', 'xml', 'odt'] as const;
/** Files below `/{id}/`. */
export const METADATA_PATHS = ['metadata.xml', 'metadata_owms.xml'] as const;

/** One form of identifier. */
export interface IdentifierForm {
  readonly sign: string;
  /** As a regular expression without flags; every group is named. */
  readonly pattern: string;
  /** Provisional: its digits count publications; the document has no number of its own yet. */
  readonly provisional: boolean;
  readonly kind:
    | 'question'
    | 'appendix'
    | 'parliamentaryPaper'
    | 'proceedings'
    | 'attachment'
    | 'statute'
    | 'gazette'
    | 'treaty'
    | 'other';
  readonly example: string;
  readonly certainty: Certainty;
}

/** A corrected version (`-n1`), a reprint (`-h1`, `-h`) or a letter that someone added. */
const SUFFIX = '(?:-(?<suffix>n\\d{1,2}|h\\d{0,2})|(?<letter>[A-Za-z]))?';

const form = (
  sign: string,
  kind: IdentifierForm['kind'],
  pattern: string,
  example: string,
  certainty: Certainty,
  provisional = false,
): IdentifierForm => ({ sign: `id.${sign}`, kind, pattern: `^${pattern}$`, example, certainty, provisional });

/** Every form, the commonest first. Groups: chamber, number, year, session, suffix, letter. */
export const IDENTIFIER_FORMS: readonly IdentifierForm[] = [
  form(
    'question',
    'question',
    `kv-(?<chamber>tk|ek)-(?<number>(?<year>\\d{4})[Zz]\\d{4,6})${SUFFIX}`,
    'kv-tk-2024Z01911',
    'verified',
  ),
  form(
    'appendix',
    'appendix',
    `ah-(?<chamber>tk|ek)-(?<session>\\d{8})-(?<number>(?:AH)?\\d{1,6})${SUFFIX}`,
    'ah-tk-20232024-1166',
    'verified',
  ),
  form(
    'questionWithoutChamber',
    'question',
    `kv-(?<number>(?<year>\\d{4})[Zz]\\d{4,6})${SUFFIX}`,
    'kv-2009Z03159',
    'verified',
  ),
  // In its first days a question or answer has the next number of a counter of publications, and only a PDF. Some old
  // ones never got another number.
  form('questionCounter', 'question', `kv-\\d{4,8}${SUFFIX}`, 'kv-1183854', 'verified', true),
  form(
    'questionDigits',
    'question',
    `kv-(?:(?<chamber>tk|ek)-)?(?<number>\\d{4,11}|\\d{5}[Zz]\\d{4,6})${SUFFIX}`,
    'kv-2070824590',
    'verified',
  ),
  form(
    'questionDated',
    'question',
    'kv-(?:(?<chamber>tk|ek)-)?(?<number>(?<year>\\d{4})-\\d{2}-\\d{2})',
    'kv-2007-01-11',
    'verified',
  ),
  form('appendixDigits', 'appendix', `ah-\\d{4,8}${SUFFIX}`, 'ah-1182037', 'verified', true),
  form(
    'paper',
    'parliamentaryPaper',
    'kst-(?:(?<chamber>tk|ek)-)?\\d{4,6}(?:-[0-9A-Za-z()]{1,12}){0,4}-(?<number>[0-9A-Za-z]{1,8})(?:-(?<suffix>[nhkv]\\d{1,2}))?',
    'kst-36410-VII-12',
    'verified',
  ),
  form('paperDigits', 'parliamentaryPaper', 'kst-(?<number>\\d{4,8})', 'kst-123456', 'stated'),
  form(
    'proceedings',
    'proceedings',
    'h-(?<chamber>tk|ek|vv)-(?<session>\\d{8})(?:-[0-9A-Za-z]{1,12}){0,3}-(?<number>[0-9A-Za-z]{1,8})',
    'h-tk-20202021-87-3',
    'verified',
  ),
  form('attachment', 'attachment', 'blg-(?<number>\\d{1,9})(?:\\.?[0-9a-z]{0,4})?', 'blg-1007826', 'verified'),
  form(
    'statute',
    'statute',
    'stb-(?<year>\\d{4})-(?<number>\\d{1,4})(?:-(?<suffix>[a-z0-9]{1,4}))?',
    'stb-2020-118',
    'verified',
  ),
  form(
    'gazette',
    'gazette',
    'stcrt-(?<year>\\d{4})-(?<number>\\d{1,6})(?:-[0-9A-Za-z]{1,12}){0,4}',
    'stcrt-2013-10981',
    'verified',
  ),
  form(
    'treaty',
    'treaty',
    'trb-(?<year>\\d{4})-(?<number>\\d{1,4})(?:-(?<suffix>[a-z0-9]{1,4}))?',
    'trb-2017-47',
    'verified',
  ),
  form(
    'localGazette',
    'gazette',
    '(?:gmb|prb|wsb|bgr)-(?<year>\\d{4})-(?<number>\\d{1,7})(?:-(?<suffix>[a-z0-9]{1,4}))?',
    'gmb-2024-216934',
    'verified',
  ),
  form(
    'otherParliament',
    'other',
    '(?:nds|ag|lp|vv)-(?:(?<chamber>tk|ek|vv)-)?(?<number>[0-9A-Za-z]{1,20})(?:-[0-9A-Za-z]{1,12}){0,4}',
    'nds-tk-2015D00006',
    'verified',
  ),
];

/** The 27 identifiers that really have a lower-case z (none exists with an upper-case Z). Anywhere else it is an error. */
export const LOWER_CASE_Z: readonly string[] = [
  'kv-2009z16839',
  'kv-2009z16845',
  'kv-2009z16944',
  'kv-2009z19344',
  'kv-2009z24237',
  'kv-2009z24239',
  'kv-2009z24272',
  'kv-2009z24310',
  'kv-2010z00055',
  'kv-2010z00056',
  'kv-2010z01368',
  'kv-2010z01404',
  'kv-2010z01599',
  'kv-2010z01600',
  'kv-2010z01601',
  'kv-2010z01602',
  'kv-2010z01974',
  'kv-2010z01975',
  'kv-2010z01978',
  'kv-2010z01984',
  'kv-2010z01985',
  'kv-2010z01986',
  'kv-2010z01989',
  'kv-2010z02324',
  'kv-2010z02500',
  'kv-2010z05454',
  'kv-tk-2018z12433',
];

/** Question numbers of this span have identifiers that start with `kv-`, all others with `kv-tk-`. */
export const PREFIX_WITHOUT_CHAMBER = { first: '2009Z03159', last: '2010Z05856' } as const;
