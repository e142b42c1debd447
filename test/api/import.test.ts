import { readFile } from 'node:fs/promises';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokens } from '../../api/tokens.ts';
import { caseTable, claim, command, hostPost, outbox, posting, task, tenure } from '../../db/schema.ts';
import type { ImportAnswer } from '../../schemas/answers/imports.ts';
import { startServer, type RunningServer } from '../../server.ts';
import { PROGRAMME, startStack, type Stack } from '../support/stack.ts';
import { START } from '../support/prepared.ts';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ADMINISTRATOR = 'a-sz-administrator-1';
const SECRET = 'import-tests-sign-their-tokens-with-this';

const sample = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../policies/${PROGRAMME}/samples/${name}`, import.meta.url));

let stack: Stack;
let server: RunningServer;
let tokens: Awaited<ReturnType<typeof createTokens>>;

beforeAll(async () => {
  stack = await startStack();
  await stack.worker();
  await stack.launch();
  const config = { ...stack.config, host: '127.0.0.1', port: 0, embedded: true, tokenSecret: SECRET };
  server = await startServer(config);
  tokens = await createTokens(config);
});

afterAll(async () => {
  await server?.stop();
  await stack?.stop();
});

interface Sending {
  readonly key: string;
  readonly account?: string;
  readonly type?: string;
  readonly check?: boolean;
  readonly programme?: string;
}

async function send(file: string | Buffer, { key, account = ADMINISTRATOR, ...more }: Sending) {
  const { type = CSV, check = false, programme = PROGRAMME } = more;
  const response = await fetch(
    `${server.url}/api/v1/programmes/${programme}/postings/imports${check ? '?check=true' : ''}`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokens.issue?.(account)}`,
        'content-type': type,
        'idempotency-key': key,
      },
      body: typeof file === 'string' ? file : new Uint8Array(file),
    },
  );
  return { status: response.status, body: (await response.json()) as ImportAnswer & Refused };
}

interface Refused {
  readonly code: string;
  readonly errors: readonly {
    readonly cell: string | null;
    readonly rule: string;
    readonly message: string;
  }[];
}

/** All that an import may leave behind. */
async function traces() {
  const { db } = stack.database;
  return {
    cases: await db.$count(caseTable),
    claims: await db.$count(claim),
    commands: await db.$count(command),
    messages: await db.$count(outbox),
    postings: await db.$count(posting),
    tenures: await db.$count(tenure),
  };
}

describe('a list with something wrong in it', () => {
  it('is refused as a whole, every wrong cell named, and leaves nothing', async () => {
    const before = await traces();
    const good = (await sample('in-post.csv')).toString();
    const bad = good.replace('c-shenyejituan-2', 'c-nobody').replace('2021-03-09,,,', '2021-13-09,,,');
    const { status, body } = await send(bad, { key: 'bad' });
    expect(status).toBe(422);
    expect(body.code).toBe('sheet-refused');
    expect(body.errors.map(({ cell, rule }) => `${cell} ${rule}`)).toEqual([
      'B5 person-unknown',
      'D8 date-invalid',
    ]);
    expect(body.errors[0]?.message).toContain('c-nobody');
    expect(await traces()).toEqual(before);
  });

  it('is checked without a trace, good or bad', async () => {
    const before = await traces();
    const good = await send(await sample('in-post.csv'), { key: 'check', check: true });
    expect(good).toMatchObject({ status: 200, body: { imported: false, problems: [] } });
    expect(good.body.postings).toHaveLength(8);
    const bad = await send('席位,人员编号,到任日期\n1,2,3', { key: 'check', check: true });
    expect(bad.status).toBe(200);
    expect(bad.body.problems.map(({ cell }) => cell)).toEqual(['A2', 'B2', 'C2']);
    expect(await traces()).toEqual(before);
  });
});

describe('whoever may not, and what is no list', () => {
  it('is an administrator’s act', async () => {
    const { status, body } = await send('席位', { key: 'hr', account: 'a-sz-caizhengju-hr-1', check: true });
    expect([status, body.code]).toEqual([403, 'not-your-office']);
  });

  it('asks for a file, and for a programme that is there', async () => {
    const json = await send('{}', { key: 'json', type: 'application/json' });
    expect([json.status, json.body.code]).toEqual([415, 'wrong-content-type']);
    const large = await send('x'.repeat(1_100_000), { key: 'large' });
    expect([large.status, large.body.code]).toEqual([413, 'too-large']);
    const nowhere = await send('席位', { key: 'nowhere', programme: 'nowhere' });
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not-found']);
  });
});

describe('a good list', () => {
  const FULL = '440513101';
  let done: Awaited<ReturnType<typeof send>>;

  beforeAll(async () => {
    done = await send(await sample('in-post.xlsx'), { key: 'good', type: XLSX });
    await stack.driver.settle();
  });

  it('puts everybody into their seats, with the posts that they hold', async () => {
    expect(done).toMatchObject({ status: 200, body: { imported: true, problems: [] } });
    const { db } = stack.database;
    const postings = await db.select().from(posting).orderBy(asc(posting.id));
    expect(postings).toHaveLength(8);
    expect(postings.find(({ seat }) => seat === `${FULL}/1`)).toMatchObject({
      ...{ person: 'c-caizhengju-1', status: 'onSite', arrivedOn: '2021-03-08', termEnd: '2024-08-01' },
      ...{ imported: START, releasedOn: null },
    });
    expect(await db.$count(tenure)).toBe(8);
    expect(await db.$count(claim)).toBe(8);
    const posts = await db.select().from(hostPost).orderBy(asc(hostPost.id));
    expect(posts.map(({ title, status, document }) => [title, status, document])).toEqual([
      ['deputyPartySecretary', 'held', '示例组通〔2021〕12号'],
      ['deputyTownHead', 'held', '示例组通〔2021〕13号'],
      ['deputyPartySecretary', 'held', 'import'],
    ]);
  });

  it('forms the teams that are full, and leaves the others looking for the rest', async () => {
    const { db } = stack.database;
    const stageOf = async (id: string) =>
      (await db.select().from(caseTable).where(eq(caseTable.id, id)))[0]?.stage;
    expect(await stageOf(`team/${FULL}`)).toBe('inPost');
    expect(await stageOf('team/440513')).toBe('inPost');
    expect(await stageOf('team/440513103')).toBe('forming');
    const waiting = await db.select().from(task).where(eq(task.act, 'launchSelection'));
    const areas = waiting.map(({ subject }) => subject);
    expect(areas).toContain('440513103');
    expect(areas).not.toContain(FULL);
  });

  it('is answered the same when it is sent again, and is no second import', async () => {
    const before = await traces();
    const again = await send(await sample('in-post.xlsx'), { key: 'good', type: XLSX });
    expect(again.status).toBe(200);
    expect(again.body.postings).toEqual(done.body.postings);
    const other = await send(await sample('in-post.csv'), { key: 'good' });
    expect([other.status, other.body.code]).toEqual([409, 'key-reused']);
    const second = await send(await sample('in-post.csv'), { key: 'second' });
    expect(second.status).toBe(422);
    expect(second.body.errors.filter(({ rule }) => rule === 'seat-not-vacant')).toHaveLength(8);
    expect(second.body.errors.filter(({ rule }) => rule === 'already-posted')).toHaveLength(8);
    expect(await traces()).toEqual(before);
  });
});
