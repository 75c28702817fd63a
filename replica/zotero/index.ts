import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type SavedItem, SaveItems } from './items.ts';

/** Where Zotero's connector listens; no other place is looked at by those who speak to it. */
const PORT = 23_119;
const API_VERSION = '3';

/** What the stand-in does next: store, say that the library is read-only, fail, or break off after it has read. */
export type ZoteroMood = 'well' | 'readOnly' | 'error' | 'breaks' | 'notZotero';

/** A running stand-in for Zotero's connector server. */
export interface ZoteroStandIn {
  /** What was stored, oldest first. */
  items(): readonly SavedItem[];
  /** Method and path of every request, and why it was not taken where it was not. */
  requests(): readonly string[];
  set(mood: ZoteroMood): void;
  clear(): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Requests of a page of a site, which Zotero drops without an answer. */
const isFromAPage = ({ headers }: IncomingMessage): boolean =>
  ((headers['user-agent'] ?? '').startsWith('Mozilla/') || headers.origin !== undefined) &&
  headers['x-zotero-connector-api-version'] === undefined;

/**
 * Starts a stand-in for Zotero on this machine. It takes what Zotero's connector server takes and refuses what that refuses, as read in its
 * source: the header that browsers must send, JSON with its length, each session once. Items must have fields that their type has.
 *
 * @returns null when the port is taken, as by a Zotero that is running: nothing may be tried on that
 */
export async function startZotero(): Promise<ZoteroStandIn | null> {
  let items: SavedItem[] = [];
  let requests: string[] = [];
  let mood: ZoteroMood = 'well';
  const sessions = new Set<string>();

  const save = (text: string, type: string): readonly [number, string] => {
    if (type !== 'application/json') return [400, 'Endpoint does not support content-type'];
    const read = SaveItems.safeParse(JSON.parse(text));
    if (!read.success) return [400, read.error.message];
    if (sessions.has(read.data.sessionID)) return [409, '{"error":"SESSION_EXISTS"}'];
    if (mood === 'readOnly') return [500, '{"libraryEditable":false}'];
    if (mood === 'error') return [500, 'An error occurred'];
    sessions.add(read.data.sessionID);
    items = [...items, ...(read.data.items as SavedItem[])];
    return [201, ''];
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const told = (why: string): void => void requests.push(`${request.method} ${request.url}${why}`);
    const end = (status: number, content: string): void => {
      if (mood !== 'notZotero')
        response.setHeader('X-Zotero-Version', '9.0').setHeader('X-Zotero-Connector-API-Version', API_VERSION);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(content);
    };
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return end(400, 'Invalid Host header');
    // An answer without a word about other origins: a page of a site gets no further.
    if (request.method === 'OPTIONS') return void (told(''), end(200, ''));
    if (isFromAPage(request)) return void (told(' dropped'), request.socket.destroy());
    const text = await bodyOf(request);
    if (request.url === '/connector/ping') return void (told(''), end(200, '{"prefs":{}}'));
    if (request.url !== '/connector/saveItems' || request.method !== 'POST')
      return void (told(' unknown'), end(404, ''));
    if (mood === 'breaks') return void (told(' broken off'), request.socket.destroy());
    const [status, content] = save(text, (request.headers['content-type'] ?? '').split(';')[0] ?? '');
    told(status === 201 ? '' : ` ${status} ${content}`);
    return end(status, content);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(PORT, '127.0.0.1', () => resolve(true));
  });
  if (!isListening) return null;
  return {
    items: () => items,
    requests: () => requests,
    set: (next) => void (mood = next),
    clear: () => {
      items = [];
      requests = [];
      mood = 'well';
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
