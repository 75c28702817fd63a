/**
 * Reporter for Vitest: writes the errors that belong to no test (a promise nobody waited for, a worker that ended) to the
 * file named in `KANTLIJN_TEST_ERRORS`, as a JSON list of texts. Vitest fails a run for them, but its JSON report leaves
 * them out, and in a long log they stand far above the end.
 */
import { writeFileSync } from 'node:fs';

export default class TestErrors {
  /** @param errors errors outside tests, as Vitest passes them between processes */
  onTestRunEnd(_modules, errors) {
    const path = process.env.KANTLIJN_TEST_ERRORS;
    if (path)
      writeFileSync(path, JSON.stringify(errors.map(({ stack, name, message }) => stack ?? `${name}: ${message}`)));
  }
}
