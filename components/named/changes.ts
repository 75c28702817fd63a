import { isHost } from '../../utils/domain/site/markup.ts';

/** More changes at once than these are no longer told apart: all is read again. */
const MAX_CHANGES = 200;

/** What a page itself changed. */
export interface Changes {
  /** Elements whose own text, links or children are others now. */
  readonly changed: ReadonlySet<Element>;
  readonly added: readonly Element[];
  /** Too many to tell apart. */
  readonly isAll: boolean;
}

/** What of these changes is of the page, and not of ours. */
export function changesOf(records: readonly MutationRecord[]): Changes {
  const changed = new Set<Element>();
  const added: Element[] = [];
  for (const { type, target, addedNodes, removedNodes } of records.slice(0, MAX_CHANGES)) {
    const nodes = [...addedNodes, ...removedNodes];
    if (type === 'childList' && nodes.every(isOurs)) continue;
    const element = target instanceof Element ? target : target.parentElement;
    if (element !== null) changed.add(element);
    for (const node of addedNodes) if (node instanceof Element && !isHost(node)) added.push(node);
  }
  return { changed, added, isAll: records.length > MAX_CHANGES || added.length > MAX_CHANGES };
}

const isOurs = (node: Node): boolean => node instanceof Element && isHost(node);
