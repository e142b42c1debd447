import { addressOf, get } from './api.js';
import { both, h } from './dom.js';
import { forecastBefore } from './forecasts.js';
import { area, ask, fixed } from './form.js';
import { nameOf } from './names.js';
import { outcomeOf } from './nominees.js';
import { badge, pair, zh } from './words.js';

const tones = { eligible: 'passed', waiver: 'unknown', unknown: 'unknown', excluded: 'failed' };

/** What holds somebody, and what speaks for them, in a few words each. */
const remarks = ({ volunteer, fit, posted, nominated, resting, stage }) => [
  volunteer && ['自愿', 'volunteer'],
  fit > 0 && [`契合需求 ${fit} 项`, `meets ${fit} needs`],
  posted && [`派驻中,至 ${posted.until}`, `posted until ${posted.until}`],
  nominated && [`已被提名:${nominated.selection}`, `nominated in ${nominated.selection}`],
  resting && [`${resting.since} 返回,休整至 ${resting.until}`, `back since ${resting.since}, resting`],
  stage && [`本次选派:${zh('nominee', stage)}`, `here already: ${stage}`],
];

const described = (row) =>
  [row.name, row.person, row.post, ...remarks(row).map((remark) => remark && remark[0])]
    .filter(Boolean)
    .join(' · ');

/** Whoever is chosen: what the rules say, how they fit, what holds them. */
const closer = (row) => [
  h(
    'p',
    {},
    badge('standing', row.standing, tones[row.standing]),
    ` ${row.name} · ${row.unitName ?? row.unit}`,
  ),
  h(
    'ul',
    {},
    ...row.reasons.map(outcomeOf),
    ...row.matches.map(({ words }) => h('li', {}, both([words.zh, words.en]))),
    ...remarks(row)
      .filter(Boolean)
      .map((remark) => h('li', {}, both(remark))),
  ),
];

const waiverField = (n, rule, words) =>
  h(
    'div',
    {},
    fixed(`waive.${n}.rule`, rule),
    area(`waive.${n}.reason`, [`例外理由:${words?.zh ?? rule}`, 'Reason for the exception']),
  );

/** The shortlist of the seat: who may be nominated comes first, and of everybody else it says why not. */
export function nominate({ case: id, subject: seat, office }) {
  const [unit] = office.split('/');
  let rows = [];
  const list = h('select', { name: 'person', size: '8', required: true, 'aria-label': '人选 Nominee' });
  const chosen = h('div', { class: 'field chosen', 'aria-live': 'polite' });
  const waivers = h('div');
  const search = h('input', {
    type: 'search',
    'aria-label': '按姓名或编号查找 Find by name or id',
    placeholder: '姓名或编号',
  });
  const choose = () => {
    const row = rows.find(({ person }) => person === list.value);
    chosen.replaceChildren(...(row ? closer(row) : []));
    // What was refused was about somebody else.
    list.removeAttribute('aria-invalid');
    list.form.querySelector('#refused').replaceChildren();
    const waived = row?.standing === 'waiver' ? row.reasons : [];
    waivers.replaceChildren(...waived.map(({ rule, words }, n) => waiverField(n, rule, words)));
  };
  let asked = 0;
  const fill = async () => {
    asked += 1;
    const own = asked;
    const query = new URLSearchParams({ seat, limit: '200', text: search.value });
    const { items } = await get(`${addressOf(id)}/shortlist?${query}`);
    if (own !== asked) return;
    const before = list.value;
    rows = items;
    list.replaceChildren(
      ...Object.keys(tones).flatMap((standing) => {
        const group = items.filter((row) => row.standing === standing);
        const options = group.map((row) => h('option', { value: row.person }, described(row)));
        return group.length > 0
          ? [h('optgroup', { label: pair('standing', standing).join(' ') }, ...options)]
          : [];
      }),
    );
    list.value = before;
    if (list.value !== before) choose();
  };
  search.addEventListener('input', () => void fill());
  list.addEventListener('change', choose);
  void fill();
  ask({
    title: pair('act', 'nominate'),
    about: `${seat} · ${nameOf(unit)}`,
    path: `${addressOf(id)}/nominations`,
    fields: [
      fixed('seat', seat),
      h('div', { class: 'field' }, search, list),
      chosen,
      waivers,
      forecastBefore(id, 'nomination', seat),
    ],
    // What has changed since the list was read.
    refused: ({ code, params }) => {
      if (code !== 'waiver-needed') return;
      waivers.append(waiverField(waivers.children.length, params.rule));
    },
  });
}
