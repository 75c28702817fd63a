import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Licence } from '../../utils/protocol/licences.ts';
import { ROOT, runNpm } from '../setup.mjs';

/** What of a CycloneDX document of npm is looked at; the rest goes along as it is. */
interface Bom {
  serialNumber: string;
  metadata: { timestamp: string; component: Record<string, unknown> & { 'bom-ref': string; version: string } };
  components: (Record<string, unknown> & { 'bom-ref': string; name: string; version: string })[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** An identifier that follows from the content, in the form of a UUID (version 8 of RFC 9562: of our own making). */
function uuidOf(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Keeps of the whole lock file what is in the packages, and takes out what differs from run to run, so that the same sources give the
 * same file.
 *
 * @param bom what `npm sbom` says of the whole lock file
 * @param shipped the packages whose code is in the bundles
 * @param date of the release, YYYY-MM-DD
 * @throws Error when a shipped package is not in the lock file
 */
export function shippedBom(bom: Bom, shipped: readonly Licence[], version: string, date: string): Bom {
  const wanted = new Set(shipped.map(({ name, version }) => `${name}@${version}`));
  const components = bom.components
    .filter((component) => wanted.has(`${component.name}@${component.version}`))
    // A package that only builds may leave code in the bundles: then it is required too.
    .map((component) => ({ ...component, scope: 'required' }));
  const found = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const missing = [...wanted].filter((each) => !found.has(each));
  if (missing.length > 0) throw new Error(`The lock file does not name what is in the packages: ${missing.join(', ')}`);
  const refs = new Set(components.map((component) => component['bom-ref']));
  const root = `kantlijn@${version}`;
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  const result: Bom = {
    ...bom,
    metadata: {
      ...bom.metadata,
      timestamp: `${date}T00:00:00.000Z`,
      component: {
        ...bom.metadata.component,
        'bom-ref': root,
        name: 'kantlijn',
        version,
        purl: `pkg:npm/kantlijn@${version}`,
      },
    },
    components,
    dependencies: [{ ref: root, dependsOn: [...refs] }, ...dependencies],
  };
  return { ...result, serialNumber: `urn:uuid:${uuidOf(JSON.stringify({ ...result, serialNumber: '' }))}` };
}

/** What is wrong with a CycloneDX document by the official schema. @returns null when nothing is */
async function bomTrouble(text: string): Promise<string | null> {
  // Installed for a release alone (scripts/release/package.json), so it is found from there.
  const { resolve } = createRequire(join(ROOT, 'scripts', 'release', 'package.json'));
  const { Spec, Validation } = (await import(pathToFileURL(resolve('@cyclonedx/cyclonedx-library')).href)) as {
    Spec: { Version: { v1dot5: string } };
    Validation: { JsonStrictValidator: new (version: string) => { validate(text: string): Promise<unknown> } };
  };
  const trouble = await new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(text);
  return trouble === null ? null : JSON.stringify(trouble);
}

/**
 * The list of everything in the packages that others made (CycloneDX 1.5, JSON).
 *
 * @throws Error when npm cannot make it, or the schema of CycloneDX refuses it
 */
export async function makeSbom(
  root: string,
  shipped: readonly Licence[],
  version: string,
  date: string,
): Promise<string> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const { code, output } = await runNpm(args, { cwd: root, quiet: true });
  if (code !== 0) throw new Error(`npm sbom failed:\n${output}`);
  const bom = JSON.parse(output.slice(output.indexOf('{'))) as Bom;
  const text = `${JSON.stringify(shippedBom(bom, shipped, version, date), null, 2)}\n`;
  const trouble = await bomTrouble(text);
  if (trouble !== null) throw new Error(`The schema of CycloneDX refuses the list: ${trouble}`);
  return text;
}
