/** Attributes and listeners of an element: `onclick` and the like are listeners, `null` and `false` leave it out. */
type Props = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;

/**
 * Makes an element. Text is always text: nothing here reads markup.
 *
 * @param tag its name
 * @param props attributes, and listeners under `on…`
 * @param children elements and texts; null and false are left out
 */
export function el<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  props: Props = {},
  ...children: readonly (Node | string | null | false)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as (event: Event) => void);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/** A plain button that says what it does. */
export function textButton(label: string, onclick: () => void): HTMLButtonElement {
  return el('button', { type: 'button', onclick }, label);
}

/** Drawings on a 20 × 20 grid, as in `components/ui/Icon.tsx`. */
const PATHS = {
  important: 'M10 3v9M10 16v.2',
  question: 'M6.8 7.2a3.2 3.2 0 1 1 4.9 2.8c-1.1.7-1.7 1.2-1.7 2.4M10 15.6v.2',
  fact: 'M5.5 3.5h9v13l-4.5-3.4L5.5 16.5z',
  action: 'M7.5 6H4v10h12v-4M8 10.5l2.5 2.5L17 5.5',
  plain: 'M4 6h12M4 10h12M4 14h7',
  note: 'M12.5 4.5l3 3L7 16l-4 1 1-4zM11 6l3 3',
  quote: 'M4 14c2.4 0 3.4-1.6 3.4-4.2V6H3.6v3.8h3.6M12.4 14c2.4 0 3.4-1.6 3.4-4.2V6H12v3.8h3.6',
  close: 'M5 5l10 10M15 5L5 15',
  alert: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5v4M10 13.2v.2',
  goto: 'M4 10h11M11 5.5l4.5 4.5-4.5 4.5',
} as const;
export type SignName = keyof typeof PATHS;

/** A small drawing beside words, never read aloud. */
export function icon(name: SignName): SVGElement {
  const NS = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(NS, 'svg');
  for (const [key, value] of [
    ['class', 'icon'],
    ['viewBox', '0 0 20 20'],
    ['aria-hidden', 'true'],
    ['focusable', 'false'],
  ] as const) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(NS, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A quote short enough to name something with. */
export function shorten(text: string, most = 80): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
