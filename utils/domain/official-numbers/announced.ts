/** A dossier, `31 765`, as it is printed over lines or not. */
const DOSSIER = String.raw`(?:[1-9]\d[\s.]{0,20}\d{3}|[1-9]\s{1,20}\d{4})`;

/**
 * Text that may name a publication in another way than by the number of a question: each asks for less than the readers here do, and decides
 * nothing by itself. Everything that they find of a question without such a number, an appendix or a paper is, or begins, among it.
 */
export const ANNOUNCED: readonly string[] = [
  String.raw`\b(?:kv|ah|kst)-[\w-]{4,40}`,
  String.raw`\b(?:ah-(?:tk|ek)-|\(?aanhangsel)[^]{0,120}?(?:\d{4}|\b(?:nrs?|nummers?)\b)`,
  String.raw`(?:kamer-?\s{0,20}stuk|\bkst)[^]{0,90}?${DOSSIER}`,
  String.raw`${DOSSIER}(?:\D{1,40}(?:nrs?|nummers?|nos?)\b|\s{0,20}[-‐‑–—]|\s{0,20},\s{1,20}[A-Z]\d?\b|\s\D{1,12}[-‐‑–—])`,
];
