/** The names that each version of the service has, and those of one that nobody knows. */

/** Which service answers: both versions, one of them, one with other names at both addresses, or none. */
export type KamerService = 'both' | 'v5' | 'v4' | 'other' | 'none';

/** Entities and their fields; a field that leads elsewhere names the entity, in brackets where there are many. */
export type Model = Readonly<Record<string, Readonly<Record<string, string>>>>;

const V4: Model = {
  Zaak: {
    Id: 'Edm.Guid',
    Nummer: 'Edm.String',
    Soort: 'Edm.String',
    Titel: 'Edm.String',
    Onderwerp: 'Edm.String',
    GestartOp: 'Edm.DateTimeOffset',
    Termijn: 'Edm.DateTimeOffset',
    Afgedaan: 'Edm.Boolean',
    Verwijderd: 'Edm.Boolean',
    ZaakActor: '[ZaakActor]',
    Document: '[Document]',
  },
  ZaakActor: {
    Id: 'Edm.Guid',
    ActorNaam: 'Edm.String',
    ActorFractie: 'Edm.String',
    Functie: 'Edm.String',
    Relatie: 'Edm.String',
    Verwijderd: 'Edm.Boolean',
    Zaak: 'Zaak',
  },
  Document: {
    Id: 'Edm.Guid',
    DocumentNummer: 'Edm.String',
    Soort: 'Edm.String',
    Onderwerp: 'Edm.String',
    Datum: 'Edm.DateTimeOffset',
    DatumRegistratie: 'Edm.DateTimeOffset',
    Vergaderjaar: 'Edm.String',
    Volgnummer: 'Edm.Int32',
    Aanhangselnummer: 'Edm.String',
    Verwijderd: 'Edm.Boolean',
    HuidigeDocumentVersie: 'DocumentVersie',
    Zaak: '[Zaak]',
  },
  DocumentVersie: { Id: 'Edm.Guid', ExterneIdentifier: 'Edm.String', Status: 'Edm.String' },
};

/** What is known of v5: two names changed and one gone. What it calls the rest was not seen; here it calls it as v4 does. */
const { DocumentNummer: number = '', Volgnummer: order = '', DatumRegistratie: _gone, ...kept } = V4['Document'] ?? {};
const V5: Model = { ...V4, Document: { ...kept, Nummer: number, Ondernummer: order } };

/** A service that calls a case and its actors otherwise: it must be refused, not guessed at. */
const OTHER: Model = {
  Dossierzaak: { Id: 'Edm.Guid', Kenmerk: 'Edm.String', Type: 'Edm.String', Betrokkene: '[Betrokkene]' },
  Betrokkene: { Id: 'Edm.Guid', Weergavenaam: 'Edm.String', Rol: 'Edm.String' },
  Zaak: { Id: 'Edm.Guid', Kenmerk: 'Edm.String', Soort: 'Edm.String', Verwijderd: 'Edm.Boolean' },
};

/** A version as it is served: its names, and how many rows it gives at most. */
export interface Served {
  readonly model: Model;
  readonly most: number;
}

/** What is served below each address; undefined: that version is not there. */
export function servedAt(service: KamerService, version: 'v5' | 'v4'): Served | undefined {
  if (service === 'other') return { model: OTHER, most: 100 };
  if (service !== 'both' && service !== version) return undefined;
  return version === 'v5' ? { model: V5, most: 100 } : { model: V4, most: 250 };
}

const property = ([name, type]: [string, string]): string => {
  const many = /^\[(.+)\]$/.exec(type)?.[1];
  if (many !== undefined) return `<NavigationProperty Name="${name}" Type="Collection(TK.OData.${many})"/>`;
  return type.startsWith('Edm.')
    ? `<Property Name="${name}" Type="${type}"/>`
    : `<NavigationProperty Name="${name}" Type="TK.OData.${type}"/>`;
};

/** `$metadata` of a version. */
export function renderModel(model: Model): string {
  const types = Object.entries(model).map(
    ([name, fields]) =>
      `<EntityType Name="${name}"><Key><PropertyRef Name="Id"/></Key>${Object.entries(fields).map(property).join('')}</EntityType>`,
  );
  const sets = Object.keys(model).map((name) => `<EntitySet Name="${name}" EntityType="TK.OData.${name}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="TK.OData" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${types.join('\n')}
<EntityContainer Name="Container">${sets.join('')}</EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;
}
