import { get } from './api.js';
import { both, facts, h, table } from './dom.js';
import { ask, choice, date, fixed, number, text } from './form.js';
import { caseLink, releaseName } from './names.js';
import { me, mine } from './screen.js';
import { badge, pair, word } from './words.js';

const API = '/api/v1/';
const RECORD = ['录入法定考核等次', 'Record a statutory grade'];

const grades = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'].map((value) => ({
  value,
  words: pair('grade', value).join(' '),
}));

/** As the home unit gave it; of a year that has one it is a correction, which needs its reason. */
const recordGrade = (programme, person, name) =>
  ask({
    title: RECORD,
    about: name,
    path: `programmes/${programme}/statutory-grades`,
    fields: [
      fixed('items.0.person', person),
      number('items.0.year', ['年度', 'Year'], Number(me.session.today.slice(0, 4)) - 1),
      choice('items.0.grade', ['等次', 'Grade'], grades),
      text('items.0.document', ['文号', 'Document']),
      date('items.0.on', ['日期', 'On'], me.session.today),
      text('items.0.reason', ['更正理由(首次录入不填)', 'Why it is corrected'], { optional: true }),
    ],
  });

/** A case is a link; a document, or an event of the programme, is what it is called. */
const citeOf = (cite) =>
  cite.includes('/') &&
  !cite.startsWith('programme/') &&
  !cite.startsWith('cadres/') &&
  !cite.startsWith('presence/')
    ? caseLink(cite.split('#')[0], cite)
    : cite;

const headings = [
  ['时间', 'When'],
  ['内容', 'What'],
  ['依据', 'Rests on'],
];

const section = (caption, lines) =>
  lines.length > 0 &&
  table(
    caption,
    headings,
    lines.map(({ key, when, what, cites }) => ({
      key,
      cells: [when, what, h('ul', {}, ...cites.map((cite) => h('li', {}, citeOf(cite))))],
    })),
  );

const span = (from, until) => `${from ?? ''} — ${until ?? ''}`;

const sectionsOf = (record) => [
  section(
    ['派驻经历', 'Postings'],
    record.postings.map((one) => ({
      ...{ key: one.posting, cites: one.cites },
      when: span(one.arrivedOn ?? one.dispatchedOn, one.releasedOn),
      what: [`${one.place} ${one.seat} `, one.releaseReason && releaseName(one.releaseReason)],
    })),
  ),
  section(
    ['挂任职务', 'Host posts'],
    record.hostPosts.map((one) => ({
      ...{ key: one.cites[0], cites: one.cites, when: span(one.from, one.until) },
      what: [`${one.place} `, word('title', one.title)],
    })),
  ),
  section(
    ['村第一书记', 'First secretary'],
    record.firstSecretary.map((one) => ({
      ...{ key: one.cites[0], cites: one.cites, when: span(one.from, one.until) },
      what: `${one.place}${one.village}`,
    })),
  ),
  section(
    ['纪实评估意见', 'Opinions of the evaluation'],
    record.opinions.map((one) => ({
      ...{ key: one.cites[0], cites: one.cites, when: String(one.year) },
      what: word('grade', one.grade),
    })),
  ),
  section(
    ['法定年度考核等次', 'Statutory grades'],
    record.statutoryGrades.map((one) => ({
      ...{ key: `${one.year} ${one.version}`, cites: one.cites, when: String(one.year) },
      what: [word('grade', one.grade), ' ', !one.stands && badge('evidence', 'corrected')],
    })),
  ),
  section(
    ['奖励', 'Awards'],
    record.awards.map(({ what, cites }) => ({ key: what, when: '', what, cites })),
  ),
  section(
    ['监督发现问题', 'Findings'],
    record.findings.map((one) => ({
      ...{ key: one.cites[0], cites: one.cites, when: one.on },
      what: [`${one.place} `, badge('stage', one.status)],
    })),
  ),
  section(
    ['期满鉴定', 'Term appraisals'],
    record.appraisals.map((one) => ({
      ...{ key: one.cites[0], cites: one.cites, when: one.on },
      what: [`${one.place} `, word('grade', one.grade), one.opinion && h('q', {}, one.opinion)],
    })),
  ),
];

const sheetLink = (id, format, words) =>
  h(
    'a',
    { href: `${API}cadres/${id}/evidence-sheet?format=${format}`, target: '_blank', rel: 'noopener' },
    words,
  );

/** Somebody's record of service: what it has, what each line rests on, and the sheet that goes to later cases. */
export const personView = {
  async load({ id }) {
    const [record, { items }] = await Promise.all([get(`cadres/${id}/evidence`), get('programmes')]);
    const whole = me.session.person === id ? null : await get(`cadres/${id}`);
    return { record, programme: items[0]?.id, unit: whole?.record.unit };
  },
  draw({ record, programme, unit }) {
    const { person, name, unitName, attachment } = record;
    return [
      h('h2', { tabindex: '-1', key: 'title' }, both(['派驻实绩', 'Record of service']), ` ${name}`),
      facts('facts', [
        [['编号', 'Id'], h('code', {}, person)],
        [['单位', 'Unit'], unitName],
        [['校验值', 'SHA-256'], h('code', {}, attachment.sha256)],
      ]),
      h(
        'p',
        { key: 'sheet' },
        sheetLink(person, 'html', both(['佐证表', 'Evidence sheet'])),
        ' ',
        sheetLink(person, 'docx', '.docx'),
      ),
      mine(`${unit}/hr`) &&
        h(
          'button',
          { type: 'button', key: 'record', onclick: () => recordGrade(programme, person, name) },
          both(RECORD),
        ),
      ...sectionsOf(record),
    ].filter(Boolean);
  },
};
