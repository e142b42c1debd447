import { get, addressOf } from './api.js';
import { withdraw } from './acts-approval.js';
import { about, behalf } from './acts-posting.js';
import { area, choice, date, fixed, flag, text } from './form.js';
import { leadsTeam, ownPostings } from './in-post.js';
import { officeName } from './names.js';
import { holdsRole, me, mine } from './screen.js';
import { pair } from './words.js';

const said = (list, code) => pair(list, code).join(' ');

/** The people of the team's year, to choose from; `own` where it is about nobody else. */
const people = async (
  id,
  { name = 'posting', words = ['人员', 'Person'], optional = false, own = null } = {},
) => {
  const { members } = await get(addressOf(id));
  const some = own ? members.filter(({ posting }) => own.some((one) => one.posting === posting)) : members;
  const items = some.map(({ posting, personName }) => ({ value: posting, words: personName }));
  return choice(name, words, items, optional);
};
const kindOf = (name) =>
  choice(
    name,
    ['情况', 'Presence'],
    ['onSite', 'trip', 'absent', 'rest', 'leave'].map((kind) => ({
      value: kind,
      words: said('presence', kind),
    })),
  );

const entersFor = ({ places }) =>
  [`${places.leadUnit}/hr`, `${places.town}/host`, `${places.headquarters}/headquarters`].some(mine);
const asksFor = ({ places }) => mine(`${places.leadUnit}/hr`);
const mineIn = (state) => ownPostings(state.area, state.year);

const enterPresence = about('enterPresence', 'presence', async ({ id, state }) => [
  await people(id, {
    name: 'entries.0.posting',
    own: entersFor(state) || leadsTeam(state.area) ? null : mineIn(state),
  }),
  date('entries.0.from', ['起', 'From'], me.session.today),
  date('entries.0.to', ['止(含当日)', 'To (included)'], me.session.today),
  kindOf('entries.0.kind'),
  area('reason', ['更正理由', 'Reason of a correction'], { optional: true, rows: 2 }),
  ...(mine(`${state.places.leadUnit}/hr`) && state.nextMonth <= 12
    ? [flag('closes', [`${state.nextMonth} 月报送完毕`, `Month ${state.nextMonth} is complete`])]
    : []),
]);

const requestLeave = about('requestLeave', 'leaves', async ({ id, programme, state }) => {
  const { policy } = await get(`programmes/${programme}`);
  const kinds = policy.supervision.leave.kinds.map(({ id: value, words }) => ({
    value,
    words: `${words.zh} ${words.en}`,
  }));
  return [
    await people(id, { own: asksFor(state) ? null : mineIn(state) }),
    choice('kind', ['假别', 'Kind'], kinds),
    date('from', ['起', 'From'], me.session.today),
    date('to', ['止(含当日)', 'To (included)'], me.session.today),
    area('reason', ['事由', 'Reason']),
  ];
});

const isOwn = ({ person }) => person === me.session.person;

const endLeave = (leave) =>
  about('endLeave', 'leave-returns', ({ state }) => [
    fixed('leave', leave),
    date('on', ['返岗第一天', 'First day back'], me.session.today),
    ...(isOwn(state.leaves[leave]) || asksFor(state) || mine(state.approvals[leave].office)
      ? []
      : behalf(`${state.places.town}/host`)),
  ]);

const checkersOf = ({ places }) => [
  `${places.municipality}/supervisor`,
  `${places.headquarters}/headquarters`,
  `${places.host}/host`,
];

const spotCheck = about('spotCheck', 'spot-checks', async ({ id, state }) => [
  choice(
    'office',
    ['检查机关', 'Office'],
    checkersOf(state)
      .filter(mine)
      .map((office) => ({ value: office, words: officeName(office) })),
  ),
  date('on', ['检查日期', 'On'], me.session.today),
  text('document', ['文号', 'Document']),
  await people(id, { name: 'seen.0.posting' }),
  kindOf('seen.0.kind'),
  area('findings.0.what', ['发现的问题(可不填)', 'What was found wrong (may be empty)'], { optional: true }),
  await people(id, {
    name: 'findings.0.posting',
    words: ['问题涉及人员(可不填)', 'Whom it is about (may be empty)'],
    optional: true,
  }),
]);

/** On a team's year as it stands, for those whose office may, and for those who are in it. */
export function supervisionExtras({ id, state }) {
  if (state.stage !== 'running') return [];
  const { leaves, approvals } = state;
  const [enters, asks, inPost] = [entersFor(state), asksFor(state), mineIn(state).length > 0];
  const task = { case: id };
  return [
    (enters || inPost) && ['enterPresence', () => enterPresence(task)],
    (asks || inPost) && ['requestLeave', () => requestLeave(task)],
    checkersOf(state).some(mine) && ['spotCheck', () => spotCheck(task)],
    ...Object.entries(leaves).flatMap(([leave, request]) => {
      const status = approvals[leave]?.status;
      return [
        (enters || isOwn(request) || mine(approvals[leave]?.office)) &&
          status === 'agreed' && ['endLeave', () => endLeave(leave)(task), leave],
        (asks || isOwn(request)) &&
          (status === 'open' || status === 'returned') && [
            'withdraw',
            () => withdraw({ ...task, kind: 'supervision', subject: leave }),
            leave,
          ],
      ];
    }),
  ].filter(Boolean);
}

export const rectify = about('rectify', 'rectifications', () => [
  text('document', ['整改文号', 'Document']),
  area('done', ['整改情况', 'What was done']),
]);

const closing = (result, fields) =>
  about('verify', 'verifications', ({ state }) => [
    choice('result', ['结论', 'Result'], [{ value: result, words: said('verification', result) }]),
    ...fields,
    ...(holdsRole('administrator') ? behalf(state.office) : []),
  ]);
export const verify = closing('enough', [text('document', ['销号文号', 'Document'])]);
export const refuse = closing('notEnough', [area('reason', ['理由', 'Reason'])]);
