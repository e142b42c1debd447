import { all, get } from './api.js';
import { stateNeeds } from './acts-demand.js';
import { actingOf } from './acts-team.js';
import { planWork } from './acts-work.js';
import { isVacant, launchSelection } from './acts-selection.js';
import { both, facts, h, table } from './dom.js';
import { groupOf } from './host-side.js';
import { caseLink, nameOf, officeName } from './names.js';
import { holdsRole, me, mine, noticing } from './screen.js';
import { strengthOf } from './towns.js';
import { villagesOf } from './villages.js';
import { badge, pair, word } from './words.js';

/** Who comes next: whoever is on the way, the selection that looks for somebody, or the relief that is planned. */
const nextOf = ({ coming, filling, relief }) =>
  coming || filling || relief
    ? h(
        'div',
        {},
        coming && h('div', {}, '接替 ', caseLink(coming)),
        filling && h('div', {}, '选派 ', caseLink(filling)),
        relief && h('div', {}, `${relief.on} `, caseLink(relief.rotation)),
      )
    : null;

const rowOf = (seat, _, seats) => ({
  key: seat.seat,
  cells: [
    `${seat.n}`,
    word('seat', seat.role),
    seat.supplyingUnitName ?? seat.supplyingUnit,
    seat.posting
      ? caseLink(seat.posting, seat.personName)
      : [badge('stage', 'vacant', 'none'), actingOf(seat, seats)],
    seat.status && badge('stage', seat.status),
    seat.since,
    seat.termEnd,
    nextOf(seat),
  ],
});

const headings = [
  ['席位', 'Seat'],
  ['职务', 'Role'],
  ['应派单位', 'Owed by'],
  ['在任', 'Held by'],
  ['状态', 'Status'],
  ['到岗', 'Since'],
  ['任期止', 'Term end'],
  ['接续', 'Comes next'],
];

const listOf = (heading, key, items) =>
  h(
    'section',
    { key },
    h('h3', {}, both(heading)),
    items.length === 0 ? h('p', { class: 'quiet' }, '没有 None') : h('ul', { key: 'list' }, ...items),
  );

/** What the town asks for; whoever leads it, or the county, may say so anew. */
const needsOf = ({ id, needs }, { leadUnit, county, code }, lead) => {
  const host = `${county ?? code}/host`;
  return h(
    'section',
    { key: 'needs' },
    h('h3', {}, both(['人才需求', 'Needs'])),
    needs
      ? facts('needs', [
          [['特长', 'Skills'], needs.skills.join('、')],
          [['村', 'Villages'], needs.villages.map(villageWords).join(';')],
          [['说明', 'Note'], needs.note],
          [['提出', 'Stated'], `${needs.statedOn} ${needs.statedByName ?? needs.statedBy}`],
        ])
      : h('p', { class: 'quiet' }, '没有 None'),
    (lead || mine(host)) &&
      h(
        'button',
        {
          type: 'button',
          onclick: () => void noticing(async () => stateNeeds({ case: id, needs, leadUnit, host })),
        },
        both(pair('act', 'stateNeeds')),
      ),
  );
};

const villageWords = ({ name, tags, firstSecretary }) =>
  `${name}(${[...tags, firstSecretary && '需第一书记'].filter(Boolean).join('、')})`;

/** Who may speak for the town's villages, and who of the team may become a first secretary. */
const placeOf = (team, { code, county, leadUnit }) => ({
  ...{ area: code, leadUnit, host: `${county}/host` },
  enters: ['administrator', 'headquarters'].some((role) => holdsRole(role)),
  members: team.seats.filter(({ role, posting }) => role === 'member' && posting),
});
/** Below its floor: since when, who has to say why, who has read it. */
const shortfallOf = ({ shortfall }) =>
  shortfall &&
  h(
    'section',
    { key: 'shortfall' },
    h('h3', {}, both(['低于下限', 'Below the floor'])),
    facts('shortfall', [
      [['自', 'Since'], shortfall.since],
      [['最低', 'Lowest'], `${shortfall.strength}/${shortfall.floor}`],
      [
        ['说明', 'To explain'],
        `${officeName(shortfall.office)} ${shortfall.explained ? '已说明 done' : `${shortfall.due} 前 by then`}`,
      ],
      [
        ['知悉', 'Told'],
        shortfall.recipients
          .map((office) => `${officeName(office)}${shortfall.noted.includes(office) ? ' ✓' : ''}`)
          .join('、'),
      ],
    ]),
  );

