import { readFileSync } from 'node:fs';
import { type Reply } from '../reply.ts';

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Paths that pages refer to, and our own file served there. */
const FILES: Record<string, string> = {
  '/static/cb_css/main.css': 'main.css',
  '/static/cb_css/print.css': 'print.css',
  '/css/rps_cb.css': 'extra.css',
  '/static/scripts/jquery-3.6.0.min.js': 'empty.js',
  '/js/cb.js': 'site.js',
  '/js/rps_cb.js': 'empty.js',
  '/static/images/logo.svg': 'logo.svg',
};

/** The style sheet, script or image at this path, undefined when there is none. */
export function staticFile(path: string): Reply | undefined {
  const name = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
  if (name === undefined) return undefined;
  const body = readFileSync(new URL(`../static/${name}`, import.meta.url), 'utf8');
  return { status: 200, type: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain', body };
}
