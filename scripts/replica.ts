import { parseArgs } from 'node:util';
import { loadBulk } from '../replica/bulk/load.ts';
import { parseFault, type Fault } from '../replica/faults.ts';
import { hostResolverRules, startProxy, startReplica } from '../replica/index.ts';
import { DataError } from '../replica/publication.ts';

const USAGE = `npm run replica -- [options]
  --data DIR                    folder of publications (replica/data)
  --port N                      TLS port (a free one)
  --proxy-port N                port of the proxy for Firefox (a free one)
  --corpus N|FILE               N invented questions with appendices, or a recorded list, for the search
  --today YYYY-MM-DD            what {{today}} in the data stands for
  --stage NAME                  stage of a run, for publications that exist in some stages only (provisional)
  --fault host=kind[:n][@path]  may be repeated; see replica/README.md
  --no-question-number-index    SRU refuses w.vraagnummer`;

function port(value: string | undefined): number {
  const number = Number(value ?? 0);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new Error(`"${value}" is not a port number.`);
  return number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: 'replica/data' },
      port: { type: 'string' },
      'proxy-port': { type: 'string' },
      corpus: { type: 'string' },
      today: { type: 'string' },
      stage: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      'no-question-number-index': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const faults: Record<string, Fault[]> = {};
  for (const { host, fault } of values.fault.map(parseFault)) (faults[host] ??= []).push(fault);
  const replica = await startReplica({
    dataDir: values.data,
    port: port(values.port),
    faults,
    questionNumberIndex: !values['no-question-number-index'],
    ...(values.corpus === undefined ? {} : { bulk: loadBulk(values.corpus) }),
    ...(values.stage === undefined ? {} : { stage: values.stage }),
    ...(values.today === undefined ? {} : { today: values.today }),
  });
  const proxy = await startProxy(replica.port, port(values['proxy-port']));
  console.log(`The replica serves ${replica.ids.length} publications of ${values.data} on 127.0.0.1:${replica.port}.

Chromium:
  chromium --user-data-dir=/tmp/kantlijn-replica --ignore-certificate-errors \\
    --host-resolver-rules="${hostResolverRules(replica.port)}" \\
    https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html
Firefox: HTTPS proxy 127.0.0.1 port ${proxy.port}, and accept the certificate.
curl:
  curl -k --resolve zoek.officielebekendmakingen.nl:${replica.port}:127.0.0.1 https://zoek.officielebekendmakingen.nl:${replica.port}/${replica.ids.at(-1)}.html

Ctrl+C stops it.`);
  const stop = (): void => {
    void Promise.all([proxy.close(), replica.close()]).then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  const known =
    error instanceof DataError || (error instanceof Error && !(error instanceof TypeError && !('code' in error)));
  console.error(known ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 1;
}
