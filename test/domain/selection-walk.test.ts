import assert from 'node:assert/strict';
import { it } from 'vitest';
import { selection } from '../../domain/selection.ts';
import {
  over,
  type Nominee,
  type SelectionCommand,
  type SelectionFacts,
} from '../../domain/selection-state.ts';
import type { DateString } from '../../domain/time.ts';
import { approvalChoices, often } from '../support/approval-choices.ts';
import {
  bureau,
  enterprise,
  found,
  judging,
  LEADER,
  letterAndTraining,
  MEMBER,
  nominate,
  openCommand,
  opinion,
  papers,
  proposing,
} from '../support/selecting.ts';
import { clock, people, policy } from '../support/shenzhen.ts';
import { walk, walking, type Choice } from '../support/walk.ts';

const everybody: readonly SelectionFacts[] = Object.values(people);
const { hr, memberHr, organisation, discipline, memberDiscipline } = people;

type Choices = readonly Choice<SelectionCommand, SelectionFacts>[];

/** What fits the stage more often than what does not. */
function choicesAbout([person, { seat, stage, objections }]: [string, Nominee], date: DateString): Choices {
  const own = seat === LEADER ? hr : memberHr;
  const verifier = seat === LEADER ? discipline : memberDiscipline;
  const number = '1';
  const objection = `o-${Object.keys(objections).length + 1}`;
  const publish = [{ act: 'publishNotice', persons: [person], number, date }, organisation] as const;
  const send = [{ act: 'dispatch', persons: [person], number, on: date, date }, organisation] as const;
  const prepare = [letterAndTraining(date, person), organisation] as const;
  const settle = (known: string, result: 'upheld' | 'dismissed') =>
    [{ act: 'settle', person, objection: known, result, reason: 'text-1', date }, verifier] as const;
  return [
    publish,
    send,
    ...(stage === 'approved' ? often(publish) : []),
    prepare,
    ...(stage === 'cleared' ? often<Choices[number]>(send, prepare) : []),
    // 廉政意见: an agreement of discipline inspection without it is refused.
    ...(stage === 'approval' ? often([opinion(date, person), verifier] as const) : []),
    ...(stage === 'notice'
      ? [[{ act: 'object', person, objection, reason: 'text-1', date }, own] as const]
      : []),
    ...(stage === 'returned' ? often([{ act: 'resubmit', person, date }, own] as const) : []),
    ...(stage === 'returned' ? [[{ act: 'withdraw', person, date }, own] as const] : []),
    ...Object.keys(objections).flatMap((known) => [
      ...often(settle(known, 'dismissed')),
      settle(known, 'upheld'),
    ]),
  ];
}

it('never has two people on the way to a seat, and sends nobody who was not agreed to', walking, () => {
  walk(
    {
      process: selection,
      begin: '2021-04-01',
      opening: [openCommand, clock],
      strangers: everybody,
      choices: (state, date) => {
        const waive = [{ rule: 'leader-age', reason: 'text-1' }];
        const old = proposing(hr, 'c-1', bureau, [found('leader-age', 'failed')]);
        const nominees = Object.entries(state.nominees);
        return [
          ...approvalChoices(state.approvals, everybody, date),
          [nominate('c-1', LEADER, { waive, ...papers(date) }, date), old] as const,
          [nominate('c-3', LEADER, papers(date), date), proposing(hr, 'c-3', bureau)] as const,
          [nominate('c-2', MEMBER, papers(date), date), proposing(memberHr, 'c-2', enterprise)] as const,
          // Without papers: somebody has to bring them before anything is decided.
          [nominate('c-4', MEMBER, {}, date), proposing(memberHr, 'c-4', enterprise)] as const,
          [
            { act: 'file', entries: papers(date).file.map((paper) => ({ person: 'c-4', ...paper })), date },
            memberHr,
          ] as const,
          // Not before somebody has been tried, or most walks would end at their first step.
          ...nominees.map(
            ([, { seat }]) => [{ act: 'giveUp' as const, seat, reason: 'text-1', date }, hr] as const,
          ),
          ...nominees.flatMap((nominee) => choicesAbout(nominee, date)),
          ...nominees.flatMap(([person]) =>
            [found('no-sanction', 'failed'), found('health', 'unknown')].map(
              (outcome) =>
                [{ act: 'rescreen' as const, person, date }, judging(hr, { [person]: [outcome] })] as const,
            ),
          ),
        ];
      },
      check(state, events) {
        for (const seat of [LEADER, MEMBER]) {
          const live = Object.values(state.nominees).filter(
            (other) => other.seat === seat && !over.includes(other.stage),
          );
          assert.ok(live.length <= 1, `people on the way to ${seat}`);
          if (state.givenUp[seat]) assert.deepEqual(live, []);
        }
        const sent = events.flatMap((event) => (event.type === 'dispatched' ? [event] : []));
        assert.equal(new Set(sent.map(({ seat }) => seat)).size, sent.length, 'sent to a seat each');
        for (const { person } of sent) {
          assert.equal(state.approvals[person]?.status, 'agreed');
          const objections = Object.values(state.nominees[person]?.objections ?? {});
          assert.deepEqual(
            objections.filter(({ open }) => open),
            [],
          );
          const there = Object.keys(state.nominees[person]?.files ?? {});
          const needed = policy.selection.caseFile.filter(({ neededFor }) => neededFor !== undefined);
          assert.deepEqual(
            needed.filter(({ id }) => !there.includes(id)),
            [],
            'papers that are missing',
          );
        }
        // Whoever is out of it has no approval left that somebody would be asked for.
        for (const [person, { stage }] of Object.entries(state.nominees)) {
          if (!over.includes(stage)) continue;
          const left = [person, `waiver:${person}`].map((key) => state.approvals[key]?.status);
          assert.ok(!left.includes('open') && !left.includes('returned'), `${person} is out: ${left.join()}`);
        }
        assert.equal(events.filter(({ type }) => type === 'selectionEnded').length, state.ended ? 1 : 0);
      },
      reached: (events) => events.some(({ type }) => type === 'dispatched'),
    },
    // Longer ways than an approval's alone: 300 of them take as long as its two thousand.
    300,
  );
});
