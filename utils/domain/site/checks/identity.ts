import { DOCUMENT_EXTENSIONS, IDENTIFIER_FORMS, METADATA_PATHS, type IdentifierForm } from '../identifiers.ts';

/** What an address says about the document at it. */
export interface Identity {
  readonly id: string;
  /** The row of the table that knows this form; null when none does. */
  readonly form: IdentifierForm | null;
  /** Group under which the metadata table lists what to expect. */
  readonly expects: 'question' | 'appendix' | 'other';
}

const EXTENSION = new RegExp(`\\.(?:${DOCUMENT_EXTENSIONS.join('|')})$`, 'i');

/**
 * The identifier in an address, by the table of forms.
 *
 * @param address absolute address of a page or a file of a publication
 * @returns id empty when the address has no path
 */
export function identityOf(address: string): Identity {
  let path = '';
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    // Expected: an address nobody can read has no identifier.
  }
  const parts = path.split('/').filter((part) => part !== '');
  if ((METADATA_PATHS as readonly string[]).includes(parts.at(-1) ?? '')) parts.pop();
  const id = (parts.at(-1) ?? '').replace(EXTENSION, '');
  const form = IDENTIFIER_FORMS.find((row) => new RegExp(row.pattern).test(id)) ?? null;
  const kind = form?.kind;
  return { id, form, expects: kind === 'question' || kind === 'appendix' ? kind : 'other' };
}
