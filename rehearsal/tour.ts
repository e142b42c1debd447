import { existsSync, readFileSync } from 'node:fs';
import { dataDirOf } from '../dev/own.ts';
import { holderOf } from './identities.ts';
import { findCast, type Cast, type Desk } from './tour-cast.ts';
import { createTour, eventually, TourError, type Visitor } from './tour-http.ts';

const say = (line: string): void => console.log(line);
const heading = (text: string): void => say(`\n── ${text} ${'─'.repeat(Math.max(3, 90 - text.length))}`);

/** Where the running copy listens: LUNHUAN_URL, or what it noted in DATA_DIR. */
function baseUrl(env: NodeJS.ProcessEnv): string {
  if (env.LUNHUAN_URL) return env.LUNHUAN_URL.replace(/\/$/, '');
  const file = `${dataDirOf(env)}/ports.json`;
  const ports = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {};
  return `http://127.0.0.1:${env.PORT || ports.server || 8080}`;
}

async function main(): Promise<void> {
  const base = baseUrl(process.env);
  const ready = await fetch(`${base}/health/ready`).catch(() => undefined);
  if (!ready?.ok) {
    throw new TourError(
      `Nothing is ready at ${base}: run npm start in another terminal first, or set LUNHUAN_URL.`,
    );
  }
  const tour = createTour(base, say);
  const leader = await tour.signIn('a-sz-leader-1', 'Leader of the city (a-sz-leader-1)');

  heading('A leader asks how things stand');
  const { body: towns } = await leader.get('towns');
  const covered = towns.items.filter(
    ({ strength, floor }: { strength: number; floor: number }) => strength >= floor,
  );
  say(`\n  GET /api/v1/towns: ${towns.items.length} towns, ${covered.length} at full strength`);

  const cast = await findCast(tour, leader);
  const as = (office: string, which: 1 | 2, who: string): Promise<Visitor> =>
    tour.signIn(holderOf(office, which), `${who} (${holderOf(office, which)})`);
  const people: People = {
    ...{ as, leader },
    organisation: await as('sz/orgDepartment', 1, 'The organisation department'),
    supervisor: await as('sz/supervisor', 1, 'A supervisor'),
    host: await as(`${cast.host}/host`, 1, 'The county'),
    administrator: await as('sz/administrator', 1, 'The administrator'),
  };
  const selection = await select(cast, people);
  await approve(cast, people, selection);
  const team = cast.desks.flatMap(({ nominees }) => [...nominees.values()]);
  await publish(cast, people, selection, team);
  await arrive(cast, people, selection, team);
  say('\nThe tour is over: everything came as it should.');
}

interface People extends Record<
  'leader' | 'organisation' | 'supervisor' | 'host' | 'administrator',
  Visitor
> {
  as(office: string, which: 1 | 2, who: string): Promise<Visitor>;
}

/** What HR puts on the case file of everybody it nominates. */
const papers = ['recommendation', 'consent', 'fileCheck', 'health', 'vetting', 'talk'];

/** Launches the selection and nominates five people; the screening has its say. */
async function select(cast: Cast, { leader }: People): Promise<string> {
  const { area, town, desks, trial } = cast;
  heading(`HR of the lead unit launches the selection for ${town}`);
  const launched = await desks[0]?.hr.post(`teams/${area}/selections`, {});
  const selection = launched?.body.events[0].data.selection.replace('selection/', 'selections/') as string;
  await eventually(async () => {
    const { body } = await leader.get(selection);
    return body.stage === 'nominating' ? true : undefined;
  }, `the selection for ${town}`);
  const nominations = `${selection}/nominations`;
  const { body: clock } = await leader.get('clock');
  const file = papers.map((item) => ({ item, number: '财人〔2021〕12号', on: clock.date }));
  const { seat, barred, aged } = trial;
  const { hr } = trial.desk;
  heading('Each unit nominates for the seats that it owes; the rules have their say');
  say('\n  Somebody without full Party membership: a rule that admits no exception');
  await hr.post(nominations, { seat, person: barred }, 'rule-failed');
  say('\n  Somebody older than a member should be in general: it admits one, with a reason that is approved');
  await hr.post(nominations, { seat, person: aged }, 'waiver-needed');
  const waive = [{ rule: 'member-age', reason: '该同志长期从事乡村振兴工作,熟悉当地情况。' }];
  await hr.post(nominations, { seat, person: aged, waive, file });
  const rest = desks.flatMap((desk) =>
    [...desk.nominees].map(([at, person]) => ({ at, person, by: desk.hr })),
  );
  for (const { at, person, by } of rest) {
    if (at !== seat) await by.post(nominations, { seat: at, person, file });
  }
  say('\n  A seat that somebody is nominated for already');
  await hr.post(nominations, { seat, person: aged, waive }, 'seat-has-nominee');
  return selection;
}

