import { get } from './api.js';
import { both, h, table } from './dom.js';
import { ask, choice, date, fixed, text } from './form.js';
import { nameOf } from './names.js';
import { holdsRole, me } from './screen.js';
import { badge, pair, word } from './words.js';

const button = (words, run, about = '') =>
  h(
    'button',
    { type: 'button', onclick: run, 'aria-label': about ? `${words.join(' ')} ${about}` : null },
    both(words),
  );

const listed = (words = '') =>
  words
    .split(/[\s,,、]+/)
    .map((word) => word.trim())
    .filter(Boolean);

const several = (name, words) =>
  text(`what.${name}`, words, { optional: true, hint: '多个以逗号分隔 separated by commas' });

/** The fields of each kind of change beside the document and its day. */
const fieldsOf = {
  renameUnit: () => [
    text('what.unit', ['单位代码', 'Code of the unit']),
    text('what.name', ['新名称', 'New name']),
  ],
  mergeUnit: () => [
    text('what.unit', ['被并入的单位代码', 'Unit that is merged']),
    text('what.into', ['并入单位代码', 'Into which unit']),
  ],
  addTown: () => [
    text('what.area', ['镇代码', 'Code of the town']),
    text('what.name', ['镇名', 'Name']),
    text('what.county', ['县区代码', 'Code of the county']),
    text('what.leadUnit', ['牵头单位代码', 'Lead unit']),
    several('members', ['成员单位代码', 'Member units']),
  ],
  moveTown: () => [
    text('what.area', ['镇或县区代码', 'Code of the town or county']),
    text('what.leadUnit', ['新牵头单位代码', 'New lead unit']),
  ],
  resizeTeam: () => [
    text('what.area', ['镇代码', 'Code of the town']),
    several('add', ['新增席位的应派单位', 'Units that owe new seats']),
    several('end', ['撤销的席位', 'Seats that end']),
  ],
};

const shape = ({ what, ...rest }) => ({
  ...rest,
  what: {
    ...what,
    ...(what.kind === 'addTown' && { members: listed(what.members) }),
    ...(what.kind === 'resizeTeam' && { add: listed(what.add), end: listed(what.end) }),
  },
});

const order = (path, kind) =>
  ask({
    title: pair('change', kind),
    path,
    shape,
    fields: [
      fixed('what.kind', kind),
      ...fieldsOf[kind](),
      date('from', ['生效日期', 'From'], me.session.today),
      text('document', ['文号', 'Document']),
    ],
  });

const withdraw = (path, { id, kind }) =>
  ask({
    title: pair('act', 'withdrawChange'),
    about: pair('change', kind).join(' '),
    path: `${path}/revocations`,
    fields: [fixed('change', id), text('document', ['文号', 'Document'])],
  });

const choose = (path) =>
  h(
    'form',
    {
      key: 'order',
      class: 'filters',
      onsubmit: (event) => {
        event.preventDefault();
        order(path, event.target.elements.kind.value);
      },
    },
    choice(
      'kind',
      ['变更', 'Change'],
      Object.keys(fieldsOf).map((kind) => ({ value: kind, words: pair('change', kind).join(' ') })),
    ),
    h('button', { class: 'primary' }, both(['录入', 'Enter'])),
  );

/** What it is about: codes by name, new names as they are. */
const about = ({ kind: _, ...what }) =>
  Object.values(what)
    .flat()
    .map((value) => nameOf(value))
    .join(' · ');

const headings = [
  ['变更', 'Change'],
  ['内容', 'What'],
  ['生效', 'From'],
  ['文号', 'Document'],
  ['状态', 'Status'],
  ['录入', 'Ordered'],
  ['', ''],
];

/** 单位、镇与席位的变更: ordered by the administrator or the organisation department, each with its document and its day. */
export const changesView = {
  async load() {
    const [programme] = (await get('programmes')).items;
    const path = `programmes/${programme.id}/changes`;
    return { path, ...(await get(path)) };
  },
  draw({ path, items }) {
    const may = holdsRole('administrator') || holdsRole('orgDepartment');
    return [
      h(
        'h2',
        { tabindex: '-1', key: 'title' },
        both(['单位、镇与席位的变更', 'Changes of units, towns and seats']),
      ),
      h(
        'p',
        { key: 'rule', class: 'quiet' },
        '在岗人员不受影响;正在办理的环节由原单位办完,其后由新单位办理。Whoever is in post stays; what is before an office is finished there, what follows is the new unit’s.',
      ),
      may && choose(path),
      items.length === 0
        ? h('p', { key: 'none', class: 'quiet' }, '没有 None')
        : table(
            ['变更', 'Changes'],
            headings,
            items.map((item) => ({
              key: item.id,
              cells: [
                word('change', item.kind),
                about(item.what),
                item.from,
                item.document,
                [badge('changed', item.status), item.refusal && ` ${item.refusal}`],
                `${item.orderedOn} ${item.orderedByName ?? item.orderedBy}`,
                may && ['pending', 'lapsed'].includes(item.status)
                  ? button(pair('act', 'withdrawChange'), () => withdraw(path, item), about(item.what))
                  : '',
              ],
            })),
          ),
    ];
  },
};
