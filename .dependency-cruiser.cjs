/**
 * Which floor may import what. Type-only imports count: what a floor names, it depends on.
 * A floor may always import its own files; `node` stands for Node's own modules, `npm:` for a package.
 */
const floors = {
  domain: [],
  schemas: [
    'domain',
    'node',
    'npm:zod',
    'npm:csv-parse',
    'npm:fflate',
    'npm:jsonc-parser',
    'npm:@marcbachmann/cel-js',
  ],
  documents: ['domain', 'npm:docx'],
  workflows: ['domain', 'npm:@temporalio/workflow', 'npm:@temporalio/common'],
  db: ['domain', 'node', 'npm:drizzle-orm', 'npm:postgres'],
  activities: [
    'domain',
    'schemas',
    'db',
    'node',
    'npm:@temporalio/common',
    'npm:drizzle-orm',
    'npm:chinese-days',
    'npm:highs',
  ],
  client: [
    'domain',
    'db',
    'workflows/messages.ts',
    'node',
    'npm:drizzle-orm',
    'npm:@temporalio/client',
    'npm:@temporalio/common',
    'npm:@temporalio/proto',
  ],
  api: [
    'domain',
    'schemas',
    'documents',
    'db',
    'client',
    'workflows/messages.ts',
    'config.ts',
    'node',
    'npm:@temporalio/client',
    'npm:@asteasolutions/zod-to-openapi',
    'npm:express',
    'npm:express-rate-limit',
    'npm:jose',
    'npm:zod',
  ],
  web: [],
  'config.ts': [],
};

/** Programs that stand on a floor because of what they look at. */
const programs = {
  'db/check-drift.ts': ['npm:drizzle-kit'],
  'db/verify-chain.ts': ['config.ts'],
  'workflows/build-bundle.ts': ['node', 'npm:@temporalio/worker'],
  'workflows/bundle.ts': ['node'],
};

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A path of this table as a pattern: a file, a folder or a package. */
function pattern(name) {
  if (name.startsWith('npm:')) return `(^|/)node_modules/${escape(name.slice('npm:'.length))}/`;
  return name.endsWith('.ts') ? `^${escape(name)}$` : `^${escape(name)}/`;
}

function rule(name, from, mayImport) {
  const paths = mayImport.filter((other) => other !== 'node');
  return {
    name,
    severity: 'error',
    comment: `${name.replace('-imports', '')} may import ${mayImport.join(', ') || 'nothing but itself'}`,
    from,
    to: {
      pathNot: paths.map(pattern),
      ...(mayImport.includes('node') ? { dependencyTypesNot: ['core'] } : {}),
    },
  };
}

const programPatterns = Object.keys(programs).map(pattern);

module.exports = {
  forbidden: [
    ...Object.entries(floors).map(([floor, mayImport]) =>
      rule(`${floor}-imports`, { path: pattern(floor), pathNot: programPatterns }, [floor, ...mayImport]),
    ),
    ...Object.entries(programs).map(([program, extra]) => {
      const [floor] = program.split('/');
      return rule(`${program}-imports`, { path: pattern(program) }, [floor, ...floors[floor], ...extra]);
    }),
    {
      name: 'only-tests-import-test',
      severity: 'error',
      from: { pathNot: '^(test/|vitest\\.config\\.ts$)' },
      to: { path: '^test/' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    exclude: { path: '^(dist|coverage|\\.lunhuan|bench/peers/dbos)/' },
    doNotFollow: { path: 'node_modules' },
    // The TypeScript parser of this version does not know TypeScript 7.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
