/** The ways a host can be made to misbehave. */
export const FAULT_KINDS = [
  'slow',
  'status',
  'tooManyRequests',
  'garbage',
  'malformed',
  'hang',
  'cut',
  'huge',
  'entities',
  'diagnostics',
  'wrongDocument',
  'script',
  'headers',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One way in which a host misbehaves, until it is taken away or used up. */
export interface Fault {
  readonly kind: FaultKind;
  /** `slow`: milliseconds before the true answer. */
  readonly ms?: number;
  /** `status`: the HTTP status; 500 when not given. */
  readonly status?: number;
  /** `tooManyRequests`: seconds in Retry-After; no such header when not given. */
  readonly retryAfter?: number;
  /** `huge`: bytes; 30 MB when not given. */
  readonly bytes?: number;
  /** `script`: what a page carries at the start of its head, as the site carries that of its analytics. */
  readonly script?: string;
  /** `headers`: what the true answer carries besides. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Only requests whose path and query match this regular expression. */
  readonly path?: string;
  /** Only the first so many matching requests. */
  readonly times?: number;
}

/** Faults per host name, as `startReplica` takes them. */
export type Faults = Readonly<Record<string, Fault | readonly Fault[]>>;

/** Short names of the command line. */
const ALIASES: Record<string, Fault> = {
  fail: { kind: 'status', status: 500 },
  '429': { kind: 'tooManyRequests' },
};

/**
 * Reads a fault of the command line: `host=kind`, `host=kind:number`, with `@pattern` for the paths:
 * `repository.overheid.nl=slow:2000`, `zoek.officielebekendmakingen.nl=429:5@metadata\.xml$`.
 *
 * @returns host and fault
 * @throws Error with what was expected
 */
export function parseFault(text: string): { host: string; fault: Fault } {
  const match = /^([^=]+)=(\w+)(?::(\d+))?(?:@(.+))?$/.exec(text);
  const [, host = '', name = '', number, path] = match ?? [];
  const known = FAULT_KINDS.find((kind) => kind === name);
  const base = ALIASES[name] ?? (known ? { kind: known } : undefined);
  if (!match || !base) {
    throw new Error(
      `"${text}" is no fault; expected host=kind[:number][@path pattern], kind one of fail, 429, ${FAULT_KINDS.join(', ')}`,
    );
  }
  const value = Number(number);
  const amount =
    number === undefined
      ? {}
      : {
          slow: { ms: value },
          status: { status: value },
          tooManyRequests: { retryAfter: value },
          huge: { bytes: value },
        }[base.kind as 'slow'];
  return { host, fault: { ...base, ...amount, ...(path === undefined ? {} : { path }) } };
}

/** Keeps the faults of each host and says which one meets a request. */
export class FaultTable {
  private readonly byHost = new Map<string, { fault: Fault; left: number }[]>();

  /** Replaces all faults of a host; null or an empty list makes it well again. */
  set(host: string, faults: Fault | readonly Fault[] | null): void {
    const list = faults === null ? [] : 'kind' in faults ? [faults] : faults;
    this.byHost.set(
      host,
      list.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })),
    );
  }

  /** The first fault that meets this request, counted as used; undefined when there is none. */
  take(host: string, pathAndQuery: string): Fault | undefined {
    const entry = (this.byHost.get(host) ?? []).find(
      ({ fault, left }) => left > 0 && (fault.path === undefined || new RegExp(fault.path).test(pathAndQuery)),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.fault;
  }
}
