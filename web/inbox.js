import { all } from './api.js';
import { approvalActs } from './acts-more.js';
import { buttonsFor, refusedAt } from './acts.js';
import { approvalTitle, isTitled } from './approvals.js';
import { agreeToChosen, chooseAll, resultsOf, rowKey, tickFor } from './batch.js';
import { both, h } from './dom.js';
import { officeName } from './names.js';
import { exceptionsBadge } from './plan-short.js';
import { me, noticing, redraw } from './screen.js';
import { aboutOf, badgesOf, headingOf, linkOf } from './task-row.js';
import { pair } from './words.js';

const filter = { text: '', act: '' };

function change(field) {
  return ({ target }) => {
    filter[field] = target.value.trim();
    redraw();
  };
}

const absentName = (account) =>
  me.session.offices.flatMap(({ standsFor }) => standsFor).find((absent) => absent.account === account)
    ?.name ?? account;

const fits = (task) =>
  (filter.act === '' || task.act === filter.act) &&
  `${aboutOf(task)} ${task.case} ${task.subject}`.includes(filter.text);

const itemOf = (plans) => (task) =>
  h(
    'li',
    { key: rowKey(task), class: 'task' },
    h(
      'div',
      { key: 'what', class: 'what' },
      task.act === 'decide' && tickFor(task),
      h('strong', {}, headingOf(task)),
      (approvalActs.has(task.act) || isTitled(task.subject)) &&
        h('span', { class: 'badge' }, approvalTitle(task.subject)),
      h('span', {}, aboutOf(task)),
      linkOf(task),
      ...badgesOf(task),
      ...plans.filter(({ id }) => id === task.case).map(exceptionsBadge),
      h('small', {}, officeName(task.office)),
      task.standsFor.length > 0 && h('small', {}, `代 for ${task.standsFor.map(absentName).join('、')}`),
    ),
    buttonsFor(task),
    refusedAt(task),
  );

export const inboxView = {
  async load() {
    const tasks = await all('inbox');
    const onPlans = tasks.some(({ kind }) => kind === 'rotationPlan');
    return { tasks, plans: onPlans ? await all('rotation-plans?open=true') : [] };
  },
  draw({ tasks, plans }) {
    const acts = [...new Set(tasks.map(({ act }) => act))];
    const shown = tasks.filter(fits);
    return [
      h('h2', { tabindex: '-1', key: 'title' }, both(['待办', 'Inbox']), ` (${tasks.length})`),
      h(
        'form',
        { class: 'filters', key: 'filters', role: 'search', onsubmit: (event) => event.preventDefault() },
        h(
          'label',
          {},
          '查找 Find ',
          h('input', { type: 'search', key: 'find', value: filter.text, oninput: change('text') }),
        ),
        h(
          'label',
          {},
          '事项 Act ',
          h(
            'select',
            { onchange: change('act') },
            h('option', { value: '' }, '全部 All'),
            ...acts.map((act) =>
              h('option', { value: act, selected: act === filter.act }, pair('act', act).join(' ')),
            ),
          ),
        ),
        acts.includes('decide') && [
          h(
            'label',
            { class: 'check' },
            h('input', { type: 'checkbox', key: 'all', onchange: chooseAll }),
            '全选 All',
          ),
          h(
            'button',
            { type: 'button', onclick: () => void noticing(() => agreeToChosen(shown)) },
            both(['同意所选', 'Agree to those chosen']),
          ),
        ],
      ),
      resultsOf(),
      shown.length === 0
        ? h('p', { key: 'none', class: 'quiet' }, '没有待办事项。Nothing waits for you.')
        : h('ul', { class: 'tasks', key: 'tasks' }, ...shown.map(itemOf(plans))),
    ];
  },
};
