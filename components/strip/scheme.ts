/**
 * Whether the page is light or dark. The strip follows the page, not the system: a dark slab on a white page helps nobody.
 */

/** Numbers of a colour as `getComputedStyle` gives it; null when nothing is drawn or the form is not known. */
function channels(colour: string): readonly [number, number, number] | null {
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]+)\)$/.exec(colour)?.[1] ?? '')
    .split(/[\s,/]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (red === undefined || green === undefined || blue === undefined || !(alpha > 0.5)) return null;
  return [red, green, blue];
}

/** Darker than the middle grey that reads as well under black as under white. */
const isDark = ([red, green, blue]: readonly [number, number, number]): boolean =>
  0.299 * red + 0.587 * green + 0.114 * blue < 110;

/**
 * The scheme of the page around an element.
 *
 * @param backgrounds what the element and those around it have for a background, nearest first
 * @param systemIsDark what the browser draws behind a page that says it knows both schemes
 */
export function schemeBehind(backgrounds: readonly string[], systemIsDark: boolean): 'light' | 'dark' {
  for (const colour of backgrounds) {
    const known = channels(colour);
    if (known !== null) return isDark(known) ? 'dark' : 'light';
  }
  return systemIsDark ? 'dark' : 'light';
}

/** The scheme behind an element of the page. Reads only. */
export function schemeAround(element: Element): 'light' | 'dark' {
  const backgrounds: string[] = [];
  for (let at: Element | null = element.parentElement; at !== null; at = at.parentElement)
    backgrounds.push(getComputedStyle(at).backgroundColor);
  const page = getComputedStyle(element.ownerDocument.documentElement).colorScheme;
  // A page that names no scheme, or only the light one, is drawn on white even when the system is dark.
  const mayBeDark = page.includes('dark');
  return schemeBehind(
    backgrounds,
    mayBeDark && (!page.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches),
  );
}
