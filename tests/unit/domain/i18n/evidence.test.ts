import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evidenceIn } from '../../../../utils/domain/i18n/evidence.ts';

const checks = new URL('../../../../utils/domain/site/checks/', import.meta.url);
const sources = readdirSync(checks).map((name) => readFileSync(new URL(name, checks), 'utf8'));

/** The texts that a check gives as its evidence, with something for each value in it. */
const GIVEN = sources.flatMap((text) =>
  [...text.matchAll(/result\(\s*[^`'"]*?(?:'(?:holds|doesNotHold|cannotTell)'|\))\s*,\s*(`[^`]*`|'[^']*')/g)].map(
    ([, found = '']) =>
      found
        .slice(1, -1)
        .replaceAll(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '7')
        .trim(),
  ),
);
const ENGLISH =
  /\b(?:not|but|need|have|this|page|root|asked|got|found|refused|counted|sent|accepted|with|others|first|the|answer|names|form|fits|left|reason|given|cannot|read|here)\b/i;

describe('results of the checks', () => {
  it('is shown in Dutch, phrase by phrase, and stays English in the report', () => {
    for (const [english, dutch] of [
      ['no #broodtekst; this page need not have it', 'geen #broodtekst; op deze pagina hoeft dat niet te staan'],
      ['address kv-tk-2024Z01911, head kv-tk-2024Z01912', 'adres kv-tk-2024Z01911, kop kv-tk-2024Z01912'],
      ['asked kv-tk-2024Z01911, got no identifier', 'gevraagd kv-tk-2024Z01911, geen identifier gekregen'],
      ['3 found, first ah-tk-20232024-1', '3 gevonden, als eerste ah-tk-20232024-1'],
      ['refused: Unsupported index', 'geweigerd: Unsupported index'],
      ['no meta DC.title', 'geen meta DC.title'],
      ['HTTP 503', 'HTTP 503'],
    ] as const) {
      expect(evidenceIn(english, 'nl')).toBe(dutch);
      expect(evidenceIn(english, 'en')).toBe(english);
    }
  });

  it('leaves no English phrase of the checks on a Dutch page', () => {
    expect(GIVEN.length).toBeGreaterThan(15);
    expect(GIVEN.map((text) => evidenceIn(text, 'nl')).filter((text) => ENGLISH.test(text))).toEqual([]);
  });
});
