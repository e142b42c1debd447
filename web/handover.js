import { both, facts, h, table } from './dom.js';
import { word, zh } from './words.js';

const headings = [
  ['序号', 'No.'],
  ['类别', 'Kind'],
  ['名称', 'Title'],
  ['办理情况', 'Status'],
  ['说明', 'Note'],
  ['列入', 'Listed'],
];

/** 交接清单: what is on it, in which version, who has signed that, and when the town confirmed it. */
export const handoverOf = ({ version, signed, confirmedOn, entries }) =>
  version > 0 &&
  h(
    'section',
    { key: 'handover' },
    h('h3', {}, both(['交接清单', 'Handover list'])),
    facts('handover', [
      [['版本', 'Version'], String(version)],
      [['已签', 'Signed by'], signed.map((side) => zh('side', side)).join('、')],
      [['受援地确认', 'Confirmed by the host'], confirmedOn],
    ]),
    table(
      ['交接清单', 'Handover list'],
      headings,
      entries.map(({ entry, kind, words, title, status, note, listedBy, listedByName, listedOn }) => ({
        key: entry,
        cells: [
          entry,
          words ? both([words.zh, words.en]) : kind,
          title,
          word('entry', status),
          note,
          `${listedOn} ${listedByName ?? listedBy}`,
        ],
      })),
    ),
  );
