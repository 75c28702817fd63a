/** `node --expose-gc --import tsx measure-file.ts FILE TITLE [ADDED]`: prints what opening and asking a packed list costs, with so many questions laid over it. */
import { readFileSync } from 'node:fs';
import { generatedRecords } from '../../replica/bulk/records.ts';
import { QuestionList } from '../../utils/questions/list.ts';
import { PackedCorpus } from '../../utils/questions/file/open.ts';
import { median } from '../support/table.ts';

const [file = '', title = '', added = '0'] = process.argv.slice(2);
const later = generatedRecords(Number(added)).records.map((record, at) => ({
  ...record,
  number: `2027Z${String(at).padStart(5, '0')}`,
  modified: '',
}));
const collect = (): void => (globalThis as { gc?: () => void }).gc?.();
const held = (): number => {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const request = {
  number: null,
  title,
  links: [],
  headlines: [],
  submitters: [],
  addressees: [],
  date: null,
  subjects: [],
  references: [],
  referredBy: [],
  limit: 25,
};

const before = held();
const bytes = new Uint8Array(readFileSync(file));
const start = performance.now();
const library = new QuestionList(await PackedCorpus.open(bytes), later, []);
const opened = performance.now();
library.withRecords(library.rank(request), []);
const first = performance.now();
const warm: number[] = [];
for (let round = 0; round < 20; round++) {
  const from = performance.now();
  library.withRecords(library.rank(request), []);
  warm.push(performance.now() - from);
}
const memory = held() - before;
console.log(
  JSON.stringify({
    open: opened - start,
    first: first - opened,
    warm: median(warm),
    bytes: bytes.length,
    memory,
    size: library.size,
  }),
);
