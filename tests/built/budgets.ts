/**
 * Largest size of each built file, gzipped, in bytes. What no pattern names falls under the last one.
 * The in-page script's budget is a promise to the reader; the others keep growth from going unseen.
 */
export const BUDGETS: readonly { pattern: RegExp; bytes: number; why: string }[] = [
  // Both scripts go with the card and its editors, which a strip and a frame replace; until then they hold what guards notes.
  // Guards against scripts of the page, and saying that its address has changed, came with decisions 200 to 207.
  { pattern: /^content-scripts\/publication\.js$/, bytes: 113_500, why: 'runs in every publication page' },
  // Finding passages again is a third of it, both languages and the editors most of the rest; telling
  // whether the page is the publication at all is 600 (decision 250), saying why something was not kept another 800;
  // links that scroll and quotations without signs of footnotes are 500 (decisions 242, 245); holding what a script writes
  // against what the reader announced 300 (decisions 205, 207).
  { pattern: /^content-scripts\/passages\.js$/, bytes: 47_000, why: 'runs in every publication page, at rest' },
  { pattern: /^content-scripts\/place\.js$/, bytes: 8_000, why: 'runs before the first paint' },
  {
    pattern: /^background\.js$/,
    // What is evaluated late costs some bytes for each module (decision 171); one budget for all requests some 800 (270);
    // documents of the first days 3,500 (260, 261).
    // Strict shapes at every border and the way out for rows that cannot be read are 3,000 (decision 251).
    // The second copy of the notes is 8,000 (decision 210).
    // One reader of official numbers for page, list, search and citing is 4,600 in place of three (decision 240).
    // Giving that copy out as a file when the database is shut is 700 (decision 215).
    // Words, counts and marks for the strip, and tickets for its frame, are some 20,000 (decisions 300, 310): finding passages again
    // moves here from the page. Until they replace the card, both are there.
    // What the reader decided in the second copy is 1,500 (217).
    // The log of errors that were caught is 2,000 (decision 283).
    // The language of questions is 5,500, offices 2,900, words that name no subject 1,900, the rest of related questions and the memory of
    // their answers 2,000 (decisions 331 to 335).
    bytes: 237_500,
    why: 'started for each visit; reads publications, searches, keeps the list',
  },
  { pattern: /^chunks\/.*\.js$/, bytes: 120_000, why: 'extension pages' },
  { pattern: /^assets\/files-worker.*\.js$/, bytes: 45_000, why: 'reads and writes files of notes, when asked' },
  { pattern: /^assets\/learn-worker.*\.js$/, bytes: 75_000, why: 'learns word vectors in a list fetched here' },
  { pattern: /\.css$/, bytes: 12_000, why: 'styles' },
  { pattern: /^icon/, bytes: 30_000, why: 'icons' },
  { pattern: /.*/, bytes: 20_000, why: 'everything else' },
];

/** Largest sum of a whole build, gzipped, without a packaged corpus. The texts of the licences are 11 kB of it (272). */
export const TOTAL_BUDGET = 728_000;
