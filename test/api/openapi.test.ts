import { describe as suite, expect, it } from 'vitest';
import { describe as describeRoutes } from '../../api/openapi.ts';
import { allRoutes } from '../../api/routes/index.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<
    Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

const document = describeRoutes(allRoutes, '/api/v1');
const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
    path,
    method,
    ...operation,
  })),
);

suite('the OpenAPI description', () => {
  it('has every route, each under a name of its own', () => {
    expect(operations).toHaveLength(allRoutes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(allRoutes.length);
  });

  it('has every parameter of every path', () => {
    for (const { path, parameters = [] } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
    }
  });

  it('asks for an Idempotency-Key on every act of a case', () => {
    const unkeyed = operations.filter(
      ({ method, parameters = [] }) =>
        method === 'post' && !parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(unkeyed.map(({ path }) => path)).toEqual([
      ...['/sessions', '/programmes/{id}/policies/previews', '/postings/{area}/{n}/{k}/previews'],
    ]);
  });

  it('says that a body may be too large or of another kind, wherever one is sent, and how large it may be', () => {
    const sending = operations.filter(({ requestBody }) => requestBody !== undefined);
    expect(sending.map(({ path }) => path)).toContain('/programmes/{id}/presence/imports');
    for (const { path, responses } of sending)
      expect(Object.keys(responses), path).toEqual(expect.arrayContaining(['413', '415']));
    const largest = sending.map(({ path, responses }) => [path, responses[413]?.description] as const);
    expect(largest.filter(([, said]) => said !== 'The body is larger than 1 MB')).toEqual([
      ['/programmes/{id}/postings/imports', 'The file is larger than 1 MB'],
      ['/programmes/{id}/presence/imports', 'The file is larger than 8 MB'],
    ]);
  });

  it('says of which kinds a file is that is answered', () => {
    const file = operations.find(({ path }) => path === '/selections/{town}/{k}/documents/{kind}');
    expect(Object.keys(file?.responses[200]?.content ?? {})).toEqual([
      'text/html',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ]);
  });

  it('refers to nothing that is not in it, and has only patterns that are patterns', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components?.schemas).toHaveProperty(name ?? '');
    }
    for (const [, pattern] of text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)) {
      const source = JSON.parse(pattern ?? '') as string;
      expect(source).toMatch(/^\^/);
      expect(() => new RegExp(source, 'u')).not.toThrow();
      expect(source).not.toMatch(/\/u$/);
    }
  });
});
