import { get, post } from './api.js';
import { both, h } from './dom.js';
import { noticing, redraw } from './screen.js';
import { pair, zh } from './words.js';

/** More than this nobody reads: they type. */
const SHOWN = 60;
const filter = { text: '', role: '' };

async function signIn({ account }) {
  await post('sessions', { account });
  dispatchEvent(new Event('hashchange'));
}

const fits = ({ account, name, scopeName, accessRole }) =>
  (filter.role === '' || filter.role === accessRole) &&
  filter.text.split(/\s+/).every((part) => `${account} ${name} ${scopeName}`.includes(part));

function change(field) {
  return ({ target }) => {
    filter[field] = target.value.trim();
    redraw();
  };
}

const group = (role, people) =>
  people.length > 0 &&
  h(
    'section',
    { key: `role ${role}` },
    h('h3', {}, both(pair('access', role))),
    h(
      'ul',
      { class: 'identities', key: 'people' },
      ...people
        .slice(0, SHOWN)
        .map((person) =>
          h(
            'li',
            { key: person.account },
            h(
              'button',
              { type: 'button', onclick: () => void noticing(() => signIn(person)) },
              person.name,
              h('small', {}, `${zh('role', person.role)} · ${person.account}`),
            ),
          ),
        ),
    ),
    people.length > SHOWN &&
      h('p', { class: 'quiet' }, `另有 ${people.length - SHOWN} 个,请输入名称查找。Type to find more.`),
  );

const order = ['administrator', 'leader', 'supervisor', 'hr', 'approver', 'host'];

export const signInView = {
  load: async () => (await get('demo-identities')).items,
  draw: (items) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['选择演示身份', 'Choose a demonstration identity'])),
    h(
      'form',
      { class: 'filters', key: 'filters', role: 'search', onsubmit: (event) => event.preventDefault() },
      h('label', {}, '查找 Find ', h('input', { type: 'search', name: 'find', oninput: change('text') })),
      h(
        'label',
        {},
        '角色 Role ',
        h(
          'select',
          { onchange: change('role') },
          h('option', { value: '' }, '全部 All'),
          ...order.map((role) => h('option', { value: role }, pair('access', role).join(' '))),
        ),
      ),
    ),
    ...order.map((role) =>
      group(
        role,
        items.filter((item) => item.accessRole === role && fits(item)),
      ),
    ),
  ],
};
