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

/** 期满鉴定, as far as it has come and as far as it may be read. */
export const appraisalOf = (appraisal) =>
  appraisal &&
  h(
    'section',
    { key: 'appraisal' },
    h('h3', {}, both(['期满鉴定', 'Term appraisal'])),
    facts('appraisal', [
      [['期限', 'Due'], appraisal.given ? null : appraisal.due],
      [['受援地意见', 'Opinion of the host'], wordsOf(appraisal.opinion, appraisal.opinion?.text)],
      [['鉴定', 'Appraisal'], wordsOf(appraisal.given, gradeOf(appraisal.given))],
    ]),
  );

const wordsOf = (part, said) => part && [part.on, part.document, said].filter(Boolean).join(' ');
const gradeOf = (given) =>
  given && [given.words && `${given.words.zh} ${given.words.en}`, given.comment].filter(Boolean).join(' · ');

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
