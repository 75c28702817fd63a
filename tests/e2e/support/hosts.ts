/**
 * What a browser must know to reach the replica under the real host names. `tests/e2e/support/replica.ts`
 * makes one from the running replica.
 */
export interface Hosts {
  /** Chromium's `--host-resolver-rules`. */
  resolverRules: string;
  /** Address of the CONNECT proxy, for Firefox, which has no resolver rules: `127.0.0.1:8081`. */
  proxy: string | null;
}
