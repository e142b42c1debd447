import { addressOf, get } from './api.js';
import { caseOf } from './acts-approval.js';
import { buttonsFor, moreFor, refusedAt } from './acts.js';
import { documentsOf } from './documents.js';
import { both, facts, h } from './dom.js';
import { partsOf } from './kinds.js';
import { officeName, readable, subjectName, townLink } from './names.js';
import { badge, pair, word } from './words.js';

function taskOf(found, task) {
  const whole = {
    ...task,
    case: found.id,
    kind: found.kind,
    personName: found.people[task.subject.replace('waiver:', '')],
  };
  return h(
    'li',
    { key: task.key, class: 'task' },
    h(
      'div',
      { key: 'what', class: 'what' },
      h('strong', {}, word('act', task.act)),
      h('span', {}, whole.personName ?? readable(subjectName(task.subject), found.people)),
      h('small', {}, officeName(task.office)),
      task.due && h('span', { class: 'badge' }, `期限 due ${task.due}`),
    ),
    buttonsFor(whole),
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
    const [view, documents] = await Promise.all([
      partsOf[found.kind] ? get(addressOf(id)) : null,
      found.kind === 'selection' ? get(`${addressOf(id)}/documents`) : null,
    ]);
    return { found, view, documents };
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
          h('ul', { class: 'tasks', key: 'list' }, ...tasks.map((task) => taskOf(found, task))),
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
