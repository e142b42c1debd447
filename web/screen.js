import { get, Refused } from './api.js';
import { h, merge } from './dom.js';

/** What is on screen: a view with `load(params)` and `draw(data, params)`, and what it has loaded. */
let current = null;
let turn = 0;

export const me = { session: null };
export const mine = (office) => me.session?.offices.some((held) => held.office === office) ?? false;
/** In their own right, not for somebody who is absent. */
export const mineMyself = (office) =>
  me.session?.offices.some((held) => held.office === office && held.own) ?? false;
export const holdsRole = (role) => me.session?.offices.some((held) => held.role === role) ?? false;

/** Nobody is represented in a meeting. */
const inPerson = new Set(['minute', 'confirmMinutes']);
/** A task that one is asked to do: by name, or as a holder of its office. */
export const isAsked = ({ office, account, act, notFor = [], barred = [] }) => {
  if (account) return account === me.session?.account;
  const held = me.session?.offices.find((one) => one.office === office);
  if (!held || barred.includes(me.session.account)) return false;
  const standsFor = inPerson.has(act) ? [] : held.standsFor.map((absent) => absent.account);
  return [...(held.own ? [me.session.account] : []), ...standsFor].some((holder) => !notFor.includes(holder));
};

const main = () => document.querySelector('main');

/** A refusal in both languages, with the field that it is about. */
export const refusal = ({ code, detail, detail_en, field, errors = [] }) =>
  h(
    'div',
    { class: 'refusal', role: 'alert', 'data-code': code },
    h('p', {}, h('strong', {}, detail), h('br'), h('span', { class: 'en', lang: 'en' }, detail_en)),
    field && h('p', {}, '字段 Field: ', h('code', {}, field)),
    errors.length > 0 &&
      h(
        'ul',
        {},
        ...errors.map((error) =>
          h('li', {}, h('code', {}, error.field), ' ', error.message, ' · ', error.message_en),
        ),
      ),
  );

/** Does something, and says above the page why it was refused if it was. */
export async function noticing(run) {
  const notice = document.querySelector('#notice');
  notice.replaceChildren();
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice.replaceChildren(refusal(error.problem));
  }
}

/** Draws again what has been loaded: a filter has changed. */
export function redraw() {
  if (current?.data !== undefined)
    merge(main(), current.view.draw(current.data, current.params).filter(Boolean));
}

/** Loads again and changes on screen what has changed. An answer that comes too late for its view is dropped. */
export async function refresh() {
  const asked = current;
  turn += 1;
  const own = turn;
  try {
    if (me.session) me.session = await get('session');
    const data = await asked.view.load(asked.params);
    if (own !== turn) return;
    asked.data = data;
    redraw();
    dispatchEvent(new Event('refreshed'));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (own !== turn) return;
    if (error.problem.status === 401 && me.session) {
      me.session = null;
      dispatchEvent(new Event('hashchange'));
    } else if (asked.data === undefined) merge(main(), [refusal(error.problem)]);
  }
}

export async function open(view, params) {
  current = { view, params, data: undefined };
  merge(main(), [h('p', { class: 'loading' }, '加载中… Loading')]);
  await refresh();
  const heading = main().querySelector('h2');
  document.title = `${heading?.textContent ?? ''} · 轮换 Lunhuan`;
  if (heading && (document.activeElement === document.body || main().contains(document.activeElement)))
    heading.focus();
}