const agree = (approvals: readonly string[], more: object = {}) => ({
  items: approvals.map((approval) => ({ approval, verdict: 'agree', ...more })),
});

/** Waiver, screening, integrity, the Party groups' meetings, the organisation department. */
async function approve(cast: Cast, people: People, selection: string): Promise<void> {
  const { desks, trial } = cast;
  const { organisation, as } = people;
  heading('The waiver is decided first');
  const partyGroup = await as(`${trial.desk.unit}/partyGroup`, 2, 'The Party group');
  await partyGroup.post(`${selection}/decisions`, agree([`waiver:${trial.aged}`]));
  await organisation.post(`${selection}/decisions`, agree([`waiver:${trial.aged}`]));
  for (const [n, desk] of desks.entries()) {
    heading(`${desk.unit}: screening, integrity, Party group`);
    await approveAt(desk, people, selection, n === 0);
  }
  heading('The organisation departments have the last word');
  const team = desks.flatMap(({ nominees }) => [...nominees.values()]);
  await organisation.post(`${selection}/decisions`, agree(team));
  say('\n  Deciding twice changes nothing');
  await organisation.post(`${selection}/decisions`, agree(team), 409);
}

/** The steps within one unit. The first one shows what people may get wrong, too. */
async function approveAt(
  { unit, hr, nominees }: Desk,
  { as, leader }: People,
  selection: string,
  first: boolean,
): Promise<void> {
  const own = [...nominees.values()];
  const screener = await as(`${unit}/hr`, 2, 'A second member of HR');
  const discipline = await as(`${unit}/discipline`, 2, 'Discipline inspection');
  const clerk = await as(`${unit}/partyGroup`, 1, 'The Party group’s clerk');
  const secretary = await as(`${unit}/partyGroup`, 2, 'The Party group’s secretary');
  const decisions = `${selection}/decisions`;
  if (first) {
    say('\n  Who nominates does not approve');
    await hr.post(decisions, agree(own), 'four-eyes');
  }
  await screener.post(decisions, agree(own));
  const { body: clock } = await leader.get('clock');
  const opinion = { document: { number: '廉意〔2021〕6号', on: clock.date } };
  if (first) {
    say('\n  The integrity opinion is a document: an agreement without it is none');
    await discipline.post(decisions, agree(own), 'document-missing');
    say('\n  One is returned with a reason, resubmitted, and agreed; the others go on');
    const [returned = '', ...others] = own;
    const back = { approval: returned, verdict: 'return', reason: '请补充个人有关事项报告。' };
    await discipline.post(decisions, { items: [back, ...agree(others, opinion).items] });
    await hr.post(`${selection}/resubmissions`, { person: returned });
    await discipline.post(decisions, agree([returned], opinion));
  } else {
    await discipline.post(decisions, agree(own, opinion));
  }
  const minutes = (present: number) => ({
    ...{ number: `党组会纪要〔${clock.date.slice(0, 4)}〕6号`, heldOn: clock.date, due: 9, present },
    items: own.map((approval) => ({ approval, agree: present - 1, disagree: 1, defer: 0 })),
  });
  if (first) {
    say('\n  Too few members were present');
    await clerk.post(`${selection}/minutes`, minutes(5), 'quorum-missed');
  }
  await clerk.post(`${selection}/minutes`, minutes(8));
  if (first) {
    say('\n  Minutes are confirmed by somebody else');
    await clerk.post(`${selection}/minutes/confirmations`, { approvals: own }, 'same-recorder');
  }
  await secretary.post(`${selection}/minutes/confirmations`, { approvals: own });
}