const thisYear = () => me.session.today.slice(0, 4);

export const teamView = {
  async load({ id: area }) {
    const [team, town, selections, postings] = await Promise.all([
      get(`teams/${area}`),
      get(`towns/${area}`),
      all(`selections?town=${area}`),
      all(`postings?town=${area}`),
    ]);
    const group = town.kind === 'county' ? await get(`counties/${area}/group`) : null;
    const villages = group ? [] : await all(`villages?town=${area}`);
    return { team, town, selections, postings, group, villages };
  },
  draw({ team, town, selections, postings, group, villages }, { id: area }) {
    const lead = mine(`${town.leadUnit}/hr`);
    const vacant = team.seats.some(isVacant);
    return [
      h('h2', { tabindex: '-1', key: 'title' }, `${town.name} `, both(['工作队', 'Team'])),
      facts('facts', [
        [['在岗/下限', 'On site / floor'], strengthOf(town)],
        [['环节', 'Stage'], badge('stage', team.stage)],
        [['市县', 'City, county'], [town.cityName, town.countyName].filter(Boolean).join(' ')],
        [['牵头单位', 'Lead unit'], town.leadUnitName],
        [
          ['成员单位', 'Members'],
          town.consortium
            .filter(({ role }) => role === 'member')
            .map(({ unit, unitName }) => unitName ?? nameOf(unit))
            .join('、'),
        ],
        [['组建期限', 'Complete by'], team.completeBy],
        [['事项', 'Case'], caseLink(team.id)],
      ]),
      shortfallOf(team),
      h(
        'section',
        { key: 'seats' },
        h('h3', {}, both(['席位', 'Seats'])),
        table(['席位', 'Seats'], headings, team.seats.map(rowOf)),
        lead &&
          vacant &&
          h(
            'button',
            {
              type: 'button',
              class: 'primary',
              onclick: () => void noticing(() => launchSelection({ case: `team/${area}` })),
            },
            both(pair('act', 'launchSelection')),
          ),
      ),
      h(
        'p',
        { key: 'year', class: 'buttons' },
        team.seats.some(({ posting }) => posting) &&
          h('a', { href: `#/cases/supervision/${area}/${thisYear()}` }, both(pair('kind', 'supervision'))),
        h('a', { href: `#/work/list/town=${area}` }, both(['工作事项', 'Work'])),
        h('a', { href: `#/funds/list/town=${area}` }, both(['资金', 'Funds'])),
        h('a', { href: `#/duties/list/within=${area}` }, both(['规定动作', 'Duties'])),
        lead &&
          team.stage !== 'closed' &&
          h(
            'button',
            { type: 'button', onclick: () => void noticing(() => planWork({ area, name: town.name })) },
            both(pair('act', 'planWork')),
          ),
      ),
      group ? groupOf(group) : villagesOf(placeOf(team, town), villages),
      needsOf(team, town, lead),
      listOf(
        ['选派', 'Selections'],
        'selections',
        selections.map(({ id, stage, openedOn, dispatched, seats, reason }) =>
          h(
            'li',
            { key: id },
            caseLink(id),
            ' ',
            badge('stage', stage),
            ` ${openedOn} · `,
            word('reason', reason),
            ` ${dispatched}/${seats}`,
          ),
        ),
      ),
      listOf(
        ['历次派驻', 'All postings'],
        'postings',
        postings.map(({ id, personName, status, dispatchedOn, releasedOn, termEnd }) =>
          h(
            'li',
            { key: id },
            caseLink(id),
            ` ${personName} `,
            badge('stage', status),
            ` ${dispatchedOn} — ${releasedOn ?? termEnd}`,
          ),
        ),
      ),
    ];
  },
};
