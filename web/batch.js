import { post } from './api.js';
import { approvalTitle } from './approvals.js';
import { both, h } from './dom.js';
import { redraw, refresh } from './screen.js';
import { aboutOf } from './task-row.js';

/** As many decisions as one request takes. */
const MOST = 100;

export const rowKey = (task) => `${task.case} ${task.key}`;
const boxes = () => [...document.querySelectorAll('input[name=chosen]')];

export function chooseAll({ currentTarget }) {
  for (const box of boxes()) box.checked = currentTarget.checked;
}

export const tickFor = (task) =>
  h('input', {
    type: 'checkbox',
    key: 'chosen',
    name: 'chosen',
    value: rowKey(task),
    'aria-label': `选择 Choose ${aboutOf(task)}`,
  });

/** What came of the last decisions on many at once, item by item: those that went through are gone from the list. */
let results = [];

export async function agreeToChosen(tasks) {
  const keys = new Set(boxes().flatMap(({ checked, value }) => (checked ? [value] : [])));
  const chosen = tasks.filter((task) => keys.has(rowKey(task)));
  results = [];
  for (let from = 0; from < chosen.length; from += MOST) {
    const some = chosen.slice(from, from + MOST);
    const items = some.map((task) => ({ case: task.case, approval: task.subject, verdict: 'agree' }));
    const { items: answers } = await post('inbox/decisions', { items });
    results.push(...answers.map((answer, n) => ({ ...answer, task: some[n] })));
  }
  for (const box of boxes()) box.checked = false;
  await refresh();
}

const resultOf = ({ ok, problem, task }) =>
  h(
    'li',
    {},
    h('span', { class: `badge ${ok ? 'passed' : 'failed'}` }, ok ? '已同意 agreed' : '未办 not done'),
    ` ${aboutOf(task)} · ${approvalTitle(task.subject)}`,
    !ok && h('p', {}, `${problem.detail} `, h('span', { class: 'en', lang: 'en' }, problem.detail_en)),
  );

function forget() {
  results = [];
  redraw();
}

export const resultsOf = () => {
  const done = results.filter(({ ok }) => ok).length;
  return (
    results.length > 0 &&
    h(
      'section',
      { key: 'results', class: 'card', role: 'status', 'aria-label': '批量签批结果 Results' },
      h('strong', {}, `批量签批:已同意 ${done} 项,未办 ${results.length - done} 项 `),
      h('span', { class: 'en', lang: 'en' }, `${done} agreed, ${results.length - done} not done`),
      h('ul', { class: 'results' }, ...results.map(resultOf)),
      h('button', { type: 'button', onclick: forget }, both(['关闭', 'Close'])),
    )
  );
};
