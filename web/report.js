import { approvalsOf } from './approvals.js';
import { addressOf } from './api.js';
import { both, facts, h, table } from './dom.js';
import { nameOf, officeName } from './names.js';
import { badge } from './words.js';

const API = '/api/v1/';

const documentLinks = (id, { version }) =>
  h(
    'p',
    {},
    ...['html', 'docx'].map((format) =>
      h(
        'a',
        {
          href: `${API}${addressOf(id)}/document?version=${version}&format=${format}`,
          ...(format === 'html' && { target: '_blank', rel: 'noopener' }),
        },
        format === 'html' ? both(['打印页', 'Page to print']) : ' .docx',
      ),
    ),
  );

const yuan = (value) => value.toFixed(2);
const listed = (rows, of) => rows.map(of).join(' · ');

/** The figures of a version, as its sections have them. */
const figuresOf = ({ areas, people, through, work, measures, funds, duties, findings }) => [
  h('p', { class: 'hint' }, `数据截至 ${through} figures up to this day`),
  table(
    ['牵头的镇县', 'Led'],
    [
      ['镇(县)', 'Town'],
      ['起', 'From'],
      ['止', 'Until'],
      ['席位', 'Seats'],
      ['在岗', 'On site'],
    ],
    areas.map(({ area, areaName, from, until, seats, filled }) => ({
      key: area,
      cells: [areaName, from, until, String(seats), String(filled)],
    })),
  ),
  people.length > 0 &&
    table(
      ['派驻人员', 'Who served'],
      [
        ['姓名', 'Name'],
        ['席位', 'Seat'],
        ['天数', 'Days'],
        ['在岗', 'On site'],
        ['公务外出', 'Trips'],
        ['请假', 'Leave'],
        ['擅自离岗', 'Absent'],
      ],
      people.map(({ posting, personName, seat, days, onSite, trip, leave, absent }) => ({
        key: posting,
        cells: [personName, seat, ...[days, onSite, trip, leave, absent].map(String)],
      })),
    ),
  facts('totals', [
    [
      ['工作事项(完成/全部)', 'Work (done/all)'],
      listed(work, ({ heading, done, all }) => `${nameOf(heading)} ${done}/${all}`),
    ],
    [
      ['指标', 'Measures'],
      listed(measures, ({ measure, area, value }) => `${nameOf(measure)} ${nameOf(area)} ${value}`),
    ],
    [
      ['规定动作(完成/全部)', 'Duties (done/all)'],
      listed(duties, ({ duty, fulfilled, all }) => `${nameOf(duty)} ${fulfilled}/${all}`),
    ],
    [
      ['资金(计划/到位/使用,元)', 'Funds (planned/allotted/used)'],
      listed(funds, ({ source, planned, allotted, used }) =>
        [nameOf(source), [planned, allotted, used].map(yuan).join('/')].join(' '),
      ),
    ],
    [
      ['监督发现的问题(销号/全部)', 'Findings (closed/made)'],
      findings.made > 0 ? `${findings.closed}/${findings.made}` : null,
    ],
  ]),
];

const versionOf = (id, last) => (version) => {
  const { number, submittedOn, late, correction, sections, figures, receipts } = version;
  return h(
    'details',
    { key: `version ${version.version}`, open: version.version === last },
    h(
      'summary',
      {},
      `第 ${version.version} 版 version ${version.version} · ${submittedOn ?? '草稿 draft'} ${number ?? ''} `,
      late && badge('evidence', 'late', 'late'),
    ),
    documentLinks(id, version),
    correction && h('p', {}, '更正理由 corrects: ', h('q', {}, correction)),
    ...sections.flatMap(({ name, text, suggested }) => [
      h('h4', {}, both([name.zh, name.en])),
      h('p', { class: 'prose' }, text ?? suggested ?? '—'),
    ]),
    ...(figures ? figuresOf(figures) : []),
    receipts.length > 0 &&
      h(
        'ul',
        {},
        ...receipts.map(({ recipient, status, sentOn, answeredOn }) =>
          h('li', {}, `${officeName(recipient)} ${sentOn} `, badge('stage', status), ` ${answeredOn ?? ''}`),
        ),
      ),
  );
};

/** An annual report: each version with its figures, and what each recipient did with it. */
export const reportOf = ({ id, unit, year, reportDue, versions, receipts, approvals, ...about }) => [
  facts('about', [
    [['单位', 'Unit'], nameOf(unit)],
    [['年度', 'Year'], String(year)],
    [['期限', 'Due'], reportDue],
  ]),
  h(
    'section',
    { key: 'versions' },
    h('h3', {}, both(['版本', 'Versions'])),
    ...versions.map(versionOf(id, versions.length)),
  ),
  h(
    'section',
    { key: 'receipts' },
    h('h3', {}, both(['签收', 'Receipts'])),
    h(
      'ul',
      {},
      ...receipts.map(({ recipient, status, version, answeredOn, reason }) =>
        h(
          'li',
          {},
          `${officeName(recipient)} `,
          badge('stage', status),
          version !== null && ` 第 ${version} 版 `,
          ` ${answeredOn ?? ''}`,
          reason && h('q', {}, reason),
        ),
      ),
    ),
  ),
  approvalsOf(approvals, about),
];