/** The notice runs, an objection holds one person alone, and is settled. */
async function publish(
  cast: Cast,
  people: People,
  selection: string,
  team: readonly string[],
): Promise<void> {
  const { organisation, supervisor, administrator, leader, as } = people;
  heading('Notice, and an objection against one of the five');
  await organisation.post(`${selection}/notices`, { persons: team, number: '公示〔2021〕3号' });
  await administrator.post('clock/advance', { days: 1 });
  const person = team[2] ?? '';
  await supervisor.post(`${selection}/objections`, { person, reason: '来信反映该同志在外兼职,请核实。' });
  const { body } = await leader.get(selection);
  const nominee = body.nominees.find((one: { person: string }) => one.person === person);
  await administrator.post('clock/advance', { to: addWeeks(nominee.noticeUntil, 1) });
  say('\n  The notice is over for the others; this one waits');
  await organisation.post(
    `${selection}/dispatches`,
    { persons: [person], number: '派〔2021〕8号', on: nominee.noticeUntil },
    'objection-open',
  );
  const settlement = {
    person,
    objection: nominee.objections[0].id,
    result: 'dismissed',
    reason: '经核实,反映的问题不属实。',
  };
  const unit = cast.desks.find(({ nominees }) => [...nominees.values()].includes(person))?.unit;
  const discipline = await as(`${unit}/discipline`, 1, 'Discipline inspection');
  await discipline.post(`${selection}/settlements`, settlement);
}

const addWeeks = (date: string, weeks: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

/** Dispatch, arrival, and what the county says to the posts in the town. */
async function arrive(cast: Cast, people: People, selection: string, team: readonly string[]): Promise<void> {
  const { area, town, host, desks } = cast;
  const { organisation, leader, administrator } = people;
  heading('Letter to the host, training, dispatch and arrival');
  const { body: clock } = await leader.get('clock');
  const order = { persons: team, number: '派〔2021〕9号', on: clock.date };
  say('\n  Nobody is sent out while the case file lacks something');
  await organisation.post(`${selection}/dispatches`, order, 'case-file-incomplete');
  const entries = team.flatMap((person) => [
    { person, item: 'letter', number: '商函〔2021〕4号', on: clock.date },
    { person, item: 'training', number: '培训〔2021〕2号', on: clock.date },
  ]);
  await organisation.post(`${selection}/case-file`, { entries });
  await organisation.post(`${selection}/dispatches`, order);
  await administrator.post('clock/advance', { days: 3 });
  const { body: arrived } = await leader.get('clock');
  const posting = (n: number): string => `postings/${area}/${n}/1`;
  await eventually(async () => {
    const { body } = await leader.get(`postings?town=${area}`);
    return body.items.length === team.length ? true : undefined;
  }, 'the postings');
  say('\n  The county says that they have come; for one of them HR enters it, with the document');
  const document = '报到回执〔2021〕17号';
  for (const n of [1, 2, 3, 4]) {
    await people.host.post(`${posting(n)}/arrivals`, { on: arrived.date, document });
  }
  const onBehalf = { office: `${host}/host`, document };
  await desks[0]?.hr.post(`${posting(5)}/arrivals`, { on: arrived.date, onBehalf });

  heading('The county decides on the posts in the town');
  const hostPost = (title: string): string => `host-posts/${area}/1/1/${title}`;
  const appointment = { body: '县委组织部', document: '县组干〔2021〕45号', on: arrived.date };
  await people.host.post(`${hostPost('deputyPartySecretary')}/appointments`, appointment);
  await people.host.post(`${hostPost('deputyTownHead')}/refusals`, { reason: '班子职数已满。' });

  heading('A leader asks again');
  const strength = await eventually(async () => {
    const { body } = await leader.get(`towns/${area}`);
    return body.strength >= body.floor ? (body as { strength: number; floor: number }) : undefined;
  }, `full strength in ${town}`);
  say(
    `\n  GET /api/v1/towns/${area}: ${town} has ${strength.strength} people on site; the floor is ${strength.floor}`,
  );
  const { body: story } = await leader.get(`cases/${selection.replace('selections/', 'selection/')}`);
  say(
    `  GET /api/v1/cases/...: the selection is "${story.stage}" after ${story.history.length} events, each in the hash chain`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof TourError ? `\n${error.message}` : error);
  process.exitCode = 1;
});
