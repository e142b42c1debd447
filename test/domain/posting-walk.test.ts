import { expect, it } from 'vitest';
import { posting } from '../../domain/posting.ts';
import type { PostingCommand } from '../../domain/posting-commands.ts';
import { listOf } from '../../domain/posting-handover-state.ts';
import type { PostingFacts, PostingState } from '../../domain/posting-state.ts';
import type { Facts } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';
import { approvalChoices, often } from '../support/approval-choices.ts';
import type { Asked } from '../support/given.ts';
import {
  arrive,
  extend,
  list,
  recall,
  reliefCommand,
  SECOND,
  sign,
  startCommand,
} from '../support/posted.ts';
import { clock, people } from '../support/shenzhen.ts';
import { walk, walking, type Choice } from '../support/walk.ts';

const everybody: readonly Facts[] = Object.values(people);
const { hr, memberHr, host, headquarters } = people;

/** What other cases may say next, true to what this one has been told so far. */
function messagesTo(
  { relief, successor, relieves, stage, holding }: PostingState,
  date: DateString,
): readonly Choice<PostingCommand, PostingFacts>[] {
  const office = 'sz-shenyejituan/hr';
  const say = (message: Asked<PostingCommand>) => [message, clock] as const;
  const named = say({ act: 'successorNamed', successor: SECOND, date });
  const came = say({ act: 'successorArrived', successor: SECOND, office, date });
  return [
    ...(relief
      ? []
      : often(say({ act: 'beRelieved', rotation: 'rotation/shenzhen-2022/2', on: date, date }))),
    ...(relief && !successor ? [say({ act: 'reliefGivenUp', date }), ...often(named, named)] : []),
    ...(successor ? [say({ act: 'successorLost', successor: SECOND, date })] : []),
    ...(successor && !successor.arrived ? often(came, came) : []),
    ...(relieves && ['onSite', 'returned'].includes(stage) && !holding
      ? often(say({ act: 'takeOver', on: date, date }))
      : []),
  ];
}

/** Both sides write and sign, mostly what stands; the host says what it thinks of it. */
function handover(state: PostingState, date: DateString): readonly Choice<PostingCommand, PostingFacts>[] {
  const { version } = listOf(state);
  const now = sign('predecessor', version, date);
  const then = sign('successor', version, date);
  return [
    [list(date), hr],
    [sign('predecessor', version - 1, date), hr],
    ...often([now, hr] as const),
    ...often([then, memberHr] as const),
    ...often([{ act: 'confirmHandover' as const, date }, host] as const),
    [{ act: 'returnHandover' as const, reason: 'text-1', date }, host],
  ];
}

/** The appraisal, and what offices were told. */
function afterwards(
  { told = {} }: PostingState,
  date: DateString,
): readonly Choice<PostingCommand, PostingFacts>[] {
  const document = '鉴定1号';
  return [
    [{ act: 'giveOpinion' as const, opinion: 'text-1', date }, host],
    [
      { act: 'appraise' as const, grade: 'text-2', document, date },
      { ...hr, gradeNamed: 'competent' },
    ],
    ...Object.keys(told).map((subject) => [{ act: 'takeNote' as const, subject, date }, hr] as const),
  ];
}

/** Seldom enough that some are still there when their term is over: in the first days of a month. */
const leavesEarly = (date: DateString): readonly Choice<PostingCommand, PostingFacts>[] =>
  date.slice(8) > '05'
    ? []
    : [
        ...(['resign', 'returnEarly'] as const).map(
          (act) => [{ act, reason: 'text-1', document: '申请1号', date }, hr] as const,
        ),
        [recall('unfit', date), headquarters],
      ];

for (const start of [startCommand, reliefCommand]) {
  const name = start.relieves ? 'a posting that relieves another' : 'a first posting';
  it(`${name} is left once, never with the seat in hand, and never extended too long`, walking, () => {
    walk({
      process: posting,
      begin: start.date,
      opening: [start, clock],
      strangers: everybody,
      choices: (state, date) => [
        ...approvalChoices(state.approvals, everybody, date),
        ...messagesTo(state, date),
        ...(state.stage === 'dispatched' ? often([arrive(date), host] as const) : []),
        ...handover(state, date),
        ...afterwards(state, date),
        ...leavesEarly(date),
        [{ act: 'promote' as const, on: date, document: '任1号', rank: 'text-3', date }, hr] as const,
        [extend(3, date), hr] as const,
        [extend(5, date), hr] as const,
        ...(date > '2024-09-01' ? [[recall('illness', date), headquarters] as const] : []),
        ...(date > '2024-09-01' ? [[{ act: 'cancel' as const, reason: 'text-1', date }, hr] as const] : []),
      ],
      check: (state, events) => {
        const of = (type: string) => events.filter((event) => event.type === type).length;
        expect(of('released') + of('cancelled')).toBe(
          ['returned', 'cancelled'].includes(state.stage) ? 1 : 0,
        );
        expect(of('handedOver')).toBeLessThanOrEqual(1);
        if (state.holding) expect(state.stage).toBe('onSite');
        expect(state.extendedMonths).toBeLessThanOrEqual(6);
        // Planned, nobody goes before both have signed the same list and the town has confirmed it.
        const relieved = events.findIndex(
          (event) => event.type === 'released' && event.reason === 'relieved',
        );
        if (relieved >= 0) {
          const [first, second] = events
            .slice(0, relieved)
            .filter((event) => event.type === 'handoverSigned')
            .slice(-2);
          expect([first?.version, first?.side !== second?.side]).toEqual([second?.version, true]);
          expect(of('handoverConfirmed')).toBe(1);
        }
        // Whoever leaves the seat vacant held it; whoever hands over leaves none.
        const released = events.find((event) => event.type === 'released');
        if (released?.type === 'released' && released.vacant) {
          const before = events.slice(0, events.indexOf(released));
          expect(before.some(({ type }) => type === 'handedOver')).toBe(false);
        }
      },
      reached: (events) =>
        events.some((event) => event.type === 'released' && (event.reason === 'relieved' || start.relieves)),
    });
  });
}
