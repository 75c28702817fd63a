import type { FrameTheme } from '../../utils/protocol/frame.ts';

const DARK = /prefers-color-scheme:\s*dark/;
const asked = new WeakMap<CSSMediaRule, true>();

/**
 * Makes this document light or dark as the page is, whatever the system is: the rules for a dark system hold always or never.
 * The style sheets stay the one place that says which colours those are.
 */
export function follow(document: Document, { scheme, language, textSize }: FrameTheme): void {
  // The frame's own styles come out of its script, and count as adopted.
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      if (!asked.has(rule) && !DARK.test(rule.media.mediaText)) continue;
      asked.set(rule, true);
      rule.media.mediaText = scheme === 'dark' ? 'all' : 'not all';
    }
  }
  const { documentElement: root } = document;
  root.dataset['scheme'] = scheme;
  root.style.colorScheme = scheme;
  root.style.fontSize = `${Math.min(Math.max(textSize, 12), 40)}px`;
  root.lang = language;
}
