import { addressOf, get } from './api.js';
import { caseOf } from './acts-approval.js';
import { behalf } from './acts-posting.js';
import { h, table } from './dom.js';
import { ask, choice, fixed } from './form.js';
import { nameOf } from './names.js';
import { holdsRole, mine } from './screen.js';
import { pair } from './words.js';

const halves = ['halfYear', 'yearEnd'];

export const subjectName = ({ personName, subject }) => personName ?? nameOf(subject);

const headings = [
  ['对象', 'Subject'],
  ['评分', 'Mark'],
  ['单位', 'Unit'],
  ['在岗天数', 'Days served'],
];

const inputOf = (subject, n, value) =>
  h('input', {
    ...{ type: 'number', name: `items.${n}.score`, min: 0, max: 100, step: 1, value },
    ...{ inputmode: 'numeric', autocomplete: 'off', 'aria-label': `评分 Mark ${subjectName(subject)}` },
  });

/** One half of the whole pool, as a table to type in. Rows that are left empty are left as they are. */
export async function mark({ case: id }) {
  const [{ subjects }, { state }] = await Promise.all([get(addressOf(id)), caseOf(id)]);
  const graded = subjects.filter(({ ungraded }) => !ungraded);
  let half = halves.find((one) => graded.some((subject) => subject[one] === null)) ?? 'yearEnd';
  const typed = Object.fromEntries(halves.map((one) => [one, graded.map((subject) => subject[one] ?? '')]));
  const inputs = graded.map((subject, n) => inputOf(subject, n, typed[half][n]));
  const which = choice(
    'half',
    ['时段', 'Half'],
    halves.map((value) => ({ value, words: pair('half', value).join(' '), selected: value === half })),
  );
  // What was typed for one half is there again when one comes back to it.
  which.addEventListener('change', ({ target }) => {
    typed[half] = inputs.map(({ value }) => value);
    half = target.value;
    inputs.forEach((input, n) => {
      input.value = typed[half][n];
    });
  });
  ask({
    title: pair('act', 'mark'),
    about: '0 至 100 的整数;空行不变。Whole numbers from 0 to 100; what is left empty stays as it is.',
    path: `${addressOf(id)}/marks`,
    wide: true,
    fields: [
      which,
      table(
        ['评分', 'Marks'],
        headings,
        graded.map((subject, n) => ({
          key: subject.subject,
          cells: [
            [fixed(`items.${n}.subject`, subject.subject), subjectName(subject)],
            inputs[n],
            nameOf(subject.unit),
            String(subject.served),
          ],
        })),
      ),
      ...behalf(state.marker),
    ],
    shape: ({ items, ...body }) => ({ ...body, items: items.filter(({ score }) => score !== undefined) }),
  });
}

/** A mark may be changed until the grades are proposed; that of a marker without a login is entered with the document. */
export const marksFor = ({ stage, marker, places }, tasks) =>
  stage === 'marking' &&
  (mine(marker)
    ? tasks.every(({ act }) => act !== 'mark')
    : mine(`${places.headquarters}/headquarters`) || holdsRole('administrator'));
