/** Questions in typed arrays: those of the file, or those added later. For the fields, see `SECTIONS` in layout.ts. */
export interface IndexSegment {
  size: number;
  numbers: Uint32Array;
  days: Uint16Array;
  termStart: Uint32Array;
  terms: Uint16Array | Uint32Array;
  wholeCount: Uint8Array;
  norms: Float32Array;
  peopleStart: Uint32Array;
  people: Uint16Array;
  submitterCount: Uint8Array;
  quotes: Uint32Array;
}

/** A question to pack into a segment. */
export interface SegmentRow {
  number: number;
  day: number;
  /** word ids, whole words before parts */
  terms: readonly number[];
  wholeCount: number;
  norm: number;
  /** person ids, submitters before addressees */
  people: readonly number[];
  submitterCount: number;
  /** see `quoteHash` */
  quote: number;
}

/** Packs rows into a segment. `wide`: word ids take four bytes instead of two. */
export function packSegment(rows: readonly SegmentRow[], wide: boolean): IndexSegment {
  const termStart = new Uint32Array(rows.length + 1);
  const peopleStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    termStart[at + 1] = (termStart[at] ?? 0) + row.terms.length;
    peopleStart[at + 1] = (peopleStart[at] ?? 0) + row.people.length;
  });
  const termCount = termStart[rows.length] ?? 0;
  const terms = wide ? new Uint32Array(termCount) : new Uint16Array(termCount);
  const people = new Uint16Array(peopleStart[rows.length] ?? 0);
  rows.forEach((row, at) => {
    terms.set(row.terms, termStart[at]);
    people.set(row.people, peopleStart[at]);
  });
  return {
    size: rows.length,
    numbers: Uint32Array.from(rows, (row) => row.number),
    days: Uint16Array.from(rows, (row) => row.day),
    termStart,
    terms,
    wholeCount: Uint8Array.from(rows, (row) => row.wholeCount),
    norms: Float32Array.from(rows, (row) => row.norm),
    peopleStart,
    people,
    submitterCount: Uint8Array.from(rows, (row) => row.submitterCount),
    quotes: Uint32Array.from(rows, (row) => row.quote),
  };
}
