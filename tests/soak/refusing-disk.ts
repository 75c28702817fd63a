import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestDisk } from './small-disk.ts';

const SOURCE = fileURLToPath(new URL('./full-disk.c', import.meta.url));

/**
 * A folder on which nothing can be written while it is "full", for the programs that are started with `environment`: see
 * `full-disk.c`. Needs no root, but Linux and a C compiler.
 */
export class RefusingDisk implements TestDisk {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
  private readonly signal: string;

  private constructor(
    private readonly folder: string,
    library: string,
  ) {
    this.path = join(folder, 'disk');
    this.signal = join(folder, 'full');
    mkdirSync(this.path);
    this.environment = { LD_PRELOAD: library, FULL_DISK_BELOW: `${this.path}/`, FULL_DISK_SIGNAL: this.signal };
  }

  /** @returns null where there is no compiler, or programs take no such library */
  static make(): RefusingDisk | null {
    if (process.platform !== 'linux') return null;
    const folder = mkdtempSync(join(tmpdir(), 'kantlijn-disk-'));
    const library = join(folder, 'full-disk.so');
    try {
      execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl'], { stdio: 'ignore' });
      return new RefusingDisk(folder, library);
    } catch {
      rmSync(folder, { recursive: true, force: true });
      return null;
    }
  }

  fill(): void {
    writeFileSync(this.signal, '');
  }

  free(): void {
    rmSync(this.signal, { force: true });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
