/** Parts of the identifier of a paper. */
export interface PaperParts {
  readonly dossier: string;
  /** Chapter of a budget (`XVI`), letter (`A`) or numeric part (`20`); null when there is none. */
  readonly part: string | null;
  /** `12`; a letter (`F`) for a paper of the Eerste Kamer. */
  readonly number: string;
}

const PAPER =
  /^kst-(?:(?:tk|ek)-)?(?<dossier>\d{4,6})(?:-\(?(?<part>[IVXLC]+[A-Z]?|[A-Z](?=-\d)|\d{2}(?=-[\dA-Z]))\)?)?-(?<number>\d+|[A-Z]{1,2}\d*)(?:-(?:h\d*|n\d+))?$/;

/**
 * Reads the identifier of a paper: `kst-36410-VII-12`, `kst-21501-20-1890`, `kst-34036-F`, with or without `-h1`.
 *
 * @param id as the host spells it
 * @returns null for the identifier of anything else
 */
export function paperOf(id: string): PaperParts | null {
  const groups = PAPER.exec(id)?.groups;
  if (!groups?.['dossier'] || !groups['number']) return null;
  return { dossier: groups['dossier'], part: groups['part'] ?? null, number: groups['number'] };
}
