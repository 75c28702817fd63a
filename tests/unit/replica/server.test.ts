import { JSDOM } from 'jsdom';
import { connect as tlsConnect } from 'node:tls';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostResolverRules, startProxy, startReplica, type Replica } from '../../../replica/index.ts';
import { DATA, get, REPOSITORY, SITE } from './get.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica({ dataDir: DATA, today: '2026-11-23' });
});
afterAll(() => replica.close());
beforeEach(() => replica.clearRequests());

const page = async (path: string): Promise<Document> =>
  new JSDOM((await get(replica.port, SITE, path)).body).window.document;
const folded = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

describe('the seed page', () => {
  it('comes out as the facts say', async () => {
    const document = await page('/kv-tk-2024Z01911.html');
    const head = (name: string): string[] =>
      [...document.querySelectorAll(`meta[name="${name}"]`)].map((meta) => meta.getAttribute('content') ?? '');
    expect(head('DC.title')).toEqual([
      'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’',
    ]);
    expect(head('OVERHEIDop.datumIndiening')).toEqual(['2024-02-07']);
    expect(head('OVERHEID.category')).toEqual(['Economie | Handel', 'Financiën | Organisatie en beleid']);
    expect(head('OVERHEIDop.indiener')).toHaveLength(3);
    expect(head('OVERHEIDop.aanhangsel')).toEqual(['ah-tk-20232024-9019', 'ah-tk-20232024-9999']);
    expect(folded(document.querySelector('#broodtekst h1')?.textContent)).toBe(
      'Vragen van de leden Van Eijk-Nagel, Michon-Derkzen en Brekelmans (allen VVD) aan de Minister van Buitenlandse Zaken en de Staatssecretaris van Financiën over het bericht «Kabinet moet alerter zijn op spionage met Chinese scanners bij douane» (ingezonden 7 februari 2024).',
    );
    const labels = [...document.querySelectorAll('#broodtekst .vraag h2')].map((label) => folded(label.textContent));
    expect(labels).toEqual(Array.from({ length: 9 }, (_, index) => `Vraag ${index + 1}`));
    expect(document.querySelectorAll('#noten .voet.noot')).toHaveLength(1);
    expect(document.querySelector('#noten a.externe_link')?.getAttribute('href')).toMatch(
      /^https:\/\/www\.volkskrant\.nl\//,
    );
    expect(folded(document.querySelector('h5.note-close')?.textContent)).toBe('X Noot');
  });

  it('has the navigation around a document on the site', async () => {
    const document = await page('/kv-tk-2024Z01911.html');
    for (const selector of [
      '.skiplinks a[href="#content"]',
      'header.header nav#nav',
      '#other-sites.header__more',
      '.row--page-opener .breadcrumb',
      '#content.content--publication[role="main"] article #broodtekst',
      '#broodtekst .pageactions #delenModal',
      '#sidebar #extrainfo',
      '#sidebar #gerelateerd',
      '.disclaimer',
      '.footer[role="contentinfo"]',
      'body > script:first-child',
    ]) {
      expect(document.querySelector(selector), selector).not.toBeNull();
    }
    expect(document.querySelectorAll('table.table__data-overview')).toHaveLength(2);
    expect(document.querySelectorAll('meta[data-scheme]').length).toBeGreaterThan(10);
    expect((await get(replica.port, SITE, '/kv-tk-2024Z01911.html')).body).toMatch(/op welke\n {10,}plaatsen/);
  });

  it('answers its own answer with a warning that it is invented', async () => {
    const document = await page('/ah-tk-20232024-9999.html');
    expect(folded(document.querySelector('.kamervraagopmerking')?.textContent)).toContain('verzonnen');
    expect([...document.querySelectorAll('.antwoord h2')].map((label) => folded(label.textContent))).toContain(
      'Antwoord 3 en 4',
    );
    expect(folded(document.querySelectorAll('#broodtekst h1')[1]?.textContent)).toMatch(
      /ontvangen 16 april 2024\)\. Zie ook Aanhangsel Handelingen, vergaderjaar 2023–2024, nr\. 9019\.$/,
    );
  });
});

describe('addresses', () => {
  it.each([
    ['/kv-tk-2024Z01911', 'text/html'],
    ['/dossier/kst-36999-12.html', 'text/html'],
    ['/behandelddossier/kst-36999-12.html', 'text/html'],
    ['/stb-2025-9201.html/kst-36999-12.html', 'text/html'],
    ['/kv-tk-2024Z01911.xml', 'application/xml'],
    ['/kv-tk-2024Z01911/metadata.xml', 'application/xml'],
    ['/kv-tk-2024Z01911/metadata_owms.xml', 'application/xml'],
    ['/kv-tk-2024Z01911.pdf', 'application/pdf'],
    ['/static/cb_css/main.css', 'text/css'],
    ['/static/cb_css/print.css', 'text/css'],
    ['/js/cb.js', 'text/javascript'],
  ])('%s is %s', async (path, type) => {
    const { status, headers } = await get(replica.port, SITE, path);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain(type);
  });

  it('reaches the document that is named last', async () => {
    const document = await page('/stb-2025-9201.html/kst-36999-12.html');
    expect(document.querySelector('meta[name="DC.identifier"]')?.getAttribute('content')).toBe('kst-36999-12');
  });

  it.each([
    '/kv-tk-1900Z00000.html',
    '/kv-tk-1900Z00000/metadata.xml',
    '/kv-tk-1900Z00000.xml',
    '/iets/anders',
    '/__proto__.html',
  ])('an unknown %s is a page with status 200 that names no document', async (path) => {
    const { status, headers, body } = await get(replica.port, SITE, path);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(body).not.toContain('DC.identifier');
    expect(body).not.toContain('broodtekst');
  });

  it('rejects other hosts', async () => {
    expect((await get(replica.port, 'www.example.org', '/')).status).toBe(421);
  });

  it('serves the repository under the addresses that search answers name', async () => {
    const base = '/frbr/officielepublicaties/ah-tk/20232024/ah-tk-20232024-9999/1';
    expect((await get(replica.port, REPOSITORY, `${base}/html/ah-tk-20232024-9999.html`)).body).toContain(
      'scheme="OVERHEIDop.ParlID"',
    );
    expect((await get(replica.port, REPOSITORY, `${base}/metadata/metadata.xml`)).body).toContain(
      '<metadata_gegevens>',
    );
    expect((await get(replica.port, REPOSITORY, `${base.replace('20232024/', '20222023/')}/xml/x.xml`)).status).toBe(
      404,
    );
  });
});

