import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTS } from '../../../components/page/trusted.ts';
import { ERROR_PLACES } from '../../../utils/protocol/error-log.ts';
import { filesIn, reachableFrom, ROOT, sourcesIn, type SourceFile } from './code.ts';

const shipped = [...sourcesIn('entrypoints'), ...sourcesIn('components'), ...sourcesIn('utils')];
const all = [...shipped, ...['replica', 'tests', 'scripts', 'bench'].flatMap(sourcesIn)];

function hits(files: readonly SourceFile[], pattern: RegExp, part: 'code' | 'text' = 'code'): string[] {
  return files.flatMap((file) =>
    file[part]
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file.path}: ${line.trim()}`),
  );
}

describe('habits of the code', () => {
  it('files stay small: at most 350 lines of code', () => {
    const long = all.filter(({ code }) => code.split('\n').filter((line) => line.trim() !== '').length > 350);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('nothing shipped makes markup or code from text', () => {
    const forbidden =
      /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function\(|setHTMLUnsafe/;
    expect(hits(shipped, forbidden)).toEqual([]);
  });

  it('no note text can reach a place that pages can read', () => {
    const found = hits(shipped, /(?<![\w.])(localStorage|sessionStorage)\b|document\.cookie/);
    // Of the extension's own origin, never of a page: decision 527.
    expect(found.filter((line) => !line.startsWith('utils/drafts/words-memory.ts: '))).toEqual([]);
  });

  it('roots in a page are made in one place, on an element that no page can define', () => {
    const roots = hits(shipped, /\.attachShadow\(|attachInternals|customElements/);
    expect(roots.filter((line) => !line.startsWith('components/page/host.ts: '))).toEqual([]);
    expect(roots.length).toBe(1);
    expect(hits(shipped, /createElement(NS)?\((.*, )?['"`][\w$]*-/)).toEqual([]);
  });

  it('rows of notes are written in one place, which reads each back first', () => {
    const writing = hits(shipped, /\bnotes\s*\.\s*(put|bulkPut|add|bulkAdd|update|bulkUpdate|upsert)\(/);
    expect(writing.filter((line) => !line.startsWith('utils/store/put.ts: '))).toEqual([]);
  });

  it('the search engine knows nothing of what it searches', () => {
    const words =
      /kantlijn|\bnotes?\b(?!-index)|publication|submitter|kamer|parliament|dossier|\bpart(y|ies)\b|\bquotes?\b/i;
    const files = filesIn('utils/note-index').map((path) => readFileSync(join(ROOT, path), 'utf8'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((text) => text.split('\n')).filter((line) => words.test(line))).toEqual([]);
  });

  it('numbers for readers are written in one place', () => {
    const shown = shipped.filter(({ path }) => path !== 'utils/domain/i18n/numbers.ts');
    expect(hits(shown, /\.toLocaleString\(|\bIntl\.NumberFormat\b/)).toEqual([]);
  });

  it('the network is asked in few places, and the server of the reader in one', () => {
    const asking = hits(
      shipped,
      /(?<![.\w]|async )fetch\(|\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport)\b/,
    );
    expect(asking.map((line) => line.split(': ')[0])).toEqual([
      'entrypoints/background/corpus.ts', // the packaged list
      'entrypoints/background/corpus.ts', // handed to what fetches a list of the manager (560)
      'entrypoints/background/everything.ts', // handed to the sources, which ask the official hosts alone
      'entrypoints/background/network.ts', // the same
      'entrypoints/options/main.tsx', // the packaged licences
      'components/library/browser/zotero.ts', // Zotero on this machine (566)
      'utils/services/list/list-file.ts', // a list from the address of a policy (560)
      'utils/sources/one-request.ts', // the official hosts
      'utils/sync/carriers/request.ts', // the reader's own server
    ]);
    const own = shipped.find(({ path }) => path === 'utils/sync/carriers/request.ts')?.code ?? '';
    for (const rule of [
      "credentials: 'omit'",
      "redirect: 'error'",
      "cache: 'no-store'",
      "referrerPolicy: 'no-referrer'",
    ])
      expect(own).toContain(rule);
    expect(own.match(/\bfetch\(address\.href, /g)).toHaveLength(1);
    expect(own).toContain('address.origin !== place.folder.origin');
  });

  it('the day of an instant is made in one place', () => {
    // Days as they are in UTC, or where the machine stands. What reads a calendar date by its UTC parts is no such day.
    const others =
      /toISOString\(\)\s*\.(slice\(0, 10\)|substring|split)|\.get(Date|Month|FullYear|Day|Hours)\(|toLocale(Date|Time)String|DateTimeFormat|(?:At|\b(?:at|modified|created|changed|noticed|backup|now))\.(?:slice|substring)\(0, ?10\)/;
    const days = hits(shipped, others);
    // In the list a day is a number.
    const here = /^utils\/domain\/clock\/|^utils\/questions\/rank\/number\.ts: /;
    expect(days.filter((line) => !here.test(line))).toEqual([]);
    expect(days.length).toBeGreaterThan(2);
  });

  it('text goes into an address through the one function that never throws', () => {
    const own = hits(shipped, /\bencodeURI(Component)?\(/);
    expect(own.filter((line) => !line.startsWith('utils/domain/site/address.ts: '))).toEqual([]);
  });

  it('elements in a page react to trusted events only', () => {
    const scripts = shipped.map(({ path }) => path).filter((path) => /^entrypoints\/\w+\.content\//.test(path));
    const reached = reachableFrom(scripts, shipped);
    const inPage = shipped.filter(
      ({ path }) =>
        (reached.has(path) && !path.startsWith('utils/')) || /^components\/(page|notes|related|ui)\//.test(path),
    );
    expect(inPage.some(({ path }) => path.startsWith('components/strip/'))).toBe(true);
    // Of the document and the window through `listen`, which leaves out what scripts make.
    const direct = hits(
      inPage,
      /\b(document|window|globalThis|document\.body|documentElement)\??\.(addEventListener|on\w+ = )/,
    );
    expect(direct).toEqual([]);
    // In our own roots everything by which something is done is guarded; what only measures is not.
    const measures = new Set(['scroll', 'loadingdone', 'load', 'message', 'pointerenter']);
    const heard = inPage.flatMap(({ code }) => [
      ...[...code.matchAll(/\bon([A-Z]\w+)=\{/g)].map(([, name = '']) => name.toLowerCase()),
      ...[...code.matchAll(/\bon([a-z]+): /g)].map(([, name = '']) => name),
      ...[...code.matchAll(/addEventListener\??\.?\(\s*'(\w+)'/g)].map(([, name = '']) => name),
    ]);
    const ours = new Set([
      'close',
      'open',
      'size',
      'check',
      'options',
      'expand',
      'follow',
      'delete',
      'undo',
      'onclose',
    ]);
    expect(
      [...new Set(heard)].filter((name) => !ACTS.includes(name) && !measures.has(name) && !ours.has(name)),
    ).toEqual([]);
    expect(heard.filter((name) => ACTS.includes(name)).length).toBeGreaterThan(20);
  });

  it('scripts in a page take its address from where the page cannot change it', () => {
    const inPage = shipped.filter(
      ({ path }) => !/^components\/(library|options|ui)\/|^entrypoints\/(library|options|sidepanel)/.test(path),
    );
    // Going elsewhere (`location.href = …`) asks nothing.
    const asked = hits(inPage, /\blocation\.(href(?! = )|pathname|origin|search)|= location;/);
    // These are about what the page did to it.
    expect(
      asked.filter(
        (line) =>
          !/^utils\/messages\/loaded\.ts: |^components\/(page\/useMoved|strip\/moved|house\/house)\.ts: /.test(line),
      ),
    ).toEqual([]);
  });

  it('what an error says in English is not drawn: `troubleOf` gives it words', () => {
    const drawn = shipped.filter(({ path }) => path.endsWith('.tsx'));
    expect(hits(drawn, /\b(error|reason|cause)\.message\b|String\((error|reason|cause)\)/)).toEqual([]);
  });

  it('nothing shipped writes to the console in passing', () => {
    expect(hits(shipped, /console\.(log|debug|info)\(/)).toEqual([]);
  });

  it('no error is swallowed in silence: the log hears of it, or a comment says why it is expected', () => {
    const others = shipped.filter(
      ({ path }) =>
        // The engine knows no Kantlijn, so it has no log.
        !path.startsWith('utils/note-index/'),
    );
    const silent = others.flatMap(({ path, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, at) => {
        const isSilent = /\bcatch \{|\.catch\(\(\) =>|, \(\) => (undefined|null|false)\)/.test(line);
        // `announce(…)` and `setState(…)` tell the reader.
        const isTold = /\bannounce\(|\bset[A-Z]\w*\(/.test(line);
        const around = lines.slice(Math.max(0, at - 2), at + 3).join('\n');
        return isSilent && !isTold && !around.includes('Expected:') ? [`${path}: ${line.trim()}`] : [];
      });
    });
    expect(silent).toEqual([]);
  });

  it('every place of the log of errors is one in the code', () => {
    const code = shipped.filter(({ path }) => path !== 'utils/protocol/error-log.ts').map((file) => file.code);
    expect(ERROR_PLACES.filter((place) => !code.some((text) => text.includes(`('${place}'`)))).toEqual([]);
  });

  it('zod is used in its small form', () => {
    expect(hits(shipped, /from ['"]zod['"]|from ['"]zod\/v4['"]/)).toEqual([]);
  });

  it('no test is switched off or alone', () => {
    const pattern = new RegExp(`\\b(it|test|describe)\\.(${['only', 'skip', 'todo'].join('|')})\\(`);
    expect(hits(all, pattern)).toEqual([]);
  });

  it('every exported name of utils says what it is', () => {
    const silent = sourcesIn('utils').flatMap(({ path, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, at) => {
        const name = /^export (?:async )?(?:function|class) (\w+)/.exec(line)?.[1];
        const before = lines[at - 1]?.trim() ?? '';
        return name === undefined || before.endsWith('*/') || before.startsWith('//') ? [] : [`${path}: ${name}`];
      });
    });
    expect(silent).toEqual([]);
  });

  it.each(['package-lock.json', 'bench/package-lock.json', 'scripts/node/package-lock.json'])(
    '%s names no address',
    (path) => {
      const lock = readFileSync(join(ROOT, path), 'utf8');
      expect(lock.match(/"resolved":\s*"[^"]*"/g) ?? []).toEqual([]);
    },
  );

  it('tests and documents of the project name no place outside it but the recorded files', () => {
    const documents = [...filesIn('docs'), 'README.md', 'CHANGELOG.md'].map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, code: text };
    });
    const outside = /(?<![\w.])\/(?:home|Users|root|tmp\/\w+)\//;
    expect(hits([...all, ...documents], outside, 'text')).toEqual([]);
  });
});
