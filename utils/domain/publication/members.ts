import { MAX_NAME, type Submitter } from './record.ts';

const MAX_TEXT = 3000;
const MAX_MEMBERS = 200;
/** Words before the names, common errors included. */
const OPENING = /^(?:(?:het|de|van)\s+)*(?:(?:kamer)?(?:lid|leden)\s+)+(?:(?:van de (?:eerste|tweede) kamer)\s+)?/i;
const SPREAD = /^(allen|alle[n]?\s+(?:drie|vier|vijf)|beiden?)[\s:,]+/i;

/**
 * Reads the members in a heading: `de leden Bikker en Ceder (beiden ChristenUnie) en Omtzigt (Omtzigt)`.
 *
 * @param list from `het lid` or `de leden` up to the addressees; at most 3000 characters are read
 * @returns in printed order, name and party as printed; given name and initials are null
 */
export function parseMembers(list: string): Submitter[] {
  const text = list.slice(0, MAX_TEXT).replace(/\s+/gu, ' ').trim().replace(OPENING, '');
  const members: Submitter[] = [];
  let unassigned = 0;
  for (const part of text.split(')')) {
    const open = part.indexOf('(');
    const names = splitNames(open < 0 ? part : part.slice(0, open));
    for (const name of names) members.push({ name, givenName: null, initials: null, party: null });
    unassigned += names.length;
    if (open < 0) continue;
    const printed = part.slice(open + 1).trim();
    if (printed === '' || names.length === 0) continue;
    const spread = SPREAD.exec(printed);
    const party = printed
      .slice(spread?.[0].length ?? 0)
      .trim()
      .slice(0, MAX_NAME);
    const reach = spread ? (/^beide/i.test(spread[0]) ? 2 : unassigned) : 1;
    for (const member of members.slice(-Math.min(reach, unassigned))) member.party = party;
    unassigned = 0;
  }
  return members.slice(0, MAX_MEMBERS);
}

function splitNames(text: string): string[] {
  return text
    .split(/\s*[,;]\s*|\s+(?:en|alsmede)\s+|^\s*(?:en|alsmede)\s+/)
    .map((name) =>
      name
        .replace(OPENING, '')
        .replace(/\s+(?:c\.?\s?s\.?)$/i, '')
        .replace(/^en\s+/, '')
        .replace(/\s+en$/, '')
        .trim(),
    )
    .filter((name) => /\p{L}/u.test(name) && name.length <= 80 && !/^(?:en|van|de|het|lid|leden)$/i.test(name));
}

/** Titles and forms of address before a name. */
const TITLES =
  /^(?:(?:mw|mevr|mevrouw|dhr|de heer|heer|(?:het )?lid|prof|dr|drs|mr|ir|ing|jhr|jkvr|ds)\b\.?\s*)+(?=\p{L})/iu;

/** A name as metadata writes it. */
interface MetadataName {
  readonly initials: string | null;
  readonly givenName: string | null;
  readonly surname: string;
}

/**
 * Reads `R.H. (Romke) de Jong`, `H. Nijboer`, `Dijk, D.J.H. van`, `Van Rooijen`, `mw. A. Proef (XYZ)`.
 *
 * @param text one value of OVERHEIDop.indiener
 * @returns surname with its prefix; initials and given name where they are written
 */
export function parseMetadataName(text: string): MetadataName {
  const folded = text
    .slice(0, 200)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(TITLES, '')
    .replace(/(?<=\p{L}) \([^()]{1,60}\)$/u, '');
  const comma = folded.indexOf(',');
  const turned = comma > 0 ? `${folded.slice(comma + 1).trim()} ${folded.slice(0, comma)}` : folded;
  const match = /^((?:(?:IJ|\p{Lu}\p{Ll}{0,2})\.\s?)+)?(?:\(([^()]{1,60})\)\s*)?(.*)$/u.exec(turned);
  const surname = (match?.[3] ?? turned).replace(/^van(?=\p{Lu})/u, 'van ').trim();
  return {
    initials: match?.[1]?.replace(/\s/g, '') ?? null,
    givenName: match?.[2]?.trim() ?? null,
    surname: surname === '' ? folded : surname,
  };
}

const key = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}\s\-–'’.]/gu, '')
    .toLowerCase();

/**
 * Adds initials and given names from metadata to the members of the heading; when the heading names none, returns the
 * members from metadata. A member that fits two names stays as it is.
 *
 * @param members as printed
 * @param names the values of OVERHEIDop.indiener
 */
export function completeMembers(members: readonly Submitter[], names: readonly string[]): Submitter[] {
  const known = names.slice(0, MAX_MEMBERS).map(parseMetadataName);
  if (members.length === 0) {
    return known
      .filter(({ surname }) => surname !== '')
      .map(({ surname, givenName, initials }) => ({
        name: surname.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
        givenName,
        initials,
        party: null,
      }));
  }
  return members.map((member) => {
    const name = key(member.name);
    const fits = known.filter(
      (candidate) =>
        key(candidate.surname) !== '' && (name === key(candidate.surname) || isGivenBefore(member.name, candidate)),
    );
    const exact = fits.filter((candidate) => isGivenBefore(member.name, candidate));
    const chosen = exact.length === 1 ? exact[0] : fits.length === 1 ? fits[0] : undefined;
    if (!chosen) return member;
    return {
      ...member,
      initials: chosen.initials ?? member.initials,
      givenName: chosen.givenName ?? member.givenName ?? givenPart(member.name, chosen),
    };
  });
}

/** `Inge van Dijk` fits `I. (Inge) van Dijk`; `Jasper van Dijk` does not. */
function isGivenBefore(printed: string, candidate: MetadataName): boolean {
  const given = givenPart(printed, candidate);
  if (given === null) return false;
  if (candidate.givenName !== null) return key(candidate.givenName) === key(given);
  return candidate.initials !== null && key(candidate.initials)[0] === key(given)[0];
}

function givenPart(printed: string, candidate: MetadataName): string | null {
  const space = printed.indexOf(' ');
  if (space <= 0 || key(printed.slice(space)) !== key(candidate.surname)) return null;
  return printed.slice(0, space).includes('.') ? null : printed.slice(0, space);
}
