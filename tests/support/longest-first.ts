import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { LONGEST } from './longest.ts';

/** Vitest's own order, with the files of {@link LONGEST} before the others of their project. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = new Map<string, number>(LONGEST.map((path, at) => [path, at]));
    const rank = ({ moduleId, project }: TestSpecification): number =>
      known.get(relative(project.config.root, moduleId).replaceAll('\\', '/')) ?? LONGEST.length;
    // Not that of an array: it gives a list of its own.
    // oxlint-disable-next-line unicorn/no-array-sort
    const usual = await super.sort(files);
    // Projects stay apart and in their order.
    return [...Map.groupBy(usual, ({ project }) => project).values()].flatMap((own) =>
      own.toSorted((a, b) => rank(a) - rank(b)),
    );
  }
}
