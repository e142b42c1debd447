import { volunteer } from './acts-demand.js';
import { addressOf, get } from './api.js';
import { siblingsOf, whom, withdraw } from './acts-approval.js';
import { h } from './dom.js';
import { area, ask, checks, choice, date, fixed, text } from './form.js';
import { me, mine } from './screen.js';
import { pair, zh } from './words.js';

/** Nobody is in it, or whoever is leaves, and nobody is on the way or being looked for. */
export const isVacant = ({ posting, filling, coming, relief }) => (!posting || relief) && !filling && !coming;

export async function launchSelection({ case: id }) {
  const { seats } = await get(addressOf(id));
  const empty = seats.filter(isVacant);
  ask({
    title: pair('act', 'launchSelection'),
    about: '所选席位由应派单位推荐人选。The units that owe these seats are asked to nominate.',
    path: `${addressOf(id)}/selections`,
    fields: [
      checks(
        'seats',
        ['席位', 'Seats'],
        empty.map(({ seat, role, supplyingUnitName }) => ({
          value: seat,
          words: `${seat} ${zh('seat', role)} · ${supplyingUnitName}`,
        })),
      ),
      date('needBy', ['到岗期限(可不填)', 'Needed by (may be empty)'], undefined, true),
    ],
  });
}

const persons = (tasks, chosen) =>
  checks(
    'persons',
    ['人选', 'Nominees'],
    tasks.map((task) => ({ value: task.subject, words: whom(task), checked: chosen(task) })),
  );

export async function publishNotice(task) {
  ask({
    title: pair('act', 'publishNotice'),
    path: `${addressOf(task.case)}/notices`,
    fields: [
      persons(await siblingsOf(task), () => true),
      text('number', ['公示文号', 'Number of the notice']),
    ],
  });
}

export async function dispatch(task) {
  ask({
    title: pair('act', 'dispatch'),
    path: `${addressOf(task.case)}/dispatches`,
    fields: [
      persons(await siblingsOf(task), () => true),
      text('number', ['派遣文号', 'Number of the dispatch']),
      date('on', ['派遣日期', 'On'], me.session.today),
    ],
  });
}

export async function settle({ case: id, subject }) {
  const [person, objection] = subject.split(':');
  const { nominees } = await get(addressOf(id));
  const nominee = nominees.find((one) => one.person === person);
  ask({
    title: pair('act', 'settle'),
    about: [nominee?.name, ':', nominee?.objections.find((one) => one.id === objection)?.reason ?? subject],
    path: `${addressOf(id)}/settlements`,
    fields: [
      fixed('person', person),
      fixed('objection', objection),
      choice(
        'result',
        ['结论', 'Result'],
        [
          { value: 'dismissed', words: '不成立 Dismissed' },
          { value: 'upheld', words: '成立 Upheld' },
        ],
      ),
      area('reason', ['核实情况', 'Findings']),
    ],
  });
}

const withReason = (act, end, field) => (task) =>
  ask({
    title: pair('act', act),
    about: whom(task),
    path: `${addressOf(task.case)}/${end}`,
    fields: [fixed(field, task.subject), area('reason', ['理由', 'Reason'])],
  });

/** By name (署名) or without: the name is for whoever verifies it. */
export const object = (task) =>
  ask({
    title: pair('act', 'object'),
    about: whom(task),
    path: `${addressOf(task.case)}/objections`,
    fields: [
      fixed('person', task.subject),
      area('reason', ['反映的情况', 'What it is about']),
      text('by.name', ['姓名(可不署名)', 'Name (may be empty)'], { optional: true }),
      text('by.contact', ['联系方式', 'Contact'], { optional: true }),
    ],
  });
export const giveUp = withReason('giveUp', 'abandonments', 'seat');

export const rescreen = (task) =>
  ask({
    title: pair('act', 'rescreen'),
    about: whom(task),
    path: `${addressOf(task.case)}/rescreenings`,
    fields: [fixed('person', task.subject)],
  });

/** Stages of whoever is out of it. */
const over = ['rejected', 'withdrawn', 'upheld', 'ineligible'];

/** What may be done in a selection beside its tasks: on a nominee, and on a seat. */
export function selectionExtras({ id, state }) {
  if (state.ended) return [];
  return [
    ...Object.entries(state.nominees).flatMap(([subject, { stage, seat }]) => {
      const task = { case: id, kind: 'selection', subject };
      const { supplyingUnit, leadUnit, root } = state.seats[seat].places;
      const own = mine(`${supplyingUnit}/hr`);
      const looks = own || mine(`${leadUnit}/hr`) || mine(`${root}/orgDepartment`);
      return [
        stage === 'notice' && ['object', () => object(task), subject],
        looks && ![...over, 'dispatched'].includes(stage) && ['rescreen', () => rescreen(task), subject],
        own &&
          ['waiver', 'approval', 'returned'].includes(stage) && ['withdraw', () => withdraw(task), subject],
      ];
    }),
    Object.values(state.seats).some(({ places }) => mine(`${places.supplyingUnit}/hr`)) && [
      'volunteer',
      () => volunteer({ case: id }),
    ],
    ...Object.values(state.seats).map(({ seat, places }) => {
      const taken = Object.values(state.nominees).some(
        (one) => one.seat === seat && !over.includes(one.stage),
      );
      const may = !taken && !state.givenUp[seat] && mine(`${places.leadUnit}/hr`);
      return may && ['giveUp', () => giveUp({ case: id, subject: seat }), seat];
    }),
  ].filter(Boolean);
}
