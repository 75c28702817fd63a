import { describe, expect, it } from 'vitest';
import { HEAD } from '../../../../utils/domain/site/head.ts';
import { IDENTIFIER_FORMS } from '../../../../utils/domain/site/identifiers.ts';
import { MARKUP } from '../../../../utils/domain/site/markup.ts';
import { PROOFS } from '../../../../utils/domain/site/proofs.ts';

const rows = [...MARKUP, ...HEAD, ...IDENTIFIER_FORMS];

describe('proofs', () => {
  it('exist once for each row of the tables, and for nothing else', () => {
    const signs = rows.map(({ sign }) => sign);
    expect(new Set(signs).size).toBe(signs.length);
    expect(Object.keys(PROOFS)).toEqual(signs);
  });

  it('say something', () => {
    expect(Object.entries(PROOFS).filter(([, proof]) => proof.trim().length < 5)).toEqual([]);
  });

  it('of what is called verified name something that was seen', () => {
    const verified = rows.filter(({ certainty }) => certainty === 'verified').map(({ sign }) => PROOFS[sign]);
    expect(verified.length).toBeGreaterThan(30);
    expect(verified.filter((proof) => !/recorded|\bids?\b|unformatted|styled by/.test(proof ?? ''))).toEqual([]);
  });
});

describe('the table of markup', () => {
  it('has for each role a row for pages of today: an old row alone is missed on none of them, and nothing says so', () => {
    const today = (role: string): boolean =>
      MARKUP.some((row) => row.role === role && (row.layout === 'current' || row.layout === 'any'));
    const roles = [...new Set(MARKUP.map(({ role }) => role))];
    // The pages of the repository alone have it.
    expect(roles.filter((role) => !today(role))).toEqual(['listLabel']);
  });
});
