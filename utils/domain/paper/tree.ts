import { plainLines } from '../text/lines.ts';

/**
 * Elements as data: what a page consists of. No other element or attribute can be written, so text can never become
 * markup.
 */

/** The elements a page has. */
export type BranchTag =
  | 'a'
  | 'article'
  | 'bdi'
  | 'blockquote'
  | 'div'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'li'
  | 'main'
  | 'ol'
  | 'p'
  | 'section'
  | 'span';

/** The attributes an element may have. */
export interface BranchAttributes {
  readonly class?: string;
  readonly dir?: 'auto';
  readonly href?: string;
}

/** An element. */
export interface Branch {
  readonly tag: BranchTag;
  readonly attributes: BranchAttributes;
  readonly children: readonly (Branch | string)[];
}

/** Creates an element; null children are dropped. */
export const branch = (
  tag: BranchTag,
  attributes: BranchAttributes,
  ...children: readonly (Branch | string | null)[]
): Branch => ({ tag, attributes, children: children.filter((child) => child !== null) });

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for HTML, including quoted attributes. Makes it well-formed and removes control characters. */
export function escapeHtml(text: string): string {
  return plainLines(text).replaceAll(/[&<>"']/g, (character) => NAMED[character] ?? character);
}

/** A tree as HTML. */
export function treeToHtml(tree: Branch | string): string {
  if (typeof tree === 'string') return escapeHtml(tree);
  const { tag, attributes, children } = tree;
  const said = Object.entries(attributes).map(([name, value]: [string, string]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${tag}${said.join('')}>${children.map(treeToHtml).join('')}</${tag}>`;
}
