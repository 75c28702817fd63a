import { questionNumberFromAddress } from '../publication/identifier.ts';

/**
 * Reads an address of the Tweede Kamer (`…/kamervragen/detail?id=2024Z01911&did=2024D05123`). Nothing else of that site is relied on. `id` may
 * hold the number of a document, and the same address serves other kinds of document.
 */

/** What an address names. */
export interface HouseAddress {
  /** A question number; null when it names none. */
  readonly number: string | null;
  /** The number of a document; null when it names none. */
  readonly document: string | null;
}

const DOCUMENT = /^(\d{4})[Dd](\d{5})$/;

/** The one document that a parameter names; null when it names none, or two. */
function documentIn(parameters: URLSearchParams, parameter: string): string | null {
  const named = [...parameters].flatMap(([name, value]) => {
    const match = name.toLowerCase() === parameter ? DOCUMENT.exec(value.trim()) : null;
    return match ? [`${match[1]}D${match[2]}`] : [];
  });
  const [document = null, ...others] = new Set(named);
  return others.length === 0 ? document : null;
}

/** @param address as the browser names it; anything else names nothing */
export function readHouseAddress(address: string): HouseAddress {
  const number = questionNumberFromAddress(address);
  if (!URL.canParse(address) || address.length > 2_000) return { number, document: null };
  const { searchParams } = new URL(address);
  return { number, document: documentIn(searchParams, 'id') ?? documentIn(searchParams, 'did') };
}
