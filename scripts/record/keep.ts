import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkObservation, identityOf, observePage, type ServiceAnswer } from '../../utils/domain/site/checks/index.ts';
import type { PageObservation } from '../../utils/domain/site/checks/index.ts';

/** Facts of one page that was recorded: what the checks look at, and no sentence of the document. */
export interface PageFacts {
  readonly address: string;
  /** Day on which it was recorded, YYYY-MM-DD. */
  readonly recorded: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seen: PageObservation;
}

/** Metadata that are facts about a document: its names, numbers and days. Titles, subjects and people are left out. */
const FACTS =
  /^(?:DC\.(?:identifier|type|creator)|DCTERMS\.(?:available|issued|modified)|OVERHEIDop\.(?:vraagnummer|aanhangsel|aanhangselNummer|datum\w+|vergaderjaar|publicationName|documentStatus|versieInformatie))$/i;
/** Headers that something is assumed about, or may be. */
const HEADERS =
  /^(?:content-type|content-security-policy|cross-origin-\w+-policy|x-frame-options|cache-control|referrer-policy|access-control-allow-origin|permissions-policy)$/;

/** The facts of a recorded page. A name whose value may not be copied keeps its place, with `…` for the value. */
export function factsOfPage(answer: ServiceAnswer, document: Document, recorded: string): PageFacts {
  const seen = observePage(document);
  const metas = seen.metas.map((meta) =>
    FACTS.test(meta.name) || meta.content === '' ? meta : { ...meta, content: '…' },
  );
  const headers = Object.fromEntries(Object.entries(answer.headers ?? {}).filter(([name]) => HEADERS.test(name)));
  return { address: answer.finalAddress, recorded, headers, seen: { ...seen, metas } };
}

/** Writes the facts of each page that was recorded into a folder, a file each. @returns names of the files */
export function keepFacts(facts: readonly PageFacts[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return facts.map((page) => {
    const name = `${identityOf(page.address).id}.${page.recorded}.json`;
    writeFileSync(join(folder, name), `${JSON.stringify(page, null, 1)}\n`);
    return name;
  });
}

/** The facts that are kept in a folder, with the assumptions they refute. */
export function readFacts(folder: string): { name: string; page: PageFacts; refuted: string[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const page = JSON.parse(readFileSync(join(folder, name), 'utf8')) as PageFacts;
      const results = checkObservation(page.seen, page.address);
      return { name, page, refuted: results.filter(({ outcome }) => outcome === 'doesNotHold').map(({ key }) => key) };
    });
}
