import { get } from './api.js';
import { both, h } from './dom.js';
import { officeName } from './names.js';
import { noticing } from './screen.js';

/** As many as a list shows; whoever looks for somebody else types more of the name. */
const MOST = 50;

const described = ({ id, name, offices }) => [name, ...offices.map(officeName), id].join(' · ');

/** A list of what is found while one types; the last answer wins. `optionsOf` makes groups of what was found. */
function finder(words, list, optionsOf) {
  const search = h('input', {
    type: 'search',
    'aria-label': `查找账号 Find an account: ${words.join(' ')}`,
    placeholder: '姓名、机构或账号',
    autocomplete: 'off',
  });
  let asked = 0;
  const fill = async () => {
    asked += 1;
    const own = asked;
    const { items } = await get(
      `accounts?${new URLSearchParams({ text: search.value.trim(), limit: MOST })}`,
    );
    if (own !== asked) return;
    const before = list.value;
    list.replaceChildren(...optionsOf(items));
    list.value = before;
  };
  search.addEventListener('input', () => void noticing(fill));
  void noticing(fill);
  return h(
    'div',
    { class: 'field', role: 'group', 'aria-label': words.join(' ') },
    h('span', {}, both(words)),
    search,
    list,
  );
}

/** One account, found by part of a name or an id. */
export const pickAccount = (name, words) =>
  finder(words, h('select', { name, size: '6', required: true, 'aria-label': words.join(' ') }), (items) =>
    items.map((item) => h('option', { value: item.id }, described(item))),
  );

/** Any number of accounts and offices: what is chosen goes to a list beneath, where it can be unticked again. */
export function pickRecipients(words) {
  const list = h('select', { size: '6', 'aria-label': words.join(' ') });
  const chosen = h('div', { class: 'chosen', role: 'group', 'aria-label': '已选 Chosen' });
  list.addEventListener('change', () => {
    const option = list.selectedOptions[0];
    const { name } = option.dataset;
    const taken = [...chosen.querySelectorAll('input')].find(
      (input) => input.name === name && input.value === option.value,
    );
    if (taken) taken.checked = true;
    else chosen.append(tick(name, option.value, option.textContent));
    list.value = '';
  });
  const group = (label, options) => (options.length > 0 ? [h('optgroup', { label }, ...options)] : []);
  const optionsOf = (items) => [
    ...group(
      '账号 Accounts',
      items.map((item) => h('option', { value: item.id, 'data-name': 'accounts' }, described(item))),
    ),
    ...group(
      '机构 Offices',
      [...new Set(items.flatMap(({ offices }) => offices))].map((office) =>
        h('option', { value: office, 'data-name': 'offices' }, officeName(office)),
      ),
    ),
  ];
  return [finder(words, list, optionsOf), chosen];
}

const tick = (name, value, said) =>
  h(
    'label',
    { class: 'check' },
    h('input', { type: 'checkbox', name, value, checked: true, 'data-list': true }),
    said,
  );
