/** A text as one part of an address, whatever is in it. Never throws: half a surrogate pair becomes U+FFFD. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
