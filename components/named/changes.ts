import { isHost } from '../../utils/domain/site/markup.ts';

/** Above this number of simultaneous changes, everything is read again. */
const MAX_CHANGES = 200;

/** What a page itself changed. */
export interface Changes {
  /** Elements whose own text, links or children have changed. */
  readonly changed: ReadonlySet<Element>;
  readonly added: readonly Element[];
  /** Too many to tell apart. */
  readonly isAll: boolean;
}

/** Filters mutations: keeps the page's own, drops ours. */
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
