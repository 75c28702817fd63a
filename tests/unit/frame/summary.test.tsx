import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Summary } from '../../../components/dossier/Summary.tsx';
import { computeStatus } from '../../../utils/domain/status/compute.ts';
import { appendix, D3, facts } from '../domain/status/build.ts';

const NOTICE = 'https://zoek.officielebekendmakingen.nl/ah-tk-20232024-1000.html';
const WHOLE =
  'De vragen van het lid Proef (XYZ) over de brug bij Dorp (2024Z01911) kunnen niet binnen drie weken worden beantwoord, omdat de afstemming met de provincie meer tijd vergt.';

describe('the reason of a postponement', () => {
  const drawn = (reason: string | null): string => {
    const notice = appendix('postponement', '2024-02-19', { url: NOTICE, ...(reason === null ? {} : { reason }) });
    const status = computeStatus(facts({ documents: [notice] }), D3);
    return renderToStaticMarkup(createElement(Summary, { status, failed: null }));
  };

  it('is the clause with the reason, and the whole notice is one click away', () => {
    expect(drawn(WHOLE)).toContain('omdat de afstemming met de provincie meer tijd vergt.');
    expect(drawn(WHOLE)).not.toContain('De vragen van het lid Proef');
    expect(drawn(WHOLE)).toMatch(new RegExp(`<a [^>]*href="${NOTICE}"[^>]*>Hele bericht lezen</a>`));
  });

  it('is not shown if the notice gives none', () => {
    expect(drawn(null)).not.toMatch(/Reden|Hele bericht lezen/);
  });
});
