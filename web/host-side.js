import { get } from './api.js';
import { both, h, table } from './dom.js';
import { area, ask, choice, date, fixed, text } from './form.js';
import { caseLink } from './names.js';
import { holdsRole, me, mine } from './screen.js';
import { badge, pair, word } from './words.js';

const button = (words, run, about = '') =>
  h(
    'button',
    { type: 'button', onclick: run, 'aria-label': about ? `${words.join(' ')} ${about}` : null },
    both(words),
  );

const reason = () => area('reason', ['理由', 'Reason']);

const addMember = (base) =>
  ask({
    title: pair('act', 'addGroupMember'),
    about: '一般不再增派,由牵头单位决定。Generally nobody is added: the lead unit decides.',
    path: `${base}/group-members`,
    fields: [
      text('person', ['人员编号', 'Id of the person']),
      date('from', ['起', 'From'], me.session.today),
      reason(),
      text('document', ['文号(可不填)', 'Document (may be empty)'], { optional: true }),
    ],
  });

const removeMember = (base, { person, personName }) =>
  ask({
    title: pair('act', 'removeGroupMember'),
    about: personName,
    path: `${base}/group-members/removals`,
    fields: [
      fixed('person', person),
      date('until', ['不再是成员之日', 'No member from'], me.session.today),
      reason(),
    ],
  });

const memberHeadings = [
  ['姓名', 'Name'],
  ['身份', 'As'],
  ['单位', 'Unit'],
  ['镇', 'Town'],
  ['起', 'From'],
  ['止', 'Until'],
  ['理由', 'Reason'],
  ['', ''],
];

/** 驻县帮扶工作组 of a county, on the page of its team; the unit that leads it adds others. */
export function groupOf({ county, leadUnit, members }) {
  const base = `teams/${county}`;
  const leads = mine(`${leadUnit}/hr`);
  return h(
    'section',
    { key: 'group' },
    h('h3', {}, both(['工作组成员', 'Members of the group'])),
    members === null || members.length === 0
      ? h('p', { class: 'quiet' }, members ? '没有 None' : '无权查看 Not yours to read')
      : table(
          ['工作组成员', 'Members'],
          memberHeadings,
          members.map((member) => ({
            key: member.person,
            cells: [
              member.posting ? caseLink(member.posting, member.personName) : member.personName,
              word('group', member.role),
              member.unitName ?? member.unit,
              member.townName,
              member.from,
              member.until,
              member.reason,
              leads && member.role === 'member'
                ? button(
                    pair('act', 'removeGroupMember'),
                    () => removeMember(base, member),
                    member.personName,
                  )
                : '',
            ],
          })),
        ),
    leads && button(pair('act', 'addGroupMember'), () => addMember(base)),
  );
}

const mayRecord = (code) => holdsRole('administrator') || mine(`${code}/headquarters`);

const record = (path, headquarters, offices) =>
  ask({
    title: pair('act', 'recordOfficeHolder'),
    path,
    fields: [
      choice(
        'headquarters',
        ['指挥部', 'Headquarters'],
        headquarters.map(({ code, name }) => ({ value: code, words: name })),
      ),
      choice(
        'office',
        ['职务', 'Office'],
        offices.map(({ id, name }) => ({ value: id, words: `${name.zh} ${name.en}` })),
      ),
      text('name', ['姓名', 'Name'], { optional: true }),
      text('person', ['或人员编号', 'Or the id of somebody on the roster'], { optional: true }),
      date('from', ['起', 'From'], me.session.today),
      text('document', ['文号', 'Document']),
    ],
  });

const end = (path, { id, name }) =>
  ask({
    title: pair('act', 'endOfficeHolder'),
    about: name,
    path: `${path}/endings`,
    fields: [
      fixed('holder', id),
      date('until', ['不再担任之日', 'No longer from'], me.session.today),
      text('document', ['文号', 'Document']),
    ],
  });

const holderHeadings = [
  ['指挥部', 'Headquarters'],
  ['职务', 'Office'],
  ['姓名', 'Name'],
  ['起', 'From'],
  ['文号', 'Document'],
  ['', ''],
];

const countyHeadings = [
  ['县区', 'County'],
  ['市', 'City'],
  ['牵头单位', 'Lead unit'],
  ['组长', 'Head'],
];

/** The host side: the counties' working groups, and who holds the offices of the headquarters. */
export const hostSideView = {
  async load() {
    const [programme] = (await get('programmes')).items;
    const path = `programmes/${programme.id}/office-holders`;
    const [counties, holders, headquarters, whole] = await Promise.all([
      get('towns?kind=county'),
      get(path),
      get('headquarters'),
      get(`programmes/${programme.id}`),
    ]);
    return {
      path,
      counties: counties.items,
      holders: holders.items,
      headquarters: headquarters.items,
      offices: whole.policy.headquarters?.offices ?? [],
    };
  },
  draw({ path, counties, holders, headquarters, offices }) {
    const own = headquarters.filter(({ code }) => mayRecord(code));
    const officeOf = (id) => offices.find((office) => office.id === id)?.name ?? { zh: id, en: '' };
    return [
      h('h2', { tabindex: '-1', key: 'title' }, both(['县组与指挥部', 'County groups and headquarters'])),
      h(
        'section',
        { key: 'holders' },
        h('h3', {}, both(['指挥部任职', 'Offices of the headquarters'])),
        holders.length === 0
          ? h('p', { class: 'quiet' }, '没有 None')
          : table(
              ['指挥部任职', 'Offices'],
              holderHeadings,
              holders.map((holder) => ({
                key: holder.id,
                cells: [
                  holder.headquartersName,
                  both([officeOf(holder.office).zh, officeOf(holder.office).en]),
                  holder.name,
                  holder.from,
                  holder.document,
                  mayRecord(holder.headquarters) && !holder.until
                    ? button(pair('act', 'endOfficeHolder'), () => end(path, holder), holder.name)
                    : '',
                ],
              })),
            ),
        own.length > 0 && button(pair('act', 'recordOfficeHolder'), () => record(path, own, offices)),
      ),
      h(
        'section',
        { key: 'counties' },
        h('h3', {}, both(['驻县帮扶工作组', 'County working groups'])),
        table(
          ['驻县帮扶工作组', 'County working groups'],
          countyHeadings,
          counties.map(({ code, name, cityName, leadUnitName, held }) => ({
            key: code,
            cells: [
              h('a', { href: `#/teams/${code}` }, name),
              cityName,
              leadUnitName,
              held > 0 ? badge('stage', 'held') : badge('stage', 'vacant', 'none'),
            ],
          })),
        ),
      ),
    ];
  },
};
