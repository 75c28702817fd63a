/** `npm run schema`: writes docs/kantlijn-file.schema.json from the Zod schema of the Kantlijn file. */
import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { KantlijnFile } from '../utils/domain/exchange/format.ts';

const schema = z.toJSONSchema(KantlijnFile, { io: 'input', unrepresentable: 'any' });
writeFileSync(
  new URL('../docs/kantlijn-file.schema.json', import.meta.url),
  `${JSON.stringify({ title: 'Kantlijn file, version 1', ...schema }, undefined, 2)}\n`,
);