describe('layouts and options', () => {
  it('numbers the older body without headings', async () => {
    const document = await page('/kv-2009Z90117.html');
    expect([...document.querySelectorAll('.vraag p.nummer')].map((label) => label.textContent)).toEqual(['1', '2']);
    expect(document.querySelector('.vraag h2')).toBeNull();
    expect(document.querySelectorAll('meta[scheme]').length).toBeGreaterThan(10);
    expect(document.querySelectorAll('meta[data-scheme]')).toHaveLength(0);
  });

  it('shows nothing we know in the unknown layout, but the text', async () => {
    const document = await page('/kv-tk-2025Z90114.html');
    expect(document.querySelector('#broodtekst, #content, .stuk, .vraag, h1, table')).toBeNull();
    expect(document.body.textContent).toContain('openbare waterkranen');
  });

  it('can leave out head and body, and contradict itself', async () => {
    expect(
      (await page('/kv-tk-2025Z90113.html')).querySelectorAll('meta[name^="DC."], meta[name^="OVERHEID"]'),
    ).toHaveLength(0);
    expect((await page('/kv-tk-2025Z90124.html')).querySelector('#broodtekst .vraag')).toBeNull();
    const head = (await page('/kv-tk-2025Z90123.html')).querySelector('meta[name="DC.identifier"]');
    expect(head?.getAttribute('content')).toBe('kv-tk-2025Z90107');
  });

  it('keeps markup in data as text, and hostile links as they are', async () => {
    const document = await page('/kv-tk-2025Z90122.html');
    expect(
      document.querySelector('#broodtekst script, #broodtekst img, #broodtekst iframe, #broodtekst .vraag b'),
    ).toBeNull();
    expect(document.querySelector('#noten a.externe_link')?.getAttribute('href')).toBe('javascript:alert(1)');
  });
});

describe('the server', () => {
  it('logs requests', async () => {
    await get(replica.port, SITE, '/kv-tk-2024Z01911.html?a=1', { headers: { Host: SITE, Cookie: 'a=b' } });
    const [seen, ...rest] = replica.requests();
    expect(rest).toHaveLength(0);
    expect(seen).toMatchObject({
      host: SITE,
      path: '/kv-tk-2024Z01911.html?a=1',
      method: 'GET',
      headers: { cookie: 'a=b' },
    });
    expect(Math.abs(Date.now() - (seen?.time ?? 0))).toBeLessThan(60_000);
    replica.clearRequests();
    expect(replica.requests()).toHaveLength(0);
  });

  it('shows a certificate that names the hosts', async () => {
    const names = await new Promise<string>((resolve, reject) => {
      const socket = tlsConnect(
        { host: '127.0.0.1', port: replica.port, servername: SITE, ca: replica.certificate },
        () => {
          resolve(socket.getPeerCertificate().subjectaltname ?? '');
          socket.destroy();
        },
      );
      socket.on('error', reject);
    });
    expect(names).toContain(`DNS:${SITE}`);
    expect(names).toContain(`DNS:${REPOSITORY}`);
  });

  it('tells Chromium where the hosts are', () => {
    expect(hostResolverRules(8443)).toContain(`MAP ${SITE}:443 127.0.0.1:8443`);
    expect(hostResolverRules(8443)).toContain('MAP * ~NOTFOUND');
  });
});

describe('the proxy', () => {
  const open = (proxyPort: number, target: string): Promise<{ socket: Socket; status: string }> =>
    new Promise((resolve, reject) => {
      const socket = connect(proxyPort, '127.0.0.1', () =>
        socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`),
      );
      socket.once('data', (chunk) => resolve({ socket, status: chunk.toString().split('\r\n')[0] ?? '' }));
      socket.on('error', reject);
    });

  it('leads to the replica, and nowhere else', async () => {
    const proxy = await startProxy(replica.port);
    try {
      const { socket, status } = await open(proxy.port, `${SITE}:443`);
      expect(status).toContain('200');
      const got = await new Promise<string>((resolve, reject) => {
        const secure = tlsConnect({ socket, servername: SITE, rejectUnauthorized: false }, () =>
          secure.write(`GET /kv-tk-2024Z01911.html HTTP/1.1\r\nHost: ${SITE}\r\nConnection: close\r\n\r\n`),
        );
        let body = '';
        secure.on('data', (chunk) => (body += chunk.toString()));
        secure.on('end', () => resolve(body));
        secure.on('error', reject);
      });
      expect(got).toContain('2024Z01911');
      for (const target of ['www.example.org:443', `${SITE}:80`]) {
        const refused = await open(proxy.port, target);
        expect(refused.status).toContain('403');
        refused.socket.destroy();
      }
    } finally {
      await proxy.close();
    }
  });
});
