import { type ServerResponse } from 'node:http';
import { type Fault } from './faults.ts';
import { type Reply, html, text, xml } from './reply.ts';
import { renderDiagnostic } from './sru/respond.ts';

const MEGABYTE = 1_000_000;

const GARBAGE = html(
  '<!DOCTYPE html><html lang="nl"><head><title>Onderhoud</title></head><body><h1>Even geduld</h1><p>Wij zijn zo terug.</p></body></html>',
);

const ENTITIES = xml(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE bom [<!ENTITY a0 "kantlijn">${Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]>
<metadata_gegevens><metadata name="DC.title" scheme="" content="&a12;"/><tekst>&a12;</tekst></metadata_gegevens>`);

const WRONG_DOCUMENT = xml(`<?xml version="1.0" encoding="UTF-8"?>
<metadata_gegevens>
<metadata name="DC.title" scheme="" content="Een heel ander document"/>
<metadata name="OVERHEIDop.vraagnummer" scheme="" content="1999Z99999"/>
<metadata name="OVERHEIDop.datumOntvangst" scheme="DCTERMS.W3CDTF" content="1999-12-31"/>
<metadata name="DC.type" scheme="OVERHEIDop.AanhangselTypen" content="Antwoord"/>
<metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="ah-tk-19992000-9998"/>
</metadata_gegevens>`);

function huge(bytes: number): Reply {
  const filler = `<metadata name="OVERHEIDop.indiener" scheme="" content="${'x'.repeat(900)}"/>\n`;
  const count = Math.ceil(bytes / filler.length);
  return xml(
    `<?xml version="1.0" encoding="UTF-8"?>\n<metadata_gegevens>\n${filler.repeat(count)}</metadata_gegevens>`,
  );
}

/** Takes an answer apart so that it is no longer well-formed, whatever it was. */
function malformed(reply: Reply): Reply {
  const body = typeof reply.body === 'string' ? reply.body : '';
  const half = body.slice(0, Math.max(40, Math.floor(body.length * 0.6)));
  return { ...reply, body: `${half}<niet gesloten & <<` };
}

/** A page with a script of its own before all else. */
function withScript(reply: Reply, script: string): Reply {
  if (typeof reply.body !== 'string' || !reply.type.startsWith('text/html')) return reply;
  return { ...reply, body: reply.body.replace(/<head\b[^>]*>/, (head) => `${head}<script>${script}</script>`) };
}

/**
 * Answers a request the way its fault says.
 *
 * @param fault what goes wrong
 * @param truth gives the answer a healthy host would give
 * @param response to write to, or to cut or leave hanging
 * @param send writes an answer
 * @param later runs something after so many milliseconds, unless the replica is closed before
 */
export function misbehave(
  fault: Fault,
  truth: () => Reply,
  response: ServerResponse,
  send: (reply: Reply) => void,
  later: (action: () => void, ms: number) => void,
): void {
  switch (fault.kind) {
    case 'slow':
      later(() => send(truth()), fault.ms ?? 1000);
      return;
    case 'status':
      send(html('<!DOCTYPE html><title>Fout</title><h1>Er ging iets mis</h1>', fault.status ?? 500));
      return;
    case 'tooManyRequests': {
      const headers: Record<string, string> =
        fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      send({ ...text('Too Many Requests', 429), headers });
      return;
    }
    case 'garbage':
      send(GARBAGE);
      return;
    case 'malformed':
      send(malformed(truth()));
      return;
    case 'hang':
      return;
    case 'cut': {
      const reply = truth();
      const bytes = Buffer.from(reply.body);
      response.writeHead(reply.status, { 'Content-Type': reply.type, 'Content-Length': bytes.length });
      response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
      return;
    }
    case 'huge':
      send(huge(fault.bytes ?? 30 * MEGABYTE));
      return;
    case 'entities':
      send(ENTITIES);
      return;
    case 'diagnostics':
      send(xml(renderDiagnostic('info:srw/diagnostic/1/10', 'line 1:0 no viable alternative at input')));
      return;
    case 'wrongDocument':
      send(WRONG_DOCUMENT);
      return;
    case 'script':
      send(withScript(truth(), fault.script ?? ''));
      return;
    case 'headers': {
      const reply = truth();
      send({ ...reply, headers: { ...reply.headers, ...fault.headers } });
    }
  }
}
