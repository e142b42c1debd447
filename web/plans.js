import { all, get } from './api.js';
import { askPlan } from './acts-plan.js';
import { both, h, table } from './dom.js';
import { caseLink } from './names.js';
import { holdsRole } from './screen.js';
import { badge, pair } from './words.js';

const headings = [
  ['计划', 'Plan'],
  ['环节', 'Stage'],
  ['最新版本', 'Newest version'],
  ['执行中的版本', 'In force'],
  ['席位', 'Seats'],
  ['编制', 'Asked for'],
  ['办结', 'Ended'],
];

const rowOf = ({ id, stage, newest, inForce, reliefs, openedOn, endedOn }) => ({
  key: id,
  cells: [
    caseLink(id),
    badge('stage', stage),
    String(newest),
    inForce && String(inForce),
    String(reliefs),
    openedOn,
    endedOn,
  ],
});

/** Every rotation plan; the organisation department asks for another one here. */
export const plansView = {
  async load() {
    const [items, { items: programmes }] = await Promise.all([all('rotation-plans'), get('programmes')]);
    return { items, programmes };
  },
  draw: ({ items, programmes }) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['轮换计划', 'Rotation plans'])),
    items.length === 0
      ? h('p', { key: 'none', class: 'quiet' }, '没有 None')
      : table(['轮换计划', 'Rotation plans'], headings, items.toReversed().map(rowOf)),
    holdsRole('orgDepartment') &&
      h(
        'p',
        { key: 'ask', class: 'buttons' },
        ...programmes.map(({ id }) =>
          h(
            'button',
            { type: 'button', class: 'primary', onclick: () => askPlan(id) },
            both(pair('act', 'askPlan')),
          ),
        ),
      ),
  ],
};
