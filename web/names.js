import { all, get } from './api.js';
import { both, h } from './dom.js';
import { pair, zh } from './words.js';

let names = new Map();
/** Grounds of a recall, in both languages. */
let grounds = new Map();
let programme = null;

/** The programme of this database. */
export const programmeId = () => programme?.id ?? '';

/** The policy in use, as data. */
export async function policyInUse() {
  [programme] = (await get('programmes')).items;
  return programme ? (await get(`programmes/${programme.id}`)).policy : {};
}

/** What the policy calls duties, headings of work with their measures, and sources of funds. */
const namesIn = ({ duties = [], work = [], funds }) =>
  [...duties, ...work, ...work.flatMap(({ measures }) => measures), ...(funds?.sources ?? [])].map(
    ({ id, name }) => [id, name.zh],
  );

/** Names of units, towns, counties and cities by code, and what the policy calls things: they are read once. */
export async function loadNames() {
  if (names.size > 0) return;
  const [units, towns, counties, policy] = await Promise.all([
    all('units'),
    get('towns'),
    get('towns?kind=county'),
    policyInUse(),
  ]);
  grounds = new Map((policy.posting?.recallGrounds ?? []).map(({ id, words }) => [id, [words.zh, words.en]]));
  names = new Map([
    ...namesIn(policy),
    ...units.map(({ code, name }) => [code, name]),
    ...[...towns.items, ...counties.items].flatMap(({ code, name, county, countyName, city, cityName }) => [
      [county, countyName],
      [city, cityName],
      [code, name],
    ]),
  ]);
}

/** Why somebody left: a ground of the policy, or the course of things. */
export const releaseName = (reason) => both(grounds.get(reason) ?? pair('release', reason));

export const nameOf = (code) => names.get(code) ?? code;

/** `sz-caizhengju/hr` is 市财政局 人事. */
export const officeName = (office) => {
  const [scope, role] = office.split('/');
  return `${nameOf(scope)} ${zh('role', role)}`;
};

/** What a task is about, when it is not a person: a seat, a side of a handover, a post, a unit. */
export const subjectName = (subject) => toldName(subject) ?? codeName(subject);

/** What an office was told, and until when it holds: `extended:2024-09-01`. */
function toldName(subject) {
  const [what, until = ''] = subject.split(':');
  const [zhWords, en] = pair('told', what);
  return zhWords === what ? undefined : `${zhWords} ${until} ${en}`;
}

const codeName = (subject) =>
  [zh('side', subject), zh('title', subject)].find((said) => said !== subject) ?? nameOf(subject);

const CASE =
  /^(programme|team|selection|posting|host-post|rotation|rotation-plan|report|duty|work-item|fund|supervision|finding|evaluation)\/\S+$/;
const isCase = (text) => CASE.test(text);

export const caseLink = (id, text = id) => h('a', { href: `#/cases/${encodeURI(id)}` }, text);
export const townLink = (code) => h('a', { href: `#/teams/${code}` }, nameOf(code));

/** Whatever is in a state or an event, for people to read: ids as links and names. */
export function readable(value, people = {}) {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是 yes' : '否 no';
  if (typeof value === 'string') return readableText(value, people);
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '—';
  return h(
    'ul',
    { class: 'tree' },
    ...entries.map(([key, item]) =>
      h('li', {}, !Array.isArray(value) && [h('code', {}, people[key] ?? key), ': '], readable(item, people)),
    ),
  );
}

function readableText(text, people) {
  if (isCase(text)) return caseLink(text);
  const [, role, more] = text.split('/');
  if (role && more === undefined && zh('role', role) !== role) return officeName(text);
  return people[text] ?? names.get(text) ?? text;
}
