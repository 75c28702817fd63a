import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readableIn, readModel } from '../../../../utils/domain/kamer/model.ts';
import { questionAddress } from '../../../../utils/domain/kamer/versions.ts';
import { RECORDED } from '../../../recorded.ts';
import { modelXml, readableOf, versionOf } from './support.ts';

const V4 = new URL('odata/entity-fields.v4-2.0.json', RECORDED);
const V5 = new URL('2026-12/odata-v5-changes.json', RECORDED);
const hasRecorded = existsSync(V4) && existsSync(V5);
if (!hasRecorded) console.warn('../shared/recorded is not here: the names of the live service are not compared.');
const read = <T>(file: URL): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** A model with one line of it changed. */
const changed = (name: 'v4' | 'v5', from: string, to: string): string => {
  const before = modelXml(name);
  const after = before.replaceAll(from, to);
  expect(after).not.toBe(before);
  return after;
};
const matchedIn = (xml: string, name: 'v4' | 'v5') => {
  const model = readModel(xml);
  if (model === null) throw new Error('no model');
  return readableIn(model, versionOf(name));
};

describe('the names in the metadata of the service', () => {
  it.each(['v4', 'v5'] as const)('has every name of %s', (name) => {
    expect(matchedIn(modelXml(name), name)).toMatchObject({ unknown: [] });
    expect(readableOf(name).Document?.number).toBe(name === 'v5' ? 'Nummer' : 'DocumentNummer');
  });

  it.each([
    ['v5', 'v4', ['Document.DocumentNummer']],
    ['v4', 'v5', ['Document.Nummer']],
  ] as const)('of %s does not fit %s, whose documents are then left out', (served, expected, unknown) => {
    const matched = matchedIn(modelXml(served), expected);
    expect(matched.unknown).toEqual(unknown);
    expect(matched.readable?.Zaak?.number).toBe('Nummer');
    expect(matched.readable?.Document).toBeUndefined();
  });

  it.each([
    ['a value that is not needed is missing', 'Name="Termijn"', 'Name="Antwoordtermijn"', 'Zaak.Termijn', true],
    ['the party is called otherwise', 'Name="ActorFractie"', 'Name="Fractienaam"', 'ZaakActor.ActorFractie', true],
    ['deleted cases could not be told', 'Name="Verwijderd"', 'Name="Weg"', 'Zaak.Verwijderd', false],
    ['a case has no number', 'Name="Nummer" Type', 'Name="Zaaknummer" Type', 'Zaak.Nummer', false],
    ['a value became a way', 'Property Name="Soort"', 'NavigationProperty Name="Soort"', 'Zaak.Soort', false],
    ['there are no actors', '"ZaakActor"', '"Betrokkene"', 'ZaakActor', true],
  ] as const)('%s: told, not guessed', (_, from, to, unknown, isReadable) => {
    const matched = matchedIn(changed('v4', from, to), 'v4');
    expect(matched.unknown).toContain(unknown);
    expect(matched.readable !== null).toBe(isReadable);
    const [entity = '', field = ''] = unknown.split('.');
    const names = Object.values((matched.readable as Record<string, Record<string, string>> | null)?.[entity] ?? {});
    expect(names).not.toContain(field || 'ZaakActor');
  });

  it('refuses a service with other names', () => {
    expect(matchedIn(modelXml('v5', 'other'), 'v5').readable).toBeNull();
    expect(matchedIn(modelXml('v5', 'other'), 'v5').unknown).toEqual(
      expect.arrayContaining(['Zaak.Nummer', 'ZaakActor', 'Document', 'DocumentVersie']),
    );
  });

  it('takes what an entity has from another, and ends where that goes round', () => {
    const inherited = changed('v4', '<EntityType Name="Zaak">', '<EntityType Name="Zaak" BaseType="TK.OData.Basis">')
      .replace('<Property Name="Verwijderd" Type="Edm.Boolean"/>', '')
      .replace(
        '<EntityContainer',
        '<EntityType Name="Basis" BaseType="TK.OData.Zaak"><Property Name="Verwijderd" Type="Edm.Boolean"/></EntityType><EntityContainer',
      );
    expect(matchedIn(inherited, 'v4')).toMatchObject({ unknown: [] });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!DOCTYPE html><html><body>Onderhoud</body></html>'],
    ['JSON', '{"value":[]}'],
    ['other XML', '<metadata_gegevens/>'],
    ['no entities', '<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"/>'],
    ['half of it', modelXml('v4').slice(0, 2_000)],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><edmx:Edmx xmlns:edmx="x">&b;</edmx:Edmx>'],
    ['too much', `<Edmx>${'<EntityType Name="a"/>'.repeat(100_000)}</Edmx>`],
    ['too deep', `${'<Edmx>'.repeat(50)}${'</Edmx>'.repeat(50)}`],
  ])('is nothing in %s', (_, xml) => {
    expect(readModel(xml)).toBeNull();
  });

  it.runIf(hasRecorded)('as v4 has it live: every name we ask for is there', () => {
    const { entities } = read<{ entities: Record<string, Record<string, string>> }>(V4);
    for (const [entity, names] of Object.entries(versionOf('v4').names))
      expect(Object.keys(entities[entity] ?? {})).toEqual(expect.arrayContaining(Object.values(names)));
  });

  it.runIf(hasRecorded)('as v5 was seen: the same, with what is known to have changed', () => {
    const {
      Document,
      paging,
      base_v5: base,
    } = read<{
      base_v5: string;
      Document: { renamed: Record<string, string>; dropped: string[] };
      paging: { $top_max: number };
    }>(V5);
    const [v4, v5] = [versionOf('v4'), versionOf('v5')];
    expect(v5.names.Document.number).toBe(Document.renamed[v4.names.Document.number]);
    for (const gone of Document.dropped) expect(Object.values(v5.names.Document)).not.toContain(gone);
    expect(v5.most).toBe(paging.$top_max);
    expect(v5.base).toBe(base);
  });
});

describe('the request about a question', () => {
  it('contains every parameter, with unescaped dollar signs', () => {
    const address = questionAddress(versionOf('v5'), readableOf('v5'), '2024Z01911');
    expect(address).not.toContain('%24');
    expect(decodeURIComponent(address)).toBe(
      "https://gegevensmagazijn.tweedekamer.nl/OData/v5/Zaak?$filter=Nummer eq '2024Z01911' and Verwijderd eq false" +
        '&$select=Nummer,Soort,Verwijderd,Onderwerp,GestartOp,Termijn' +
        '&$expand=ZaakActor($select=ActorNaam,Relatie,Verwijderd,ActorFractie,Functie),' +
        'Document($select=Nummer,Soort,Datum,Verwijderd,Onderwerp,Aanhangselnummer,Vergaderjaar;$expand=HuidigeDocumentVersie($select=ExterneIdentifier))' +
        '&$top=5',
    );
    expect(URL.canParse(address)).toBe(true);
  });

  it('asks for nothing the version does not have', () => {
    const { readable } = matchedIn(
      changed('v4', '"ZaakActor"', '"Betrokkene"').replaceAll('"Termijn"', '"Anders"'),
      'v4',
    );
    const address = questionAddress(versionOf('v4'), readable ?? {}, '2024Z01911');
    expect(address).not.toContain('ZaakActor');
    expect(address).not.toContain('Termijn');
    expect(address).toContain('$expand=Document(');
  });

  it.each(["2024Z01911' or true", '2070824590', '', '2024Z01911%27', '2024Z1'])('is never made of %j', (number) => {
    expect(() => questionAddress(versionOf('v4'), readableOf('v4'), number)).toThrow(RangeError);
  });
});
