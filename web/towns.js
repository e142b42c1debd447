import { get } from './api.js';
import { both, h, table } from './dom.js';
import { redraw } from './screen.js';

const filter = { text: '', city: '', short: false };

function change(field) {
  return ({ target }) => {
    filter[field] = target.type === 'checkbox' ? target.checked : target.value.trim();
    redraw();
  };
}

const fits = (town) =>
  (filter.city === '' || filter.city === town.city) &&
  (!filter.short || town.belowFloor) &&
  [town.name, town.code, town.countyName, town.leadUnitName].some((part) => part?.includes(filter.text));

/** How many are there of how many must be, in words, in dots and in colour. */
export function strengthOf({ strength, floor, belowFloor }) {
  const tone = belowFloor ? (strength === 0 ? 'none' : 'short') : 'full';
  const dots = '●'.repeat(strength) + '○'.repeat(Math.max(floor - strength, 0));
  const said = belowFloor ? `缺 ${floor - strength} short` : '满员 full';
  return h(
    'span',
    { class: `strength ${tone}` },
    h('span', { 'aria-hidden': 'true', class: 'dots' }, dots),
    ` ${strength}/${floor} `,
    h('span', { class: 'said' }, said),
  );
}

const rowOf = (town) => ({
  key: town.code,
  cells: [
    h('a', { href: `#/teams/${town.code}` }, town.name),
    strengthOf(town),
    town.leadUnitName,
    town.countyName,
    town.nextTermEnd,
    town.overdueTasks > 0 ? h('span', { class: 'badge late' }, `${town.overdueTasks} 项逾期 overdue`) : '0',
  ],
});

const headings = [
  ['镇', 'Town'],
  ['在岗/下限', 'On site / floor'],
  ['牵头单位', 'Lead unit'],
  ['县区', 'County'],
  ['最近任期止', 'Next term end'],
  ['逾期', 'Overdue'],
];

function cityOf([city, towns]) {
  const shown = towns.filter(fits);
  const full = towns.filter(({ belowFloor }) => !belowFloor).length;
  const name = towns[0].cityName;
  return (
    shown.length > 0 &&
    h(
      'section',
      { key: `city ${city}` },
      h(
        'h3',
        {},
        `${name} `,
        h('small', {}, `${towns.length} 镇,${full} 满员 ${full} of ${towns.length} at full strength`),
      ),
      table([name, city], headings, shown.map(rowOf)),
    )
  );
}

function byCity(towns) {
  const cities = new Map();
  for (const town of towns) cities.set(town.city, [...(cities.get(town.city) ?? []), town]);
  return cities;
}

export const townsView = {
  load: async () => (await get('towns')).items,
  draw(towns) {
    const cities = [...byCity(towns)];
    const full = towns.filter(({ belowFloor }) => !belowFloor).length;
    const people = towns.reduce((sum, { strength }) => sum + strength, 0);
    return [
      h('h2', { tabindex: '-1', key: 'title' }, both(['覆盖情况', 'Coverage'])),
      h(
        'p',
        { key: 'sum', class: 'sum' },
        `${towns.length} 镇,${full} 满员,${people} 人在岗。`,
        h(
          'span',
          { class: 'en', lang: 'en' },
          `${towns.length} towns, ${full} at full strength, ${people} people on site.`,
        ),
      ),
      h(
        'form',
        { class: 'filters', key: 'filters', role: 'search', onsubmit: (event) => event.preventDefault() },
        h(
          'label',
          {},
          '查找 Find ',
          h('input', { type: 'search', value: filter.text, oninput: change('text') }),
        ),
        h(
          'label',
          {},
          '城市 City ',
          h(
            'select',
            { onchange: change('city') },
            h('option', { value: '' }, '全部 All'),
            ...cities.map(([city, [{ cityName }]]) =>
              h('option', { value: city, selected: city === filter.city }, cityName),
            ),
          ),
        ),
        h(
          'label',
          { class: 'check' },
          h('input', { type: 'checkbox', checked: filter.short, onchange: change('short') }),
          '只看缺员 Short only',
        ),
      ),
      ...cities.map(cityOf),
      !towns.some(fits) && h('p', { key: 'none' }, '没有符合条件的镇。No town fits.'),
    ];
  },
};
