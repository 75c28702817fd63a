/** The parts of the library, as they stand in the address of the full page; `welcome` has no tab. */
export const VIEWS = ['mine', 'this', 'all', 'collections', 'questions', 'figures', 'manage', 'welcome'] as const;
export type View = (typeof VIEWS)[number];

/** The view an address asks for. @param hash `#all`, what follows a `?` is the view's own; null for anything else */
export function viewInHash(hash: string): View | null {
  return VIEWS.find((view) => hash.split('?')[0] === `#${view}`) ?? null;
}
