import { SIGN_PATHS, type SignName } from '../ui/sign-paths.ts';
import { drawing } from './svg.ts';

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

/** One of our signs beside words, never read aloud. */
export const icon = (name: SignName): SVGElement => drawing(SIGN_PATHS[name]);

/** A quote short enough to name something with. */
export function shorten(text: string, most = 80): string {
  const line = text.replaceAll(/\s{2,}|[^\S ]/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
