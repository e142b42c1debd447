import { addressOf, get } from './api.js';
import { withdraw } from './acts-approval.js';
import { about, behalf } from './acts-posting.js';
import { ask, area, fixed, text } from './form.js';
import { officeName } from './names.js';
import { holdsRole, mine } from './screen.js';
import { pair } from './words.js';

/** Section by section; where nothing is written yet, what the figures say is there to begin with. */
export const draft = about('draft', 'drafts', async (found) => {
  const { versions } = await get(addressOf(found.id));
  return versions
    .at(-1)
    .sections.flatMap(({ section, name, text: written, suggested }, n) => [
      fixed(`sections.${n}.section`, section),
      area(`sections.${n}.text`, [name.zh, name.en], { rows: 5, value: written ?? suggested ?? '' }),
    ]);
});

export const submitReport = about('submit', 'submissions', () => [text('number', ['文号', 'Number'])]);

const receipt = (result, fields) =>
  about('acknowledge', 'receipts', (_, { subject }) => [
    fixed('recipient', subject),
    fixed('result', result),
    ...fields(),
    ...behalf(subject),
  ]);
const reason = () => area('reason', ['理由', 'Reason']);
export const acknowledge = receipt('acknowledged', () => []);
export const returnReport = receipt('returned', () => [reason()]);

const correct = about('correctReport', 'corrections', () => [reason()]);
const assemble = ({ id }) =>
  ask({ title: pair('act', 'assemble'), about: id, path: `${addressOf(id)}/assemblies`, fields: [] });

const receiptsFor = ({ id, state }) =>
  holdsRole('administrator')
    ? Object.entries(state.receipts).flatMap(([subject, { status }]) =>
        status === 'sent' && !mine(subject)
          ? [
              ['acknowledge', () => acknowledge({ case: id, subject }), officeName(subject)],
              ['returnReport', () => returnReport({ case: id, subject }), officeName(subject)],
            ]
          : [],
      )
    : [];

/**
 * The author has the figures assembled anew, takes a report back from its sign-off or corrects what was sent; an administrator
 * enters what recipients without a login have said.
 */
export function reportExtras(found) {
  const { id, state, endedOn } = found;
  const own = mine(`${state.unit}/hr`) && !endedOn;
  return [
    own && state.stage === 'draft' && ['assemble', () => assemble(found)],
    own && state.stage === 'signing' && ['withdraw', () => withdraw({ case: id, kind: 'report' })],
    own && ['submitted', 'received'].includes(state.stage) && ['correctReport', () => correct({ case: id })],
    ...receiptsFor(found),
  ].filter(Boolean);
}
