import { addressOf, get } from './api.js';
import { approvalsIn, caseOf } from './acts-approval.js';
import { buttonsFor, moreFor, othersFor, refusedAt } from './acts.js';
import { approvalTitle } from './approvals.js';
import { documentsOf } from './documents.js';
import { both, facts, h } from './dom.js';
import { partsOf } from './kinds.js';
import { officeName, readable, subjectName, townLink } from './names.js';
import { badgesOf, headingOf } from './task-row.js';
import { badge, pair, word } from './words.js';

/** Kinds of cases in which something is approved. */
const approving = new Set([
  'selection',
  'posting',
  'rotation',
  'rotationPlan',
  'report',
  'supervision',
  'evaluation',
]);

function taskOf(found, view, task) {
  const whole = {
    ...task,
    case: found.id,
    kind: found.kind,
    personName: found.people[task.subject.replace('waiver:', '')],
  };
  const approvals = approvalsIn(view);
  const isApproval = approvals.some(({ approval }) => approval === task.subject);
  const subject = isApproval ? approvalTitle(task.subject) : subjectName(task.subject);
  return h(
    'li',
    { key: task.key, class: 'task' },
    h(
      'div',
      { key: 'what', class: 'what' },
      h('strong', {}, headingOf(task)),
      h('span', {}, whole.personName ?? readable(subject, found.people)),
      h('small', {}, officeName(task.office)),
      ...badgesOf(task, view?.accounts?.[task.account] ?? task.account),
    ),
    buttonsFor(whole, othersFor(whole, approvals, found.state)),
    refusedAt(whole),
  );
}

const actorOf = ({ actor, actorName, onBehalf }) =>
  `${actorName ?? (actor === 'clock' ? '日期 the date' : actor)}${onBehalf ? ` 代 ${officeName(onBehalf.office)}(${onBehalf.document})` : ''}`;

const eventOf = (event, people) =>
  h(
    'li',
    { key: `event ${event.sequence}` },
    h(
      'details',
      { key: `event ${event.sequence}` },
      h(
        'summary',
        {},
        h('span', { class: 'number' }, `#${event.sequence}`),
        ` ${event.date} `,
        h('strong', {}, word('event', event.type)),
        ' ',
        ...[event.data.person, event.data.approval].filter(Boolean).map((id) => `${people[id] ?? id} `),
        h('small', {}, actorOf(event)),
      ),
      readable(event.data, people),
      event.private && h('div', { class: 'private' }, '非公开 not public', readable(event.private, people)),
    ),
    ...Object.values(event.texts ?? {}).map((said) => h('q', {}, said)),
  );

const section = (key, words, ...content) => h('section', { key }, h('h3', {}, both(words)), ...content);

export const caseView = {
  async load({ id }) {
    const found = await caseOf(id);
    const [view, documents, forecasts] = await Promise.all([
      partsOf[found.kind] ? get(addressOf(id)) : null,
      found.kind === 'selection' ? get(`${addressOf(id)}/documents`) : null,
      approving.has(found.kind) ? get(`${addressOf(id)}/forecasts`) : null,
    ]);
    return { found, view: view && { ...view, forecasts: forecasts?.items }, documents };
  },
  draw({ found, view, documents }) {
    const { id, kind, stage, people, tasks, history } = found;
    const more = moreFor(found);
    return [
      h(
        'h2',
        { tabindex: '-1', key: 'title' },
        both(pair('kind', kind)),
        ` ${found.townName ?? found.unitName ?? ''}`,
      ),
      facts('facts', [
        [['编号', 'Id'], h('code', {}, id)],
        [['环节', 'Stage'], badge('stage', stage)],
        [['镇', 'Town'], found.town && townLink(found.town)],
        [['单位', 'Unit'], found.unitName],
        [['到期', 'Due'], found.due],
        [['启动', 'Opened'], found.openedOn],
        [['办结', 'Ended'], found.endedOn],
      ]),
      tasks.length > 0 &&
        section(
          'tasks',
          ['待办', 'Waiting'],
          h('ul', { class: 'tasks', key: 'list' }, ...tasks.map((task) => taskOf(found, view, task))),
        ),
      ...(partsOf[kind]?.(view, found) ?? []),
      documents && section('documents', ['文书', 'Documents'], ...documentsOf(id, documents.items)),
      more.length > 0 &&
        section('more', ['其他操作', 'Other acts'], h('ul', { class: 'more', key: 'list' }, ...more)),
      section(
        'history',
        ['经过', 'History'],
        h(
          'ol',
          { class: 'history', key: 'list' },
          ...history.toReversed().map((event) => eventOf(event, people)),
        ),
      ),
      h(
        'details',
        { key: 'state' },
        h('summary', {}, both(['全部状态', 'Whole state']), ` v${found.version}`),
        readable(found.state, people),
      ),
    ];
  },
};
