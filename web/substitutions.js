import { get } from './api.js';
import { both, h, table } from './dom.js';
import { ask, checks, date, fixed, text } from './form.js';
import { officeName } from './names.js';
import { holdsRole, me } from './screen.js';

const headings = [
  ['本人', 'Absent'],
  ['代理人', 'Substitute'],
  ['起', 'From'],
  ['返岗日', 'Back on'],
  ['职务', 'Offices'],
  ['依据', 'Document'],
  ['', ''],
];

const NAME = ['指定代理人', 'Name a substitute'];
const NAME_OTHERS = ['代他人指定', 'Name one for somebody else'];
const END = ['提前终止', 'End'];

const document = () => text('document', ['依据文号', 'Document it rests on']);

/** Whoever is absent themselves says no more than whom and when; for somebody else there must be a document. */
function name(path, own) {
  const offices = me.session.offices
    .filter((held) => held.own)
    .map(({ office }) => ({ value: office, words: officeName(office), checked: false }));
  ask({
    title: own ? NAME : NAME_OTHERS,
    path,
    fields: [
      own ? fixed('account', me.session.account) : text('account', ['本人账号', 'Account of who is absent']),
      text('substitute', ['代理人账号', 'Account of the substitute']),
      date('from', ['起', 'From'], me.session.today),
      date('until', ['返岗日(当日起不再代理)', 'Back on (no longer from that day on)']),
      ...(own
        ? [offices.length > 1 && checks('offices', ['仅限(不选为全部)', 'Only for (none: all)'], offices)]
        : [document()]),
    ].filter(Boolean),
  });
}

const end = (path, { id, account, accountName }) =>
  ask({
    title: END,
    about: accountName,
    path: `${path}/endings`,
    fields: [
      fixed('substitution', id),
      date('on', ['返岗日', 'Back on'], me.session.today),
      ...(account === me.session.account ? [] : [document()]),
    ],
  });

const button = (words, run, about = '') =>
  h(
    'button',
    { type: 'button', onclick: run, 'aria-label': about ? `${words.join(' ')} ${about}` : null },
    both(words),
  );

const rowOf = (path) => (row) => ({
  key: row.id,
  cells: [
    `${row.accountName} (${row.account})`,
    `${row.substituteName} (${row.substitute})`,
    row.from,
    row.until,
    row.offices?.map(officeName).join('、') ?? '全部 all',
    row.document,
    row.account === me.session.account || holdsRole('administrator')
      ? button(END, () => end(path, row), row.accountName)
      : '',
  ],
});

/** 代理: one's own absences, and those of others for whom one stands in. */
export const substitutionsView = {
  async load() {
    const [programme] = (await get('programmes')).items;
    const path = `programmes/${programme.id}/substitutions`;
    return { path, ...(await get(path)) };
  },
  draw: ({ path, items }) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['代理', 'Substitutes'])),
    h(
      'p',
      { key: 'rule', class: 'quiet' },
      '代理人可见本人的待办并代为签批;会议决定不得代理,代理权不再转。Substitutes see the inbox and sign; not in a meeting, and not for those for whom the absent stands in.',
    ),
    h(
      'p',
      { key: 'acts', class: 'buttons' },
      button(NAME, () => name(path, true)),
      (holdsRole('hr') || holdsRole('administrator')) && button(NAME_OTHERS, () => name(path, false)),
    ),
    items.length === 0
      ? h('p', { key: 'none', class: 'quiet' }, '没有 None')
      : table(['代理', 'Substitutes'], headings, items.map(rowOf(path))),
  ],
};
