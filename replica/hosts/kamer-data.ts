import { caseOf } from '../kamer/cases.ts';
import { renderModel, type Served, servedAt } from '../kamer/names.ts';
import { caseRow, optionsOf, QueryError, selected } from '../kamer/rows.ts';
import { type Host, type Reply, type World, xml } from '../reply.ts';

const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json; odata.metadata=minimal; charset=utf-8',
  body: JSON.stringify(value),
});
const refuse = (status: number, message: string): Reply => json({ error: { code: '', message } }, status);

/** Only what is asked for: cases by their number. */
function cases(query: URLSearchParams, { model, most }: Served, base: string, world: World): Reply {
  const filter = /^(\w+) eq '([^']*)' and (\w+) eq false$/.exec(query.get('$filter') ?? '');
  const top = Number(query.get('$top') ?? most);
  if (filter === null || !Number.isInteger(top) || top < 0) return refuse(400, 'The query is not valid.');
  if (top > most) return refuse(400, `The limit of '${most}' for Top query has been exceeded.`);
  const [, name = '', number = '', deleted = ''] = filter;
  for (const one of [name, deleted])
    if (model['Zaak']?.[one] === undefined) return refuse(400, `Could not find a property named '${one}'.`);
  try {
    const found = caseOf(world.publications, number);
    const options = optionsOf(query);
    const rows = found === undefined ? [] : [selected(caseRow(found), 'Zaak', options, model)];
    return json({ '@odata.context': `${base}/$metadata#Zaak`, value: rows });
  } catch (error) {
    if (error instanceof QueryError) return refuse(400, error.message);
    throw error;
  }
}

/** gegevensmagazijn.tweedekamer.nl: OData in the versions the run has. */
export const kamerDataHost: Host = ({ path, query }, world) => {
  const [, base = '', version = '', rest = ''] = /^(\/OData\/(v5|v4\/2\.0))\/(.+)$/.exec(path) ?? [];
  const served = version === '' ? undefined : servedAt(world.kamer, version === 'v5' ? 'v5' : 'v4');
  if (served === undefined) return refuse(404, 'No such version.');
  if (rest === '$metadata') return xml(renderModel(served.model));
  if (rest === 'Zaak') return cases(query, served, `https://gegevensmagazijn.tweedekamer.nl${base}`, world);
  return refuse(404, 'No such resource.');
};
