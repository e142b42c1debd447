import { all, post } from './api.js';
import { buttonsFor, refusedAt, setRefused } from './acts.js';
import { approvalTitle } from './approvals.js';
import { both, h } from './dom.js';
import { caseLink, officeName, subjectName } from './names.js';
import { me, noticing, redraw, refresh } from './screen.js';
import { pair, word } from './words.js';

/** Acts on an approval: what it is an approval of is worth saying. */
const approvalActs = new Set(['decide', 'minute', 'confirmMinutes']);

const filter = { text: '', act: '' };

function change(field) {
  return ({ target }) => {
    filter[field] = target.value.trim();
    redraw();
  };
}

const aboutOf = ({ personName, subject, townName }) =>
  [townName, personName ?? subjectName(subject)]
    .filter((part, n, parts) => part && parts.indexOf(part) === n)
    .join(' · ');

const absentName = (account) =>
  me.session.offices.flatMap(({ standsFor }) => standsFor).find((absent) => absent.account === account)
    ?.name ?? account;

const fits = (task) =>
  (filter.act === '' || task.act === filter.act) &&
  `${aboutOf(task)} ${task.case} ${task.subject}`.includes(filter.text);

const chosen = () => [...document.querySelectorAll('input[name=chosen]:checked')];

/** Agrees to all that is ticked; each item has a result of its own. */
async function agreeToChosen(tasks) {
  const keys = new Set(chosen().map(({ value }) => value));
  const items = tasks.filter((task) => keys.has(`${task.case} ${task.key}`));
  if (items.length === 0) return;
  const { items: results } = await post('inbox/decisions', {
    items: items.map((task) => ({ case: task.case, approval: task.subject, verdict: 'agree' })),
  });
  results.forEach((result, n) => {
    if (!result.ok) setRefused(items[n], result.problem);
  });
  await refresh();
}

const itemOf = (task) =>
  h(
    'li',
    { key: `${task.case} ${task.key}`, class: 'task' },
    h(
      'div',
      { key: 'what', class: 'what' },
      task.act === 'decide' &&
        h('input', {
          type: 'checkbox',
          key: 'chosen',
          name: 'chosen',
          value: `${task.case} ${task.key}`,
          'aria-label': `选择 Choose ${aboutOf(task)}`,
        }),
      h('strong', {}, word('act', task.act)),
      approvalActs.has(task.act) && h('span', { class: 'badge' }, approvalTitle(task.subject)),
      h('span', {}, aboutOf(task)),
      caseLink(task.case),
      task.due &&
        h(
          'span',
          { class: task.overdue ? 'badge late' : 'badge' },
          `${task.overdue ? '逾期 overdue' : '期限 due'} ${task.due}`,
        ),
      h('small', {}, officeName(task.office)),
      task.standsFor.length > 0 && h('small', {}, `代 for ${task.standsFor.map(absentName).join('、')}`),
    ),
    buttonsFor(task),
    refusedAt(task),
  );

export const inboxView = {
  load: () => all('inbox'),
  draw(tasks) {
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
        acts.includes('decide') &&
          h(
            'button',
            { type: 'button', onclick: () => void noticing(() => agreeToChosen(shown)) },
            both(['同意所选', 'Agree to those chosen']),
          ),
      ),
      shown.length === 0
        ? h('p', { key: 'none', class: 'quiet' }, '没有待办事项。Nothing waits for you.')
        : h('ul', { class: 'tasks', key: 'tasks' }, ...shown.map(itemOf)),
    ];
  },
};
