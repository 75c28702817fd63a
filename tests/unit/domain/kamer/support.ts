import { readableIn, readModel } from '../../../../utils/domain/kamer/model.ts';
import {
  KAMER_VERSIONS,
  type KamerVersion,
  type Readable,
  type VersionName,
} from '../../../../utils/domain/kamer/versions.ts';
import { type KamerService, renderModel, servedAt } from '../../../../replica/kamer/names.ts';

/** One of the two versions. */
export function versionOf(name: VersionName): KamerVersion {
  const version = KAMER_VERSIONS.find((one) => one.name === name);
  if (version === undefined) throw new Error(name);
  return version;
}

/** `$metadata` as the replica serves it. */
export function modelXml(name: VersionName, service: KamerService = 'both'): string {
  const served = servedAt(service, name);
  if (served === undefined) throw new Error(`${name} is not served`);
  return renderModel(served.model);
}

/** What of a version can be read, by what the replica says of it. */
export function readableOf(name: VersionName): Readable {
  const model = readModel(modelXml(name));
  const readable = model && readableIn(model, versionOf(name)).readable;
  if (!readable) throw new Error(`${name} cannot be read`);
  return readable;
}
