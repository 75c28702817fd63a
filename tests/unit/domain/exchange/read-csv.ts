import { parse } from 'papaparse';

/** What a reader of others (Papa Parse, by RFC 4180) makes of a table. @param text begins with a byte order mark */
export function readCsv(text: string, separator: string): string[][] {
  const { data, errors } = parse<string[]>(text.slice(1), { delimiter: separator, newline: '\r\n' });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  // The last line is ended like every other, so an empty one follows it.
  return data.slice(0, -1);
}
