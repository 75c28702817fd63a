import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Replica } from '../../../../replica/index.ts';
import { checkPage, type CheckResult, type Outcome } from '../../../../utils/domain/site/checks/index.ts';
import { HEAD } from '../../../../utils/domain/site/head.ts';
import { MARKUP, type MarkupRow } from '../../../../utils/domain/site/markup.ts';
import { recordedFolder } from '../../replica/get.ts';
import { ANSWER, pageOf, parseHtml, SEED, start } from './material.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await start();
});
afterAll(() => replica.close());

const outcome = (results: readonly CheckResult[], key: string): Outcome | undefined =>
  results.find((result) => result.key === key)?.outcome;
const refuted = (results: readonly CheckResult[]): string[] =>
  results.filter((result) => result.outcome === 'doesNotHold').map((result) => result.key);

/** The row that is tried first: what the site has today. Tests name a role, so that a new row on top needs no change here. */
const newest = (role: MarkupRow['role']): MarkupRow => MARKUP.find((row) => row.role === role) as MarkupRow;

describe('checkPage', () => {
  it('finds nothing refuted on pages of the current layout', async () => {
    for (const id of [SEED.id, ANSWER, 'kv-tk-2025Z90112', 'kst-36999-12', 'stb-2025-9201']) {
      const { document, address } = await pageOf(replica, id);
      expect(refuted(checkPage(document, address)), id).toEqual([]);
    }
  });

  it('has a result for every row of the tables, once', async () => {
    const { document, address } = await pageOf(replica, SEED.id);
    const keys = checkPage(document, address).map((result) => result.key);
    for (const { sign } of [...MARKUP, ...HEAD])
      expect(
        keys.filter((key) => key === sign),
        sign,
      ).toHaveLength(1);
  });

  it('leaves the page as it was', async () => {
    const { document, address } = await pageOf(replica, SEED.id);
    const before = document.documentElement.outerHTML;
    checkPage(document, address);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it.each<readonly [key: string, selector: string]>([
    ...(['container', 'heading', 'question', 'answer', 'itemLabel', 'extraInfo', 'related'] as const).map(
      (role) => [newest(role).sign, newest(role).selector] as const,
    ),
    [newest('overview').sign, 'table'],
    ['overview.columns', 'th'],
    ['head.identifier', 'meta[name="DC.identifier"]'],
    ['head.title', 'meta[name="DC.title"]'],
    ['head.received', 'meta[name="OVERHEIDop.datumOntvangst"]'],
    ['head.submitter', 'meta[name="OVERHEIDop.indiener"]'],
  ])('%s is refuted when %s is gone from an answer', async (key, selector) => {
    const { document, address } = await pageOf(replica, ANSWER);
    expect(outcome(checkPage(document, address), key)).toBe('holds');
    for (const element of document.querySelectorAll(selector)) element.replaceWith(...element.childNodes);
    const results = checkPage(document, address);
    expect(outcome(results, key)).toBe('doesNotHold');
    expect(results.find((result) => result.key === key)?.evidence).not.toBe('');
  });

  it('cannot tell of a new name on a page from before the site was renamed', async () => {
    const { document, address } = await pageOf(replica, SEED.id);
    const table = MARKUP as MarkupRow[];
    const at = table.indexOf(newest('question'));
    const old = table[at] as MarkupRow;
    const renamed: MarkupRow = { ...old, sign: 'question.renamed', selector: 'div.renamed' };
    table.splice(at, 1, renamed, { ...old, layout: 'earlier' });
    try {
      expect(outcome(checkPage(document, address), renamed.sign)).toBe('cannotTell');
      // Where neither is, the site was renamed again.
      for (const block of document.querySelectorAll(old.selector)) block.className = 'again';
      expect(refuted(checkPage(document, address))).toEqual([renamed.sign]);
    } finally {
      table.splice(at, 2, old);
    }
  });

  it('cannot tell of what a document need not have', async () => {
    const { document, address } = await pageOf(replica, 'kv-tk-2026Z90108');
    const results = checkPage(document, address);
    for (const key of [
      newest('answer').sign,
      newest('noteBlock').sign,
      newest('remark').sign,
      'head.appendix',
      'head.received',
      'container.main',
    ]) {
      expect(outcome(results, key), key).toBe('cannotTell');
    }
    expect(refuted(results)).toEqual([]);
  });

  it('does not miss answers in a notice', async () => {
    const { document, address } = await pageOf(replica, 'ah-tk-20232024-9019');
    expect(outcome(checkPage(document, address), newest('answer').sign)).toBe('cannotTell');
  });

  it('reports missing fields in an unknown layout', async () => {
    const { document, address } = await pageOf(replica, 'kv-tk-2025Z90114');
    const gone = refuted(checkPage(document, address));
    expect(gone).toContain(newest('container').sign);
    expect(gone).toContain(newest('question').sign);
    expect(gone).not.toContain('head.identifier');
  });

  it('sees that page and address name two documents', async () => {
    const { document, address } = await pageOf(replica, 'kv-tk-2025Z90123');
    const result = checkPage(document, address).find((one) => one.key === 'page.identifier');
    expect(result).toMatchObject({
      outcome: 'doesNotHold',
      evidence: 'address kv-tk-2025Z90123, head kv-tk-2025Z90107',
    });
  });

  it.each([
    ['', ''],
    ['<p>', 'no address'],
    ['<!DOCTYPE html><body><div id="broodtekst">', 'https://zoek.officielebekendmakingen.nl/%E0%A4%A'],
    [`<meta name="DC.title" content="${'x'.repeat(100_000)}">`, 'https://zoek.officielebekendmakingen.nl/'],
  ])('takes any page (%#)', (html, address) => {
    const results = checkPage(parseHtml(html, 'https://zoek.officielebekendmakingen.nl/'), address);
    expect(results.length).toBeGreaterThan(40);
    for (const { evidence } of results) expect(evidence.length).toBeLessThanOrEqual(120);
  });

  it('does not count what this extension put into the page', async () => {
    const { document, address } = await pageOf(replica, 'kv-tk-2026Z90108');
    const host = document.createElement('div');
    host.setAttribute('data-kantlijn', 'strip');
    host.className = 'antwoord voet noot';
    host.id = 'inhoudsopgave';
    document.body.append(host);
    expect(outcome(checkPage(document, address), 'chrome.tableOfContents')).toBe('cannotTell');
  });

  const recorded = recordedFolder();
  it.skipIf(!recorded)('holds on the recorded body of a real answer', () => {
    const html = readFileSync(join(recorded ?? '', 'op-html/ah-tk-20202021-3235.repository.html'), 'utf8');
    const address = 'https://zoek.officielebekendmakingen.nl/ah-tk-20202021-3235.html';
    const results = checkPage(parseHtml(html, address), address);
    // What the site has renamed since stands there as it was.
    for (const role of ['question', 'answer', 'heading', 'itemLabel']) {
      const signs = MARKUP.filter((row) => row.role === role && ['current', 'earlier'].includes(row.layout));
      expect(
        signs.map(({ sign }) => outcome(results, sign)),
        role,
      ).toContain('holds');
    }
    // The repository's HTML has nothing of the site around the document.
    const siteOnly = [
      'container.content',
      'container.stuk',
      'overview.dataTable',
      'overview.columns',
      'extraInfo.block',
      'related.block',
    ];
    expect(refuted(results).filter((key) => !siteOnly.includes(key))).toEqual([]);
  });
});
