import { join } from 'node:path';
import {
  hostResolverRules,
  startProxy,
  startReplica,
  type Fault,
  type Replica,
  type ReplicaOptions,
} from '../../../replica/index.ts';
import { ROOT } from '../../../scripts/setup.mjs';
import type { Hosts } from './hosts.ts';

/** The hosts the extension reads. */
export const PAGES = 'zoek.officielebekendmakingen.nl';
export const REPOSITORY = 'repository.overheid.nl';

/** The running stand-in for the official hosts, with what browsers need to reach it. */
export interface RunningHosts {
  hosts: Hosts;
  replica: Replica;
  /** Address of a publication's page under the real host name. */
  url(id: string): string;
  /** Makes hosts misbehave; without a fault, all are well again. */
  fault(host: string, fault: Fault | readonly Fault[] | null): void;
  well(): void;
  close(): Promise<void>;
}

/** Starts replica and proxy on free ports. Without `dataDir` it serves our own publications. */
export async function startHosts({
  dataDir = join(ROOT, 'replica', 'data'),
  ...options
}: Partial<ReplicaOptions> = {}): Promise<RunningHosts> {
  const replica = await startReplica({ dataDir, ...options });
  const proxy = await startProxy(replica.port);
  return {
    hosts: { resolverRules: hostResolverRules(replica.port), proxy: `127.0.0.1:${proxy.port}` },
    replica,
    url: (id) => `https://${PAGES}/${id}.html`,
    fault: (host, fault) => replica.setFault(host, fault),
    well() {
      replica.setFault(PAGES, null);
      replica.setFault(REPOSITORY, null);
    },
    async close() {
      await proxy.close();
      await replica.close();
    },
  };
}
