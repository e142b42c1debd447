import { get, post, Refused, remove } from './api.js';
import { caseView } from './case.js';
import { casesView } from './cases.js';
import { changesView } from './changes.js';
import { copiesView } from './copies.js';
import { hostSideView } from './host-side.js';
import { inboxView } from './inbox.js';
import { dutiesView } from './duties.js';
import { figuresView } from './figures.js';
import { postingToday } from './in-post.js';
import { live } from './live.js';
import { loadNames, officeName } from './names.js';
import { holdsRole, me, noticing, open, refresh, refusal } from './screen.js';
import { personView } from './person.js';
import { presenceMonthView } from './presence-month.js';
import { plansView } from './plans.js';
import { departuresView } from './departures.js';
import { evaluationsView } from './evaluation.js';
import { signInView } from './sign-in.js';
import { strengthView } from './strength.js';
import { substitutionsView } from './substitutions.js';
import { teamView } from './team.js';
import { townsView } from './towns.js';
import { firstSecretariesView } from './villages.js';
import { fundsView, workView } from './year-figures.js';

const $ = (selector) => document.querySelector(selector);

/** `#/cases/selection/440513101/1`: which view, and what it is about. */
function wanted() {
  const [, place = 'towns', ...rest] = location.hash.split('/');
  const id = decodeURIComponent(rest.join('/'));
  const views = {
    towns: townsView,
    teams: teamView,
    inbox: inboxView,
    copies: copiesView,
    plans: plansView,
    substitutions: substitutionsView,
    strength: strengthView,
    departures: departuresView,
    figures: figuresView,
    'host-side': hostSideView,
    changes: changesView,
    'first-secretaries': firstSecretariesView,
    duties: dutiesView,
    evaluations: evaluationsView,
    work: workView,
    funds: fundsView,
    people: personView,
    presence: presenceMonthView,
    cases: rest.length > 1 ? caseView : casesView,
  };
  return { place, view: views[place] ?? townsView, params: { id } };
}

const heldAs = ({ office, own, standsFor }) =>
  own ? officeName(office) : `${officeName(office)}(代 ${standsFor.map(({ name }) => name).join('、')})`;

/** Who is signed in, and which day it is, wherever it has changed. */
function showSession() {
  const { session } = me;
  document.body.dataset.signedIn = session ? 'yes' : 'no';
  $('#who').textContent = session?.name ?? '';
  $('#who').title = session?.offices.map(heldAs).join('、') ?? '';
  const own = postingToday(session);
  $('#own-year').hidden = !own;
  if (own) $('#own-year').href = `#/cases/supervision/${own.area}/${session.today.slice(0, 4)}`;
  $('#today').textContent = session?.today ?? '';
  $('#clock').hidden = !driven || !holdsRole('administrator');
}

let driven = false;
let following = false;

async function start() {
  if (!me.session) {
    try {
      me.session = await get('session');
      driven = (await get('clock')).mode === 'driven';
      await loadNames();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.problem.status !== 401) $('#notice').replaceChildren(refusal(error.problem));
    }
  }
  const signedIn = me.session !== null;
  if (following !== signedIn) live(signedIn, showStatus);
  following = signedIn;
  showSession();
}

function showStatus(status) {
  $('#live').dataset.status = status;
  $('#live').textContent = status === 'live' ? '● 实时 live' : '○ 未连接 not connected';
}

async function go() {
  $('#notice').replaceChildren();
  await start();
  const { place, view, params } = wanted();
  for (const link of document.querySelectorAll('header nav a')) {
    if (link.hash.split('/')[1] === place) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  await open(me.session ? view : signInView, params);
  showSession();
}

async function advance(button) {
  const buttons = [...document.querySelectorAll('#clock button')];
  for (const other of buttons) other.disabled = true;
  await noticing(async () => {
    await post('clock/advance', { days: Number(button.dataset.days) });
    await refresh();
  });
  for (const other of buttons) other.disabled = false;
}

for (const button of document.querySelectorAll('#clock button'))
  button.addEventListener('click', () => void advance(button));

async function signOut() {
  await remove('sessions');
  me.session = null;
  await go();
}

$('#sign-out').addEventListener('click', () => void noticing(signOut));
addEventListener('hashchange', () => void go());
addEventListener('refreshed', showSession);
await go();
