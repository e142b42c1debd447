import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of pure rules and of files: no service, a few milliseconds each. */
const pure = [
  'test/docs.test.ts',
  'test/domain/**/*.test.ts',
  'test/schemas/**/*.test.ts',
  'test/activities/**/*.test.ts',
  'test/documents/**/*.test.ts',
  'test/rehearsal/options.test.ts',
  'test/config.test.ts',
  'test/tokens.test.ts',
];

/** Files that take a minute or so, most of it in processes that they start, and some that mostly wait. */
const long = [
  '/test/rehearsal/',
  '/test/dev/',
  '/test/web/',
  '/test/workflows/',
  '/test/faults/',
  '/test/api/away',
];

/** Where nothing is known of an earlier run, vitest goes by size, and the last rehearsal, a short file, is waited for alone. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((path) => moduleId.includes(path));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // A process takes one file after the other, with the modules that it has read: read anew for each file, they cost a third of its time.
    projects: [
      // Timings are the benches': a busy machine fails no test.
      // One for each core: of its own vitest leaves one of two to itself.
      { test: { name: 'domain', include: pure, isolate: false, maxWorkers: '100%', testTimeout: 60_000 } },
      {
        test: {
          name: 'services',
          include: ['test/**/*.test.ts'],
          exclude: pure,
          globalSetup: 'test/support/global-setup.ts',
          // Temporal's native core does not live in worker threads.
          pool: 'forks',
          isolate: false,
          // Each file has a database and a namespace of its own, and kills only servers of its own. Two files leave a quarter of two
          // cores idle, while they wait for an answer, three an eighth.
          maxWorkers: 4,
          // After `domain`, whose files run side by side.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A page shows what was done once it has asked again: as long as playwright waits for anything else on it.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
