import { explain, button, mayPin, pin, unpin } from './acts-plan.js';
import { approvalsOf } from './approvals.js';
import { both, facts, h, table } from './dom.js';
import { caseLink, readable, townLink } from './names.js';
import { shortOf } from './plan-short.js';
import { badge, word } from './words.js';

const off = ({ reason, off: months }) => [`${months > 0 ? '+' : ''}${months} `, word('exception', reason)];

const headings = [
  ['日期', 'Date'],
  ['席位', 'Seat'],
  ['工作队', 'Team'],
  ['现任', 'Held by'],
  ['派出单位', 'Owed by'],
  ['任期(月)', 'Months'],
  ['任期例外', 'Exception'],
  ['办理', 'Standing'],
  ['操作', 'Do'],
];

const standingOf = ({ pinned, rotation, relievedOn }) => [
  pinned && h('span', { class: 'badge' }, both(['已固定', 'Pinned'])),
  rotation && [' ', caseLink(rotation, '已公布 announced')],
  relievedOn && ` 已接替 relieved ${relievedOn}`,
];

const rowOf = (found, shown, people, pins) => (relief) => {
  const { seat, team, posting, person, unitName, unit, on, months, exception, rotation } = relief;
  const free = mayPin(found.state) && !rotation;
  return {
    key: seat,
    cells: [
      on,
      seat,
      townLink(team),
      caseLink(posting, people[person] ?? person ?? posting),
      unitName ?? unit,
      String(months),
      exception && off(exception),
      standingOf(relief),
      [
        button(['为何', 'Why'], () => explain(found.id, seat, shown), `为何 Why ${seat}`),
        free && button(['固定', 'Pin'], () => pin(found.id, relief), `固定 Pin ${seat}`),
        free &&
          pins[seat] &&
          button(['取消固定', 'Unpin'], () => unpin(found.id, seat), `取消固定 Unpin ${seat}`),
      ],
    ],
  };
};

const monthOf =
  (found, view) =>
  ([month, reliefs]) =>
    h(
      'details',
      { key: `month ${month}`, open: true },
      h('summary', {}, `${month} · ${reliefs.length} 人 people`),
      table(
        [`${month} 批次`, `Batch of ${month}`],
        headings,
        reliefs.map(rowOf(found, view.shown, view.people, view.pins)),
      ),
    );

/** Who of a team leaves when: a row a team, its months in order. */
const teamRowOf = ([team, reliefs]) => ({
  key: team,
  cells: [
    townLink(team),
    reliefs.map(({ seat, on }) => `${seat.split('/')[1]}: ${on}`).join(' · '),
    String(new Set(reliefs.map(({ on }) => on.slice(0, 7))).size),
    String(reliefs.filter(({ exception }) => exception).length),
  ],
});
const teamHeadings = [
  ['工作队', 'Team'],
  ['席位:日期', 'Seat: date'],
  ['批次', 'Batches'],
  ['例外', 'Exceptions'],
];

function grouped(reliefs, keyOf) {
  const groups = new Map();
  for (const relief of reliefs) groups.set(keyOf(relief), [...(groups.get(keyOf(relief)) ?? []), relief]);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const changeOf = ({ seat, from, to }) => h('li', {}, `${seat}: ${from ?? '—'} → ${to ?? '—'}`);
const causeOf = ({ team, seats, because }) =>
  h('li', {}, townLink(team), ` ${seats.join('、')} · `, word('because', because));

const listOf = (key, words, items) =>
  items.length > 0 && h('section', { key }, h('h3', {}, both(words)), h('ul', {}, ...items));

/** What keeps the plan from being made: faults of what is asked for, or rules of which a team cannot keep all. */
const obstacles = ({ faults, conflicts }) => [
  listOf(
    'faults',
    ['无法编制', 'Cannot be planned'],
    faults.map(({ zh, en }) => h('li', {}, both([zh, en]))),
  ),
  listOf(
    'conflicts',
    ['规则冲突:放宽其中任一即可', 'Rules that collide: without any one of a team’s it could be planned'],
    conflicts.map(({ team, rules }) =>
      h(
        'li',
        {},
        townLink(team),
        h(
          'ul',
          {},
          ...rules.map(({ words, seat }) => h('li', {}, both([words.zh, words.en]), seat && ` ${seat}`)),
        ),
      ),
    ),
  ),
];

/** A rotation plan: by month and by team, what differs from the policy's terms and why, what changed against the version before. */
export const rotationPlanOf = (view, found) => {
  const { versions, shown, reliefs, changed, short, approvals, wishes, inForce, outdated, pins, ...about } =
    view;
  const version = versions.find((one) => one.version === shown);
  return [
    facts('about', [
      [['版本', 'Version'], shown && `${shown} / ${versions.length}`],
      [['执行中的版本', 'In force'], inForce && String(inForce)],
      [['求解', 'Solved'], version && [`${version.solvedOn} `, badge('solution', version.status)]],
      [['目标值', 'Objective'], version && `${version.objective} (≥ ${version.bound})`],
      [['差距', 'Gap'], version && `${(version.gap * 100).toFixed(2)} %`],
      [['例外', 'Exceptions'], shown && String(reliefs.filter(({ exception }) => exception).length)],
      [['特别要求', 'Asked for'], Object.keys(wishes).length > 0 && readable(wishes)],
      [['已固定', 'Pinned'], Object.keys(pins).length > 0 && readable(pins)],
      [['提示', 'Note'], outdated && '固定日期有变,须重新求解 pins have changed: ask again'],
    ]),
    ...obstacles(view),
    listOf('because', ['变更原因', 'Why it was drawn up again'], (version?.because ?? []).map(causeOf)),
    listOf('changed', ['与上一执行版本相比', 'Against the version in force before'], changed.map(changeOf)),
    shown && shortOf(short),
    approvalsOf(approvals, about),
    reliefs.length > 0 &&
      h(
        'section',
        { key: 'months' },
        h('h3', {}, both(['按月', 'By month'])),
        ...grouped(reliefs, ({ on }) => on.slice(0, 7)).map(monthOf(found, view)),
      ),
    reliefs.length > 0 &&
      h(
        'section',
        { key: 'teams' },
        h('h3', {}, both(['按工作队', 'By team'])),
        table(['按工作队', 'By team'], teamHeadings, grouped(reliefs, ({ team }) => team).map(teamRowOf)),
      ),
  ];
};
